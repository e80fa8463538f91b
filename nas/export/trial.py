"""A trial of a study, as a network to export: its training in full, made if there is none."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from datasets import DataError, Identity, identify
from nas import retrain_plan, searched
from nas.architecture import Architecture
from nas.export import source
from nas.export.chain import ExportError
from nas.recipe import RECIPES, SEARCH
from nas.retrained import MODEL


@dataclass(frozen=True, kw_only=True, slots=True)
class TrialToExport:
    """Which trial, and how it is trained in full."""

    study: str
    number: int
    storage: str
    recipe: str
    """A name in ``nas.recipe.RECIPES``."""
    dataset: str
    """``auto``: what the study was searched on, or what is there if it does not tell."""
    data_dir: Path | None
    root: Path
    """Where retrainings are."""
    quiet: bool = False
    """Whether nothing is printed but errors."""

    def architecture(self) -> Architecture:
        """The trial's; raises StudyError if there is none."""
        return searched.network_of(self.study, self.number, self.storage)

    def trained(self) -> tuple[int, Path | None]:
        """(exit status, folder) of the best training there is, or of one made now; no folder if that failed."""
        architecture = self.architecture()
        data = searched.data_of(self.study, self.storage)
        dataset = (data or identify("auto", self.data_dir)).name if self.dataset == "auto" else self.dataset
        told = self._fingerprints(dataset, data)
        if (found := source.retrained(self.root, architecture, self.recipe, dataset, told)) is not None:
            return 0, found
        plan = retrain_plan.Plan(
            networks=retrain_plan.chosen([architecture.name]),
            recipes=(self.recipe,),
            seeds=1,
            whole=False,
            precision=None,
            dataset=dataset,
            searched_on=data,
            data_dir=self.data_dir,
            workers=1,
            out=self.root,
            quiet=self.quiet,
        )
        status = retrain_plan.run(plan)
        found = source.retrained(self.root, architecture, self.recipe, dataset, told)
        if found is None and not status:
            lacking = f"the retraining of {architecture.name} there has no {MODEL}"
            raise ExportError(f"{self.root}: {lacking}; move its folder away to train it anew")
        return status, found

    def _fingerprints(self, dataset: str, data: Identity | None) -> set[str]:
        """Of the study's data and of what is at hand; none if neither is known."""
        split = RECIPES[self.recipe].split
        told = {data.fingerprint} if data is not None and data.name == dataset and split == SEARCH.split else set()
        with suppress(DataError):
            told.add(identify(dataset, self.data_dir, split).fingerprint)
        return told
