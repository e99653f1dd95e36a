"""A mail server of somebody else's (Debian's python3-aiosmtpd), and Python's idea of what came.

usage: mail-server.py DIRECTORY [CERTIFICATE KEY USER PASSWORD]

Prints its port, files each message as N.json in DIRECTORY, and ends when its standard input does. With a certificate it
takes mail only after STARTTLS and AUTH.
"""

import email
import email.policy
import json
import os
import socket
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

directory, *secure = sys.argv[1:]


def read(content):
    """What a reader makes of a message."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    parts = {part.get_content_type(): part for part in message.walk()}
    headers = [(name, str(value)) for name, value in message.items()]
    defects = [str(defect) for part in message.walk() for defect in part.defects]
    defects += [str(defect) for _, value in message.items() for defect in value.defects]
    return {
        "names": [name for name, _ in headers],
        "headers": {name.lower(): value for name, value in headers},
        "defects": defects,
        "text": parts["text/plain"].get_content().replace("\r\n", "\n").rstrip("\n"),
        "html": parts["text/html"].get_content().replace("\r\n", "\n").rstrip("\n"),
        "longest": max(len(line) for line in content.split(b"\r\n")),
        "ascii": content.isascii(),
    }


class Files:
    count = 0

    async def handle_DATA(self, server, session, envelope):
        found = read(envelope.content)
        found["from"] = envelope.mail_from
        found["to"] = envelope.rcpt_tos
        found["encrypted"] = session.ssl is not None
        path = f"{directory}/{self.count}.json"
        with open(path + ".part", "w", encoding="utf-8") as file:
            json.dump(found, file)
        os.rename(path + ".part", path)
        self.count += 1
        return "250 filed"


def authenticate(server, session, envelope, mechanism, data):
    good = isinstance(data, LoginPassword) and [data.login.decode(), data.password.decode()] == secure[2:]
    return AuthResult(success=good, handled=False)


options = {}
if secure:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(secure[0], secure[1])
    options = {
        "tls_context": context, "require_starttls": True, "auth_required": True, "authenticator": authenticate,
    }
with socket.create_server(("127.0.0.1", 0)) as free:
    port = free.getsockname()[1]
controller = Controller(Files(), hostname="127.0.0.1", port=port, **options)
controller.start()
print(port, flush=True)
sys.stdin.read()
controller.stop()
