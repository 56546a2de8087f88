"""What is of another type than its field, in the words of those who write the files: lists, numbers, dates, texts."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.codelists import codes
from coopctl.messages import Message, mending, msg
from coopctl.model import currencies
from coopctl.model.dates import DATE_PATTERN
from coopctl.model.names import LONGEST_NAME, is_name
from coopctl.schemas import group_words, row_words
from coopctl.schemas.form_words import wrong_form
from coopctl.schemas.wanted import DATES, FIRST_YEAR, TEXTS, alone, cut, for_instance, how_dates, one_of, shown, write
from coopctl.spelling import addresses, amounts, parts_of_year, respell, spans, synonyms, unclear
from coopctl.spelling.titles import name_of
from coopctl.strict_yaml import pasted
from coopctl.strict_yaml.scalars import how_signed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.model.records import Json
    from coopctl.schemas.wanted import Wanted

#: Signs that people begin the entries of a list with.
_BULLET = re.compile(rf"(?:^|\s)(?:[-{pasted.BULLETS}]+\s*|(?:[0-9]{{1,2}}[.)]|[a-z]\))\s+)(?=\S)")
#: A number with words beside it.
_WITH_WORDS = re.compile(r"\d\s+[^\W\d_]{2}|[^\W\d_]{2}\.?\s+\d")
_WHOLLY = msg("leave the decimals out")
#: Words for no money, and digits of which some are letters: 60O00, l00.
_NOTHING = frozenset({"zéro", "zero", "nul", "nulle", "gratuit", "gratuite", "gratis", "nihil", "صفر", "مجانا"})
_MISTYPED = re.compile(r"(?=.*[0-9])(?:[0-9OoIl]{2,}|[0-9OoIl]{1,3}(?:[ .][0-9OoIl]{3})+)", re.ASCII)
_DASHES = msg("begin each entry with a dash: ‘- …’")
_A_SOURCE = msg("write the id of an entry of ‘documents’, or an address that begins with https://, between [ and ]")
_DIGITS = msg("write digits, with a point before decimals; leave the field out where the number is not known")
#: What says that a number was added to another one.
_MORE = re.compile(
    r"\A\s*\+|\b(?:de plus|en plus|supplémentaires?|more|extra|additional|erbij|bijkomend|إضافية?|زيادة)\b",
    re.IGNORECASE,
)
#: Words for a half.
_HALF = re.compile(r"(?:à |la |de |the )?(?:moitié|half|helft|demi|نصف|النصف)", re.IGNORECASE)
#: What stands behind the names of a list that is written as a group: {a, b}, {a: true, b: x}.
_TICKED = (None, "", True, "oui", "yes", "ja", "نعم", "x", "X", "✓")
#: The whole, in percent.
_WHOLE = 100
#: What stands between two entries that are told in one breath.
_AND = re.compile(r"\s+(?:et|en|and|&|/|و)\s+")
_PARTED = "[,;|\u060c\u061b]"
#: Signs that part names and languages, which never hold one.
_SIGNED = re.compile(r"\s+[-–—+·•]\s+|/")
#: Endings of fields that count a length of time.
_LENGTHS = ("days", "years")
_REFERENCES = ("source", "reference")
_PEOPLE = ("who", "attendee", "partner")


def wrong_type(field: str, value: Json, wanted: Wanted) -> tuple[Message, Message]:
    """Return what is said of a value whose type is another, and the help."""
    types = wanted.node["type"]
    if not field:
        message = msg("the file must hold fields, each written as ‘field: value’")
        pair = message, msg("write for instance: {line}", line="title: …")
    elif types == "array":
        pair = _wants_list(field, value, wanted)
    elif types == "object":
        pair = _wants_fields(field, value, wanted)
    elif types in ("number", "integer"):
        pair = _wants_number(field, value, wanted)
    elif wanted.shape in DATES:
        pair = _wants_date(field, value, wanted)
    elif wanted.shape in _PEOPLE and isinstance(value, list):
        message = msg("‘{field}’ must be one value, not a list", field=field)
        others = msg("keep one of its entries")
        if len(value) == 1 and isinstance(value[0], str):
            return message, write(row_words.inside(value[0]))
        if field == "lead":
            others = msg("keep one of its entries; the others stand under ‘coordinators’ or ‘partners’")
        if field == "funder":
            others = msg("keep one of its entries: each funder has a line of its own")
        pair = message, others
    elif wanted.shape in _PEOPLE:
        message = msg("‘{field}’ must be a party's id, or the fields party, organisation and person", field=field)
        pair = message, msg("write for instance: {line}", line="{party: mons, person: A. Dupont}")
    else:
        pair = _wants_text(field, value, wanted)
    return pair


def _wants_date(field: str, value: Json, wanted: Wanted) -> tuple[Message, Message]:
    if isinstance(value, Decimal):
        return wrong_form(field, wanted.source(value), wanted).pair
    alone = [*value] if isinstance(value, dict) and not any(value.values()) else value
    if isinstance(value, dict) and alone is value and (len(value) == 1 or "date" in value):  # {date: 2024-06-12}
        alone = [value["date"]] if "date" in value else [*value.values()]
    if isinstance(alone, list) and len(alone) == 1 and isinstance(alone[0], str | int):
        said = str(alone[0])
        help_ = write(said) if re.fullmatch(DATE_PATTERN, said, re.ASCII) else one_of(spans.periods(said))
        if help_:  # of what else the group says nothing is to be lost
            loses = isinstance(value, dict) and len(value) > 1
            return msg("‘{field}’ must be a date", field=field), replace(help_, mend=None) if loses else help_
    if wanted.shape != "period":
        dates = tuple(
            map(str, [*value.values()] if isinstance(value, dict) else alone if isinstance(alone, list) else ())
        )
        if len(dates) > 1 and all(re.fullmatch(DATE_PATTERN, each, re.ASCII) for each in dates):
            return msg("‘{field}’ must be a date", field=field), msg("write what you mean: {words}", words=dates)
        return msg("‘{field}’ must be a date", field=field), how_dates(wanted.shape, needed=wanted.needed)
    message = msg("‘{field}’ must be a period", field=field)
    ends = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    found = spans.periods("/".join(str(end) for end in ends)) if len(ends) == 2 and all(ends) else ()
    return message, one_of(found) or how_dates(wanted.shape)


def _wants_list(field: str, value: Json, wanted: Wanted) -> tuple[Message, Message]:
    message = msg("‘{field}’ must be a list", field=field)
    if {"date", "people"} <= wanted.fields.keys() and (made := group_words.missions_made(value)):
        return message, made
    if isinstance(value, dict) and value and not wanted.fields and all(each in _TICKED for each in value.values()):
        value = ", ".join(value)  # {a, b}
    if isinstance(value, dict) or (isinstance(value, str) and not value.strip()):
        named = value if isinstance(value, dict) and wanted.fields.keys().isdisjoint(value) else {}
        if len(named) > 1 and row_words.of_labels(named, wanted.fields, wanted.said):
            named = {}
        rows = [row_words.row_of(key, each, wanted.fields, wanted.said) for key, each in named.items()]
        line = write(f"[{', '.join(rows)}]")
        dashes = _dashes(value, wanted) if isinstance(value, dict) else _DASHES
        mend = None if "…" in "".join(rows) else line.mend
        return message, replace(line, mend=mend) if rows and all(rows) else dashes
    if wanted.fields:
        return message, _row_instead(value, wanted)
    if isinstance(value, bool):
        return message, _DASHES
    text = value.strip("[]() ") if isinstance(value, str) else shown(value)
    ways = [way for way in _rows(text, wanted) if _may_stand(way, wanted.entries)]
    found = tuple(f"[{', '.join(rows)}]" for rows in ways)
    if len(found) == 1 and (match := pasted.ROW.match(text)) and match["sign"]:
        help_ = msg("replace {sign} by - in all rows, or write it as {words}", sign=match["sign"], words=cut(found[0]))
        return message, mending(help_, found[0])
    return message, one_of(found) or (_A_SOURCE if wanted.entries == "source" else _DASHES)


def _dashes(value: Mapping[str, Json], wanted: Wanted) -> Message:
    """Say where the dashes of a list go that was written as a group of fields, or as rows under their names."""
    key, first = next(iter(value.items()), ("", None))
    if value and wanted.fields and value.keys() <= wanted.fields.keys():
        return msg("put a dash before its first field, and indent the others like it: {line}", line=f"- {key}: …")
    if wanted.fields and value and (row := row_words.of_labels(value, wanted.fields, wanted.said)):
        line = write(f"[{row}]")
        return replace(line, mend=None) if "…" in row else line
    if "id" in wanted.fields and isinstance(first, dict) and is_name(key):
        return msg("begin each entry with a dash and its id: {line}", line=f"- id: {key}")
    return _DASHES


def _row_instead(value: Json, wanted: Wanted) -> Message:
    """Say how a list of rows begins where a single value stands in its place."""
    first = _first(wanted)
    if first == "code" and (code := _code(value)):
        return write(f"[{{code: {code}}}]")
    if isinstance(value, str) and (match := pasted.ROW.match(value)):
        return pasted.said(match["sign"] or "-")[1]
    if help_ := row_words.help_of(_as_row(value, wanted), listed=True):
        return help_
    return msg("begin each entry with a dash and its first field: {line}", line=f"- {first}: …")


def entries(text: str, wanted: Wanted) -> str:
    """Return what stands between the brackets of the list that a text is meant as, "" where several ways are."""
    ways = [way for way in _rows(text, wanted) if _may_stand(way, wanted.entries)]
    return ", ".join(ways[0]) if len(ways) == 1 else ""


def is_reference(of: str) -> bool:
    """Whether what the entries of a list follow is the name of something else that is there."""
    return of.endswith(_REFERENCES)


def _may_stand(way: list[str], of: str) -> bool:
    """Whether entries can stand in a list of names, or of references: a word of a title is neither."""
    if of == "name":
        return _are_names(way)
    if not is_reference(of):
        return True
    if of == "source":
        return all(is_name(each) or addresses.is_one(each) for each in way)
    return all("/" in each or (is_name(each) and of != "action_reference") for each in way)


def _are_names(entries: list[str]) -> bool:
    """Whether entries can stand in a list of names: a sign between them is none, and none comes twice."""
    return len(set(entries)) == len(entries) and all(is_name(each) for each in entries)


def _rows(text: str, wanted: Wanted) -> list[list[str]]:
    """Return the entries of a list that was written as one text, in each way that it may be meant."""
    is_prose = wanted.entries == "text"
    if wanted.entries in ("name", "tag") and not _BULLET.match(text):
        text = _SIGNED.sub(",", text)
    if _BULLET.match(text):
        ways = [_BULLET.split(text)]
    elif re.search(_PARTED, text):
        parts = re.split(_PARTED, text)
        # What goes on in a small letter may be the rest of a sentence.
        ways = [parts, [text]] if is_prose and any(part.strip()[:1].islower() for part in parts[1:]) else [parts]
    elif is_prose and " - " in text:
        ways = [[text], text.split(" - ")]
    elif is_prose:
        several = _AND.split(text) if _AND.search(text) else text.split() if text.istitle() else [text]
        several = [each for each in several if any(map(str.isalnum, each))]
        ways = [[text], several] if len(several) > 1 else [[text]]
    else:
        words = _AND.sub(" ", text).split()
        # Of several words that are no addresses, those that are known are told once every file is read.
        ways = [words] if wanted.entries != "source" or len(words) == 1 or addresses.are_all(words) else []
    if wanted.node.get("items", {}).get("type") == "integer":
        numbers = [number for part in re.split(f"{_PARTED}|{_AND.pattern}", text) for number in amounts.numbers(part)]
        return [numbers] if numbers and all(number.isdigit() for number in numbers) else []
    bare = [[each.strip(" \"'") for each in way] for way in ways]
    return [[_entry(each, wanted) for each in way if each] for way in bare]


def _entry(written: str, wanted: Wanted) -> str:
    """Return one entry of a list as it is written there: a name or a word of a vocabulary in its own letters."""
    words = wanted.node.get("items", {}).get("enum", ())
    if written not in words and len(found := wanted.said(written, words)) == 1:
        return found[0]
    if wanted.entries == "tag":
        return synonyms.language(written) or written
    if wanted.entries == "name":
        return name_of(written, LONGEST_NAME) or written
    if wanted.entries == "source" and addresses.is_one(written):
        return addresses.web(written)[0]
    return row_words.inside(written) if wanted.entries == "text" else written


def _first(wanted: Wanted) -> str:
    """Return the field that an entry, or a group of fields, begins with."""
    return str(next(iter([*wanted.node.get("required", ()), *wanted.fields, "scheme"])))


def _code(value: Json) -> str | None:
    """Return the code that a value alone is, or is the name of."""
    said = str(value).strip()
    return synonyms.country(said) or (said if re.fullmatch("[A-Z]{2}|[0-9]{3,5}", said) else None)


def _wants_fields(field: str, value: Json, wanted: Wanted) -> tuple[Message, Message]:
    message = msg("‘{field}’ must be a group of fields, each written as ‘field: value’", field=field)
    if isinstance(value, list) and any(isinstance(each, dict) for each in value):
        return message, msg("remove the dash before its fields")
    first = _first(wanted)
    code = _code(value) if first == "code" else None
    is_id = first == "id" and isinstance(value, str) and is_name(value)
    is_value = first == "value" and isinstance(value, int | Decimal) and not isinstance(value, bool)
    if first == "value" and isinstance(value, str) and len(found := amounts.numbers(value)) == 1:
        line = f"{{value: {found[0]}}}"
        return message, alone((line,), value) if amounts.unit(value) else write(line)
    beside = amounts.numbers(amounts.beside(value)) if first == "value" and isinstance(value, str) else ()
    if len(beside) == 1:
        return message, alone((f"{{value: {beside[0]}}}",), str(value))
    if inside := group_words.told(value, wanted):
        return message, inside
    words = wanted.fields.get(first, {}).get("enum", ())
    meant = wanted.said(value, words) if isinstance(value, str) and value not in words else ()
    if code or is_id or is_value or value in words or len(meant) == 1:
        return message, write(f"{{{first}: {code or next(iter(meant), '') or shown(value)}}}")
    return message, row_words.help_of(_as_row(value, wanted)) or msg(
        "write its fields, beginning with: {line}", line=f"{first}: …"
    )


def _as_row(value: Json, wanted: Wanted) -> tuple[str, ...]:
    """Return the rows that a value alone may stand for: a text, a number or a day."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return ()
    needed = wanted.node.get("required") or wanted.node.get("items", {}).get("required", ())
    said = shown(value) if isinstance(value, Decimal) else str(value)
    if row := row_words.of_day(said, needed):
        return (row,)
    is_whole = "currency" in wanted.fields or wanted.node["type"] == "object"  # of other lists more is needed
    numbers = amounts.numbers(said, money="currency" in wanted.fields) if is_whole else ()
    if len(numbers) == 1 and (row := row_words.of_number(numbers[0], wanted.fields, needed)):
        return (row,)
    return row_words.of_text(said, wanted.fields)


