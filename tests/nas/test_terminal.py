from click.testing import CliRunner
from rich.console import Console

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
