"""`junit`: XML that parses, in the vocabulary of Jenkins' junit-10.xsd, with counts that hold."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl import discovery
from coopctl.formats import findings as formats
from coopctl.formats.findings import junit
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity
from tests.conftest import ROOT
from tests.formats import checks
from tests.formats.checks import CLEAN, EXHIBITION, LIBRARY, LOOK, MIXED, checked, finding
from tests.samples import sample
from tests.tables import table

if TYPE_CHECKING:
    from coopctl.findings import Finding
    from tests.formats.conftest import Snapshot

OFFICIAL = ROOT / "tests" / "official" / "junit-10.xsd"
XS = "{http://www.w3.org/2001/XMLSchema}"


@cache
def vocabulary() -> dict[str, tuple[set[str], set[str], set[str]]]:
    """Read of the official schema the attributes that each element must and may have, and its children."""
    words = {}
    for element in ET.parse(OFFICIAL).getroot().findall(f"{XS}element"):  # noqa: S314 - a file of this repository
        attributes = list(element.iter(f"{XS}attribute"))
        words[element.attrib["name"]] = (
            {each.attrib["name"] for each in attributes if each.get("use") == "required"},
            {each.attrib["name"] for each in attributes},
            {each.attrib["ref"] for each in element.iter(f"{XS}element") if "ref" in each.attrib},
        )
    return words


def parsed(text: str) -> ET.Element:
    """Parse as XML, and hold every element to the vocabulary and to its own counts."""
    root = ET.fromstring(text)  # noqa: S314 - what is parsed is what was just written
    assert root.tag == "testsuites"
    for element in root.iter():
        needed, allowed, children = vocabulary()[element.tag]
        assert needed <= set(element.attrib) <= allowed
        assert {child.tag for child in element} <= children
        if element.tag.startswith("testsuite"):
            assert int(element.attrib["tests"]) == len(list(element.iter("testcase")))
            assert int(element.attrib["failures"]) == len(list(element.iter("failure")))
    return root


def test_the_whole(snapshot: Snapshot) -> None:
    assert discovery.module(formats, "junit") is junit
    snapshot("findings-junit.xml", junit.write(checked(MIXED), LOOK))


def test_the_official_schema_knows_what_it_should() -> None:
    needed, allowed, children = vocabulary()["testcase"]

    assert (needed, "classname" in allowed, "line" in allowed) == ({"name"}, True, False)
    assert {"failure", "system-out"} <= children


def test_a_file_is_a_suite_and_one_without_findings_passes() -> None:
    root = parsed(junit.write(checked(MIXED), LOOK))

    assert [suite.attrib["name"] for suite in root] == [CLEAN, LIBRARY, EXHIBITION]
    (case,) = root[0]
    assert (case.attrib["name"], list(case)) == ("valid", [])


def test_only_what_fails_the_check_is_a_failure() -> None:
    found = [finding(severity=each, message=msg("found")) for each in Severity]

    normal = parsed(junit.write(checked(found), LOOK))
    strict = parsed(junit.write(checked(found, strict=True), LOOK))

    assert [each.tag for case in normal.iter("testcase") for each in case] == ["failure", "system-out", "system-out"]
    assert len(list(strict.iter("failure"))) == 3


def test_a_failure_says_where_what_and_the_mend() -> None:
    root = parsed(junit.write(checked([MIXED[1]], prefix="plans/"), LOOK))

    (failure,) = root.iter("failure")
    assert failure.attrib == {"message": "ends before it begins", "type": "dates-out-of-order"}
    assert (failure.text or "").splitlines() == [
        f"plans/{LIBRARY}:3:9: error[dates-out-of-order] ends before it begins",
        "see plans/data/agreements/mons-sefrou.yaml:7:3: the agreement ends here",
        "help: write it as 2018/2019",
    ]


def test_cases_are_named_by_code_and_field_and_no_two_alike() -> None:
    root = parsed(junit.write(checked([finding(line=line) for line in (2, 3, 4)], paths=(EXHIBITION,)), LOOK))

    assert [case.attrib["name"] for case in root.iter("testcase")] == [
        "unknown-word: status",
        "unknown-word: status (2)",
        "unknown-word: status (3)",
    ]


def test_an_empty_workspace_has_no_suite() -> None:
    assert len(parsed(junit.write(checked([], texts={}, paths=()), LOOK))) == 0


@table("word", checks.HOSTILE)
def test_a_word_from_a_file_stays_text(word: str) -> None:
    text = junit.write(checked([finding(message=msg("{word}", word=word), field=word)]), LOOK)

    (failure,) = parsed(text).iter("failure")
    assert failure.attrib["message"] == LOOK.words.data(word)


@given(st.lists(checks.findings(), max_size=12))
@settings(max_examples=sample(20), deadline=None)
def test_whatever_is_found_parses_and_starts_no_command(found: list[Finding]) -> None:
    text = junit.write(checked(found), LOOK)

    assert text.encode()
    assert len([case for case in parsed(text).iter("testcase") if len(case)]) == len(found)
    assert not re.search(r"##(vso|teamcity)?\[|^\s*::", text, re.IGNORECASE | re.MULTILINE)
