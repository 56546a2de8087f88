"""Catalogues: what the standard library's reads from the same file."""

from __future__ import annotations

import gettext
import struct
from pathlib import Path
from typing import Any

import pytest

from coopctl import packaged
from coopctl.i18n.catalogue import Catalogue
from tests.tables import table

FILES = sorted(Path(str(packaged.PACKAGE)).glob("locale/*/LC_MESSAGES/*.mo"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parts[-3])
def test_each_sentence_is_what_the_standard_library_says(path: Path) -> None:
    with path.open("rb") as file:
        theirs: Any = gettext.GNUTranslations(file)
    ours = Catalogue(path.read_bytes())

    for key in theirs._catalog:
        sentence = key if isinstance(key, str) else key[0]
        assert ours.gettext(sentence) == theirs.gettext(sentence), sentence
        if not isinstance(key, str):
            for number in (0, 1, 2, 3, 11, 100, 1000):
                assert ours.ngettext(sentence, "", number) == theirs.ngettext(sentence, "", number), sentence
    assert ours.gettext("no such sentence") == "no such sentence"


def test_without_a_file_sentences_are_english() -> None:
    for one in (Catalogue(), Catalogue(compiled("<", {})), Catalogue(compiled(">", {}))):
        assert [one.ngettext("{n} day", "{n} days", number) for number in (0, 1, 2)] == [
            "{n} days",
            "{n} day",
            "{n} days",
        ]
        assert one.gettext("\udc80") == "\udc80"


@table("order", "<>")
def test_a_file_is_read_whichever_machine_has_written_it(order: str) -> None:
    one = Catalogue(compiled(order, {"a\0as": "x\0xs", "ab": "y"}))

    assert (one.gettext("a"), one.gettext("ab"), one.gettext("as")) == ("x", "y", "as")
    assert (one.ngettext("a", "as", 1), one.ngettext("a", "as", 5)) == ("x", "xs")


def compiled(order: str, sentences: dict[str, str]) -> bytes:
    """Return sentences as gettext compiles them."""
    rows = sorted((key.encode(), value.encode()) for key, value in sentences.items())
    tables, texts, start = [b"", b""], b"", 28 + 16 * len(rows)
    for number in (0, 1):
        for row in rows:
            tables[number] += struct.pack(f"{order}2I", len(row[number]), start + len(texts))
            texts += row[number] + b"\0"
    head = struct.pack(f"{order}7I", 0x950412DE, 0, len(rows), 28, 28 + 8 * len(rows), 0, 0)
    return head + b"".join(tables) + texts
