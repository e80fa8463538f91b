"""The error of this package, importable without Optuna."""


class StudyError(ValueError):
    """A study or its storage that cannot be used; the message is one line."""
