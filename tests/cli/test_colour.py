"""Who decides on colour: the flag, then the variables by their conventions, then whether a terminal listens."""

from __future__ import annotations

import io

from coopctl.cli.environment import colour
from tests import systems
from tests.tables import table


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@systems.only_posix
@table(
    ("environ", "on_a_terminal", "in_a_pipe", "decided_by"),
    [
        ({}, True, False, ""),
        ({"NO_COLOR": ""}, True, False, ""),
        ({"NO_COLOR": "1"}, False, False, "NO_COLOR"),
        ({"NO_COLOR": "0"}, False, False, "NO_COLOR"),
        ({"FORCE_COLOR": "1"}, True, True, "FORCE_COLOR"),
        ({"FORCE_COLOR": "true"}, True, True, "FORCE_COLOR"),
        ({"FORCE_COLOR": "0"}, True, False, ""),
        ({"FORCE_COLOR": ""}, True, False, ""),
        ({"CLICOLOR_FORCE": "1"}, True, True, "CLICOLOR_FORCE"),
        ({"CLICOLOR_FORCE": "0"}, True, False, ""),
        ({"CLICOLOR": "0"}, False, False, "CLICOLOR"),
        ({"CLICOLOR": "1"}, True, False, ""),
        ({"TERM": "dumb"}, False, False, "TERM"),
        ({"TERM": "xterm"}, True, False, ""),
        ({"CLICOLOR": "1", "TERM": "dumb"}, False, False, "TERM"),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}, False, False, "NO_COLOR"),
        ({"FORCE_COLOR": "1", "CLICOLOR": "0"}, True, True, "FORCE_COLOR"),
        ({"CLICOLOR_FORCE": "1", "CLICOLOR": "0"}, True, True, "CLICOLOR_FORCE"),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True, True, "FORCE_COLOR"),
    ],
)
def test_variables_by_their_conventions(
    environ: dict[str, str], *, on_a_terminal: bool, in_a_pipe: bool, decided_by: str
) -> None:
    assert colour(Terminal(), "auto", environ) == (on_a_terminal, decided_by)
    assert colour(io.StringIO(), "auto", environ) == (in_a_pipe, decided_by)
    assert colour(io.StringIO(), "always", environ) == (True, "--color")
    assert colour(Terminal(), "never", environ) == (False, "--color")
