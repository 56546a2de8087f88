"""Keys that say what stands elsewhere: in a file of the other kind, in the file's own name, in a period, or nowhere."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from coopctl.codelists import codes
from coopctl.messages import Message, msg
from coopctl.model.dates import DATE_PATTERN, OPEN
from coopctl.schemas import group_words
from coopctl.spelling import respell, synonyms
from coopctl.spelling.nearest import meaning
from coopctl.strict_yaml.scalars import written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coopctl.model.places import Place
    from coopctl.model.records import Json
    from coopctl.schemas.wanted import Wanted

_WITH_LANGUAGE = re.compile(r"(?P<name>[^\W\d_]+)[_.\- (]+(?:en )?(?P<tag>[^\W\d_]{2,12})\)?")
#: What people call the two parts of a person's name, folded.
_FIRST = ("prenom", "first name", "firstname", "given name", "voornaam", "الاسم الشخصي")
_LAST = ("nom", "nom de famille", "last name", "lastname", "surname", "family name", "naam", "familienaam",
         "achternaam", "name", "الاسم العائلي")  # fmt: skip
#: So many keys of a row are looked at.
_FEW = 50
_OF_ACTIONS = msg("this is a field of actions: write it in the file of the action that it is about")
_OF_AGREEMENTS = msg("this is a field of agreements: write it in the file of the agreement")
_AN_ACTION = msg("is this an action? its file stands in the folder of its agreement below data/actions")
_AN_AGREEMENT = msg("is this an agreement? its file stands in data/agreements")
#: No day is written longer.
_LONGEST_DAY = 100
#: So many fields show of what kind a record is.
_ENOUGH = 3
WORKED_OUT = msg("this is worked out from what the files say, and not written")
BY_FOLDER = msg("the folder of the file says the agreement: remove this line")
_BY_FILES = msg("each action is a file of its own, in the folder of its agreement below data/actions")
#: What no record says of itself; an action says its progress in its updates.
_NOT_SAID = ("health", "progress")
#: The fields of missions that are planned.
_OF_MISSIONS = ("missions", "days")
#: Fields of rows of actions which rows of agreements do not have.
_IN_ACTIONS = ("baseline", "committed", "funder", "planned", "readings", "spent", "target", "weight")
_BESIDE_AMOUNTS = msg(
    "an amount has its currency beside it; one for all actions of an agreement stands in its file: {line}",
    line="defaults: {currency: …}",
)
_BY_GIT = msg("git keeps when a file was made and changed, and by whom: remove this line")
_NO_CONTACTS = msg("keep it elsewhere, and name the organisation or the function here")


def elsewhere(place: Place, row: Mapping[str, Json], key: str, wanted: Wanted) -> Message | None:
    """Say where a thing stands that a key of `row` is not the place for, None where the key is no such one."""
    if synonyms.stands_for(key, synonyms.CONTACTS):
        return _NO_CONTACTS
    if {"from", "to", "planned"} <= wanted.fields.keys() and (line := _planned(row, wanted)):
        return msg("write what is planned as one field: {line}", line=line) if _mission(key, wanted) else None
    if {"due", "baseline"} <= wanted.fields.keys() and synonyms.stands_for(key, synonyms.POSTPONED):
        return _postponed(row, key)
    if {"currency", "planned"} <= wanted.fields.keys() and key in codes("currencies"):
        if row[key] is None and "currency" in row:
            return msg("‘{field}’ is there already: keep one of the two", field="currency")
        said = row[key] if isinstance(row[key], int) and not isinstance(row[key], bool) else "…"
        return msg("write it as {words}", words=f"currency: {key}, planned: {said}")
    return (
        _around_all(place, row, key, wanted)
        or (_BY_GIT if synonyms.stands_for(key, synonyms.MADE) else None)
        or _named_in_parts(row, key, wanted)
        or _of_settings(place, row, key, wanted)
        or _of_mode(row, key, wanted)
        or group_words.length_as_key(row, key, wanted)
        or _of_language(row, key, wanted)
        or (_of_record(row, key, wanted) if not place else None)
    )


def _around_all(place: Place, row: Mapping[str, Json], key: str, wanted: Wanted) -> Message | None:
    """Say that the fields of a record stand at the beginning of their lines, and not under one name: action: …."""
    inside = row[key] if len(row) == 1 and not place else None
    if not isinstance(inside, dict) or len(wanted.fields.keys() & inside.keys()) < min(_ENOUGH, len(inside)):
        return None
    return msg("delete the line ‘{key}:’, and begin the fields below it at the beginning of their lines", key=key)


def _named_in_parts(row: Mapping[str, Json], key: str, wanted: Wanted) -> Message | None:
    """Say how a person is written that a row names in two fields, None for others: {nom: Bennani, prénom: Karim}."""
    if "person" not in wanted.fields:
        return None
    called = {synonyms.folded(each): each for each in islice(row, _FEW)}
    first, last = (next((called[word] for word in words if word in called), "") for words in (_FIRST, _LAST))
    said = [row[each] for each in (first, last) if each and isinstance(row[each], str)]
    if len(said) < len("ab") or key not in (first, last):
        return None
    return msg("write it as {words}", words=f"person: {written(' '.join(map(str, said)), inside=True)}")


def _of_settings(place: Place, row: Mapping[str, Json], key: str, wanted: Wanted) -> Message | None:
    """Say that the settings have no currency, and where the name of a project stands; None for any other key."""
    if place or "letterhead" not in wanted.fields:
        return None
    if "currency" in wanted.said(key, ("currency",)):
        return _BESIDE_AMOUNTS
    said = row[key]
    if not isinstance(said, str) or "title" not in (key, *wanted.said(key, ("title",))):
        return None
    return msg(
        "‘{field}’ is a field of {homes}: write it there, as {line}",
        field="names", homes=("letterhead",), line=f"letterhead: {{names: [{written(said, inside=True)}]}}",
    )  # fmt: skip


def _of_mode(row: Mapping[str, Json], key: str, wanted: Wanted) -> Message | None:
    """Say how a renewal is written whose mode stands as a key: {tacite: 3 ans}; None for other keys."""
    fields = group_words.mode_as_key(key, row[key], wanted) if "mode" in wanted.fields else ()
    words = tuple(each for each in fields if each.partition(":")[0] not in row)
    return msg("write in its place: {words}", words=words) if words else None


def _postponed(row: Mapping[str, Json], key: str) -> Message:
    """Say how a milestone is written that was put off: the day that counts now, and the one first agreed."""
    known = (re.fullmatch(DATE_PATTERN, str(row[key]), re.ASCII) and (str(row[key]),)) or respell.dates(
        str(row[key])[:_LONGEST_DAY]
    )
    first = row.get("baseline", row.get("due", "…"))
    line = f"due: {known[0] if len(known) == 1 else '…'}, baseline: {first if isinstance(first, str | int) else '…'}"
    return msg("write the day that counts now as ‘due’, and the one first agreed as ‘baseline’: {line}", line=line)


def _mission(key: str, wanted: Wanted) -> str:
    """Return the field of planned missions that a key of their line is, or is called; "" for any other."""
    found = (key,) if key in _OF_MISSIONS else wanted.said(key, _OF_MISSIONS)
    return found[0] if len(found) == 1 else ""


def _planned(row: Mapping[str, Json], wanted: Wanted) -> str:
    """Return the planned missions that keys of a line say beside it, "" where none does or they are there already."""
    said = {_mission(key, wanted): value for key, value in islice(row.items(), _FEW) if key not in wanted.fields}
    numbers = {each: value for each, value in said.items() if isinstance(value, int) and not isinstance(value, bool)}
    parts = [f"{each}: {numbers.get(each, '…')}" for each in _OF_MISSIONS if each in said]
    return f"planned: {{{', '.join(parts)}}}" if parts and "planned" not in row else ""


def of_other_kind(wanted: Wanted) -> Message | None:
    """Say where a file belongs all of whose fields are those of the other kind of record, None where they are not."""
    own = {each for each in wanted.record if not each.startswith("x-")}
    if len(own) < _ENOUGH or not own <= wanted.elsewhere or own <= wanted.fields.keys():
        return None
    return _AN_AGREEMENT if "axis" in wanted.fields else _AN_ACTION


def called_elsewhere(place: Place, key: str, wanted: Wanted) -> Message | None:
    """Say that a key is what people call a field of the other kind of record, None where it is none."""
    others = (*wanted.elsewhere, *(_IN_ACTIONS if "axis" in wanted.elsewhere else ()))
    found = not place and wanted.said(key, others)
    return (of_other_kind(wanted) or (_OF_AGREEMENTS if "axis" in wanted.fields else _OF_ACTIONS)) if found else None


def text_in_language(key: str, wanted: Wanted) -> tuple[str, str]:
    """Return the field and the language that a key names both, two blanks for any other: title_fr, titre.ar."""
    match = _WITH_LANGUAGE.fullmatch(key)
    tag = match["tag"].lower() if match else ""
    tag = tag if tag in codes("languages") and len(tag) == len("fr") else synonyms.language(tag) or ""
    if match is None or not tag:
        return "", ""
    name = match["name"]
    found = (name,) if name in wanted.fields else wanted.said(name, wanted.fields)
    is_text = len(found) == 1 and str(wanted.fields[found[0]].get("$ref", "")).endswith("/text")
    return (found[0], tag) if is_text else ("", "")


def _of_language(row: Mapping[str, Json], key: str, wanted: Wanted) -> Message | None:
    """Say how a text is written in the languages that keys of a row name: title_fr and title_ar are one title."""
    field, _ = text_in_language(key, wanted)
    if not field:
        return None
    pairs = [("…", row[field])] if isinstance(row.get(field), str) else []
    for each in islice(row, _FEW):
        other, tag = text_in_language(each, wanted)
        pairs += [(tag, row[each])] if other == field else []
    said = ", ".join(f"{tag}: {written(text, inside=True) if isinstance(text, str) else '…'}" for tag, text in pairs)
    return msg("write each language under its field: {line}", line=f"{field}: {{{said}}}")


def _of_record(row: Mapping[str, Json], key: str, wanted: Wanted) -> Message | None:
    is_action = "axis" in wanted.fields
    found = wanted.said(key, _NOT_SAID)
    said: Message | None = None
    if is_action and synonyms.stands_for(key, synonyms.AGREEMENT):
        said = BY_FOLDER
    elif not is_action and "parties" in wanted.fields and synonyms.stands_for(key, synonyms.ACTIONS):
        said = _BY_FILES
    elif "health" in found or (found and not is_action and "parties" in wanted.fields):
        said = WORKED_OUT
    elif "period" in wanted.fields and (bound := _bound(row, key, wanted)):
        said = bound
    elif key == "axes" and is_action and "axis" not in row:
        said = of_other_kind(wanted) or meaning("axis")
    elif key in wanted.elsewhere:
        said = of_other_kind(wanted) or (_OF_AGREEMENTS if is_action else _OF_ACTIONS)
    return said


def _bound(row: Mapping[str, Json], key: str, wanted: Wanted) -> Message | None:
    """Say how the beginning and the end of a plan are written, where a key has one of them: début: 2024."""
    if not synonyms.stands_for(key, synonyms.BEGINNING, synonyms.END):
        return None
    start, end = (_day(row, bound) for bound in (synonyms.BEGINNING, synonyms.END))
    if not (start if synonyms.stands_for(key, synonyms.BEGINNING) else end):
        return None
    if "period" in row:
        real = "started" if synonyms.stands_for(key, synonyms.BEGINNING) else "ended"
        if real in wanted.fields and real not in row:
            line = f"{real}: {start if real == 'started' else end}"
            return msg("‘period’ is there already; if this is when it really began or ended, write {line}", line=line)
        return msg("‘{field}’ is there already: keep one of the two", field="period")
    line = f"period: {start or OPEN}/{end or OPEN}"
    return msg("write the beginning and the end of what is planned as one field: {line}", line=line)


def _day(row: Mapping[str, Json], bound: Callable[[], frozenset[str]]) -> str:
    """Return the date of the key of a row that stands for a bound, "" where none has one, … where it is not clear."""
    for key, value in row.items():
        if synonyms.stands_for(key, bound) and isinstance(value, str | int) and not isinstance(value, bool):
            found = respell.dates(str(value)) if not re.fullmatch(DATE_PATTERN, str(value), re.ASCII) else (str(value),)
            if found:
                return found[0] if len(found) == 1 else "…"
    return ""
