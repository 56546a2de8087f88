"""A merge in words: what each side did, what both changed and whose version stands, what is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changing.record_data import RecordData
from coopctl.formats import changed
from coopctl.formats.naming import Naming
from coopctl.formats.word_diff import plain
from coopctl.merging.values import Lacking, Whose
from coopctl.messages import msg
from coopctl.reviewing.differing import differing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coopctl.i18n.words import Words
    from coopctl.merging.merged import Merged
    from coopctl.merging.values import Clash, Value
    from coopctl.messages import Message
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Record

#: Whose a version is, as a sentence names it.
SIDES = {Whose.OURS: msg("ours"), Whose.THEIRS: msg("theirs")}


def did(side: Whose, base: Record, now: Record, portfolio: Portfolio, words: Words) -> Iterator[str]:
    """Yield what a side has made of a record, in the words of `diff`."""
    draft = differing(base, now, portfolio)
    yield words.say(msg("{field}:", field=SIDES[side]))
    lines = list(map(plain, changed.lines(draft, [], words, names=True)))
    otherwise = words.say(msg("only written otherwise"))
    yield from lines or [f"  {otherwise}"]


def question(
    clash: Clash, records: tuple[Record, Record, Record] | None, portfolio: Portfolio, words: Words
) -> tuple[str, str, str]:
    """Return what a clash is about, and what stands on each side; without `records` (base, ours, theirs) as written."""
    if records is None:
        ours, theirs = (words.say(_plain(each)) for each in (clash.ours, clash.theirs))
        return clash.name or words.say(msg("the whole file")), ours, theirs
    naming = Naming(RecordData(records[1], portfolio), words)
    called = naming.label(clash.place) if clash.place else words.say(msg("the whole file"))
    about = naming.beside(called, [clash.name]) if clash.name and clash.name != called else called
    return about, _value(clash, clash.ours, naming), _value(clash, clash.theirs, naming)


def _value(clash: Clash, value: Value, naming: Naming) -> str:
    if isinstance(value, Lacking):
        return naming.words.say(msg("taken away"))
    if clash.remarks:
        return naming.words.say(msg("the same, with another comment"))
    if not clash.place:
        return naming.words.say(msg("as it is there"))
    return naming.value(value, clash.place) or naming.words.say(msg("nothing"))


def _plain(value: Value) -> Message:
    if isinstance(value, Lacking):
        return msg("taken away")
    return msg("as it is there") if isinstance(value, dict | list) or value is None else msg("{text}", text=str(value))


def outcome(merged: Merged, kinds: Mapping[str, str], words: Words) -> Iterator[str]:
    """Yield whose version of each field stands that both changed; `kinds` are the fields as people call them."""
    for name, side in merged.decided.items():
        field = kinds.get(name, name)
        yield words.say(msg("{field}: {after}", field=field, after=msg("taken from {side}", side=SIDES[side])))
    for clash in merged.clashes:
        field = kinds.get(clash.name, clash.name)
        yield words.say(msg("{field}: {after}", field=field, after=msg("still open, between markers")))


def still_open(names: tuple[str, ...]) -> Message:
    """Say how what is open is decided."""
    return msg(
        "still open: {fields}; decide with --ours FIELD or --theirs FIELD (or all), or edit the file and git add it",
        fields=names,
    )
