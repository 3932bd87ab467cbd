"""Public files in object storage, by moto's server for S3, looked at with boto3: python storage.py COMITY DATA FRICTIONLESS

Each paragraph is a fact about what `comity publish` leaves there, whatever happens to it on the way.
"""

import functools
import hashlib
import http.server
import logging
import os
import pathlib
import shutil
import signal
import socket
import socketserver
import struct
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

import boto3
import botocore.exceptions
from moto.server import ThreadedMotoServer

comity, data, frictionless = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
key = (data / "log.vkey").read_text().strip()
kept = "public, max-age=31536000, immutable"

logging.getLogger("werkzeug").setLevel(logging.ERROR)
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
host, port = server.get_host_and_port()
endpoint = f"http://{host}:{port}"
credentials = {"AWS_ACCESS_KEY_ID": "depositary", "AWS_SECRET_ACCESS_KEY": "a secret", "AWS_REGION": "us-east-1"}
own = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "COMITY_"))}
s3 = boto3.client(
    "s3",
    endpoint_url=endpoint,
    aws_access_key_id="depositary",
    aws_secret_access_key="a secret",
    region_name="us-east-1",
)
work = pathlib.Path(tempfile.mkdtemp(prefix="comity-storage-"))


def command(*arguments, at=None, folder=data, **environment):
    environment = {**own, **credentials, "AWS_ENDPOINT": at or endpoint, **environment}
    return {"args": [comity, "--data", str(folder), *arguments], "env": environment}


def run(*arguments, **more):
    return subprocess.run(**command(*arguments, **more), capture_output=True, text=True, timeout=300)


def publish(bucket, *arguments, **more):
    return run("publish", "--to", f"s3://{bucket}/a/b", *arguments, **more)


def done(bucket, *arguments, **more):
    ended = publish(bucket, *arguments, **more)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


def refused(ended, *words):
    assert ended.returncode != 0, ended.stdout
    for word in words:
        assert word in ended.stderr, ended.stderr
    return ended.stderr.strip()


def there(bucket):
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket)
    return {found["Key"]: found["ETag"] for page in pages for found in page.get("Contents", [])}


def ours(folder=data):
    files = [path for path in (folder / "log").rglob("*") if path.is_file() and path.suffix != ".new"]
    return {f"a/b/log/{path.relative_to(folder / 'log')}": path.read_bytes() for path in files}


def whole(bucket, folder=data):
    """Everything that the log's checkpoint covers is there, to the byte. Of partial files only its own have to be."""
    tags = there(bucket)
    assert covered(bucket)
    for name, content in ours(folder).items():
        if ".p/" in name and name not in tags:
            continue
        assert tags.get(name) == f'"{hashlib.md5(content).hexdigest()}"', name


def entries(bucket):
    note = s3.get_object(Bucket=bucket, Key="a/b/log/checkpoint")["Body"].read().decode()
    return int(note.split("\n")[1])


def covered(bucket):
    """What the checkpoint there covers is there: the bundles and the tiles of its size."""
    names = there(bucket)
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
    s3.create_bucket(Bucket=bucket)
    return bucket


def copied(name):
    folder = work / name
    shutil.copytree(data, folder)
    return folder


def say(folder, actor):
    act = ["record", "--act", "accession", "--instrument", "icsant", "--actor", actor, "--date", "2026-11-20"]
    ended = run(*act, "--source", "untc-2015", folder=folder)
    assert ended.returncode == 0, ended.stderr


# What moto keeps to: the two conditions, and not what it does not say.
probe = made("probe")
tag = s3.put_object(Bucket=probe, Key="x", Body=b"1", IfNoneMatch="*")["ETag"]
for wrong in [{"IfNoneMatch": "*"}, {"IfMatch": '"0"'}]:
    try:
        s3.put_object(Bucket=probe, Key="x", Body=b"2", **wrong)
        raise AssertionError(f"moto does not heed {wrong}")
    except botocore.exceptions.ClientError as error:
        assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 412, error
assert s3.put_object(Bucket=probe, Key="x", Body=b"2", IfMatch=tag)["ETag"] != tag

