"""Rows of finished trainings in a CSV file, which several commands, each of them for hours, may add to at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from filelock import FileLock

from nas.result_files import ResultError, write_text

HASHES = ("recipe", "fingerprint")
"""Columns of hashes, some of which look like numbers."""


@dataclass(frozen=True)
class KeptRows:
    """The file, the columns that tell a row from all others, and those that it has in any case."""

    file: Path
    identity: Sequence[str]
    columns: Sequence[str] = ()

    def read(self, *others: Mapping[str, object]) -> pd.DataFrame:
        """What is there, and of ``others`` what is not there yet; raises ResultError if the file is no such table."""
        tables = [self._file()] if self.file.exists() else []
        tables += [pd.DataFrame(others)] if others else []
        if not tables:
            return pd.DataFrame(columns=[*dict.fromkeys([*self.identity, *self.columns])])
        return pd.concat(tables, ignore_index=True).drop_duplicates([*self.identity])

    def add(self, rows: Iterable[Mapping[str, object]]) -> None:
        """Add what is not there yet; what others have added meanwhile stays."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(self.file.with_name(f"{self.file.name}.lock")):
            write_text(self.file, self.read(*rows).to_csv(index=False))

    def _file(self) -> pd.DataFrame:
        try:
            table = pd.read_csv(self.file, dtype=dict.fromkeys(HASHES, str))
        except ValueError as error:
            raise ResultError(f"{self.file}: is no CSV table ({' '.join(str(error).split())})") from error
        if missing := [column for column in (*self.identity, *self.columns) if column not in table]:
            raise ResultError(f"{self.file}: is a table of something else, it has no column {missing[0]}")
        if (torn := table[[*self.identity]].isna().any(axis=1)).any():
            raise ResultError(f"{self.file}: line {torn.argmax() + 2} is no whole row; remove or mend it")
        return table
