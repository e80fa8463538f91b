import pytest
from click.testing import CliRunner
from rich.console import Console

from nas.describe import describe
from nas.terminal import plain, printable
from studies.__main__ import show
from studies.storage import open_storage
from studies.study import open_study


def test_what_a_terminal_would_obey_is_shown_as_a_sign_of_its_own() -> None:
    assert printable("a\x1b[31mb\x07\x9b") == "a\N{REPLACEMENT CHARACTER}[31mb" + 2 * "\N{REPLACEMENT CHARACTER}"
    assert printable("Straße, 北京\n\tß") == "Straße, 北京\n\tß"


def test_brackets_are_no_markup() -> None:
    console = Console(record=True, width=80)
    console.print(plain("study a[/b] [red]x[/red]"))
    assert console.export_text().strip() == "study a[/b] [red]x[/red]"


def test_a_study_may_have_any_name(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    open_study(open_storage("sqlite:///nas.db"), "a[/b]\x1b[31m", {})
    output = CliRunner().invoke(show, ["--storage", "sqlite:///nas.db"], catch_exceptions=False).output
    assert output == "a[/b]\N{REPLACEMENT CHARACTER}[31m\n"


def test_names_stay_whole_in_a_file_unless_it_is_told_how_wide_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "3_64_64_" + "QConv_64_3_BN_" * 8 + "Dense_43_BN"
    monkeypatch.delenv("COLUMNS", raising=False)
    assert name in CliRunner().invoke(describe, [name], catch_exceptions=False).output.splitlines()
    monkeypatch.setenv("COLUMNS", "80")
    lines = CliRunner().invoke(describe, [name], catch_exceptions=False).output.splitlines()
    assert name not in lines and max(map(len, lines)) <= 80
