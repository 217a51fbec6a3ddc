"""Verifies and signs with the reference implementation of TUF.

verify FOLDER ROOT... RELEASE   verifies a chain of roots, the release, and the files that it lists in FOLDER
sign FOLDER                     writes 1.root.json, 2.root.json and release.json, signed by 2 of 3 keys
canonical FILE                  prints the SHA-256 of the canonical form of each line of JSON
"""

import hashlib
import json
import pathlib
import sys
from datetime import datetime, timezone

from securesystemslib.formats import encode_canonical
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, Root, TargetFile, Targets
from tuf.api.serialization.json import JSONSerializer

EXPIRES = datetime(2031, 1, 31, 12, 30, tzinfo=timezone.utc)


def verify(folder, *names):
    *roots, release = [Metadata.from_bytes(pathlib.Path(name).read_bytes()) for name in names]
    previous = None
    for root in roots:
        assert isinstance(root.signed, Root)
        result = root.signed.get_root_verification_result(previous, root.signed_bytes, root.signatures)
        assert result.verified, f"root {root.signed.version} is not verified: {result}"
        for keyid, key in root.signed.keys.items():
            canonical = encode_canonical({"keytype": key.keytype, "scheme": key.scheme, "keyval": key.keyval})
            assert hashlib.sha256(canonical.encode()).hexdigest() == keyid, keyid
        previous = root.signed
    assert isinstance(release.signed, Targets)
    previous.verify_delegate("targets", release.signed_bytes, release.signatures)
    for path, target in release.signed.targets.items():
        target.verify_length_and_hashes((pathlib.Path(folder) / path).read_bytes())
    print(f"version {release.signed.version}, {len(release.signed.targets)} files, root {previous.version}")


def sign(folder):
    folder = pathlib.Path(folder)
    old, new, spare, online, fresh = (CryptoSigner.generate_ed25519() for _ in range(5))

    first = Root(version=1, expires=EXPIRES, consistent_snapshot=False)
    for signer in (old, new, spare):
        first.add_key(signer.public_key, "root")
    first.roles["root"].threshold = 2
    for role in ("targets", "snapshot", "timestamp"):
        first.add_key(online.public_key, role)
    write(first, folder / "1.root.json", old, spare)

    second = Root.from_dict(json.loads(json.dumps(first.to_dict())))
    second.version = 2
    for role in ("targets", "snapshot", "timestamp"):
        second.revoke_key(online.public_key.keyid, role)
        second.add_key(fresh.public_key, role)
    second.revoke_key(old.public_key.keyid, "root")
    write(second, folder / "2.root.json", old, new, spare)

    file = folder / "bundles" / "b\u00fcndel \U0001f600.jar"
    file.parent.mkdir()
    file.write_bytes(b"a bundle")
    path = file.relative_to(folder).as_posix()
    release = Targets(
        version=3,
        expires=EXPIRES,
        targets={path: TargetFile.from_file(path, str(file), ["sha256"])},
        unrecognized_fields={
            "x-mien": {"product": "gate", "version": "1.0", "platform": "linux-x86-64"},
            "x-note": {"text": "a \"quoted\" \\ line\nand \u20ac", "more": [None, True, -7]},
        },
    )
    write(release, folder / "release.json", fresh)


def write(signed, file, *signers):
    metadata = Metadata(signed)
    for signer in signers:
        metadata.sign(signer, append=True)
    file.write_bytes(metadata.to_bytes(JSONSerializer(compact=False)))


def canonical(file):
    for line in pathlib.Path(file).read_text(encoding="utf-8").split("\n"):
        print(hashlib.sha256(encode_canonical(json.loads(line)).encode()).hexdigest())


if __name__ == "__main__":
    {"verify": verify, "sign": sign, "canonical": canonical}[sys.argv[1]](*sys.argv[2:])
