"""Public files in object storage, looked at with the client of the store's own makers:
python walk.py STORE COMITY DATA FRICTIONLESS AZURITE

Each paragraph is a fact about what `comity publish` leaves there, whatever happens to it on the way.
"""

import functools
import http.server
import shutil
import signal
import socket
import subprocess
import threading
import time
import urllib.request

from scene import (
    address, command, copied, covered, data, done, entries, frictionless, key, made, name, publish, refused, run, say, store,
    whole, work,
)
from way import Quiet, Way

kept = "public, max-age=31536000, immutable"
print("   at", name)

# What the server keeps to: the two conditions, and not what it does not say.
store.heeds(made("probe"))

# The first time everything goes there, the next time nothing; each file says what it is and how long it is kept.
bucket = made("first")
print("  ", done(bucket))
whole(bucket)
assert " 0 files sent" in done(bucket)
for path in store.there(bucket):
    tile = ("application/octet-stream", kept)
    found = store.head(bucket, path)
    assert found == (tile if "/tile/" in path else ("text/plain; charset=utf-8", "no-cache")), (path, found)
assert store.get(bucket, "a/b/log/vkey").decode() == key

# However the store and whoever writes there are said, it is the same.
for n in range(len(store.ways("other"))):
    bucket = made(f"other-{n}")
    done(bucket, said=store.ways(bucket)[n])
    whole(bucket)

