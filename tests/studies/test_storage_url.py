import shlex
from pathlib import Path

import pytest

from studies.storage import dashboard_command
from studies.storage_url import without_password, without_passwords_of


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://me:secret@host:5432/db", "postgresql://me:***@host:5432/db"),
        (
            "postgresql+psycopg://me:secret@host/db?sslmode=require",
            "postgresql+psycopg://me:***@host/db?sslmode=require",
        ),
        ("postgresql://me:se@secret@host/db", "postgresql://me:***@host/db"),
        ("postgresql://me:se/secret@host/db", "postgresql://me:***@host/db"),
        ("postgresql://me:@host/db", "postgresql://me:***@host/db"),
        ("postgresql://:secret@host/db", "postgresql://:***@host/db"),
        ("postgresql://host/db?user=me&password=secret&x=1", "postgresql://host/db?user=me&password=***&x=1"),
        ("postgresql:///db?host=/run&sslpassword=secret", "postgresql:///db?host=/run&sslpassword=***"),
        ("mysql+pymysql://me:secret@host/db", "mysql+pymysql://me:***@host/db"),
        ("postgresql://me@corp:secret@host/db", "postgresql://me@corp:***@host/db"),
        ("mysql+pymysql://me@corp:se@secret@host:3306/db", "mysql+pymysql://me@corp:***@host:3306/db"),
        ("postgresql://me@host/db", "postgresql://me@host/db"),
        ("postgresql://me@host:5432/db", "postgresql://me@host:5432/db"),
        ("sqlite:///studies/nas.db", "sqlite:///studies/nas.db"),
    ],
)
def test_a_password_is_never_shown(url: str, shown: str) -> None:
    assert without_password(url) == shown
    assert shlex.split(dashboard_command(url))[1:] == ["--artifact-dir", "studies/artifacts", shown]


def test_the_dashboard_is_told_by_where_it_lies_unless_it_is_on_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told() -> str:
        return shlex.split(dashboard_command("sqlite:///nas.db"))[0]

    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    monkeypatch.setattr("sys.executable", str(programs / "python"))
    monkeypatch.setenv("PATH", "")
    assert told() == "optuna-dashboard"  # It is nowhere.
    (programs / "optuna-dashboard").touch(mode=0o755)
    assert told() == str(programs / "optuna-dashboard")
    monkeypatch.chdir(tmp_path)
    assert told() == ".venv/bin/optuna-dashboard"
    monkeypatch.setenv("PATH", str(programs))
    assert told() == "optuna-dashboard"


def test_a_password_in_a_text_is_hidden_as_it_is_typed_and_as_it_is_meant() -> None:
    url = "postgresql://me:se%40cret@host/db?sslpassword=other"
    told = without_passwords_of(url, f"cannot use {url}: neither 'se@cret' nor se%40cret nor other")
    assert told == "cannot use postgresql://me:***@host/db?sslpassword=***: neither '***' nor *** nor ***"
