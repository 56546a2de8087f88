"""Choosing a format: every module says itself what it is, and all families are chosen from in the same way."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from coopctl import discovery
from coopctl.errors import MissingExtraError, UsageError
from coopctl.formats import Audience, choosing, findings, papers, rows
from tests.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from tests.conftest import Run

FAMILIES = (rows, papers, findings)


def installed(family: ModuleType) -> Iterator[str]:
    """Yield the formats of a family but those whose extra is not installed here."""
    for name in discovery.names(family):
        with suppress(MissingExtraError):
            discovery.module(family, name)
            yield name


@table("family", FAMILIES)
def test_every_format_says_for_whom_it_is(family: ModuleType) -> None:
    assert {type(choosing.audience(family, name)) for name in installed(family)} == {Audience}


@pytest.mark.parametrize("family", [rows, papers])
def test_every_format_has_endings_of_its_own(family: ModuleType) -> None:
    endings = {name: discovery.literal(family, name, "ENDINGS") for name in discovery.names(family)}
    every = [ending for own in endings.values() for ending in own]  # type: ignore[attr-defined]  # tuples of words

    assert len(every) == len(set(every))
    assert all(name in own for name, own in endings.items())  # type: ignore[operator]  # tuples of words
    assert all(endings[name] == discovery.module(family, name).ENDINGS for name in installed(family))


@table(
    ("family", "asked", "to", "chosen"),
    [
        (rows, None, None, "usual"),
        (rows, None, "-", "usual"),
        (rows, "csv", "x.json", "csv"),
        (rows, None, "x.MD", "markdown"),
        (rows, None, "a.b/x.ndjson", "jsonl"),
        (rows, None, "x.txt", "table"),
        (rows, None, "x.htm", "html"),
        (papers, None, "x.docx", "docx"),
        (papers, None, "x.pdf", "pdf"),
        (papers, None, "x.md", "markdown"),
    ],
)
def test_a_format_is_chosen_by_name_then_by_ending(
    family: ModuleType, asked: str | None, to: str | None, chosen: str
) -> None:
    assert choosing.chosen(asked, to, "usual", family) == chosen


@table(("asked", "to", "option"), [("cvs", None, "--format"), (None, "x.docx", "-o"), (None, "x", "-o")])
def test_what_no_format_is_called_is_said(asked: str | None, to: str | None, option: str) -> None:
    with pytest.raises(UsageError) as raised:
        choosing.chosen(asked, to, "tsv", rows)

    assert raised.value.message.params["option"] == option


@pytest.mark.parametrize(("command", "families"), [("list", (rows,)), ("report", (papers,)), ("show", (rows, papers))])
def test_the_help_names_every_format(command: str, families: tuple[ModuleType, ...], run: Run) -> None:
    told = " ".join(run(command, "--help").stdout.split())

    names = sorted({name for family in families for name in discovery.names(family)})
    assert f"One of {', '.join(names)}; " in told
