"""Matched data as others make it: argv = "keys" | "seal" PUBLIC TEXT | "open" PRIVATE BLOB. Keys and blobs are in base64.

The blob: 3, the encapsulated key (32 bytes), the ciphertext's length (64 bits, little endian), the ciphertext and its tag (16 bytes).
"""

import base64
import struct
import sys

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from pyhpke import AEADId, CipherSuite, KDFId, KEMId, KEMKey

SUITE = CipherSuite.new(KEMId.DHKEM_X25519_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.CHACHA20_POLY1305)
HEAD = struct.Struct("<B32sQ")
TAG = 16


def text(data):
    return base64.b64encode(data).decode()


match sys.argv[1:]:
    case ["keys"]:
        private = X25519PrivateKey.generate()
        print(text(private.private_bytes_raw()), text(private.public_key().public_bytes_raw()))
    case ["seal", public, payload]:
        key = X25519PublicKey.from_public_bytes(base64.b64decode(public))
        encapsulated, context = SUITE.create_sender_context(KEMKey.from_pyca_cryptography_key(key))
        sealed = context.seal(payload.encode())
        print(text(HEAD.pack(3, encapsulated, len(sealed) - TAG) + sealed))
    case ["open", private, blob]:
        key = X25519PrivateKey.from_private_bytes(base64.b64decode(private))
        blob = base64.b64decode(blob)
        version, encapsulated, length = HEAD.unpack_from(blob)
        sealed = blob[HEAD.size :]
        assert version == 3 and len(sealed) == length + TAG, (version, length, len(sealed))
        context = SUITE.create_recipient_context(encapsulated, KEMKey.from_pyca_cryptography_key(key))
        print(context.open(sealed).decode())
    case _:
        sys.exit(__doc__)
