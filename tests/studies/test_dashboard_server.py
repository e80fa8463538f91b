import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil
import pytest

from studies.dashboard_server import serving
from studies.errors import StudyError
from studies.storage import open_storage

HOLDER = """
import sys, time
from pathlib import Path
from studies.dashboard_server import serving
if __name__ == "__main__":
    with serving(sys.argv[1], Path(sys.argv[2])) as address:
        print(address, flush=True)
        time.sleep(600)
"""


def test_it_serves_on_the_loopback_interface_and_ends(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/nas.db"
    open_storage(url)
    with serving(url, tmp_path / "artifacts") as address:
        assert address.startswith("http://127.0.0.1:")
        assert b'"study_summaries": []' in urllib.request.urlopen(f"{address}api/studies").read()
    with pytest.raises(OSError):
        urllib.request.urlopen(f"{address}api/studies")


def test_it_ends_with_a_search_that_is_killed(tmp_path: Path) -> None:
    url, script = f"sqlite:///{tmp_path}/nas.db", tmp_path / "holder.py"
    script.write_text(HOLDER)
    command = [sys.executable, str(script), url, str(tmp_path / "artifacts")]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent.parent)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as holder:
        assert holder.stdout is not None and holder.stdout.readline().startswith("http://127.0.0.1:")
        children = psutil.Process(holder.pid).children()
        holder.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 60
    while any(child.is_running() and child.status() != psutil.STATUS_ZOMBIE for child in children):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_a_file_where_its_folder_is_to_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "artifacts").touch()
    told = r"artifacts: is to be the dashboard's folder, but File exists; move it away"
    with pytest.raises(StudyError, match=told), serving(f"sqlite:///{tmp_path}/nas.db", tmp_path / "artifacts"):
        pass


def test_a_storage_that_cannot_be_served_is_told(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="the dashboard did not start"), serving("nonsense", tmp_path):
        pass
