"""The example files start a command that there is, with options that it has."""

import re
import shlex
from pathlib import Path

import click
import pytest
import yaml

from nas.search import search

CLUSTERS = Path(__file__).parent.parent.parent / "studies/clusters"


def slurm() -> list[str]:
    text = (CLUSTERS / "slurm.sh").read_text().replace("\\\n", " ")
    (command,) = re.findall(r"^exec .*-m nas\.search (.*)$", text, re.MULTILINE)
    return shlex.split(command.replace("$SLURM_CPUS_PER_TASK", "16"))


def kubernetes() -> list[str]:
    job = yaml.safe_load((CLUSTERS / "kubernetes.yaml").read_text())
    (container,) = job["spec"]["template"]["spec"]["containers"]
    assert container["command"][-2:] == ["-m", "nas.search"]
    return list(container["args"])


@pytest.mark.parametrize("arguments", [slurm(), kubernetes()], ids=["slurm", "kubernetes"])
def test_an_example_is_a_command_without_a_password(arguments: list[str]) -> None:
    context = click.Context(search)
    search.parse_args(context, arguments)
    assert context.params["storage"].startswith("postgresql://nas@") and context.params["study"] == "gtsrb-48"
