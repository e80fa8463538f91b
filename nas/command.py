"""The edge all commands share: bad input is one clear line on standard error and exit status 2."""

import errno
import io
import os
import sys
from typing import NoReturn

import click

from nas.terminal import printable

EXIT_BAD_INPUT = 2
EXIT_INTERRUPTED = 130
FULL = (errno.ENOSPC, errno.EDQUOT)


def run(command: click.Command, *user_errors: type[Exception]) -> NoReturn:
    """Run a command to its exit status, with errors of the user's making told in one line.

    The exception classes are the command's to name, so that a light command imports no heavy package for them.
    """
    _open_streams()
    try:
        status = command.main(standalone_mode=False)
    except click.ClickException as error:
        _fail(error.format_message())
    except user_errors as error:
        _fail(str(error))
    except OSError as error:
        # A name that is too long, a folder that is closed: Python's own questions about files raise it anywhere.
        if error.errno in FULL:
            _fail_full(error)
        if error.filename is None:
            raise
        _fail(f"{str(error.filename)[:200]}: cannot be used ({error.strerror})")
    except (click.Abort, KeyboardInterrupt):
        sys.exit(EXIT_INTERRUPTED)
    sys.exit(status or 0)


def _open_streams() -> None:
    """Without one, the next file that is opened would have its number, and be told what native code complains of.

    Signs that standard output cannot show, such as those of a file's name where it is no UTF-8, are shown as ``?``.
    """
    for number in (1, 2):
        try:
            os.fstat(number)
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            if nowhere != number:
                os.dup2(nowhere, number)
                os.close(nowhere)
    if sys.stdout is None:
        sys.stdout = os.fdopen(1, "w", closefd=False)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def _fail_full(error: OSError) -> NoReturn:
    """What is written next has no room either: Python would complain of standard output once more on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    where = f"{error.filename}: " if error.filename else ""
    _fail(f"{where}{error.strerror}; make some room for what is written, then start the same command again")


def tell(message: str) -> None:
    """Tell of bad input in one line on standard error, and go on."""
    click.echo("error: " + printable(" ".join(message.split())), err=True)


def _fail(message: str) -> NoReturn:
    tell(message)
    sys.exit(EXIT_BAD_INPUT)
