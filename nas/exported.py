"""Exported networks as they lie on disk, read without TensorFlow."""

import json
from hashlib import sha256
from pathlib import Path

from nas.architecture import Architecture

EXPORTS = Path("exports")
"""Where exports are, unless somebody says otherwise."""
PROOF, TRAINING = "verification.json", "training.json"
"""What an export leaves beside its files: what was proven of them, and the result of the training if it was ours."""


def sha256_of(file: Path) -> str:
    """Of what is in a file, in hex."""
    return sha256(file.read_bytes()).hexdigest()


def exported_name(file: Path) -> str | None:
    """The canonical name that the proof beside an exported file gives; None if there is none, or of another file.

    Earlier versions kept no checksums in it.
    """
    try:
        proof = json.loads(file.with_name(PROOF).read_text())
        checksums = {one["file"]: one.get("sha256") for one in proof["files"]}
        proven = file.name in checksums and checksums[file.name] in (None, sha256_of(file))
        return Architecture.parse(proof["architecture"]).name if proven else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
