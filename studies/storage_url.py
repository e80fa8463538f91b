"""Addresses of storages, as they may be shown: the one place that knows where passwords are in them."""

import re
from pathlib import Path
from urllib.parse import unquote

import sqlalchemy

from studies.errors import StudyError

_PASSWORD = re.compile(r"(?<=://)([^:/]*):(.*)@")
"""User and password; greedy, so that what follows an ``@`` inside a password is not taken for the host."""
_SECRET = re.compile(r"([?&][^=&]*(?:pass|pwd|secret|token)[^=&]*=)([^&]*)", re.IGNORECASE)
"""An option that holds a secret, and the secret."""


def without_password(url: str) -> str:
    """The address as it may be shown."""
    return _SECRET.sub(r"\1***", _PASSWORD.sub(r"\1:***@", url))


def without_passwords_of(url: str, text: str) -> str:
    """A text, as of an error, without the secrets of an address."""
    secrets = [found[2] for pattern in (_PASSWORD, _SECRET) for found in pattern.finditer(url) if found[2]]
    for secret in (url, *secrets):
        for written in {secret, unquote(secret)}:
            text = text.replace(written, without_password(url) if secret == url else "***")
    return text


def sqlite_file(url: str) -> Path | None:
    """The file of a SQLite storage; None for any other address, and for what `check` refuses."""
    try:
        address = sqlalchemy.make_url(url)
    except (sqlalchemy.exc.ArgumentError, ValueError):
        return None
    if address.get_backend_name() != "sqlite" or address.host:
        return None
    # What begins with "file:" may be SQLite's own kind of address; no file's name has a NUL in it.
    named = address.database or ""
    return None if re.match(r"$|:memory:$|file:", named) or "\0" in named else Path(named)


def check(url: str) -> None:
    """Raise StudyError, without showing a secret, if this is no address of a storage."""
    password = _PASSWORD.search(url)
    if password and re.search(r"[@/:?#]", password[2]):
        raise StudyError(
            f"storage {without_password(url)}: write @ / : ? and # in the password as %40 %2F %3A %3F %23, "
            "or leave it to PGPASSWORD or ~/.pgpass"
        )
    if re.search(r"[{}]", url):
        raise StudyError(f"storage {without_password(url)}: Optuna allows no {{ and }} in it; write %7B and %7D")
    try:
        kind = sqlalchemy.make_url(url).get_backend_name()
    except (sqlalchemy.exc.ArgumentError, ValueError):
        raise StudyError(
            f"storage {without_password(url)}: not an address of a storage, as sqlite:///studies/nas.db or "
            "postgresql://user@host/database"
        ) from None
    if kind == "sqlite" and sqlite_file(url) is None:
        raise StudyError(
            f"storage {without_password(url)}: names no file that is kept, as sqlite:///studies/nas.db does"
        )
