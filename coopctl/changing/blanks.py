"""The parts of a new record that are open so far, each a question; a title is one in each language that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import Message, msg
from coopctl.model import translated
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coopctl.changing.asking import Choice
    from coopctl.changing.record_data import RecordData
    from coopctl.model.places import Place

#: The lists whose rows have titles, which are for all readers.
_TITLED = ("axes",)


@dataclass(frozen=True, slots=True)
class Blank:
    """A part that is open so far and may be asked for.

    `key` is that of its answer, "" meaning that it is left out; `label` its name; `ready` what it is unless asked for.
    With `others` an answer need be none of the choices. `shown` says where nobody can be asked how it is given.
    """

    key: str
    label: Message
    needed: bool = True
    choices: tuple[Choice, ...] = ()
    proposed: str | None = None
    ready: str | None = None
    others: bool = False
    shown: Message | None = None

    @property
    def field(self) -> str:
        """The field that the part belongs to: of parties-2 the parties; a title in one language is one of its own."""
        return field_of(self.key)


def field_of(key: str) -> str:
    """Return the field that the answer of a key is written to."""
    return key if "." in key else key.partition("-")[0]


def titles(subject: RecordData, within: Place, answers: Mapping[str, str], *, needed: bool = True) -> Iterator[Blank]:
    """Yield the title; where the workspace wants it in several languages, in each, unless one was left out."""
    languages, place = subject.portfolio.settings.languages, (*within, "title")
    title = subject.value(place)
    if not (languages and translated.is_for_all(place)) or isinstance(title, str):
        yield Blank("title", msg("title"), needed=needed)
    elif "" not in [answers.get(f"title.{tag}") for tag in languages]:
        for tag in translated.missing(place, tuple(title) if isinstance(title, dict) else (), languages):
            yield Blank(f"title.{tag}", msg("title ({language})", language=tag), needed=needed)


def row_languages(subject: RecordData, field: str) -> Sequence[str]:
    """Return the languages in which the workspace wants the titles of the rows of a list; none for names."""
    return subject.portfolio.settings.languages if field in _TITLED else ()


def row_called(subject: RecordData, field: str, label: Message, number: int) -> Message:
    """Return what the row of that number is called in a question, with the language of its title."""
    for language in row_languages(subject, field)[:1]:
        return msg("{what} {n} ({language})", what=label, n=number + 1, language=language)
    return msg("{what} {n}", what=label, n=number + 1)


def row_titles(subject: RecordData, field: str, label: Message, answers: Mapping[str, str]) -> Iterator[Blank]:
    """Yield the titles of rows that were answered in one language, in each other one that is wanted."""
    languages = row_languages(subject, field)
    for number in range(subject.length((field,)) if languages else 0):
        row = subject.value((field, number)) if answers.get(f"{field}-{number + 1}") else None
        if isinstance(row, dict) and isinstance(title := row.get("title"), dict):
            for tag in translated.missing((field, number, "title"), tuple(title), languages):
                label_in = msg("{what} {n} ({language})", what=label, n=number + 1, language=tag)
                yield Blank(f"{field}.{row['id']}.title.{tag}", label_in)
