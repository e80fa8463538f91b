"""The command: its options, and bad input in one line each."""

from collections import Counter
from pathlib import Path

import optuna
import pytest

from datasets.loading import Identity
from nas import retrain_plan
from nas.retrain import retrain as command
from nas.retrain_plan import Plan
from studies.storage import open_storage
from studies.study import DIRECTIONS, PURPOSE
from tests.nas.conftest import Typed
from tests.nas.retrainings import NAME, XNOR, front_trial


def test_no_option_is_lost_on_the_way_to_the_training(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{tmp_path}/nas.db"
    study = optuna.create_study(storage=open_storage(url), study_name="mine", directions=DIRECTIONS)
    study.add_trial(front_trial(0.9, 200_000, NAME))
    study.set_user_attr(PURPOSE, {"dataset": "gtsrb", "fingerprint": "0123"})
    plans: list[Plan] = []
    monkeypatch.setattr(retrain_plan, "run", lambda plan: plans.append(plan) or 0)
    arguments = (
        f"--study mine --storage {url} --baselines 3qconv --input-size 30 --recipe strong --recipe paper --seeds 3"
        f" --whole --precision bfloat16 --dataset synthetic --data-dir data --workers 5 --out out --quiet --json {XNOR}"
    )
    assert command.main(arguments.split(), standalone_mode=False) == 0
    (plan,) = plans
    families = Counter(network.family for network in plan.networks)
    assert families == {"XNOR": 1, "mine": 1, "3QConv": 22}
    assert {one.architecture.input_size for one in plan.networks} == {30}
    assert (plan.recipes, plan.seeds, plan.whole, plan.precision) == (("strong", "paper"), 3, True, "bfloat16")
    assert (plan.dataset, plan.data_dir, plan.workers, plan.out) == ("synthetic", Path("data"), 5, Path("out"))
    assert plan.searched_on == Identity("gtsrb", "0123") and plan.quiet and plan.as_json


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "nothing to train: give names of architectures, --study, or --baselines"),
        (["--input-size", "48", "--input-size", "64", NAME], "with networks of --input-size 48 or 64"),
        (["3_30_30_Dense_42"], "layer 1 (Dense_42): a network must end in Dense_43"),
        (["--baselines", "resnet"], "unknown family 'resnet'"),
        ([XNOR, "--seeds", "0"], "'--seeds': 0 is not in the range x>=1"),
        ([XNOR, "--recipe", "secret"], "'secret' is not one of 'paper', 'full'"),
        ([XNOR, "--dataset", "gtsrb", "--data-dir", "nowhere"], "there is no such folder"),
        (["--study", "other", "--storage", "sqlite:///here.db"], "storage here.db: there is no such file"),
        ([XNOR, "--dataset", "synthetic", "--out", "/dev/null/here"], "here: nothing can be written in there"),
    ],
)
def test_bad_input_is_one_line_and_status_2(typed: Typed, arguments: list[str], message: str) -> None:
    status, told = typed("nas.retrain", *arguments)
    assert status == 2
    assert message in told and len(told.splitlines()) == 1, told