# Killed at any moment, by the number of requests: what the checkpoint there covers is there, and the next one sends only what
# is not.
reached = set()
for n in [1, 2, 3, 4, 6, 10, 20, 33, 45, 50, 52, 53, 54]:
    bucket, process = made(f"killed-{n}"), None
    begun = threading.Event()

    def kill():
        begun.wait()
        process.send_signal(signal.SIGKILL)

    way = Way(store, slow=0.02, at=(n, kill))
    process = subprocess.Popen(
        **command("publish", "--to", address(bucket), at=way.address), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    begun.set()
    said, _ = process.communicate()
    assert process.returncode == -signal.SIGKILL, (n, said, way.asked)
    way.shutdown()
    # What was on its way when it was killed may still arrive.
    while way.busy:
        time.sleep(0.01)
    covered(bucket)
    before = len([path for path in store.there(bucket) if "/tile/" in path])
    reached.add(before)
    said = done(bucket)
    assert f"{before} were there" in said or " 0 files sent (0 bytes), 0 were there" in said, (before, said)
    whole(bucket)
assert len(reached) > 4, reached
print(f"   killed with {sorted(reached)} files there: never a checkpoint without its files, and nothing sent twice")

# Cut off after any number of requests, the same; and it says what happened.
for cut in [0, 1, 3, 20]:
    bucket, way = made(f"cut-{cut}"), Way(store, cut=cut)
    said = refused(publish(bucket, at=way.address), address(bucket))
    assert not covered(bucket)
    way.shutdown()
    done(bucket)
    whole(bucket)
print("  ", said[:160])

# Cut off once and back a moment later: what fails is tried again, and the end is as if nothing had been.
bucket, way = made("torn"), Way(store, tear=20)
done(bucket, at=way.address)
assert way.tear is None and covered(bucket)
way.shutdown()
whole(bucket)

# Two at once end as one would.
bucket = made("twice")
to = command("publish", "--to", address(bucket))
both = [subprocess.Popen(**to, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
for process in both:
    _, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors
whole(bucket)

# What is new of one entry more is a few requests, however much there is.
folder = copied("grown")
bucket = made("grown")
done(bucket, folder=folder)
say(folder, "HTI")
way = Way(store)
print("  ", done(bucket, at=way.address, folder=folder))
print("  ", len(way.asked), "requests for one entry more")
assert len(way.asked) <= 9, way.asked
whole(bucket, folder)

# Somebody else moves the checkpoint between: it is looked at again, and what is there then is the log's.
say(folder, "OMN")
middle = run("log", "checkpoint", folder=folder)
say(folder, "NPL")


def moves(line, fields):
    """Not the one by which the store is tried."""
    return line.startswith("PUT") and "/log/checkpoint" in line and fields.get("if-match") != '"0"'


way = Way(store, between=(moves, lambda: store.put(bucket, "a/b/log/checkpoint", middle.stdout.encode())))
done(bucket, at=way.address, folder=folder)
assert way.between is None, "nobody came between"
assert len([line for line in way.asked if line.startswith("PUT") and "checkpoint" in line]) == 3, way.asked
whole(bucket, folder)

# An older copy, another log, a copy that went on by itself: refused, and nothing is overwritten.
there = store.there(bucket)
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
refused(publish(bucket, folder=other), "signed by a key that this folder does not know")
assert store.there(bucket) == there

# A tile that is there with other bytes is named.
bucket = made("differs")
store.put(bucket, "a/b/log/tile/0/000", b"x" * 8192)
print("  ", refused(publish(bucket), f"{address(bucket)}/log/tile/0/000 is there with other bytes")[:160])
assert not covered(bucket)

# Partial files go once the full one is there, also where somebody else takes one away at the same moment.
bucket = made("tidied")
done(bucket)
left = [f"a/b/log/tile/0/000.p/{n}" for n in (7, 8, 9)]
for path in left:
    store.put(bucket, path, b"x")
way = Way(store, between=(lambda line, _: store.deletes(line), lambda: store.remove(bucket, left[1])))
assert "3 partial ones removed" in done(bucket, "--remove-partial", at=way.address)
assert way.between is None and not set(left) & set(store.there(bucket))
way.shutdown()
whole(bucket)

# No bucket, no server, a server that is not on this machine and speaks plain HTTP.
print("  ", refused(publish("nowhere"), "there is no such bucket", store.missing)[:160])
for elsewhere in store.elsewhere:
    refused(publish("first", said=store.said() | elsewhere), "is not encrypted", store.allow)
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    closed = f"http://127.0.0.1:{free.getsockname()[1]}"
for said in [store.said(closed), *store.ways("first", closed)]:
    said = refused(publish("first", said=said), f"{address('first')}/log/checkpoint")
print("  ", said[:200])

# Everybody reads it: verify and mirror work on what any server gives out.
bucket = made("public")
done(bucket, "--exports")
open_to_all = f"{store.open(bucket)}/a/b"
verified = run("verify", open_to_all, "--key", key)
assert verified.returncode == 0 and "this address has the log alone" in verified.stdout, verified.stdout + verified.stderr
print("  ", verified.stdout.split("\n")[0])
unkeyed = run("verify", open_to_all)
assert unkeyed.returncode == 0 and "trusting the key beside the log" in unkeyed.stderr, unkeyed.stderr
copying = command("mirror", open_to_all, str(work / "mirror"), "--key", key, "--listen", "127.0.0.1:0")
mirror = subprocess.Popen(**copying, stdout=subprocess.PIPE, text=True)
assert any("Ctrl-C" in line for line in mirror.stdout), "the mirror ended"
mirror.kill()
mirror.wait()
assert (work / "mirror/log/checkpoint").read_bytes() == (data / "log/checkpoint").read_bytes()
# A mirror publishes what it has copied, too.
done(made("mirrored"), "--key", key, folder=work / "mirror")
whole("mirrored")

# The exports say what they are, with their description last.
assert store.head(bucket, "a/b/export/datapackage.json") == ("application/json", "no-cache")
assert store.head(bucket, "a/b/export/actors.csv") == ("text/csv; charset=utf-8", "public, max-age=300")
assert "exports   0 of" in done(bucket, "--exports")
validate = [frictionless, "validate", f"{open_to_all}/export/datapackage.json"]
validated = subprocess.run(validate, capture_output=True, text=True)
assert validated.returncode == 0, validated.stdout + validated.stderr

# What is held there is not said to be written, and is once it is let go.
if hold := getattr(store, "hold", None):
    store.put(bucket, "a/b/export/actors.csv", b"others")
    release = hold(bucket, "a/b/export/actors.csv")
    print("  ", refused(publish(bucket, "--exports"), f"{address(bucket)}/export/actors.csv", "412")[:200])
    release()
    assert "exports   1 of" in done(bucket, "--exports")
    folder = copied("held")
    say(folder, "HTI")
    release = hold(bucket, "a/b/log/checkpoint")
    print("  ", refused(publish(bucket, folder=folder), "or may not be moved", "lease")[:200])
    assert entries(bucket) == int((data / "log/checkpoint").read_text().split("\n")[1])
    release()
    done(bucket, folder=folder)
    whole(bucket, folder)

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
    **command("publish", "--to", address(bucket), "--follow", "--remove-partial", folder=folder),
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
    **command("serve", "--listen", "127.0.0.1:0", folder=folder, COMITY_PUBLISH=address("served")),
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
made("locked")
print("  ", refused(publish("locked", said=store.stranger()), "access is denied")[:200])

store.stop()
shutil.rmtree(work)
