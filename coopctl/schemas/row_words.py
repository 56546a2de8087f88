"""Rows of a list that were written as one text, or as a key with its value, as the fields that they stand for."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from coopctl.codelists import codes
from coopctl.messages import Message, msg
from coopctl.model.dates import DATE_PATTERN
from coopctl.model.names import LONGEST_NAME, is_name
from coopctl.model.vocabularies import OccurrenceState
from coopctl.schemas.dated_words import dated, days_in, periods_in
from coopctl.schemas.wanted import shown, write
from coopctl.spelling import amounts, countries, synonyms
from coopctl.spelling.nearest import unsaid
from coopctl.spelling.titles import name_of
from coopctl.strict_yaml.scalars import written

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from coopctl.model.records import Json
    from coopctl.spelling.nearest import Said

#: Fields of rows that hold what a text says, and the day of which it says it: the first that there is.
_TEXTS = ("text", "title", "name")
_DAYS = ("due", "date")
_FILE = re.compile(r"[^:*?\"<>|]+\.(?:pdf|docx?|odt|xlsx?|ods|csv|pptx?|odp|png|jpe?g|txt|md|html?)", re.IGNORECASE)
#: Fields as other formats part them from their values: id=appel title=Appel due=2024-06; or without a blank: id:appel.
_SIGN = r"(?:\s?=\s?|:(?=[^\s/]))"
_PAIRS = re.compile(rf"([a-z_]+){_SIGN}(.+?)(?=[\s,;]+[a-z_]+{_SIGN}|\Z)")
_IN_PAIRS = re.compile(rf"(?:[a-z_]+{_SIGN}[^=]+?(?:[\s,;]+(?=[a-z_]+{_SIGN})|\Z))+")
_BEGINS = re.compile(rf"([a-z_]+){_SIGN}")
#: What a day never is.
_BODIES = frozenset({"who", "attendee", "partner", "name"})
_ADDRESS = re.compile(r"https?://\S+")
#: What the signed document calls a row, before what it says: 1. Culture, Axe 2 – Eau.
_NUMBERED = re.compile(
    r"(?:(?:axe|axis|as|pijler|pilier|jalon|étape|milestone|mijlpaal|step|stap|décision|decision|besluit|action|actie"
    r"|(?:ال)?(?:محور|مرحلة|خطوة|قرار|إجراء))\s+(?:n[°ºo]\.?\s*|nr\.?\s*|رقم\s*)?)?"
    r"(?P<number>[0-9]{1,3})(?:[.)]|\s*[-–—:])\s+(?P<said>.*\S)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:[^\W\d_]{2,}\.? (?:n[°ºo]\.? ?|nr\.? ?)?)?(?P<number>[0-9]{1,3})", re.IGNORECASE)
_BEFORE_NUMBER = re.compile(r"\A[0-9]{1,2}[.)]\s+(?=\S)")
#: What an indicator counts, behind how many are wanted: 20 jeunes formés.
_COUNTED = re.compile(r"(?P<count>[0-9]{1,9}) (?P<of>[^\W\d_].+)")
#: A text of more letters is prose.
_LONGEST = 300
#: Fields of rows that a number alone may be, the first that there is.
_NUMBERS = ("value", "planned", "code", "missions")
#: Codes of purposes have so many digits.
_LONG_CODE = 5
#: How an occurrence stands.
_STATES = tuple(map(str, OccurrenceState))
#: What holds a number as one of its fields.
_WITH_VALUE = frozenset({"indicator_value", "target"})
#: What is left open in a row.
_OPEN = "…"
#: An amount with a remark behind it: 60 000 € (reste à confirmer).
_NOTED = re.compile(r"(?P<amount>[^()]+?)\s*\((?P<note>[^()]+)\)\s*")
#: Fields of a budget line that hold an amount.
_AMOUNTS = ("planned", "committed", "spent", "baseline")


#: A map of more keys is no list of rows.
_MOST_ROWS = 50


def row_of(key: str, value: Json, fields: Mapping[str, Any], said: Said) -> str:
    """Return the row that a key and its value stand for, "" where they stand for none: {2024: 60000}, {MA: 50}.

    `said` recognises labels.
    """
    if isinstance(value, dict | list | bool) or value is None:
        return ""
    if "planned" in fields and (line := _amount_of(key, value, fields, said)):
        return line
    country = countries.country(key) or key
    days = days_in(key) if len(key) <= _LONGEST and re.search("[0-9]", key) else ()
    key = days[0] if len(days) == 1 and "id" not in fields else key
    if len(days) > 1 and {"date", "text"} <= fields.keys() and isinstance(value, str):
        return f"{{date: …, text: {inside(value)}}}"
    for first, second, fits in (
        ("year", "planned", "currency" in fields and re.fullmatch("[0-9]{4}", key) and not isinstance(value, str)),
        ("code", "share", country in codes("countries") or re.fullmatch("[0-9]{5}", key)),
        ("date", "state", days and (state := as_taken(value, fields.get("state", {}), said)) in _STATES),
        ("date", "text", re.fullmatch(DATE_PATTERN, key, re.ASCII) and isinstance(value, str)),
        ("date", "value", re.fullmatch(DATE_PATTERN, key, re.ASCII) and not isinstance(value, str)),
        ("by", "value", re.fullmatch(DATE_PATTERN, key, re.ASCII) and not isinstance(value, str)),
        ("id", "due", is_name(key) and isinstance(value, str | int) and days_in(str(value))),
    ):
        if fits and {first, second} <= fields.keys():
            told = str(value) if second == "due" else inside(value)
            numbers = amounts.numbers(value) if isinstance(value, str) and second not in ("due", "text") else ()
            told = numbers[0] if len(numbers) == 1 else told
            told = state if second == "state" else told
            currency = "kind: …, currency: …, " if first == "year" else ""
            return f"{{{first}: {country if first == 'code' else key}, {currency}{second}: {told}}}"
    return _named(key, str(value), fields)


def rows_of(row: Mapping[str, Json], fields: Mapping[str, Any], said: Said) -> tuple[str, ...]:
    """Return the rows that the keys of a map stand for, all of them years or codes: {MA: 60, FR: 40}; else none."""
    if not 1 < len(row) <= _MOST_ROWS or any(each in fields for each in row):
        return ()
    if not all(re.fullmatch("[0-9]{4,5}|[A-Z]{2}", each) or countries.country(each) for each in row):
        return ()
    lines = tuple(row_of(key, value, fields, said) for key, value in row.items())
    return lines if all(lines) else ()


def _amount_of(key: str, value: Json, fields: Mapping[str, Any], said: Said) -> str:
    """Return the budget line that an amount under its year, funder, currency or label stands for: {hdf: 60 000 €}."""
    noted = _NOTED.fullmatch(value) if isinstance(value, str) and len(value) <= _LONGEST and "note" in fields else None
    number, unit = amounts.one(noted["amount"] if noted else value)
    is_year, is_code = bool(re.fullmatch("[0-9]{4}", key)), key in codes("currencies")
    meant = () if is_year or is_code else (key,) if key in fields else said(key, _AMOUNTS)
    is_funder = is_name(key) and not meant and not said(key, fields)
    if not number or "currency" not in fields or not (is_year or is_funder or is_code or meant):
        return ""
    parts = {"year": key if is_year else "…", "funder": key if is_funder else "", "kind": "…",
             "currency": key if is_code else unit or "…", meant[0] if meant else "planned": number,
             "note": inside(noted["note"]) if noted else ""}  # fmt: skip
    return f"{{{', '.join(f'{name}: {each}' for name, each in parts.items() if each)}}}"


def of_labels(row: Mapping[str, Json], fields: Mapping[str, Any], said: Said) -> str:
    """Return the row that a group of fields is whose labels stand for fields, "" where one of them stands for none.

    {total: 60 000 €, année: 2024} is {year: 2024, kind: …, currency: EUR, planned: 60000}.
    """
    named: dict[str, str] = {}
    for key, value in row.items():
        meant = (key,) if key in fields else said(key, tuple(fields)) or synonyms.in_row(key, fields)
        if len(meant) != 1 or meant[0] in named or isinstance(value, dict | list):
            return ""
        of = str(fields[meant[0]].get("$ref", "")).rpartition("/")[2]
        if of in _BODIES and re.fullmatch(DATE_PATTERN, str(value), re.ASCII):
            return ""  # council: 2024-01-10
        number, unit = amounts.one(value) if meant[0] in _AMOUNTS and "currency" in fields else ("", "")
        named |= {"currency": unit} if unit else {}
        named[meant[0]] = number or as_taken(value, fields[meant[0]], said)
    needed = ("year", "kind", "currency") if "currency" in fields else ("id",) if "id" in fields else ()
    if "id" in needed and "id" not in named and (name := id_of({**row, **named})):
        named["id"] = name
    own = {key: named.pop(key, "…") for key in needed} | named
    return f"{{{', '.join(f'{key}: {each}' for key, each in own.items())}}}"


def _named(key: str, value: str, fields: Mapping[str, Any]) -> str:
    """Return the row with an id that a key and a text stand for: {appel: Appel à candidatures}, {Appel: juin 2024}."""
    if "id" not in fields or not (key_of := _field(fields, _TEXTS)):
        return ""
    key = _BEFORE_NUMBER.sub("", key)
    numbers = amounts.numbers(value) if "target" in fields else ()
    if is_name(key) and len(numbers) == 1:
        return f"{{id: {key}, target: {{value: {numbers[0]}}}}}"
    if is_name(key):
        return f"{{id: {key}, {key_of}: {inside(value)}}}"
    if len(numbers) == 1:
        ways: tuple[str, ...] = (f"{_lines(key, (), fields)[0][:-1]}, target: {{value: {numbers[0]}}}}}",)
    elif days := days_in(key):
        ways = _lines(value, days, fields)
    elif days := days_in(value):
        ways = _lines(key, days, fields)
    else:
        ways = of_text(f"{key}: {value}", fields)
    return ways[0] if len(ways) == 1 else ""


def id_of(row: Mapping[str, Json], labels: Said = unsaid) -> str:
    """Return an id for a row that has none, from what it is called, be it under a label; "" where that gives none."""
    called = {field: each for key, each in row.items() for field in labels(key, _TEXTS)}
    said = ({**called, **row}.get(each) for each in _TEXTS)
    texts = (next(iter(each.values()), None) if isinstance(each, dict) else each for each in said)
    return next((name for each in texts if isinstance(each, str) and (name := name_of(each, LONGEST_NAME))), "")


def is_under_its_id(row: Mapping[str, Json], key: str, fields: Mapping[str, Any]) -> bool:
    """Whether the fields of a row stand under its name: {appel: {title: …}}."""
    inside = row[key] if len(row) == 1 else None
    return isinstance(inside, dict) and is_name(key) and "id" in fields and inside.keys() <= fields.keys()


def dated_of(row: Mapping[str, Json], key: str, fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the two fields that a day and what is said of it are, beside others: {2025-02-10: comité, place: …}."""
    value = row[key]
    is_day = bool(re.fullmatch(DATE_PATTERN, key, re.ASCII)) and "date" in fields and "date" not in row
    if len(row) == 1 or not is_day or not isinstance(value, str):
        return ()
    text = _field([each for each in fields if each not in row], _TEXTS)
    if not text:
        return ()
    return f"date: {key}", f"{text}: {inside(value)}"


