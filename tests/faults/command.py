"""``nas.search`` with trainings that can be told to fail, and promised networks of a size that trains in no time.

python -m tests.faults.command real|simulated ORDERS [options of nas.search]
"""

import signal
import sys
from functools import partial
from pathlib import Path
from unittest.mock import patch

from nas import campaign, first_trials
from nas.command import run
from nas.search import DataError, SpaceError, StudyError, search
from tests.faults import learners

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # Who is started in the background ignores it.
    kind, orders = sys.argv.pop(1), Path(sys.argv.pop(1))
    make = {"real": learners.real, "simulated": learners.simulated}[kind]
    with (
        patch.object(campaign, "Learner", partial(make, orders)),
        patch.object(first_trials, "baselines", learners.baselines),
    ):
        run(search, DataError, SpaceError, StudyError)
