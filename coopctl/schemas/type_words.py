"""What is of another type than its field, in the words of those who write the files: lists, dates, texts, groups."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from coopctl.messages import Message, mending, msg
from coopctl.model import internal
from coopctl.model.names import is_name
from coopctl.schemas import approval_words, coded_words, group_words, pair_words, report_words, row_words
from coopctl.schemas.amount_words import wants_number
from coopctl.schemas.date_words import not_done, wants_date
from coopctl.schemas.entry_words import AND, PARTED, bulleted, is_reference, may_stand, rows, unwrapped
from coopctl.schemas.form_words import wrong_form
from coopctl.schemas.place_words import subdivision
from coopctl.schemas.recurrence_words import from_fields
from coopctl.schemas.wanted import DATES, TEXTS, alone, cut, for_instance, one_of, shown, write
from coopctl.spelling import addresses, amounts, meetings, spans, synonyms
from coopctl.strict_yaml import pasted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.model.records import Json
    from coopctl.schemas.wanted import Wanted

#: What tells where a place lies, which no field does.
_COORDINATE = re.compile(r"-?[0-9]{1,3}[.,][0-9]{3,}", re.ASCII)
_COORDINATES = frozenset({"lat", "lon", "lng", "long", "latitude", "longitude", "lat.", "x", "y"})
_NO_COORDINATES = msg("write what the place is called: no field holds its coordinates")
_ABOUT_ALL = msg("leave the field out: without it the report is about everything")
_DASHES = msg("begin each entry with a dash: ‘- …’")
_A_SOURCE = msg("write the id of an entry of ‘documents’, or an address that begins with https://, between [ and ]")
#: What stands behind the names of a list that is written as a group: {a, b}, {a: true, b: x}.
_TICKED = (None, "", True, "oui", "yes", "ja", "نعم", "x", "X", "✓")
#: What somebody, or something, is called under, where its text alone is wanted: {party: mons}.
_CALLED = frozenset({"party", "person", "organisation", "name", "text", "title"})
#: Of the values of a group so many are looked at.
_FEW = 12
_PEOPLE = ("who", "attendee", "partner")
#: What stands below `reports` of the settings, each under its name.
_REPORT = {"$ref": "#/$defs/report"}


def wrong_type(field: str, value: Json, wanted: Wanted) -> tuple[Message, Message]:
    """Return what is said of a value whose type is another, and the help."""
    types = wanted.node["type"]
    if not field:
        message = msg("the file must hold fields, each written as ‘field: value’")
        pair = message, msg("write for instance: {line}", line="title: …")
    elif types == "array":
        pair = pair_words.in_block(field, value) or _wants_list(field, value, wanted)
    elif types == "object":
        pair = pair_words.in_block(field, value) or _wants_fields(field, value, wanted)
    elif types == "boolean":
        pair = report_words.wants_truth(field, value)
    elif types in ("number", "integer"):
        pair = wants_number(field, value, wanted)
    elif wanted.shape in DATES:
        is_number = isinstance(value, Decimal)
        pair = wrong_form(field, wanted.source(value), wanted).pair if is_number else wants_date(field, value, wanted)
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


def _wants_list(field: str, value: Json, wanted: Wanted) -> tuple[Message, Message]:
    message = msg("‘{field}’ must be a list", field=field)
    made = group_words.missions_made(value) if _are_missions(wanted) else None
    is_yes = value is True or (isinstance(value, str) and synonyms.truth(value) is True)
    if help_ := made or _rules_alone(value, wanted) or (_listed_example(wanted) if is_yes else None):
        return message, help_
    if isinstance(value, dict) and value and all(each in _TICKED for each in value.values()):
        told = ", ".join(value)  # {a, b}
        value = value if wanted.fields and not (_first(wanted) == "code" and coded_words.codes(told)) else told
    if isinstance(value, dict) and wanted.entries == "text" and all(isinstance(each, str) for each in value.values()):
        numbered = all(key.rstrip(".)").isdigit() for key in value)  # 1: À suivre
        texts = (row_words.inside(each if numbered else f"{key}: {each}") for key, each in value.items())
        return message, write(f"[{pair_words.as_text(value) or ', '.join(texts)}]")
    if isinstance(value, dict) or (isinstance(value, str) and not value.strip()):
        named = value if isinstance(value, dict) and wanted.fields.keys().isdisjoint(value) else {}
        if len(named) > 1 and row_words.of_labels(named, wanted.fields, wanted.said):
            named = {}
        rows = [row_words.row_of(key, each, wanted.fields, wanted.said) for key, each in named.items()]
        line = write(f"[{', '.join(rows)}]")
        dashes = _dashes(value, wanted) if isinstance(value, dict) else _DASHES
        mend = None if "…" in "".join(rows) else line.mend
        return message, replace(line, mend=mend) if rows and all(rows) else dashes
    return message, _row_instead(value, wanted) if wanted.fields else _listed(field, value, wanted)


def _listed(field: str, value: Json, wanted: Wanted) -> Message:
    """Say how a list is written whose entries stand in one text."""
    text = unwrapped(value) if isinstance(value, str) else shown(value)
    ways = [way for way in rows(text, wanted) if may_stand(way, wanted.entries)]
    if help_ := report_words.of_words(ways or [[text]], wanted.node.get("items", {}).get("enum", ())):
        return help_
    if help_ := _of_its_own(field, text, ways, wanted):
        return help_
    found = tuple(f"[{', '.join(rows)}]" for rows in pair_words.parted(field, ways))
    if len(found) == 1 and (match := pasted.ROW.match(text)) and match["sign"]:
        help_ = msg("replace {sign} by - in all rows, or write it as {words}", sign=match["sign"], words=cut(found[0]))
        return mending(help_, found[0])
    return one_of(found) or (_A_SOURCE if wanted.entries == "source" else _DASHES)


def _of_its_own(field: str, text: str, ways: list[list[str]], wanted: Wanted) -> Message | None:
    """Say what is to be said of a text in the place of one list alone: places, paths of fields, names, pictures."""
    if field == "places" and all(_COORDINATE.fullmatch(each.strip('"')) for way in ways for each in way):
        return _NO_COORDINATES
    if field == "internal" and not all(internal.known(each) for way in ways for each in way):
        tops = tuple(dict.fromkeys(path.partition(".")[0] for path in internal.known_paths()))
        named = [wanted.said(each.strip(), tops) for each in re.split(f"{PARTED}|{AND.pattern}", text)]
        are_fields = all(len(each) == 1 for each in named)
        return write(f"[{', '.join(each[0] for each in named)}]") if are_fields else _listed_example(wanted)
    if wanted.entries == "name" and pair_words.in_latin(text):
        line = f"[{', '.join(pair_words.TAGS)}]"
        return msg("write it in the letters a–z, for instance: {line}; texts may have any letters", line=line)
    if wanted.entries == "file" and (name := addresses.of_disk(text)):
        return addresses.picture(name)
    is_of_report = field == "about" and not is_reference(wanted.entries)
    return _ABOUT_ALL if is_of_report and synonyms.stands_for(text, synonyms.EVERYONE) else None


def _listed_example(wanted: Wanted) -> Message:
    """Give the schema's example of a list, where what stands there names no entry of it."""
    if wanted.fields:
        return msg("begin each entry with a dash and its first field: {line}", line=f"- {_first(wanted)}: …")
    if not isinstance(wanted.example, list) or any(isinstance(each, dict | list) for each in wanted.example):
        return _DASHES
    return msg("write for instance: {line}", line=f"[{', '.join(map(row_words.inside, wanted.example))}]")


