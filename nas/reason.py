"""What went wrong, in one line."""

GRAPH = "Graph execution error:"
"""What TensorFlow's errors begin with, and a stack behind it; what went wrong is their last paragraph."""
LONGEST = 300


def reason_of(error: BaseException) -> str:
    """The line of an exception that says what went wrong, or its kind if it says nothing."""
    text = str(error).strip() or type(error).__name__
    if text.startswith(GRAPH):
        text = text.split("\n\n")[-1].strip()
    return text.splitlines()[0][:LONGEST]
