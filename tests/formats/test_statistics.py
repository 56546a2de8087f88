from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl import codes
from coopctl.formats import statistics
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Severity
from tests.formats.checks import LOOK, MIXED, checked, finding

if TYPE_CHECKING:
    from tests.formats.conftest import Snapshot


def test_the_whole(snapshot: Snapshot) -> None:
    many = [finding(line=line, code="missing-field") for line in range(1, 13)]

    snapshot("findings-statistics.txt", statistics.write(checked([*MIXED, *many], unread=2), LOOK))


def test_a_line_a_code_and_severity_the_most_frequent_first() -> None:
    found = [finding(code="no-lead", severity=Severity.WARNING)] * 2 + [finding(), finding(code="no-lead")]

    lines = statistics.write(checked(found), LOOK).splitlines()

    assert [line.split()[:2] for line in lines] == [
        ["2", "warning[no-lead]"],
        ["1", "error[no-lead]"],
        ["1", "error[unknown-word]"],
    ]
    assert lines[0].endswith(codes.title("no-lead"))


def test_a_code_of_the_project_has_its_own_title() -> None:
    assert statistics.write(checked([finding(code="ours")], titles={"ours": Text({"en": "Ours alone"})}), LOOK) == (
        "1  error[ours]  Ours alone\n"
    )


def test_nothing_found_is_nothing_said() -> None:
    assert statistics.write(checked([]), LOOK) == ""