def _rules_alone(value: Json, wanted: Wanted) -> Message | None:
    """Say how rules are left out whose names stand alone, as a text or with a word each; None for anything else."""
    names = [value] if isinstance(value, str) else [*value] if isinstance(value, dict) else []
    is_own = isinstance(value, dict) and any(isinstance(each, dict | list) for each in value.values())
    return None if is_own or wanted.fields.keys() >= {*names} else group_words.of_rules(names, wanted, listed=True)


def _dashes(value: Mapping[str, Json], wanted: Wanted) -> Message:
    """Say where the dashes of a list go that was written as a group of fields, or as rows under their names."""
    key, first = next(iter(value.items()), ("", None))
    if value and wanted.fields and value.keys() <= wanted.fields.keys():
        return msg(
            "put a dash before its first field, and indent the others like it: {line}; around braces, write brackets",
            line=f"- {key}: …",
        )
    if wanted.fields and value and (row := row_words.of_labels(value, wanted.fields, wanted.said)):
        line = write(f"[{row}]")
        return replace(line, mend=None) if "…" in row else line
    if isinstance(first, dict) and key.rstrip(".)").isdigit() and (own := next(iter(first), "")):  # 1: {id: appel}
        return msg("begin each entry with a dash in the place of its number: {line}", line=f"- {own}: …")
    if "id" in wanted.fields and isinstance(first, dict) and is_name(key):
        return msg("begin each entry with a dash and its id: {line}", line=f"- id: {key}")
    return _DASHES


