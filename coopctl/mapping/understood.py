"""What a foreign cell says, as the field that it goes into takes it: nothing is guessed, what is unclear is refused."""

from __future__ import annotations

import html
import re
from dataclasses import field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.i18n import recognised
from coopctl.mapping import signs
from coopctl.mapping.headings import plain
from coopctl.mapping.prose import prose
from coopctl.messages import Told, msg
from coopctl.model import currencies
from coopctl.model.dates import DATE_PATTERN, parse_fact, parse_period
from coopctl.spelling import amounts, respell, spans, synonyms
from coopctl.spelling.titles import name_of
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from coopctl.changing.subschemas import Subschema
    from coopctl.mapping.foreign import Cell
    from coopctl.mapping.maps import Map, MapColumn
    from coopctl.messages import Message
    from coopctl.model.dates import Date, Period
    from coopctl.model.records import Json

#: What files write where they know nothing, as `plain` has it.
_NOTHING = frozenset({"", "n/a", "n.a", "#n/a", "null", "none", "nan", "–", "—", "...", "…", "?"})
#: An amount of nothing, as bookkeeping formats show it.
_NO_AMOUNT = re.compile(r"[^\w]*-[^\w]*")
_NO_DATE, _ZEROS = frozenset({"na", "nd", "nc", "tbd"}), re.compile(r"0[0/. -]*")
_DATE = re.compile(DATE_PATTERN, re.ASCII)
_YEAR = re.compile(r"[0-9]{4}", re.ASCII)
_TIMED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ][0-9:.]+)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?", re.ASCII)
_ORDERED = re.compile(r"[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ][0-9]{2,4}(?:\s.*)?", re.ASCII)
#: A day or a month whose month is written in letters, as people write it, and what it is.
_IN_WORDS = re.compile(r"(?:[0-9]{1,2}(?:er|e|st|nd|rd|th|\.)? )?[^\W\d_]+\.? [0-9]{4}")
_PLAIN = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?", re.ASCII)
#: What a spreadsheet that counts its days from 1904 counts less than others.
_FOUR_YEARS = 1462
#: Of the years outside one is sure to be a slip of the hand.
_YEARS = range(1900, 2201)
#: What stands between names.
_SEVERAL = re.compile(r"\n|;|\s/\s")
_PERCENT = re.compile(r"\s*[%٪]\s*$")
_HUNDRED = 100
_AXIS = ("axis",)
#: Where a text stands in one language.
_TAGS = frozenset({"ar", "ca", "de", "en", "es", "fr", "it", "nl", "pt"})
#: Texts that are one line, however a cell wraps them.
_OF_ONE_LINE = frozenset({"title", "heading"})
#: Texts that are the same in every language.
_NAMES = frozenset({"person", "organisation"})
#: Within these nothing separates.
_OPENING = MappingProxyType({"(": ")", "[": "]", '"': '"', "«": "»", "“": "”"})


class NotUnderstoodError(Exception):
    """A cell says nothing that its field takes, or may say several things; the message says which."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


@dataclass(frozen=True, slots=True)
class Understood:
    """A value as a file holds it, and how it was understood where it is not as it was written."""

    value: Json
    how: Message | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """How the cells of a file are read.

    `language` is that of its texts where it is not the workspace's own; `parties` are ids by what they are called.
    """

    language: str = ""
    dates: str = ""
    percent: str = ""
    decimal: str = ""
    empty: frozenset[str] = frozenset()
    parties: Mapping[str, str] = field(default_factory=dict)
    since_1904: bool = False

    @classmethod
    def of(cls, wanted: Map, language: str, parties: Mapping[str, str], *, since_1904: bool) -> Reader:
        """Return how a map has the cells read, in a workspace of a language."""
        spoken = wanted.language if wanted.language != language else ""
        return cls(spoken, wanted.dates, wanted.percent, wanted.decimal, wanted.empty, parties, since_1904)

    def is_empty(self, text: str) -> bool:
        """Whether a text says that nothing is known."""
        return plain(text) in _NOTHING or plain(text) in self.empty

    def read(self, cell: Cell, column: MapColumn) -> Understood | None:
        """Return what a cell says, None where it says nothing. Raise NotUnderstoodError where that is not clear."""
        if cell.wrong is not None:
            raise NotUnderstoodError(cell.wrong)
        text = _part(cell.text, column)
        if column.words and (meant := column.words.get(plain(text))) is not None:
            return Understood(meant, None if text else msg("blank: taken as {word}", word=str(meant)))
        if column.otherwise is not None and not self.is_empty(text):
            return Understood(column.otherwise)
        if self.is_empty(text):
            return None
        shape = column.shape
        if shape.entries is None:
            return self._one(cell, text, column, shape)
        found = [self._one(cell, each, column, shape.entries) for each in apart(text, column.split or "lines")]
        entries = [each for each in found if each is not None]
        values = _once_each([each.value for each in entries])
        how = next((each.how for each in entries if each.how), None)
        return Understood(values, how) if values else None

    def _one(self, cell: Cell, text: str, column: MapColumn, shape: Subschema) -> Understood | None:
        reader = None if column.place == _AXIS else _READERS.get(shape.kind)
        if reader is None:  # what names something else is looked for once all rows are read
            return Understood(text)
        found = reader(self, WrittenCell(cell, text, column, shape))
        if found is not None and isinstance(found.value, str) and 0 < shape.longest < len(found.value):
            raise NotUnderstoodError(msg("it is longer than {n} characters", n=shape.longest))
        return found


def _once_each(values: Sequence[Json]) -> list[Json]:
    """Return the different values, in their order; of thousands each is looked up."""
    if any(isinstance(each, dict | list) for each in values):
        return [each for number, each in enumerate(values) if each not in values[:number]]
    return list(dict.fromkeys(values))


@dataclass(frozen=True, slots=True)
class WrittenCell:
    """What is to be read: the cell, the part of its text that counts, the column's wishes and what the field takes."""

    cell: Cell
    text: str
    column: MapColumn
    shape: Subschema


