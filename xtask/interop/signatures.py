"""Checks the signatures of entries with software that shares no code with ours: openssl for Ed25519, and for passkeys the
PyPI package webauthn. Arguments: the origin of the pages, the log's verifier key, and files with one entry each. An entry is
read as anybody would read it: JSON, whose canonical form (RFC 8785), without what the log added, is what was signed."""

import base64
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import webauthn
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, encode_cbor
from webauthn.helpers.exceptions import InvalidAuthenticationResponse


def statement(entry, log):
    kept = {key: value for key, value in entry.items() if key not in ("recorded", "signed", "countersigned")}
    return json.dumps(kept | {"log": log}, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def openssl(key, signature, said):
    with tempfile.TemporaryDirectory() as folder:
        der = bytes.fromhex("302a300506032b6570032100") + key
        files = {"key.der": der, "signature": signature, "said": said}
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        command = "openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in said -sigfile signature"
        return subprocess.run(command.split(), cwd=folder, capture_output=True).returncode == 0


def passkey(key, signed, said, origin):
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key).public_numbers()
    cose = encode_cbor({1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")})
    url = lambda text: bytes_to_base64url(base64.b64decode(text))
    response = {
        "authenticatorData": url(signed["authenticator"]),
        "clientDataJSON": bytes_to_base64url(signed["client"].encode()),
        "signature": url(signed["signature"]),
    }
    credential = {"id": "eA", "rawId": "eA", "type": "public-key", "response": response, "clientExtensionResults": {}}
    try:
        webauthn.verify_authentication_response(
            credential=credential,
            expected_challenge=hashlib.sha256(said).digest(),
            expected_rp_id="localhost",
            expected_origin=origin,
            credential_public_key=cose,
            credential_current_sign_count=0,
            require_user_verification=True,
        )
        return True
    except InvalidAuthenticationResponse:
        return False


origin, log, *files = sys.argv[1:]
checked = {"openssl": 0, "webauthn": 0}
for file in files:
    entry = json.loads(Path(file).read_text())
    said = statement(entry, log)
    for signed in (entry[word] for word in ("signed", "countersigned") if word in entry):
        kind, key = signed["key"].split(":")
        key = base64.b64decode(key)
        if "client" in signed:
            by, fits = "webauthn", lambda said: passkey(key, signed, said, origin)
        else:
            by, fits = "openssl", lambda said: openssl(key, base64.b64decode(signed["signature"]), said)
        assert fits(said), f"{file}: {by} does not accept the signature of {signed['key']}"
        assert not fits(said.replace(b"NLD", b"BEL")), f"{file}: {by} accepts it under something else"
        checked[by] += 1
assert all(checked.values()), f"not everything was there to be checked: {checked}"
print(f"   {checked['openssl']} signatures by openssl, {checked['webauthn']} by webauthn")
