"""What went wrong, in one line."""

import re

STACKS = ("Graph execution error:", "in user code:", "Exception encountered when calling layer")
"""What errors of TensorFlow and Keras begin with; a stack comes then, and what went wrong behind it."""
ARGUMENTS = "Call arguments received by layer"
"""What Keras puts behind that, of each layer that was called."""
LONGEST = 300


def reason_of(error: BaseException) -> str:
    """The line of an exception that says what went wrong, or its kind if it says nothing."""
    text = str(error).strip() or type(error).__name__
    if text.startswith(STACKS):
        paragraphs = (part.strip() for part in re.split(r"\n\s*\n", text))
        text = [part for part in paragraphs if not part.startswith(ARGUMENTS)][-1]
    return text.splitlines()[0][:LONGEST]
