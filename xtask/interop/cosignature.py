"""Checks an ML-DSA-44 cosignature of a checkpoint (C2SP tlog-cosignature) with the PyPI package dilithium-py. Arguments: a
file with the checkpoint, and the witness's verifier key."""

import base64
import hashlib
import sys
from pathlib import Path

from dilithium_py.ml_dsa import ML_DSA_44

note, vkey = Path(sys.argv[1]).read_text(), sys.argv[2]
name, number, encoded = vkey.split("+", 2)
material = base64.b64decode(encoded)
assert material[0] == 0x06 and len(material) == 1313, "the key is no ML-DSA-44 key"
key_id = hashlib.sha256(name.encode() + b"\n" + material).digest()[:4]
assert key_id.hex() == number, "the key's own number is wrong"
text, signatures = note.split("\n\n", 1)
origin, size, root = text.split("\n")[:3]
lines = [line.split(" ")[2] for line in signatures.splitlines() if line.startswith(f"— {name} ")]
(signature,) = [s for s in map(base64.b64decode, lines) if s[:4] == key_id]
timestamp, signature = signature[4:12], signature[12:]


def cosigned(size):
    short = lambda text: bytes([len(text.encode())]) + text.encode()
    numbers = (0).to_bytes(8, "big") + size.to_bytes(8, "big")
    return b"subtree/v1\n\0" + short(name) + timestamp + short(origin) + numbers + base64.b64decode(root)


assert ML_DSA_44.verify(material[1:], cosigned(int(size)), signature), "dilithium-py does not accept the cosignature"
assert not ML_DSA_44.verify(material[1:], cosigned(int(size) + 1), signature), "it accepts it for another size"
print(f"   {name} cosigned {size} entries, by dilithium-py")
