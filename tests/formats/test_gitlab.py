"""`gitlab`: what GitLab's documentation asks of a Code Quality report."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl import discovery
from coopctl.findings import Finding, Span
from coopctl.formats import findings as formats
from coopctl.formats.findings import gitlab
from coopctl.formats.look import Look
from coopctl.i18n.words import words
from tests.formats import checks
from tests.formats.checks import LIBRARY, LOOK, MIXED, checked, finding
from tests.samples import sample
from tests.tables import table

if TYPE_CHECKING:
    from tests.formats.conftest import Snapshot


def report(text: str) -> list[dict[str, Any]]:
    read = json.loads(text)
    assert isinstance(read, list)
    return read


def test_the_whole(snapshot: Snapshot) -> None:
    assert discovery.module(formats, "gitlab") is gitlab
    snapshot("findings-gitlab.json", gitlab.write(checked(MIXED), LOOK))


def test_a_clean_check_is_an_empty_list() -> None:
    assert gitlab.write(checked([]), LOOK) == "[]\n"


def test_a_workspace_in_a_subfolder_is_named_from_the_root_of_the_repository() -> None:
    text = gitlab.write(checked([MIXED[1]], prefix="plans/"), LOOK)

    assert report(text)[0]["location"]["path"] == f"plans/{LIBRARY}"


def test_a_reader_of_another_language_gets_other_words_and_the_same_fingerprints() -> None:
    english, french = (report(gitlab.write(checked(MIXED), each)) for each in (LOOK, Look(words=words(("fr",)))))

    assert "vouliez-vous dire" in french[1]["description"]
    assert [each["fingerprint"] for each in french] == [each["fingerprint"] for each in english]


@table(("span", "begin", "end"), [(Span(2, 1, 2, 1), 2, 2), (Span(2, 3, 4, 2), 2, 4), (Span(2, 3, 4, 1), 2, 3)])
def test_the_last_line_is_the_last_that_holds_something(span: Span, begin: int, end: int) -> None:
    lines = report(gitlab.write(checked([finding(span=span)]), LOOK))[0]["location"]["lines"]

    assert lines == {"begin": begin, "end": end}


@given(st.lists(checks.findings(), max_size=12))
@settings(max_examples=sample(20), deadline=None)
def test_whatever_is_found_every_object_has_what_gitlab_asks_for(found: list[Finding]) -> None:
    text = gitlab.write(checked(found), LOOK)
    objects = report(text)

    assert not text.startswith("\ufeff")
    assert text.encode()
    assert not re.search(r"##(vso|teamcity)?\[", text, re.IGNORECASE)
    assert len({each["fingerprint"] for each in objects}) == len(objects) == len(found)
    for each in objects:
        assert set(each) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert each["description"]
        assert each["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert 1 <= each["location"]["lines"]["begin"] <= each["location"]["lines"]["end"]
        assert not each["location"]["path"].startswith(("/", "./"))
