"""The edge of all commands: how each kind of error ends."""

import click
import pytest

from nas.command import run


def ending(
    error: BaseException, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> tuple[int, str]:
    @click.command()
    def command() -> None:
        raise error

    monkeypatch.setattr("sys.argv", ["command"])
    with pytest.raises(SystemExit) as end:
        run(command, LookupError)
    return int(end.value.code or 0), capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (LookupError("not\nhere"), 2, "error: not here\n"),
        (click.UsageError("too few"), 2, "error: too few\n"),
        (OSError(36, "File name too long", "x" * 300), 2, f"error: {'x' * 200}: cannot be used (File name too long)\n"),
        (
            PermissionError(13, "Permission denied", "/closed"),
            2,
            "error: /closed: cannot be used (Permission denied)\n",
        ),
        (KeyboardInterrupt(), 130, "\n"),
    ],
)
def test_what_is_the_users_to_mend_is_one_line(
    error: BaseException,
    status: int,
    told: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert ending(error, capsys, monkeypatch) == (status, told)


@pytest.mark.parametrize("error", [RuntimeError("a fault of ours"), OSError("of no file")])
def test_a_fault_of_ours_is_not_hidden(
    error: Exception, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(type(error)):
        ending(error, capsys, monkeypatch)