def _wants_number(field: str, value: Json, wanted: Wanted) -> tuple[Message, Message]:
    message = msg("‘{field}’ must be a number", field=field)
    if isinstance(value, str):
        return _reads_number(field, value, wanted)
    if isinstance(value, list | dict):
        return message, _among_others(field, value, wanted) or _DIGITS
    if isinstance(value, Decimal) and value.is_finite():
        message = msg("‘{field}’ must be a whole number, and it is {value}", field=field, value=shown(value))
        found = amounts.without_mark(shown(value), wanted.node.get("minimum", 0), wanted.node.get("maximum", 0))
        if len(found) > 1 and field.endswith("]"):
            return message, msg("leave the decimals out; if two numbers are meant, write {line}", line=", ".join(found))
        return message, write(found[0]) if len(found) == 1 else _WHOLLY
    return message, _DIGITS


def _among_others(field: str, value: list[Json] | dict[str, Json], wanted: Wanted) -> Message | None:
    """Say how a number is written that stands in a list or a group of fields, alone or with others."""
    if isinstance(value, dict):
        return _number_inside(value, wanted) or group_words.amounts_of_many(field, value, wanted)
    if len(value) == 1 and not isinstance(value[0], list | dict):
        return one_of(_numbers(str(value[0]), wanted))
    return group_words.of_several_years(field, value, wanted)