def apart(text: str, separator: str) -> Iterator[str]:
    """Yield the entries of a list; a separator within brackets and quotes does not count."""
    if separator == "lines":
        yield from (each.strip(" •-*\t") for each in text.splitlines() if each.strip(" •-*\t"))
        return
    awaited, entry = "", ""
    for letter in text:
        if awaited:
            awaited = "" if letter == awaited else awaited
        elif letter in _OPENING and _OPENING[letter] in text:
            awaited = _OPENING[letter]
        if not awaited and letter in (separator, "\n"):
            yield entry.strip()
            entry = ""
        else:
            entry += letter
    if entry.strip():
        yield entry.strip()


def _part(text: str, column: MapColumn) -> str:
    if column.after:
        text = text.partition(column.after)[2] if column.after in text else text
    if column.before:
        text = text.partition(column.before)[0]
    return text.strip()


def _text(reader: Reader, written: WrittenCell) -> Understood | None:
    clean, how = prose(written.text)
    if written.column.place[-1] in _OF_ONE_LINE:
        clean = " ".join(clean.split())
    if clean and written.column.headed:
        clean = f"{written.column.columns[0][0]}: {clean}"
    if not clean:
        if how is not None:
            raise NotUnderstoodError(msg("only a way to reach a person: left out"))
        return None
    spoken = reader.language if written.column.place[-1] not in _NAMES else ""
    return Understood({spoken: clean} if spoken else clean, how)


def _words(_: Reader, written: WrittenCell) -> Understood | None:
    clean, how = prose(html.unescape(written.text))
    if not clean:
        return None
    return Understood(clean if written.column.place[-1] in _TAGS else " ".join(clean.split()), how)


def _word(_: Reader, written: WrittenCell) -> Understood | None:
    words = written.shape.words
    low = synonyms.folded(written.text).replace(" ", "_")
    meant = low if low in words else synonyms.word(written.text, words)
    if meant is None and len(said := recognised.said(written.text, words)) == 1:
        meant = said[0]
    if meant is None:
        raise NotUnderstoodError(msg("none of {words}: say what it stands for with ‘words’ in the map", words=words))
    return Understood(meant)


def _name(_: Reader, written: WrittenCell) -> Understood | None:
    made = name_of(written.text) or name_of(f"{str(written.column.place[0])[0]} {written.text}")
    if not made:
        raise NotUnderstoodError(msg("no short name can be made of it"))
    return Understood(made)


def _number(_: Reader, written: WrittenCell) -> Understood | None:
    whole = " ".join(written.text.split())
    return Understood(int(whole) if whole.isascii() and whole.isdigit() and str(int(whole)) == whole else whole)


def _date(reader: Reader, written: WrittenCell) -> Understood | None:
    found = _as_written(reader, written)
    if found is None or not written.column.last_day:
        return found
    return Understood(parse_fact(str(found.value)).latest.isoformat())


