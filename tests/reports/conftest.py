from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import optuna
import pytest
from click.testing import CliRunner, Result
from optuna.trial import FrozenTrial

from reports.__main__ import report
from search_spaces.literature import baselines
from tests.reports.made import make_study, make_training, real_trials, trial_of

NAME = "<script>alert('study')</script>"
"""Of the study that the browser is shown."""
TRAINED = (
    "3_30_30_QConv_32_5_MP_2_BN_QConv_64_5_MP_2_BN_QConv_64_3_BN_Dense_43_BN",
    "3_30_30_QConv_16_3_QConv_32_2_Dense_43",
)
Report = Callable[..., Result]


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/nas.db"


@pytest.fixture
def run_report(tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> Report:
    """Runs the command on a study of given trials; the page is ``out/report.html``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BNN_DATA_DIR", raising=False)

    def run(trials: Sequence[FrozenTrial] | None, *arguments: str, **study: Any) -> Result:
        if trials is not None:
            make_study(url, trials, **study)
        return CliRunner().invoke(report, ["--storage", url, "--out", "out", *arguments], standalone_mode=False)

    return run


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a study of 220 trials, two retrained networks, and the report about them."""
    folder = tmp_path_factory.mktemp("shown")
    url = f"sqlite:///{folder}/nas.db"
    make_study(url, real_trials(), NAME)
    for network in TRAINED:
        make_training(folder / "runs" / "retrained", network)
    arguments = [
        "--storage",
        url,
        "--out",
        str(folder / "out"),
        "--runs",
        str(folder / "runs" / "retrained"),
        "--quiet",
    ]
    result = CliRunner().invoke(report, arguments, catch_exceptions=False)
    assert (result.exit_code, result.output) == (0, "")
    return folder


@pytest.fixture(scope="session", autouse=True)
def quiet_optuna() -> Iterator[None]:
    before = optuna.logging.get_verbosity()
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    yield
    optuna.logging.set_verbosity(before)


def some_trials(count: int) -> list[FrozenTrial]:
    """Of published networks, each a little better than the one before."""
    networks = [one.architecture for one in baselines() if one.architecture.input_size == 30]
    fitting = [one for one in networks if "reason" not in trial_of(one, [(3.0, 0.5)], 0).user_attrs]
    return [trial_of(one, [(1.0, 0.3), (3.0, 0.5 + at / 100)], at) for at, one in enumerate(fitting[:count])]


def page() -> str:
    """What the report that was written last shows."""
    return Path("out/report.html").read_text()