def number_of(row: Mapping[str, Json], key: str, fields: Mapping[str, Any]) -> str:
    """Return the number that a row stands under, or behind, "" for none: {1: {id: appel}}, {Jalon 1: , id: appel}."""
    inside = row[key] if len(row) == 1 else None
    is_over = isinstance(inside, dict) and inside.keys() <= fields.keys()
    match = _NUMBER.fullmatch(key) if "number" in fields and "number" not in row else None
    if match is None or not (is_over or (row[key] is None and len(row) > 1)):
        return ""
    return match["number"]


def is_called_id(row: Mapping[str, Json], key: str, fields: Mapping[str, Any]) -> bool:
    """Whether the first of several fields of a row is its id under another name: {nom: appel, title: Appel}."""
    value = row.get(key)
    is_first = next(iter(row), None) == key and len(row) > 1
    return is_first and isinstance(value, str) and is_name(value) and "id" in fields and "id" not in row


def is_its_id(row: Mapping[str, Json], key: str, fields: Mapping[str, Any]) -> bool:
    """Whether the name of a row stands as its first key, its fields beside it: - appel: …."""
    return (
        next(iter(row), None) == key
        and row[key] is None
        and len(row) > 1
        and is_name(key)
        and "id" in fields
        and "id" not in row
    )


