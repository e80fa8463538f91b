"""The classes of other countries' signs as GTSRB's: CSV files with the columns ``class`` and ``gtsrb_class``."""

from dataclasses import dataclass
from pathlib import Path

from datasets import annotations, listing
from datasets.samples import DataError
from datasets.signs import CLASSES

COLUMNS = ("class", "gtsrb_class")
REMEDY = "correct the class map"


@dataclass(frozen=True)
class ForeignClasses:
    """The classes of a data set other than GTSRB: how many, and the published map, which names its source."""

    count: int
    published: Path

    def mapped(self, file: Path | None = None) -> dict[int, int]:
        """GTSRB's class for each class in ``file``, by default in the published map; columns may be added.

        Raises DataError if there is no such file, if it has another form, names a class that does not exist
        on either side, names a class twice, or none.
        """
        file = file or self.published
        with listing.reading():
            cells = annotations.table(file, COLUMNS, REMEDY, comment="#", skipinitialspace=True)
        if cells.empty:
            raise DataError(f"{file}: maps no class; {REMEDY}")
        foreign, german = (
            annotations.class_ids(file, cells[column], count, REMEDY)
            for column, count in zip(COLUMNS, (self.count, CLASSES), strict=True)
        )
        repeated = next((row for row, label in enumerate(foreign) if label in foreign[:row]), None)
        if repeated is not None:
            raise DataError(f"{file}: row {repeated + 1}: class {foreign[repeated]} for the second time; {REMEDY}")
        return dict(zip(foreign, german, strict=True))
