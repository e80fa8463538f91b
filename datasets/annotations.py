"""Files that come with pictures and tell their classes: what the rows say, and whether the pictures bear it out."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from datasets.listing import Picture
from datasets.samples import DataError

if TYPE_CHECKING:  # It takes a third of a second to import, and workers read no table.
    import pandas as pd

OUTSIDE = re.compile(r"(?:^|[/\\])(?:[/\\]|[A-Za-z]:|\.\.(?:[/\\]|$))")
UNPACK = "unpack it again"

Row = tuple[str, int]
"""Path of a picture from the base folder, and its class."""


@dataclass(frozen=True)
class Form:
    """How a file lists pictures. ``classes`` counts those it may name, from 0; ``header``, if it has none itself."""

    separator: str
    path_column: str
    class_column: str
    classes: int
    header: tuple[str, ...] | None = None

    def read(self, file: Path, prefix: str) -> list[Row]:
        """The rows of ``file``, its paths after ``prefix``. Raises DataError if the file does not have this form."""
        columns = (self.path_column, self.class_column)
        options = {"names": self.header} if self.header else {}
        rows = table(file, columns, UNPACK, sep=self.separator, **options)
        classes = class_ids(file, rows[self.class_column], self.classes, UNPACK)
        return [(prefix + path, label) for path, label in zip(rows[self.path_column], classes, strict=True)]


def table(file: Path, columns: Sequence[str], remedy: str, **options: Any) -> "pd.DataFrame":
    """The cells of a CSV file as text; ``options`` are those of `pandas.read_csv`.

    Raises DataError, which ends with ``remedy``, if the file is none or lacks one of ``columns``.
    """
    import pandas as pd

    try:
        cells: pd.DataFrame = pd.read_csv(
            file, dtype=str, encoding="utf-8-sig", keep_default_na=False, compression=None, **options
        )
    except ValueError as error:
        raise DataError(f"{file}: not a CSV file ({' '.join(str(error).split())}); {remedy}") from error
    for column in columns:
        if column not in cells:
            separator, found = options.get("sep", ","), ", ".join(map(str, cells.columns))
            raise DataError(f"{file}: no column {column!r}, split at {separator!r} there are: {found}; {remedy}")
    if not isinstance(cells.index, pd.RangeIndex):
        raise DataError(f"{file}: its rows have more fields than its header; {remedy}")
    return cells


def class_ids(file: Path, cells: "pd.Series[str]", count: int, remedy: str) -> list[int]:
    """The numbers in a column of class ids. Raises DataError about the first that is not below ``count``."""
    import pandas as pd

    ids = pd.to_numeric(cells, errors="coerce")
    wrong = np.flatnonzero(~ids.isin(range(count)))
    if len(wrong):
        problem = f"{cells.name} {cells.iloc[wrong[0]]!r} is not a class from 0 to {count - 1}"
        raise DataError(f"{file}: row {wrong[0] + 1}: {problem}; {remedy}")
    return [int(label) for label in ids]


def labels_of(images: Path, places: Sequence[Path], remedy: str) -> Path:
    """The first of ``places`` where the file with the labels of ``images`` lies. Raises DataError if none has it."""
    for place in places:
        if place.exists():
            return place
    raise DataError(f"{images}: {places[0].name} with the labels of these images is missing; {remedy}")


def check(file: Path, form: Form, prefix: str, class_of: Mapping[str, int]) -> None:
    """Raise DataError unless all that ``file``, if it exists, lists is in ``class_of`` with the same class."""
    if not file.exists():
        return
    rows = form.read(file, prefix)
    _check_present(file, rows, class_of)
    for path, label in rows:
        if class_of[path] != label:
            raise DataError(f"{file}: says class {label} of {path!r}, which is in a folder of another class")


def listed(file: Path, rows: Sequence[Row], pictures: Sequence[Picture]) -> dict[Picture, int]:
    """The pictures that ``rows`` of ``file`` name, in that order, each once, with their classes.

    Raises DataError if one of them is not there or is listed under two classes.
    """
    present = {picture.path: picture for picture in pictures}
    _check_present(file, rows, present)
    class_of: dict[Picture, int] = {}
    for path, label in rows:
        if class_of.setdefault(present[path], label) != label:
            raise DataError(f"{file}: lists {path!r} as class {class_of[present[path]]} and as {label}; {UNPACK}")
    return class_of


def _check_present(file: Path, rows: Sequence[Row], present: Container[str]) -> None:
    missing = [path for path, _ in rows if path not in present]
    outside = next(filter(OUTSIDE.search, missing), None)
    if outside is not None:
        raise DataError(f"{file}: the path {outside!r} leads out of the folder; unpack the data again")
    if missing:
        raise DataError(
            f"{file}: lists {len(rows)} images, of which {len(missing)} are not there, first {missing[0]!r};"
            f" the data is half there: {UNPACK}"
        )
