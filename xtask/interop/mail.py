"""Takes one mail with aiosmtpd and says what was in it: python mail.py COMITY RECORD"""

import email
import email.policy
import socket
import subprocess
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message


class Inbox(Message):
    def __init__(self):
        super().__init__()
        self.taken = []

    def handle_message(self, message):
        self.taken.append(email.message_from_bytes(message.as_bytes(), policy=email.policy.default))


inbox = Inbox()
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
server = Controller(inbox, hostname="127.0.0.1", port=port)
server.start()
comity, record = sys.argv[1:]


def remind(smtp, *more):
    command = [comity, "--record", record, "remind", "SGP", "--on", "2016-11-01", "--to", "Delegation <sgp@example.org>"]
    command += ["--sender", "comity@example.org", "--smtp", smtp, *more]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


sent = remind(f"smtp://127.0.0.1:{port}", "--to", "second@example.org")
assert sent.returncode == 0, sent.stderr
assert len(inbox.taken) == 2, inbox.taken
mail = inbox.taken[0]
assert mail["to"] == "Delegation <sgp@example.org>" and mail["from"] == "comity@example.org", mail.items()
assert mail["subject"].startswith("Singapore: "), mail["subject"]
text = mail.get_content()
assert "2016-12-31" in text and "border laboratory" in text, text
server.stop()
refused = remind(f"smtp://127.0.0.1:{port}")
assert refused.returncode == 1 and "the mail was not sent" in refused.stderr, refused
print("   two mails taken, and the third refused once nobody listened")