def _as_written(reader: Reader, written: WrittenCell) -> Understood | None:
    value, text = written.cell.value, written.text
    if plain(text).replace(".", "") in _NO_DATE or _ZEROS.fullmatch(text):
        return None
    if isinstance(value, date) or _YEAR.fullmatch(text) or _DATE.fullmatch(text):
        return _plausible(text)
    if isinstance(value, int | Decimal):
        day = respell.spreadsheet_day(format(Decimal(value) + (_FOUR_YEARS if reader.since_1904 else 0), "f"))
        if day is None:
            raise NotUnderstoodError(msg("no date"))
        return Understood(day, _read_as(day, parse_fact(day)))
    if timed := _TIMED.fullmatch(text):
        return _plausible(timed[1])
    return _of_words(text, respell.dates(text), written.column.dates or reader.dates)


def _of_words(text: str, found: tuple[str, ...], order: str) -> Understood:
    """Return the one of the dates found that is meant. Raise NotUnderstoodError where none is, or any of several."""
    ordered = _ORDERED.fullmatch(text) is not None
    if not found:
        raise NotUnderstoodError(msg("no date"))
    if len(found) > 1 and not ordered:
        raise NotUnderstoodError(msg("may be {words}", words=found))
    if len(found) > 1 and not order:
        raise NotUnderstoodError(msg("{words}: ‘dates: dmy’ or ‘dates: mdy’ in the map says which", words=found))
    chosen = found[1 if order == "mdy" and len(found) > 1 else 0]
    usual = _is_in_order(text, chosen, order) if ordered else _IN_WORDS.fullmatch(text) and _PLAIN.fullmatch(chosen)
    return _plausible(chosen, None if usual else _read_as(chosen, parse_fact(chosen)))


def _read_as(word: str, means: Date | Period) -> Message:
    """Say how a date was read, in words and as the file will have it: 2026-34 alone tells few people of a quarter."""
    return msg("read as {date} ({word})", date=Told(means), word=word)


def _is_in_order(text: str, chosen: str, order: str) -> bool:
    """Whether a date in digits has day and month where the map has them; in any order where it says none."""
    first, place = int(re.split(r"[-/. ]", text)[0]), chosen[8:10] if order == "dmy" else chosen[5:7]
    return not order or (bool(place) and first == int(place))  # of the day 00 only the month is left


def _plausible(found: str, how: Message | None = None) -> Understood:
    if parse_fact(found).impossible:  # of a thirteenth month
        raise NotUnderstoodError(msg("no date"))
    if int(found[:4]) not in _YEARS:
        raise NotUnderstoodError(msg("the year {year} cannot be meant", year=found[:4]))
    return Understood(int(found) if _YEAR.fullmatch(found) else found, how)


def _period(reader: Reader, written: WrittenCell) -> Understood | None:
    text = written.text
    ends = text.split("/")
    if len(ends) == 2 and all(each == ".." or _DATE.fullmatch(each) for each in ends):
        if spans.backwards(text) or not [_plausible(each) for each in ends if each != ".."]:
            raise NotUnderstoodError(msg("no date"))
        return Understood(text)
    try:
        return _date(reader, written)
    except NotUnderstoodError:
        found = spans.periods(text)
        if len(found) != 1 or "/" not in found[0] or not all(map(_DATE.fullmatch, found[0].split("/"))):
            raise
        return Understood(found[0], _read_as(found[0], parse_period(found[0])))


def _decimal(reader: Reader, written: WrittenCell) -> Understood | None:
    money, progress = written.column.place[0] == "budget", written.column.place[-1] == "progress"
    value = written.cell.value
    how = None
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        number = _as_shown(Decimal(value), written) if money else Decimal(value)
        scaled = progress and not written.cell.look.percent
    else:
        if _NO_AMOUNT.fullmatch(written.text) or plain(written.text).replace(".", "") in _NO_DATE:
            return None
        mark = written.column.decimal or reader.decimal
        number = _of_text(written, mark, money=money, percent=progress)
        if mark and re.search(rf"[0-9]{re.escape(mark)}[0-9]{{3}}(?![0-9])", written.text):  # others mean thousands
            how = msg("read as {word}", word=f"{_short(number)}")
        scaled = progress and not _PERCENT.search(written.text)
    if progress and written.cell.look.percent and isinstance(value, int | Decimal):
        number *= _HUNDRED
    elif scaled:
        scale = written.column.percent or reader.percent
        if scale == "fraction":
            number *= _HUNDRED
        elif not scale and 0 < number <= 1:
            raise NotUnderstoodError(
                msg(
                    "{number} may be a fraction or percent: say ‘percent: fraction’ or ‘percent: hundred’",
                    number=number,
                )
            )
    if number < 0:
        raise NotUnderstoodError(msg("less than 0"))
    if progress and number > _HUNDRED:
        raise NotUnderstoodError(msg("more than 100 %"))
    return Understood(_short(number * written.column.times), how)