# The first time everything goes there, the next time nothing; each file says what it is and how long it is kept.
bucket = made("first")
print("  ", done(bucket))
whole(bucket)
assert " 0 files sent" in done(bucket)
for name in there(bucket):
    found = s3.head_object(Bucket=bucket, Key=name)
    tile = "/tile/" in name
    assert found["CacheControl"] == (kept if tile else "no-cache"), (name, found)
    assert found["ContentType"] == ("application/octet-stream" if tile else "text/plain; charset=utf-8"), name
assert s3.get_object(Bucket=bucket, Key="a/b/log/vkey")["Body"].read().decode() == key


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Way(socketserver.ThreadingTCPServer):
    """The way to the server: it counts requests, and is slow or cut off when it is told to."""

    allow_reuse_address = True
    daemon_threads = True
    # As many as come at once: one that finds no place is reset.
    request_queue_size = 128

    def __init__(self, slow=0.0, cut=None, between=None, at=(0, None), tear=None):
        self.slow, self.left, self.between, self.at, self.tear = slow, cut, between, at, tear
        self.asked, self.busy = [], 0
        self.lock = threading.Lock()
        super().__init__(("127.0.0.1", 0), Passed)
        threading.Thread(target=self.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server_address[1]}"


class Passed(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.settimeout(30)
        with self.server.lock:
            self.server.busy += 1
        try:
            if head := self.head():
                self.one(head)
        except OSError:
            pass
        with self.server.lock:
            self.server.busy -= 1

    def head(self):
        read = b""
        while b"\r\n\r\n" not in read:
            more = self.request.recv(65536)
            if not more:
                return None
            read += more
        return read

    def one(self, read):
        head, _, body = read.partition(b"\r\n\r\n")
        lines = head.decode().split("\r\n")
        fields = dict((k.lower(), v.strip()) for k, _, v in (line.partition(":") for line in lines[1:]))
        length = int(fields.get("content-length", 0))
        with self.server.lock:
            self.server.asked.append(lines[0])
            if self.server.left is not None:
                self.server.left -= 1
                if self.server.left < 0:
                    raise OSError("cut off")
            if len(self.server.asked) == self.server.tear:
                self.server.tear = None
                # A reset, as a middlebox that was started again sends it.
                self.request.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.request.close()
                raise OSError("torn")
            count, then = self.server.at
            now = len(self.server.asked) == count
        if now:
            then()
        while len(body) < length:
            more = self.request.recv(65536)
            if not more:
                raise OSError("gone")
            body += more
        time.sleep(self.server.slow)
        if self.server.between and lines[0].startswith("PUT") and "/log/checkpoint" in lines[0] and fields.get("if-match") != '"0"':
            between, self.server.between = self.server.between, None
            between()
        with socket.create_connection((host, port)) as upstream:
            kept_head = [line for line in lines if not line.lower().startswith("connection:")] + ["Connection: close"]
            upstream.sendall("\r\n".join(kept_head).encode() + b"\r\n\r\n" + body)
            answer = b""
            while more := upstream.recv(65536):
                answer += more
        # The server has said that it closes, and so does this.
        self.request.sendall(answer)


# Killed at any moment, by the number of requests: what the checkpoint there covers is there, and the next one sends only what
# is not.
reached = set()
for n in [1, 2, 3, 4, 6, 10, 20, 33, 45, 50, 52, 53, 54]:
    bucket, process = made(f"killed-{n}"), None
    begun = threading.Event()

    def kill():
        begun.wait()
        process.send_signal(signal.SIGKILL)

    way = Way(slow=0.02, at=(n, kill))
    process = subprocess.Popen(
        **command("publish", "--to", f"s3://{bucket}/a/b", at=way.address), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    begun.set()
    said, _ = process.communicate()
    assert process.returncode == -signal.SIGKILL, (n, said, way.asked)
    way.shutdown()
    # What was on its way when it was killed may still arrive.
    while way.busy:
        time.sleep(0.01)
    covered(bucket)
    before = len([name for name in there(bucket) if "/tile/" in name])
    reached.add(before)
    said = done(bucket)
    assert f"{before} were there" in said or " 0 files sent (0 bytes), 0 were there" in said, (before, said)
    whole(bucket)
assert len(reached) > 4, reached
print(f"   killed with {sorted(reached)} files there: never a checkpoint without its files, and nothing sent twice")

# Cut off after any number of requests, the same; and it says what happened.
for cut in [0, 1, 3, 20]:
    bucket, way = made(f"cut-{cut}"), Way(cut=cut)
    said = refused(publish(bucket, at=way.address), f"s3://{bucket}/a/b")
    assert not covered(bucket)
    way.shutdown()
    done(bucket)
    whole(bucket)
print("  ", said[:160])

# Cut off once and back a moment later: what fails is tried again, and the end is as if nothing had been.
bucket, way = made("torn"), Way(tear=20)
done(bucket, at=way.address)
assert way.tear is None and covered(bucket)
way.shutdown()
whole(bucket)

# Two at once end as one would.
bucket = made("twice")
both = [subprocess.Popen(**command("publish", "--to", f"s3://{bucket}/a/b"), stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
for process in both:
    _, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors
whole(bucket)

# What is new of one entry more is a few requests, however much there is.
folder = copied("grown")
bucket = made("grown")
done(bucket, folder=folder)
say(folder, "HTI")
way = Way()
print("  ", done(bucket, at=way.address, folder=folder))
print("  ", len(way.asked), "requests for one entry more")
assert len(way.asked) <= 9, way.asked
whole(bucket, folder)

# Somebody else moves the checkpoint between: it is looked at again, and what is there then is the log's.
say(folder, "OMN")
middle = run("log", "checkpoint", folder=folder)
say(folder, "NPL")
way = Way(between=lambda: s3.put_object(Bucket=bucket, Key="a/b/log/checkpoint", Body=middle.stdout.encode()))
done(bucket, at=way.address, folder=folder)
assert way.between is None, "nobody came between"
assert len([line for line in way.asked if line.startswith("PUT") and "checkpoint" in line]) == 3, way.asked
whole(bucket, folder)

# An older copy, another log, a copy that went on by itself: refused, and nothing is overwritten.
tags = there(bucket)
refused(publish(bucket), "older than what others have seen")
fork = copied("fork")
for actor in ["LAO", "TON", "BOL", "TCD"]:
    say(fork, actor)
print("  ", refused(publish(bucket, folder=fork), "forked")[:160])
other = work / "other"
serving = subprocess.Popen(**command("serve", "--listen", "127.0.0.1:0", "--empty", folder=other), stdout=subprocess.PIPE, text=True)
next(line for line in serving.stdout if "Ctrl-C" in line)
serving.kill()
serving.wait()
refused(publish(bucket, folder=other), "another log lies there")
assert there(bucket) == tags

# A tile that is there with other bytes is named.
bucket = made("differs")
s3.put_object(Bucket=bucket, Key="a/b/log/tile/0/000", Body=b"x" * 8192)
print("  ", refused(publish(bucket), "s3://differs/a/b/log/tile/0/000 is there with other bytes")[:160])
assert not covered(bucket)

# No bucket, no server, a server that is not on this machine and speaks plain HTTP.
print("  ", refused(publish("nowhere"), "there is no such bucket", "NoSuchBucket")[:160])
refused(publish("first", at="http://s3.example.org"), "is not encrypted", "AWS_ALLOW_HTTP=true")
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    closed = f"http://127.0.0.1:{free.getsockname()[1]}"
print("  ", refused(publish("first", at=closed), "s3://first/a/b/log/checkpoint")[:200])

# Everybody reads it: verify and mirror work on what any server gives out.
bucket = made("public")
done(bucket, "--exports")
s3.put_bucket_policy(
    Bucket=bucket,
    Policy='{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::public/*"}]}',
)
address = f"{endpoint}/{bucket}/a/b"
verified = run("verify", address, "--key", key)
assert verified.returncode == 0 and "this address has the log alone" in verified.stdout, verified.stdout + verified.stderr
print("  ", verified.stdout.split("\n")[0])
unkeyed = run("verify", address)
assert unkeyed.returncode == 0 and "trusting the key beside the log" in unkeyed.stderr, unkeyed.stderr
mirror = subprocess.Popen(
    **command("mirror", address, str(work / "mirror"), "--key", key, "--listen", "127.0.0.1:0"), stdout=subprocess.PIPE, text=True
)
assert any("Ctrl-C" in line for line in mirror.stdout), "the mirror ended"
mirror.kill()
mirror.wait()
assert (work / "mirror/log/checkpoint").read_bytes() == (data / "log/checkpoint").read_bytes()
# A mirror publishes what it has copied, too.
done(made("mirrored"), "--key", key, folder=work / "mirror")
whole("mirrored")

# The exports say what they are, with their description last.
found = s3.head_object(Bucket=bucket, Key="a/b/export/datapackage.json")
assert (found["ContentType"], found["CacheControl"]) == ("application/json", "no-cache"), found
found = s3.head_object(Bucket=bucket, Key="a/b/export/actors.csv")
assert (found["ContentType"], found["CacheControl"]) == ("text/csv; charset=utf-8", "public, max-age=300"), found
assert "exports   0 of" in done(bucket, "--exports")
validated = subprocess.run([frictionless, "validate", f"{address}/export/datapackage.json"], capture_output=True, text=True)
assert validated.returncode == 0, validated.stdout + validated.stderr

# A folder that a plain web server gives out does as well.
folder = work / "public"
folder.mkdir()
ended = run("publish", "--to", folder.as_uri(), "--exports")
assert ended.returncode == 0, ended.stderr
plain_server = http.server.ThreadingHTTPServer(
    ("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))
)
threading.Thread(target=plain_server.serve_forever, daemon=True).start()
verified = run("verify", f"http://127.0.0.1:{plain_server.server_port}", "--key", key)
assert verified.returncode == 0 and "this address has the log alone" in verified.stdout, verified.stdout + verified.stderr
# Where there are pages of instruments, they have to be right as before.
(folder / "instruments").write_text("a page")
refused(run("verify", f"http://127.0.0.1:{plain_server.server_port}", "--key", key), "/instruments.json", "404")
refused(run("publish", "--to", (work / "no-folder").as_uri()), "there is no folder")

# What goes on publishing does so for each checkpoint.
folder, bucket = copied("followed"), made("followed")
following = subprocess.Popen(
    **command("publish", "--to", f"s3://{bucket}/a/b", "--follow", "--remove-partial", folder=folder),
    stdout=subprocess.DEVNULL,
    stderr=subprocess.PIPE,
    text=True,
)
assert "published" in following.stderr.readline()
before = entries(bucket)
say(folder, "HTI")
assert f"published {before + 1} entries: " in following.stderr.readline()
following.kill()
following.wait()
whole(bucket, folder)

# Beside a server: what is said is there a moment later, and a bucket that is made later is filled by itself.
folder = copied("served")
serving = subprocess.Popen(
    **command("serve", "--listen", "127.0.0.1:0", folder=folder, COMITY_PUBLISH="s3://served/a/b"),
    stdout=subprocess.PIPE,
    stderr=subprocess.PIPE,
    text=True,
)
pages = next(line.split()[1] for line in serving.stdout if line.strip().startswith("pages"))
complaint = serving.stderr.readline()
assert "there is no such bucket" in complaint and "tried again by itself" in complaint, complaint


def gauge(name):
    text = urllib.request.urlopen(f"{pages}metrics").read().decode()
    return int(next(line.split()[1] for line in text.split("\n") if line.startswith(f"comity_{name} ")))


assert gauge("published_entries") == 0
assert urllib.request.urlopen(f"{pages}ready").status == 200
made("served")
for _ in range(600):
    if gauge("published_entries"):
        break
    time.sleep(0.1)
assert gauge("published_entries") == entries("served") and gauge("published_behind_seconds") == 0
serving.kill()
serving.wait()
whole("served", folder)

# Without the rights to it, it says so.
s3.create_bucket(Bucket="locked")
plain = {"Content-Type": "text/plain"}
urllib.request.urlopen(urllib.request.Request(f"{endpoint}/moto-api/reset-auth", data=b"0", headers=plain, method="POST"))
print("  ", refused(publish("locked"), "access is denied")[:200])

server.stop()
shutil.rmtree(work)
