"""Texts that the workspace wants in several languages: asked for where a call gives one in fewer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changing import paths
from coopctl.changing.asking import LANGUAGE, Choice, MissingError, UnclearError
from coopctl.changing.record_data import record_data
from coopctl.errors import UsageError
from coopctl.messages import msg
from coopctl.model import translated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.changing.draft import Draft
    from coopctl.changing.record_data import RecordData
    from coopctl.model.places import Place
    from coopctl.model.records import Json


def complete(draft: Draft, row: Place = (), *, new: bool = False) -> None:
    """Look at the texts that were written, named from `row`, which may be `new`.

    Raise MissingError for the first language that one lacks, UsageError where nothing says in which language it is.
    What lacked before stops nothing.
    """
    portfolio = draft.subject.portfolio
    required = portfolio.settings.languages
    if not required:
        return
    old = None if new else record_data(portfolio, draft.subject.record.ref)
    for place in dict.fromkeys(_texts(draft)):
        text = draft.subject.value(place)
        tags = _tags(text, portfolio.settings.language)
        before = () if old is None else _tags(old.value(place), portfolio.settings.language)
        known = translated.missing(place, before, required) if before else ()
        missing = [tag for tag in translated.missing(place, tags, required) if tag not in known]
        name = paths.named(draft.subject, place, row)
        if missing and not isinstance(text, dict):
            wrong = UsageError(
                msg("‘{field}’ is wanted in several languages: {words}", field=name, words=required),
                msg("say which: {example}", example=" ".join(f"{name}.{tag}=…" for tag in required)),
            )
            raise UnclearError(wrong, LANGUAGE, tuple(map(Choice, required)), msg("The language of what you typed:"))
        if missing:
            lacking = f"{name}.{missing[0]}"
            raise MissingError(lacking, shown=msg("add it: {example}", example=f"{lacking}=…"))


def _texts(draft: Draft) -> Iterator[Place]:
    for each in draft.written:
        if each.after is not None:
            outer = each.place[:-1]
            alone = outer and draft.subject.shape(outer).kind == "text"
            yield from [outer] if alone else _within(draft.subject, each.place)


def _within(subject: RecordData, place: Place) -> Iterator[Place]:
    value = subject.value(place)
    if subject.shape(place).kind == "text":
        yield place
    elif isinstance(value, dict | list):
        for step in value if isinstance(value, dict) else range(len(value)):
            yield from _within(subject, (*place, step))


def _tags(text: Json, plain: str) -> tuple[str, ...]:
    """Return the languages that a text is in; a plain one is in the workspace's."""
    return tuple(text) if isinstance(text, dict) else () if text is None else (plain,)