def _as_shown(number: Decimal, written: WrittenCell) -> Decimal:
    """Return an amount as it is shown beside its unit. Raise NotUnderstoodError where map and format say two things."""
    look, column = written.cell.look, written.column
    if look.percent:
        raise NotUnderstoodError(msg("it is shown as a percentage"))
    codes, times = signs.counted(look.unit)
    if column.currency and codes and column.currency not in codes:
        raise NotUnderstoodError(msg("the amounts of this line are in {currency}", currency=column.currency))
    if look.thousands:  # 45000 that is shown as 45
        return number if column.times == 1 else number / 1000**look.thousands
    if times not in (1, column.times):
        raise NotUnderstoodError(msg("it is shown in {unit}: say ‘times: {n}’ in the map", unit=look.unit, n=times))
    return number


def _of_text(written: WrittenCell, mark: str, *, money: bool, percent: bool) -> Decimal:
    text, currency = written.text, written.column.currency
    named = amounts.currencies(text) if money else ()
    if named and written.column.times > 1:
        what = msg("it names its currency itself, and the map counts in {n}", n=written.column.times)
        raise NotUnderstoodError(what)
    if currency and named and currency not in named:
        raise NotUnderstoodError(msg("the amounts of this line are in {currency}", currency=currency))
    decimals = currencies.decimals(currency or named[0]) if currency or len(named) == 1 else None
    found = amounts.numbers(text, decimals=decimals, money=money, percent=percent)
    if not found:
        raise NotUnderstoodError(msg("no number"))
    if len(found) > 1:
        if not mark:
            raise NotUnderstoodError(
                msg('{words}: say which with ‘decimal: ","’ or ‘decimal: "."’ in the map', words=found)
            )
        found = amounts.numbers(text, money=money, percent=percent)  # with all its decimals
        return (min if mark in text else max)(map(Decimal, found))
    return Decimal(found[0])


def _short(number: Decimal) -> Json:
    """Return a number without the zeros at its end; one of a spreadsheet's fractions rounded to six decimals."""
    number = round(number, 6)
    return int(number) if number == number.to_integral_value() else number.normalize()


def _integer(reader: Reader, written: WrittenCell) -> Understood | None:
    found = _decimal(reader, written)
    if found is not None and not isinstance(found.value, int):
        raise NotUnderstoodError(msg("no whole number"))
    return found


def _value(reader: Reader, written: WrittenCell) -> Understood | None:
    return _decimal(reader, written)


def _currency(_: Reader, written: WrittenCell) -> Understood | None:
    found = amounts.called(written.text)
    # Dirhams are those of Morocco, of which most agreements are: what was read is told.
    if len(found) != 1 and found[:1] != ("MAD",):
        raise NotUnderstoodError(msg("no currency"))
    return Understood(found[0], None if found[0] == written.text else msg("read as {word}", word=found[0]))


def _who(reader: Reader, written: WrittenCell) -> Understood | None:
    found = _words(reader, written)
    if found is None:
        raise NotUnderstoodError(msg("only a way to reach a person: left out"))
    name = str(found.value)
    party = reader.parties.get(plain(name))
    if party is not None and written.shape.kind == "who":
        return Understood(party)
    if party is not None:
        return Understood({"party": party}, found.how)
    several = msg("several names? it is taken as one") if _SEVERAL.search(written.text) else None
    return Understood({"organisation": name}, found.how or several)


def _address(_: Reader, written: WrittenCell) -> Understood | None:
    if not re.fullmatch(r"https?://\S+", written.text):
        raise NotUnderstoodError(msg("no address on the web"))
    return Understood(written.text)


_READERS: Mapping[str, Callable[[Reader, WrittenCell], Understood | None]] = MappingProxyType(
    {
        "text": _text, "verdict": _text, "words": _words, "word": _word, "name": _name, "number": _number,
        "date": _date, "by_date": _date, "period": _period, "decimal": _decimal, "integer": _integer, "own": _value,
        "currency": _currency, "who": _who, "partner": _who, "source": _address, "address": _address,
    }
)  # fmt: skip
