"""All that is fuzzed, by name."""

from tests.fuzz.command_lines import COMMAND_LINES
from tests.fuzz.model_files import MODEL_FILES
from tests.fuzz.pure import PURE

TARGETS = {target.name: target for target in (*PURE, *COMMAND_LINES, *MODEL_FILES)}
