"""Rows of finished trainings in a CSV file, which several commands, each of them for hours, may add to at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from filelock import FileLock

from nas.result_files import write_text


@dataclass(frozen=True)
class KeptRows:
    """The file, and the columns that tell a row from all others."""

    file: Path
    identity: Sequence[str]

    def read(self, *others: Mapping[str, object]) -> pd.DataFrame:
        """What is there, and of ``others`` what is not there yet."""
        tables = [pd.read_csv(self.file)] if self.file.exists() else []
        tables += [pd.DataFrame(others)] if others else []
        if not tables:
            return pd.DataFrame(columns=[*self.identity])
        return pd.concat(tables, ignore_index=True).drop_duplicates([*self.identity])

    def add(self, rows: Iterable[Mapping[str, object]]) -> None:
        """Add what is not there yet; what others have added meanwhile stays."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(self.file.with_name(f"{self.file.name}.lock")):
            write_text(self.file, self.read(*rows).to_csv(index=False))