def _row_instead(value: Json, wanted: Wanted) -> Message:
    """Say how a list of rows begins where a single value stands in its place."""
    first = _first(wanted)
    told = group_words.told(value, wanted) if {"date", "value"} <= wanted.fields.keys() else None  # 5 en mai 2024
    if rows := coded_words.codes(value) if first == "code" else (told and told.mend and (told.mend,)) or ():
        return write(f"[{', '.join(rows)}]")
    if isinstance(value, str) and (match := pasted.ROW.match(value)):
        return pasted.said(match["sign"] or "-")[1]
    if isinstance(value, str) and len(parts := bulleted(value)) > 1:
        ways = [_as_row(each, wanted) for each in parts]
        line = ", ".join(each[0] for each in ways if len(each) == 1)
        whole = row_words.help_of((line,), listed=True) if all(len(each) == 1 for each in ways) else None
        return whole or _DASHES
    if isinstance(value, str) and (wanted.node.get("minItems", 0) > 1 or _are_missions(wanted)):  # parties: A et B
        parts = [part.strip() for part in re.split(f"{PARTED}|{AND.pattern}", value) if part.strip()]
        if len(parts) > 1 and all(ways := [_as_row(part, wanted) for part in parts]):
            return row_words.help_of((", ".join(each[0] for each in ways),), listed=True) or _DASHES
    if help_ := row_words.help_of(_as_row(value, wanted), listed=True):
        return help_
    return msg("begin each entry with a dash and its first field: {line}", line=f"- {first}: …")


def _first(wanted: Wanted) -> str:
    """Return the field that an entry, or a group of fields, begins with."""
    return str(next(iter([*wanted.node.get("required", ()), *wanted.fields, "scheme"])))


def _wants_fields(field: str, value: Json, wanted: Wanted) -> tuple[Message, Message]:
    message = msg("‘{field}’ must be a group of fields, each written as ‘field: value’", field=field)
    of_reports = wanted.node.get("additionalProperties") == _REPORT
    if of_reports and isinstance(value, list) and (line := report_words.named(value)):
        return message, msg("write its fields, beginning with: {line}", line=line)
    if isinstance(value, list) and any(isinstance(each, dict) for each in value):
        return message, pair_words.as_fields(value, wanted) or msg("remove the dash before its fields")
    first = _first(wanted)
    code = coded_words.code(value) if first == "code" else None
    is_id = first == "id" and isinstance(value, str) and is_name(value)
    is_value = first == "value" and isinstance(value, int | Decimal) and not isinstance(value, bool)
    if first == "value" and isinstance(value, str) and len(found := amounts.numbers(value)) == 1:
        line = f"{{value: {found[0]}}}"
        return message, alone((line,), value) if amounts.unit(value) else write(line)
    if inside := _told_inside(value, first, wanted):
        return message, inside
    words = wanted.fields.get(first, {}).get("enum", ())
    meant = wanted.said(value, words) if isinstance(value, str) and value not in words else ()
    if code or is_id or is_value or value in words or len(meant) == 1:
        return message, write(f"{{{first}: {code or next(iter(meant), '') or shown(value)}}}")
    line = f"{first}: …"
    if of_reports:
        line = f"{value if isinstance(value, str) and is_name(value) else '…'}: {{…: …}}"
    return message, row_words.help_of(_as_row(value, wanted)) or msg(
        "write its fields, beginning with: {line}", line=line
    )


