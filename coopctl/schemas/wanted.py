"""What a schema wants at a place, what is said where a value does not fit, and the small words of both."""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING, Any

from coopctl.messages import Message, mending, msg
from coopctl.patterns import regex
from coopctl.spelling.nearest import unsaid
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coopctl.model.places import Place
    from coopctl.model.records import Json
    from coopctl.spelling.nearest import Said

_LONGEST_SHOWN = 60
#: What may be longer than it is shown, and is written anew from all that stands there, up to so many letters.
_LONG, _LONGEST_READ = frozenset({"address", "source", "file", "recurrence"}), 400
#: What is to be written is shown whole, unless it is very long.
_LONGEST_WRITTEN = 160
#: More white space at one place than anybody leaves.
_WIDE_GAP = regex(r"(\s{20})\s+")
#: The least of a number that is a year.
FIRST_YEAR = 1000
#: Shapes of values that are dates, and of those that are texts.
DATES = ("date", "by_date", "period")
TEXTS = ("text", "words", "number")
CHOOSE = msg("choose one of these words")


def _unknown(_place: Place) -> str:
    return ""


class Shared(dict[str, Any]):
    """A schema that nobody changes: what is worked out of it can be kept, under itself."""

    __hash__ = object.__hash__  # type: ignore[assignment]  # a dict has none, since most are changed


_NO_FIELDS = Shared()


@dataclass(frozen=True, slots=True)
class Telling:
    """How misfits are told, at most `most` of them.

    `written` gives what stands in the file at the place of a plain value, "" where that is not known; `said` recognises
    labels.
    """

    written: Callable[[Place], str] = _unknown
    said: Said = unsaid
    most: int = sys.maxsize


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a schema wants at a place.

    `node` is the part that holds the keyword, `shape` the definition it stands in ("" for none), `example` how the
    value is written, `fields` the fields of the map (each a part of the schema) where a map is wanted. `needed` when
    the field cannot be left out; `entries` is the definition that a list's entries follow ("" for none).
    `written` is what stands in the file for a plain value that is no text, "" where that is not known. `money` when it
    is an amount, in `currency`, None where that is not said beside it, as `country` is beside a subdivision. `said`
    recognises labels of fields and words; `record` are the fields that the record itself has, `beside` the keys of the
    map of a key that is refused,
    `elsewhere` the fields of the other kind of record, `reasons` the statuses that updates explain,
    where the value is the status of a record, else None, and `open` its first milestones that are so. `siblings` are
    the fields that may stand beside it.
    """

    node: Mapping[str, Any]
    shape: str
    example: Json
    fields: Mapping[str, Any]
    needed: bool = False
    entries: str = ""
    written: str = ""
    money: bool = False
    currency: str | None = None
    country: str | None = None
    said: Said = unsaid
    record: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()
    reasons: frozenset[str] | None = None
    open: tuple[str, ...] = ()
    siblings: Mapping[str, Any] = _NO_FIELDS

    def source(self, value: Json) -> str:
        """Return a value as it is written in the file, else as YAML writes it, so much of it as is looked at."""
        if isinstance(value, str) and self.shape in _LONG and len(value) <= _LONGEST_READ:
            return value
        return cut(self.written) if self.written else shown(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around a key that is not known, and where else it may belong.

    `name` is the field that it is elsewhere, `homes` where that is ("" for the record itself), `entry` how it is
    written there, "" where something is written there already. `above` is the field of prose right above, which the
    key may go on from. `top` when it stands in the record itself, `empty` when no value follows, `cut` when it stands
    alone behind a text between braces, `there` when the record itself has such a field already, `alien` when no field
    of the file is one of a record.
    """

    name: str
    homes: tuple[str, ...]
    entry: str
    above: str
    top: bool
    empty: bool
    cut: bool
    there: bool
    alien: bool


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A code with its sentence and the way to mend it."""

    code: str
    message: Message
    help: Message

    @property
    def pair(self) -> tuple[Message, Message]:
        """The sentence and the way to mend it."""
        return self.message, self.help


def shown(value: Json) -> str:
    """Return a value as it is shown inside a sentence: as YAML writes it, a long one cut, a list or map as dots."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "…" if isinstance(value, dict | list) else cut(str(value))


def cut(text: str, longest: int = _LONGEST_SHOWN) -> str:
    """Return the beginning of a long text."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def closed_up(text: str) -> str:
    """Return a text whose gaps are no wider than anybody leaves one: many patterns look at what stands in a gap."""
    return _WIDE_GAP.sub(r"\1", text)


def look_alike(text: str) -> str | None:
    """Return the first letter that is of another script, or that is not to be seen: it only looks right.

    A text that is all in another script looks like nothing else.
    """
    if not any(each.isascii() and each.isalpha() for each in text):
        return None
    for each in text:
        if not each.isascii() and unicodedata.category(each)[0] in "LC" and "LATIN" not in unicodedata.name(each, ""):
            return each
    return None


def write(words: str) -> Message:
    """Say how a value is to be written; that is the mend."""
    return mending(msg("write it as {words}", words=cut_row(words)), words)


def cut_row(words: str) -> str:
    """Return the beginning of what is to be written, where it is very long."""
    return cut(words, _LONGEST_WRITTEN)


def one_of(found: tuple[str, ...]) -> Message | None:
    """Say how a value is to be written; ask where several readings are possible."""
    if len(found) == 1:
        return write(found[0])
    return msg("write what you mean: {words}", words=found) if found else None


def alone(found: tuple[str, ...], value: str) -> Message:
    """Say that what is wanted stands alone: nothing that somebody wrote beside it is dropped without a word."""
    return msg("write {words} alone, and the rest of ‘{value}’ in a note", words=found, value=cut(value))


def for_instance(wanted: Wanted) -> Message:
    """Give the schema's example of a value."""
    if wanted.example is None or isinstance(wanted.example, dict | list):
        return msg("correct it")
    return msg("write for instance: {line}", line=shown(wanted.example))


def how_dates(shape: str, *, needed: bool = True) -> Message:
    """Say how dates, or periods, are written; a date that is not needed is no yes and no no."""
    if shape == "period":
        return msg("write it as 2018, 2018-07/2019-06 or 2018-07-28/..")
    if not needed:
        return msg("write the day itself, as 2018, 2018-07 or 2018-07-28; leave the field out where there is none")
    return msg("write it as 2018, 2018-07 or 2018-07-28")


def capitals(value: str, length: int) -> Message | None:
    """Give a code of so many letters in capitals, None for what is none."""
    capital = value.strip(" .,;").upper()
    return write(capital) if len(capital) == length and capital.isascii() and capital.isalpha() else None