def _number_inside(value: Mapping[str, Json], wanted: Wanted) -> Message | None:
    """Say how a number is written that stands in a group of fields of its own, with its currency: {EUR: 60000}."""
    said = [*value.keys(), *(each for each in value.values() if isinstance(each, str))]
    numbers = [each for each in value.values() if isinstance(each, int | Decimal) and not isinstance(each, bool)]
    units = {code for each in said if (code := each if each in codes("currencies") else synonyms.currency(each))}
    if (
        len(numbers) != 1
        or len(units) > 1
        or len(value) > 1 + len(units)
        or not (units or wanted.money or len(value) == 1)
    ):
        return None
    number, unit = shown(numbers[0]), next(iter(units), None)
    return (
        _in_its_currency(f"{number} {unit}", (number,), wanted) if unit != wanted.currency and unit else write(number)
    )


def _reads_number(field: str, value: str, wanted: Wanted) -> tuple[Message, Message]:
    """Say what a text is where a number is wanted, and which numbers it may mean."""
    if value in (found := _numbers(value, wanted)):
        message = msg("‘{field}’ must be a number, and the quotes make it text", field=field)
        return message, _how_number(value, (value,), wanted) or write(value)
    if pair := _beyond(field, value, found, wanted):
        return pair
    message = msg("‘{field}’ must be a number, without thousands marks or currency", field=field)
    if wanted.node.get("minimum") == FIRST_YEAR and (calendar := unclear.of_another_calendar(value)):
        return message, calendar
    if not found and amounts.numbers(value, money=wanted.money) and wanted.node["type"] == "integer":
        whole = _DIGITS if "/" in value else _WHOLLY
        return msg("‘{field}’ must be a whole number, and it is {value}", field=field, value=cut(value)), whole
    if field.endswith(_LENGTHS) and (lasting := amounts.lasting(value, years=field.endswith("years"))) is not None:
        return message, one_of(lasting) or (
            msg("write the number of days: months have no fixed number of them, 3 months are about 90 days")
            if field.endswith("days")
            else _DIGITS
        )
    more = _says_more(value, found, wanted)
    help_ = _added(value, found, wanted) or (None if more else _how_number(value, found, wanted))
    if not help_ and (number := found if more else _numbers(amounts.beside(value), wanted)):
        help_ = _in_its_currency(value, number, wanted) or alone(number, value)
    if not help_ and (results := amounts.worked_out(value)):
        help_ = msg("write what you mean: {words}", words=results)
    return message, help_ or _no_number(value, wanted)


