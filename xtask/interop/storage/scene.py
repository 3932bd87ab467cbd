"""What the walk is done with: a log, a store and the program; and what has to lie there."""

import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from stores import STORES

name, comity, data, frictionless, azurite = sys.argv[1:]
data = pathlib.Path(data)
key = (data / "log.vkey").read_text().strip()
own = {n: value for n, value in os.environ.items() if not n.startswith(("AWS_", "AZURE_", "AZURITE_", "COMITY_", "GOOGLE_"))}
store = STORES[name](azurite)
work = pathlib.Path(tempfile.mkdtemp(prefix="comity-storage-"))


def command(*arguments, at=None, said=None, folder=data, **environment):
    environment = {**own, **(said or store.said(at)), **environment}
    return {"args": [comity, "--data", str(folder), *arguments], "env": environment}


def run(*arguments, **more):
    return subprocess.run(**command(*arguments, **more), capture_output=True, text=True, timeout=300)


def address(bucket):
    return f"{store.scheme}://{bucket}/a/b"


def publish(bucket, *arguments, **more):
    return run("publish", "--to", address(bucket), *arguments, **more)


def done(bucket, *arguments, **more):
    ended = publish(bucket, *arguments, **more)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


def refused(ended, *words):
    assert ended.returncode != 0, ended.stdout
    for word in words:
        assert word in ended.stderr, ended.stderr
    for secret in store.secrets:
        assert secret not in ended.stderr, "a secret is said"
    return ended.stderr.strip()


def ours(folder=data):
    files = [path for path in (folder / "log").rglob("*") if path.is_file() and path.suffix != ".new"]
    return {f"a/b/log/{path.relative_to(folder / 'log')}": path.read_bytes() for path in files}


def whole(bucket, folder=data):
    """Everything that the log's checkpoint covers is there, to the byte. Of partial files only its own have to be."""
    there = store.there(bucket)
    assert covered(bucket)
    for name, content in ours(folder).items():
        if ".p/" in name and name not in there:
            continue
        assert name in there and there[name][1] == hashlib.md5(content).hexdigest(), name


def entries(bucket):
    return int(store.get(bucket, "a/b/log/checkpoint").decode().split("\n")[1])


def covered(bucket):
    """What the checkpoint there covers is there: the bundles and the tiles of its size."""
    names = store.there(bucket)
    if "a/b/log/checkpoint" not in names:
        return False
    size, level = entries(bucket), 0
    while size >> (8 * level):
        count = size >> (8 * level)
        for kind in [str(level)] + ["entries"] * (level == 0):
            for index in range(count // 256):
                assert f"a/b/log/tile/{kind}/{index:03}" in names, (kind, index)
            if count % 256:
                name = f"a/b/log/tile/{kind}/{count // 256:03}"
                assert name in names or f"{name}.p/{count % 256}" in names, name
        level += 1
    return True


def made(bucket):
    store.make(bucket)
    return bucket


def copied(name):
    folder = work / name
    shutil.copytree(data, folder)
    return folder


def say(folder, actor):
    act = ["record", "--act", "accession", "--instrument", "icsant", "--actor", actor, "--date", "2026-11-20"]
    ended = run(*act, "--source", "untc-2015", folder=folder)
    assert ended.returncode == 0, ended.stderr
