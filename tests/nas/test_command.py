"""The edge of all commands: how each kind of error ends."""

import os
import subprocess
import sys

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


def test_without_standard_error_bad_input_is_bad_input() -> None:
    command = f"{sys.executable} -m nas.describe 3_30_30_QCnv_32_5"
    assert subprocess.run(["sh", "-c", f"{command} 2>&-"], timeout=60, check=False).returncode == 2
    code = (
        "import os; from nas.command import _open_streams; _open_streams(); print(os.path.realpath('/proc/self/fd/2'))"
    )
    command = ["sh", "-c", f'{sys.executable} -c "{code}" 2>&-']
    assert subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout == "/dev/null\n"


@pytest.mark.parametrize("arguments", ["3_30_30_QConv_32_5_BN_Dense_43", "--help"])
def test_without_standard_output_nothing_is_told_and_all_is_well(arguments: str) -> None:
    command = f"{sys.executable} -m nas.describe {arguments} >&-"
    ended = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_what_standard_output_cannot_show_is_a_question_mark() -> None:
    code = "import click; from nas.command import run; run(click.Command('c', callback=lambda: click.echo('a\\u4e2d')))"
    ended = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        timeout=60,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
    )
    assert ended.stdout == b"a?\n"


@pytest.mark.parametrize("arguments", ["3_30_30_QConv_32_5_BN_Dense_43", "--help"])
def test_a_full_disk_is_told_in_one_line(arguments: str) -> None:
    command = f"{sys.executable} -m nas.describe {arguments} > /dev/full"
    ended = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    told = "error: No space left on device; make some room for what is written, then start the same command again\n"
    assert (ended.returncode, ended.stderr) == (2, told)


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
