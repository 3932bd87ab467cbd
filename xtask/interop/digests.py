"""Follows by mail, over a real SMTP server (aiosmtpd): python digests.py COMITY FOLDER LIBFAKETIME

What arrives is read by Python's email module. Weeks pass by starting the server anew on a later day (libfaketime)."""

import asyncio
import email
import email.policy
import html
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

from aiosmtpd.controller import Controller

comity, folder, faketime = sys.argv[1:]
SITE = "https://record.example.org"
GUARD = 60


class Inbox:
    """A mail server that takes what it is given, unless it is told otherwise."""

    def __init__(self):
        self.taken = []
        # What is answered instead: to RCPT, and to the text.
        self.rcpt = None
        self.data = None
        # Answers nothing to RCPT.
        self.deaf = threading.Event()
        # Holds the text back, after it has come.
        self.hold = threading.Event()
        self.holding = threading.Event()
        self.release = threading.Event()

    async def handle_RCPT(self, server, session, envelope, address, options):
        while self.deaf.is_set():
            self.holding.set()
            await asyncio.sleep(0.01)
        if self.rcpt:
            return self.rcpt
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.data:
            return self.data
        self.taken.append((envelope, email.message_from_bytes(envelope.content, policy=email.policy.default)))
        if self.hold.is_set():
            # It has the mail, and has not said so.
            self.holding.set()
            while not self.release.is_set():
                await asyncio.sleep(0.01)
        return "250 taken"


inbox = Inbox()
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
smtp = Controller(inbox, hostname="127.0.0.1", port=port, enable_SMTPUTF8=True)
smtp.start()

shutil.rmtree(folder, ignore_errors=True)
record, data = os.path.join(folder, "record"), os.path.join(folder, "data")
os.makedirs(os.path.join(record, "instruments"))
FILES = {
    "sources.csv": "id,title,publisher,url,retrieved\ngazette,Gazette of the test,The <Gazette>,https://gazette.example.org/,2026-09-01\n",
    "instruments/test-treaty.instrument": 'instrument test-treaty "Treaty of the test"\n  title fr "Traité de l’essai"\n'
    "  adopted 2026-01-01\n  opened 2026-01-01\n  complete always\n  enters into force 30 days after 2 deposits\n",
    "instruments/club.instrument": 'forum club "Club of the test"\n  force political\n  members by invitation\n  level other\n',
    "acts.csv": "date,actor,act,id,target,until,detail,source\n"
    "2026-08-01,FIN,pledge,fin-pledge,,2026-09-10,publish <b>a report</b> & more,gazette\n"
    "2026-08-01,FRA,pledge,fra-pledge,,2026-12-30,publish another,gazette\n",
}
for name, text in FILES.items():
    with open(os.path.join(record, name), "w", encoding="utf-8") as file:
        file.write(text)


def clock(day):
    return dict(
        os.environ,
        LD_PRELOAD=faketime,
        FAKETIME=f"@{day}",
        FAKETIME_DONT_FAKE_MONOTONIC="1",
        FAKETIME_DISABLE_SHM="1",
        TZ="UTC",
    )