def _no_number(value: str, wanted: Wanted) -> Message:
    """Say how a number is written where a text gives none."""
    if wanted.money and value.rstrip().endswith(("%", "٪")):
        return msg("an amount is no percentage: write the amount itself")
    if _WITH_WORDS.search(value):
        return msg("write the number alone, without words beside it")
    return msg("write the year in four digits") if wanted.node.get("minimum") == FIRST_YEAR else _DIGITS


def _numbers(value: str, wanted: Wanted) -> tuple[str, ...]:
    """Return the numbers that a text may mean where one is wanted."""
    decimals = None if wanted.currency is None else currencies.decimals(wanted.currency)
    percent, is_year = wanted.node.get("maximum") == _WHOLE, wanted.node.get("minimum") == FIRST_YEAR
    if (said := _in_words(value.strip().casefold(), percent=percent, is_year=is_year)) is not None:
        return said
    found = amounts.numbers(value, decimals=decimals, money=wanted.money, percent=percent)
    if not found and _MISTYPED.fullmatch(value.strip()):
        found = amounts.numbers(value.strip().translate(respell.LETTERS), decimals=decimals, money=wanted.money)
    if percent and len(found) == 1 and 0 < Decimal(found[0]) < 1:
        return found[0], f"{(Decimal(found[0]) * 100).normalize():f}"
    if is_year and (inside := spans.periods(value)):
        return tuple(dict.fromkeys(end[:4] for each in inside for end in each.split("/") if end[:4] > "1"))
    if is_year:
        found = tuple(each for each in found if Decimal(each) >= FIRST_YEAR)
    if not found and not is_year:
        return amounts.ends(value, decimals=decimals, money=wanted.money)
    if wanted.node["type"] == "integer":
        return tuple(str(int(Decimal(each))) for each in found if Decimal(each) == Decimal(each).to_integral_value())
    return found


