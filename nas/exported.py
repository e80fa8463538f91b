"""Exported networks as they lie on disk, read without TensorFlow."""

import json
from pathlib import Path

from nas.architecture import Architecture

EXPORTS = Path("exports")
"""Where exports are, unless somebody says otherwise."""
PROOF, TRAINING = "verification.json", "training.json"
"""What an export leaves beside its files: what was proven of them, and the result of the training if it was ours."""


def exported_name(file: Path) -> str | None:
    """The canonical name that the proof beside an exported file gives; None if there is none."""
    try:
        proof = json.loads(file.with_name(PROOF).read_text())
        proven = file.name in {one["file"] for one in proof["files"]}
        return Architecture.parse(proof["architecture"]).name if proven else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