class Server:
    def __init__(self, day, *more, at="127.0.0.1"):
        command = [comity]
        if not os.path.exists(data):
            command += ["--record", record]
        command += ["--data", data, "serve", "--listen", "127.0.0.1:0", "--origin", "record.example.org/test", "--address", SITE]
        command += ["--behind-proxy", "--mail", f"smtp://127.0.0.1:{port}", "--mail-from", "Record <record@example.org>", *more]
        if at != "127.0.0.1":
            command[command.index(f"smtp://127.0.0.1:{port}")] = f"smtp://{at}:{port}"
        self.errors = open(os.path.join(folder, "complaints"), "a+", encoding="utf-8")
        self.process = subprocess.Popen(command, env=clock(day), stdout=subprocess.PIPE, stderr=self.errors, text=True)
        self.address = None
        for line in self.process.stdout:
            if line.strip().startswith("pages"):
                self.address = line.split()[1].rstrip("/")
                break
        assert self.address, open(os.path.join(folder, "complaints"), encoding="utf-8").read()
        threading.Thread(target=self.process.stdout.read, daemon=True).start()

    def ask(self, path, fields=None, headers=(), sender="203.0.113.1"):
        body = None if fields is None else fields if isinstance(fields, bytes) else urllib.parse.urlencode(fields).encode()
        request = urllib.request.Request(self.address + path, data=body)
        request.add_header("X-Forwarded-For", sender)
        for name, value in headers:
            request.add_header(name, value)
        try:
            with urllib.request.urlopen(request, timeout=GUARD) as answer:
                return answer.status, answer.read().decode(), answer.headers
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode(), error.headers

    def metric(self, name):
        text = self.ask("/metrics")[1]
        return sum(float(line.rsplit(" ", 1)[1]) for line in text.splitlines() if re.match(name + r"(\{|\s)", line))

    def end(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        self.process.wait(GUARD)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.end()


def until(true, what):
    """Waits for what comes about by itself."""
    begun = time.monotonic()
    while not true():
        assert time.monotonic() - begun < GUARD, f"{what}: {open(os.path.join(folder, 'complaints'), encoding='utf-8').read()}"
        time.sleep(0.05)


def mails(count):
    until(lambda: len(inbox.taken) >= count, f"{count} mails, there are {len(inbox.taken)}")
    assert len(inbox.taken) == count, [str(mail["subject"]) for _, mail in inbox.taken]
    return inbox.taken[-1]


def quiet(server):
    """Nothing waits: the digests of this start were written and sent, or there were none."""
    until(lambda: server.metric("comity_mail_waiting") == 0, "nothing waits")


def record_act(day, *fields):
    command = [comity, "--data", data, "record", "--source", "gazette", *fields]
    done = subprocess.run(command, env=clock(day), capture_output=True, text=True, timeout=GUARD)
    assert done.returncode == 0, done.stderr


def form(address, topic="state/FIN", tell="new", language="en"):
    return {"address": address, "topic": topic, "tell": tell, "language": language}


def link(mail, page):
    text = mail.get_body(("plain",)).get_content()
    found = re.search(re.escape(SITE) + r"(\S*/follow/" + page + r"\?token=([0-9a-f]{32}))\s", text)
    assert found, text
    return found.group(1)


def confirm(server, address, **more):
    """Follows, as somebody does who reads the letter and presses the button."""
    before = len(inbox.taken)
    status, page, _ = server.ask("/follow", form(address, **more))
    assert status == 200, page
    envelope, mail = mails(before + 1)
    assert envelope.rcpt_tos == [mail["to"].addresses[0].addr_spec], envelope.rcpt_tos
    path = link(mail, "confirm")
    status, page, headers = server.ask(path)
    assert status == 200 and headers["cache-control"] == "no-store" and headers["referrer-policy"] == "no-referrer", page
    status, page, _ = server.ask(path, {"confirm": "yes"})
    assert status == 200, page
    return mail, path


# A page has the form only where mail is sent, and the form works without a script.
with Server("2026-09-01 12:00:00") as server:
    for path, topic in [
        ("/states/FIN", "state/FIN"),
        ("/instruments/test-treaty", "instrument/test-treaty"),
        ("/commitments/fin-pledge", "promise/fin-pledge"),
        ("/forums/club", "forum/club"),
    ]:
        status, page, _ = server.ask(path)
        assert status == 200 and 'action="/follow"' in page and f'name="topic" value="{topic}"' in page, path
    # Only reading the link confirms nothing: systems that look for viruses do that.
    before = len(inbox.taken)
    status, known, _ = server.ask("/follow", form("delegate@example.org"))
    assert status == 200
    envelope, mail = mails(1)
    assert mail["auto-submitted"] == "auto-generated" and mail["from"].addresses[0].addr_spec == "record@example.org"
    assert mail["list-unsubscribe"] is None and "Finland" in mail["subject"], mail.items()
    path = link(mail, "confirm")
    for _ in range(3):
        assert server.ask(path)[0] == 200
    assert server.metric("comity_mail_addresses") == 0
    # Another site's form is refused, and so is what is no form.
    for headers in [[("Origin", "https://evil.example")], [("Origin", "null")], [("Sec-Fetch-Site", "cross-site")]]:
        for to, fields in [("/follow", form("victim@example.org")), (path, {"confirm": "yes"})]:
            assert server.ask(to, fields, headers)[0] == 403, headers
    assert server.ask("/follow", b"{}", [("Content-Type", "application/json")])[0] == 415
    assert server.ask(path, {"confirm": "yes"}, [("Origin", SITE)])[0] == 200
    # Pressed twice it does what it did.
    assert server.ask(path, {"confirm": "yes"})[0] == 200
    until(lambda: server.metric("comity_mail_addresses") == 1, "one address follows")
    # Known or not, the answer is the same.
    status, again, _ = server.ask("/follow", form("delegate@example.org"))
    status, other, _ = server.ask("/follow", form("nobody@example.org"))
    assert known == again == other
    mails(3)
    # Nothing of an address becomes a header or a command; nothing is dropped in silence.
    for wrong in [
        "a@example.org\r\nBcc: victim@example.org",
        "a@example.org\nRCPT TO:<victim@example.org>",
        "a@example.org, victim@example.org",
        "Name <a@example.org>",
        "a@localhost",
        "a@[127.0.0.1]",
        "nobody",
        "",
    ]:
        status, page, _ = server.ask("/follow", form(wrong), sender="203.0.113.2")
        assert status == 400, (wrong, status)
    for fields in [
        dict(form("a@example.org"), topic="state/NOWHERE"),
        dict(form("a@example.org"), topic="everything"),
        dict(form("a@example.org"), tell="all"),
        dict(form("a@example.org"), language="de"),
        dict(form("a@example.org"), subject="x\r\nBcc: victim@example.org"),
    ]:
        assert server.ask("/follow", fields, sender="203.0.113.3")[0] == 400, fields
    # One sender cannot have letters sent to everybody.
    statuses = [server.ask("/follow", form(f"one{n}@example.org"), sender="203.0.113.4")[0] for n in range(25)]
    assert statuses.count(200) == 20 and statuses[-1] == 429, statuses
    mails(3 + 20)
    assert not any("victim" in str(to) for envelope, _ in inbox.taken for to in envelope.rcpt_tos)
    # A domain in other letters arrives as mail servers know it, in the language of the page.
    mail, _ = confirm(server, "poste@bücher.example", topic="instrument/test-treaty", language="fr")
    assert mail["to"] == "poste@xn--bcher-kva.example" and "Traité de l’essai" in mail["subject"], mail.items()
    page = mail.get_body(("html",)).get_content()
    assert '<html lang="fr" dir="ltr">' in page and "48 heures" in page, page
    confirm(server, "only@example.org", tell="missing", language="ar")
    quiet(server)
    until(lambda: server.metric("comity_mail_addresses") == 3, "three addresses follow")
first = len(inbox.taken)
print("   confirmed by a button and by nothing else; injection, other sites and too many are refused")

# The hour of the first digests: the promise falls due, and nothing is recorded.
with Server("2026-09-07 06:00:10") as server:
    until(lambda: len(inbox.taken) >= first + 2, "two digests")
    quiet(server)
    mails(first + 2)
    week = {envelope.rcpt_tos[0]: mail for envelope, mail in inbox.taken[first:]}
    assert set(week) == {"delegate@example.org", "only@example.org"}, week.keys()
    # Finland's promise falls due within thirty days: whoever has begun to follow hears of it, once, and who wants only what is owed does.
    coming = week["delegate@example.org"].get_body(("plain",)).get_content()
    assert "Within 30 days" in coming and "publish <b>a report</b> & more" in coming, coming
    page = week["only@example.org"].get_body(("html",)).get_content()
    assert '<html lang="ar" dir="rtl">' in page and "<b>a report" not in page and "&lt;b&gt;a report&lt;/b&gt; &amp; more" in page, page
first += 2
# An act is recorded, and the day passes.
record_act("2026-09-11 12:00:00", "--date", "2026-09-11", "--actor", "FIN", "--act", "ratification", "--instrument", "test-treaty")
with Server("2026-09-14 06:00:10") as server:
    until(lambda: len(inbox.taken) >= first + 3, "three digests")
    quiet(server)
    week = {envelope.rcpt_tos[0]: mail for envelope, mail in inbox.taken[first:]}
    assert len(inbox.taken) == first + 3 and len(week) == 3, week.keys()
    text = week["delegate@example.org"].get_body(("plain",)).get_content()
    assert "ratification" in text and "Treaty of the test" in text and SITE + "/en/log/entries/" in text, text
    assert "publish <b>a report</b> & more" in text and "Source: The <Gazette>: " + SITE + "/en/sources/gazette" in text, text
    assert "ratification" in week["poste@xn--bcher-kva.example"].get_body(("plain",)).get_content()
    # Who follows only what is missing hears of nothing else.
    missing = week["only@example.org"].get_body(("plain",)).get_content()
    assert "publish <b>a report</b> & more" in missing and "/log/entries/" not in missing, missing
    for envelope, mail in inbox.taken[first:]:
        # As mail programs read it: in one piece, and not encoded.
        assert re.search(rb"\r\nList-Unsubscribe:\s+<https://record\.example\.org/follow/stop\?token=[0-9a-f]{32}>\r\n", envelope.content), envelope.content
        assert mail["list-unsubscribe-post"] == "List-Unsubscribe=One-Click" and mail["auto-submitted"] == "auto-generated"
        assert re.fullmatch(re.escape(f"<{SITE}/follow/stop?token=") + "[0-9a-f]{32}>", mail["list-unsubscribe"])
        assert re.fullmatch(r"<digest\.2026-09-14\.[0-9a-f]{32}@record\.example\.org>", mail["message-id"]), mail["message-id"]
        assert "<script" not in mail.get_body(("html",)).get_content()
first += 3
# The same week once more: nothing is written twice.
with Server("2026-09-16 12:00:00") as server:
    quiet(server)
    time.sleep(2)
    mails(first)
# A week without anything new: only what is missing is said again.
with Server("2026-09-21 06:00:10") as server:
    until(lambda: len(inbox.taken) >= first + 1, "the reminder")
    quiet(server)
    mails(first + 1)
    assert inbox.taken[-1][0].rcpt_tos == ["only@example.org"]
first += 1
# The act is there, and it ceases.
record_act("2026-09-22 12:00:00", "--date", "2026-09-22", "--actor", "FIN", "--act", "self_assessment", "--set", "target=fin-pledge", "--set", "value=complete")
with Server("2026-09-28 06:00:10") as server:
    until(lambda: len(inbox.taken) >= first + 1, "the digest")
    quiet(server)
    mails(first + 1)
    envelope, mail = inbox.taken[-1]
    assert envelope.rcpt_tos == ["delegate@example.org"] and "publish <b>a report" in mail.get_body(("plain",)).get_content()
first += 1
print("   digests say what is new once, reminders what is missing until it is there; and nothing when there is nothing")

# Killed while the mail server has the mail and has not said so: it is not sent again, and that is said.
record_act("2026-09-29 12:00:00", "--date", "2026-09-29", "--actor", "FIN", "--act", "reservation", "--instrument", "test-treaty", "--detail", "Article 1")
inbox.hold.set()
with Server("2026-10-05 06:00:10") as server:
    assert inbox.holding.wait(GUARD), "a digest is being sent"
    server.end(signal.SIGKILL)
inbox.hold.clear()
inbox.release.set()
held = inbox.taken[-1][1]["message-id"]
with Server("2026-10-05 06:30:00") as server:
    # Two follow what was done; one of them has it already.
    until(lambda: len(inbox.taken) >= first + 2, "the other digest")
    quiet(server)
    mails(first + 2)
    until(lambda: server.metric("comity_mail_unknown") == 1, "it is said that one may not have arrived")
names = [mail["message-id"] for _, mail in inbox.taken]
assert len(set(names)) == len(names) and names.count(held) == 1, names
first += 2
# Killed before its text was handed over: nothing is lost, and it comes once.
record_act("2026-10-06 11:00:00", "--date", "2026-10-06", "--actor", "FIN", "--act", "pledge", "--set", "id=fin-again", "--set", "until=2027-06-01", "--detail", "again")
inbox.holding.clear()
inbox.deaf.set()
with Server("2026-10-12 06:00:10") as server:
    assert inbox.holding.wait(GUARD), "a digest is about to be sent"
    server.end(signal.SIGKILL)
inbox.deaf.clear()
with Server("2026-10-12 06:00:40") as server:
    mails(first + 1)
    assert inbox.taken[-1][0].rcpt_tos == ["delegate@example.org"] and server.metric("comity_mail_unknown") <= 1
first += 1
# Killed again and again while digests are written and sent: each arrives once.
record_act("2026-10-13 12:00:00", "--date", "2026-10-13", "--actor", "FRA", "--act", "signature", "--instrument", "test-treaty")
for n in range(40):
    server = Server("2026-10-19 06:00:10")
    time.sleep(0.02 * n)
    server.end(signal.SIGKILL)
with Server("2026-10-19 07:00:00") as server:
    until(lambda: server.metric("comity_mail_addresses") == 3, "it has looked")
    quiet(server)
    lost = server.metric("comity_mail_unknown")
names = [mail["message-id"] for _, mail in inbox.taken]
assert len(set(names)) == len(names), names
arrived = len(inbox.taken) - first
assert 1 - lost <= arrived <= 1, (arrived, lost)
first = len(inbox.taken)
print("   killed while sending, and forty times at any moment: no mail twice, and what may be lost is said")

# A mail server that does not want it now gets it later, under the same name; one that never wants it is asked no more.
record_act("2026-10-20 12:00:00", "--date", "2026-10-20", "--actor", "FIN", "--act", "withdrawal_of_reservation", "--instrument", "test-treaty", "--detail", "Article 1")
inbox.rcpt = "450 4.7.1 come again"
with Server("2026-10-26 06:00:10") as server:
    until(lambda: server.metric("comity_mail_waiting") == 2, "both wait")
    time.sleep(2)
    mails(first)
inbox.rcpt = None
with Server("2026-10-26 06:05:00") as server:
    until(lambda: len(inbox.taken) == first + 2, "both come")
    quiet(server)
    mails(first + 2)
first += 2
inbox.rcpt = "550 5.1.1 no such user"
for day, suspended in [("2026-11-02", 0), ("2026-11-09", 1)]:
    record_act(f"{day} 01:00:00", "--date", day, "--actor", "FIN", "--act", "pledge", "--set", f"id=fin-{day}", "--set", "until=2027-06-01", "--detail", "more")
    with Server(f"{day} 06:00:10") as server:
        until(lambda: server.metric("comity_mail_failed_total") == 1, "it is given up")
        quiet(server)
        until(lambda: server.metric("comity_mail_suspended") == suspended, f"{suspended} suspended")
inbox.rcpt = None
mails(first)
print("   4xx is tried again, 5xx given up, and an address that is refused twice is written to no more")

# One click of a mail program, from anywhere, and nothing of the address is left.
with Server("2026-11-10 12:00:00") as server:
    stop = re.search(r"<" + re.escape(SITE) + r"(.*)>", week["poste@xn--bcher-kva.example"]["list-unsubscribe"]).group(1)
    status, page, _ = server.ask(stop)
    assert status == 200 and "Treaty of the test" in html.unescape(page), page
    assert server.ask(stop, b"something=else")[0] == 400
    status, _, headers = server.ask(stop, b"List-Unsubscribe=One-Click", [("Origin", "https://mail.example")])
    assert status == 200 and headers["cache-control"] == "no-store"
    assert server.ask(stop)[0] == 404 and server.ask(stop, b"List-Unsubscribe=One-Click")[0] == 404
    # By a button, one thing, and with the last the address.
    stop = link(week["only@example.org"], "stop")
    status, page, _ = server.ask(stop)
    assert status == 200 and 'value="state/FIN"' in page, page
    status, page, _ = server.ask(stop, {"stop": "state/FIN"})
    assert status == 200
    until(lambda: server.metric("comity_mail_addresses") == 1, "one address is left")
with open(os.path.join(data, "mail.db"), "rb") as file:
    kept = file.read()
assert b"xn--bcher-kva" not in kept and b"only@example.org" not in kept and b"delegate@example.org" in kept
# Nothing of it is public.
archive = os.path.join(folder, "exported")
subprocess.run([comity, "--data", data, "export", archive], check=True, capture_output=True, timeout=GUARD)
backup = os.path.join(folder, "backup")
subprocess.run([comity, "--data", data, "backup", backup], check=True, capture_output=True, timeout=GUARD)
for base, _, files in [*os.walk(archive), *os.walk(backup), *os.walk(os.path.join(data, "log"))]:
    for name in files:
        assert not name.startswith("mail."), name
        with open(os.path.join(base, name), "rb") as file:
            assert b"delegate@example.org" not in file.read(), name
# What is not on this machine is spoken to under TLS, or not at all.
# Of this name nobody could say without asking that it is this machine.
count = len(inbox.taken)
with Server("2026-11-11 12:00:00", at="127.1") as server:
    assert server.ask("/follow", form("clear@example.org"))[0] == 200
    until(lambda: "STARTTLS" in open(os.path.join(folder, "complaints"), encoding="utf-8").read(), "it is refused")
    assert server.metric("comity_mail_waiting") == 1
mails(count)
with open(os.path.join(folder, "complaints"), encoding="utf-8") as file:
    said = file.read()
assert "example.org>" not in said and "delegate" not in said and "token" not in said, said
smtp.stop()
print(f"   one click ends it and deletes the address; of {len(inbox.taken)} mails none came twice, and none is in log, export or backup")