def _in_words(bare: str, *, percent: bool, is_year: bool) -> tuple[str, ...] | None:
    """Return the number of a word for none or for a half, or the year of two digits; None for any other text."""
    if is_year and re.fullmatch("[0-9]{2}", bare, re.ASCII):
        return (parts_of_year.whole_year(bare),)
    if bare in _NOTHING:
        return () if is_year else ("0",)
    if percent and (said := synonyms.word(bare, ("completed", "planned"))) and not bare.isdigit():
        return (str(_WHOLE),) if said == "completed" else ("0",)
    return (str(_WHOLE // 2),) if percent and _HALF.fullmatch(bare) else None


def _beyond(field: str, value: str, found: tuple[str, ...], wanted: Wanted) -> tuple[Message, Message] | None:
    """Say that all that a text may mean is too little or too much, None where some of it fits."""
    low, high = wanted.node.get("minimum"), wanted.node.get("maximum")
    if not found or low is None or high is None or any(low <= Decimal(each) <= high for each in found):
        return None
    said = {"field": field, "low": shown(low), "high": shown(high), "value": cut(value)}
    help_ = unsigned(found[0]) if low == 0 and found[0].startswith("-") else msg("correct the number")
    return msg("‘{field}’ must be between {low} and {high}, and it is {value}", **said), help_


def _added(value: str, found: tuple[str, ...], wanted: Wanted) -> Message | None:
    """Say how a number is written that is told as so much more, where no number is less than nothing; else None."""
    bare = _MORE.sub("", value)
    if bare == value or wanted.node.get("minimum") != 0:
        return None
    number = found or _numbers(bare.strip(), wanted) or _numbers(amounts.beside(bare), wanted)
    return how_signed(number[0]) if len(number) == 1 else None


def _says_more(value: str, found: tuple[str, ...], wanted: Wanted) -> bool:
    """Whether a text that holds one whole number says more than that: vers 2024, 2024-06, 1/3."""
    if wanted.node["type"] != "integer" or wanted.node.get("maximum") == _WHOLE or len(found) != 1:
        return False
    read = amounts.numbers(value)
    return len(read) > 1 or (wanted.node.get("minimum") == FIRST_YEAR and not read)


def _how_number(value: str, found: tuple[str, ...], wanted: Wanted) -> Message | None:
    if len(found) == 1 and found[0].startswith("-") and wanted.node.get("minimum") == 0:
        return unsigned(found[0])
    return (found and _in_its_currency(value, found, wanted)) or one_of(found)


def _in_its_currency(value: str, found: tuple[str, ...], wanted: Wanted) -> Message | None:
    """Say what becomes of a currency that is written beside an amount, None where it is that of its line."""
    units = amounts.currencies(value) if wanted.money else ()
    if not units or wanted.currency in units or synonyms.currency(wanted.currency or "") in units:
        return None
    said = units[0] if len(units) == 1 else amounts.unit(value)
    if not wanted.currency:
        return msg("write {words}, and beside it {line}", words=found, line=f"currency: {said}")
    return msg(
        "write {words} without {said}, if {currency} is right; else correct ‘currency’ too",
        words=found, said=said, currency=wanted.currency,
    )  # fmt: skip


def unsigned(number: str) -> Message:
    """Say what a number below zero may be where none can be."""
    return msg("write {number} if the sign is a slip, else correct the number", number=number.removeprefix("-"))


def _only(value: Mapping[str, Json], wanted: Wanted) -> Message | None:
    """Say that the one value of a group stands alone, where it is a word that is wanted: {fr: prévu}."""
    alone, words = next(iter(value.values()), None), wanted.node.get("enum", ())
    if len(value) != 1 or not isinstance(alone, str):
        return None
    found = (alone,) if alone in words else tuple(filter(None, (synonyms.word(alone, words),)))
    found = found or wanted.said(alone, words)
    return write(found[0]) if len(found) == 1 else None


def _wants_text(field: str, value: Json, wanted: Wanted) -> tuple[Message, Message]:
    if isinstance(value, list):
        if value and all(isinstance(entry, dict) for entry in value):
            single = msg("remove the dashes before its lines")
        elif len(value) == 1 and not isinstance(value[0], list | dict):
            single = write(row_words.inside(value[0]))
        elif field == "person" or (value and wanted.shape not in TEXTS and not field.endswith("[0]")):
            single = msg("keep one of its entries")
        else:
            single = msg("keep one of its entries, or join them") if value else for_instance(wanted)
            if re.fullmatch(r".*\[0\]", field) and value and not any(isinstance(each, list | dict) for each in value):
                single = msg("take one pair of brackets away, if each is an entry; else keep one of them, or join them")
        return msg("‘{field}’ must be one value, not a list", field=field), single
    if isinstance(value, dict):
        message = msg("‘{field}’ must be one text, not a group of fields", field=field)
        if len(value) == 1 and not any(value.values()) and (said := next(iter(value))) in wanted.node.get("enum", ()):
            return message, write(said)
        return message, _only(value, wanted) or (
            msg("quote it if the braces belong to it") if wanted.shape == "words" else for_instance(wanted)
        )
    source = wanted.source(value)
    if isinstance(value, bool):
        message = msg("‘{field}’ must be text, and {value} is a truth value", field=field, value=source)
    else:
        message = msg("‘{field}’ must be text, and {value} is a number", field=field, value=source)
    if wanted.shape in TEXTS:
        return message, mending(msg("quote it: {words}", words=f'"{source}"'), f'"{wanted.written or source}"')
    return message, for_instance(wanted)