def _told_inside(value: Json, first: str, wanted: Wanted) -> Message | None:
    """Say how a group is written that is told in words, or by a number or a code with more beside it; else None."""
    if not isinstance(value, str) or (told := group_words.told(value, wanted)):
        return told if isinstance(value, str) else None
    beside = amounts.numbers(amounts.beside(value)) if first == "value" else ()
    if len(beside) == 1:
        return alone((f"{{value: {beside[0]}}}",), value)
    days = spans.beside(value, of_periods=True) if _are_missions(wanted) and not _as_row(value, wanted) else ()
    if days:
        return alone(tuple(f"{{date: {each}}}" for each in days), value)
    rows = coded_words.codes(value) if first == "code" and not coded_words.code(value) else ()
    return write(rows[0]) if len(rows) == 1 else pair_words.each_alone(rows) if rows else None


def _as_row(value: Json, wanted: Wanted) -> tuple[str, ...]:
    """Return the rows that a value alone may stand for: a text, a number or a day."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal) or _is_no_mission(value, wanted):
        return ()
    if either := coded_words.either(value) if _first(wanted) == "code" else ():
        return either
    needed = wanted.node.get("required") or wanted.node.get("items", {}).get("required", ())
    said = shown(value) if isinstance(value, Decimal) else str(value)
    needed = needed or (("date", "value") if {"date", "value"} <= wanted.fields.keys() else ())
    needed = ("date",) if _are_missions(wanted) else needed
    if row := approval_words.of_text(said, wanted.fields):
        return (row,)
    if of_days := row_words.of_day(said, wanted.fields, needed):
        return of_days
    is_whole = {"currency"} <= wanted.fields.keys() or {"date", "value"} <= wanted.fields.keys()
    is_whole = is_whole or wanted.node["type"] == "object"  # of other lists more is needed
    numbers = amounts.numbers(said, money="currency" in wanted.fields) if is_whole else ()
    if len(numbers) == 1 and (row := row_words.of_number(numbers[0], wanted.fields, needed)):
        return (row,)
    return row_words.of_text(said, wanted.fields)


def _is_no_mission(value: Json, wanted: Wanted) -> bool:
    """Whether a text says of a mission that it did not take place: annulée en mai 2024."""
    return _are_missions(wanted) and isinstance(value, str) and not_done(value)


def _are_missions(wanted: Wanted) -> bool:
    """Whether rows of missions that took place are wanted, each of which is one by its day alone."""
    return {"date", "people"} <= wanted.fields.keys()


def _only(value: Mapping[str, Json], wanted: Wanted) -> Message | None:
    """Say that what a group says stands alone, where it is one word that is wanted: {fr: prévu, nl: gepland}.

    The parts of a recurrence are one text.
    """
    if wanted.shape == "recurrence":
        return from_fields(value)
    words = tuple(wanted.node.get("enum", ()))
    meant = set()
    for each in islice(value.values(), _FEW):
        if not isinstance(each, str):
            return None
        found = (each,) if each in words else tuple(filter(None, (synonyms.word(each, words),)))
        meant.add(found or wanted.said(each, words))
    only = meant.pop() if len(meant) == 1 else ()
    return write(only[0]) if len(only) == 1 else None


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
        alone = next(iter(value.values()), None)
        if wanted.shape in TEXTS and isinstance(alone, str) and value.keys() <= _CALLED:
            return message, write(row_words.inside(alone))
        return message, _only(value, wanted) or (
            msg("quote it if the braces belong to it") if wanted.shape == "words" else for_instance(wanted)
        )
    source = wanted.source(value)
    if isinstance(value, bool):
        message = msg("‘{field}’ must be text, and {value} is a truth value", field=field, value=source)
    else:
        message = msg("‘{field}’ must be text, and {value} is a number", field=field, value=source)
    if wanted.shape in TEXTS:
        return message, _as_text(field, value, wanted)
    return message, subdivision(source, wanted)[1] if wanted.shape == "subdivision" else for_instance(wanted)


def _as_text(field: str, value: Json, wanted: Wanted) -> Message:
    """Say how a number, or a truth value, is written where a text is wanted; coordinates are none."""
    source, is_place = wanted.source(value), field.startswith("places[")
    if value is True and field.endswith("since_meeting"):
        return write(meetings.LAST)
    if (is_place and _COORDINATE.fullmatch(source)) or field in _COORDINATES:
        return _NO_COORDINATES
    if is_place and not isinstance(value, bool):  # [1, rue de la Paix]
        return msg("quote it: {words}; or the whole text, if the comma behind it belongs to it", words=f'"{source}"')
    return mending(msg("quote it: {words}", words=f'"{source}"'), f'"{wanted.written or source}"')