def of_text(text: str, fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the rows that a text may stand for, with dots for a day that it does not say; none where nobody can tell.

    `2024-05-02 Les candidats sont connus` is {date: 2024-05-02, text: Les candidats sont connus}.
    """
    plain = text.strip(" |")
    plain = plain[1:-1] if plain[:1] == "(" and plain[-1:] == ")" and plain.count("(") == 1 else plain
    if not plain or len(plain) > _LONGEST or not any(map(str.isalpha, plain)):
        return ()
    if _ADDRESS.fullmatch(plain):
        name = name_of(re.sub(r"\.\w+\Z", "", plain.rstrip("/").rpartition("/")[2]), LONGEST_NAME) or "…"
        return (f"{{id: {name}, url: {inside(plain)}}}",) if {"id", "url"} <= fields.keys() else ()
    if {"id", "file"} <= fields.keys() and _FILE.fullmatch(plain):
        title = re.sub(r"\.\w+\Z", "", plain.replace("\\", "/").rpartition("/")[2])
        name, path = name_of(title, LONGEST_NAME) or "…", plain.replace("\\", "/").lstrip("./")
        return (f"{{id: {name}, title: {inside(title)}, file: {inside(path)}}}",)
    if whole := _in_pairs(plain, fields) or _day_alone(plain, fields):
        return whole
    # Where one field is not known, the others are no part of a title.
    is_pair = (match := _BEGINS.match(plain)) and match[1] in fields
    return () if is_pair else _told(plain, fields)


def _told(plain: str, fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the rows that a text stands for, with its day, its number or how many it counts."""
    day = _field(fields, _DAYS)
    days, said = dated(plain, is_end=day == "due") if day else ((), plain)
    if {"target", "readings"} <= fields.keys() and (match := _COUNTED.fullmatch(said)):
        return tuple(f"{line[:-1]}, target: {{value: {match['count']}}}}}" for line in _lines(match["of"], (), fields))
    if "number" in fields and (match := _NUMBERED.fullmatch(said)):
        lines = _lines(match["said"], days, fields)
        return tuple(line.replace(", ", f", number: {match['number']}, ", 1) for line in lines)
    return _lines(said, days, fields)


def _in_pairs(text: str, fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the row of a text that is all fields, parted from their values by =; none for any other text."""
    named = {key: value.strip() for key, value in _PAIRS.findall(text)} if _IN_PAIRS.fullmatch(text) else {}
    row = of_labels(named, fields, unsaid) if named and named.keys() <= fields.keys() else ""
    return (row,) if row else ()


def _day_alone(text: str, fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the row that only a day is said of: juin 2024."""
    day, is_named = _field(fields, _DAYS), "id" in fields
    if not day or not (is_named or _field(fields, _TEXTS) == ""):
        return ()
    return tuple(f"{{{'id: …, ' if is_named else ''}{day}: {each}}}" for each in days_in(text))


def _lines(said: str, days: tuple[str, ...], fields: Mapping[str, Any]) -> tuple[str, ...]:
    text, day = _field(fields, _TEXTS), _field(fields, _DAYS)
    if "id" not in fields:  # updates
        return (
            tuple(f"{{date: {each}, {text}: {inside(said)}}}" for each in days or ("…",))
            if text and day == "date"
            else ()
        )
    name = name_of(said, LONGEST_NAME) or "…"
    no_day = ", date: …" if "attendees" in fields else ""  # a meeting is known by its day
    ends = [f", {day}: {each}" for each in days] or [no_day]
    return tuple(f"{{id: {name}, {text}: {inside(said)}{end}}}" for end in ends)


def _field(fields: Collection[str], choice: tuple[str, ...]) -> str:
    return next((each for each in choice if each in fields), "")


def as_taken(value: Json, node: Mapping[str, Any], said: Said) -> str:
    """Return a value between brackets as its field takes it where that is clear: a number, a day, a word that is known.

    `node` is what the schema says of the field.
    """
    words, of = node.get("enum", ()), str(node.get("$ref", "")).rpartition("/")[2]
    found: tuple[str, ...] = ()
    if of in _WITH_VALUE and (number := amounts.one(value)[0]):
        return f"{{value: {number}}}"
    if not isinstance(value, str) or value in words:
        return inside(value)
    if words:
        found = tuple(filter(None, (synonyms.word(value, words),))) or said(value, words)
    elif node.get("type") in ("number", "integer"):
        found = amounts.numbers(value)
    elif of in ("date", "by_date"):
        found = days_in(value) or (_OPEN,)
    elif of == "currency":
        found = tuple(filter(None, (synonyms.currency(value),)))
    elif of == "country":
        found = countries.called(value)
    return found[0] if len(found) == 1 else _OPEN if found else inside(value)


def inside(value: Json) -> str:
    """Return a value as YAML writes it between brackets."""
    return written(value, inside=True) if isinstance(value, str) else shown(value)


def help_of(ways: tuple[str, ...], *, listed: bool = False) -> Message | None:
    """Say how rows are written, which is the mend where nothing is left open; `listed` with the brackets of a list."""
    lines = tuple(f"[{each}]" if listed else each for each in ways)
    if len(lines) != 1:
        return msg("write what you mean: {words}", words=lines) if lines else None
    return replace(write(lines[0]), mend=None) if "…" in lines[0] else write(lines[0])


def of_number(number: str, fields: Mapping[str, Any], needed: Collection[str]) -> str:
    """Return the row of which a number alone is the amount, the value or the code, with dots for what else is needed.

    "" where a row has no such field.
    """
    field = next((each for each in _NUMBERS if each in fields), "")
    others = (
        ["year", "kind", "currency"]
        if {"year", "currency"} <= fields.keys()
        else [each for each in needed if each != field]
    )
    if not field or (field == "code" and len(number) != _LONG_CODE):
        return ""
    return f"{{{', '.join([*(f'{each}: …' for each in others), f'{field}: {number}'])}}}"


def of_day(day: str, fields: Mapping[str, Any], needed: Collection[str]) -> tuple[str, ...]:
    """Return the rows that are of a day, or of days, where they need one, with dots for what else is needed."""
    if "date" not in needed:
        return ()
    is_period = str(fields.get("date", {}).get("$ref", "")).endswith("/period")
    others = "".join(f", {each}: …" for each in needed if each != "date")
    return tuple(f"{{date: {each}{others}}}" for each in (days_in(day) or (periods_in(day) if is_period else ())))
