"""The parts of a new record that are open so far, each a question; a title is one in each language that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import Message, msg
from coopctl.model import translated
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coopctl.changing.asking import Choice
    from coopctl.changing.record_data import RecordData
    from coopctl.model.places import Place


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
