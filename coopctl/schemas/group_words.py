"""Groups of fields that were told in words: a renewal, a target with its day, missions, a letterhead; and amounts."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.messages import Message, msg
from coopctl.model.names import is_name
from coopctl.schemas import dated_words, row_words
from coopctl.schemas.wanted import FIRST_YEAR, alone, shown, write
from coopctl.spelling import amounts, spans, synonyms

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from coopctl.model.records import Json
    from coopctl.schemas.wanted import Wanted

#: How long a renewal lasts, words for one year, and what else stands around its mode.
_LENGTH = re.compile(
    r"(?:(?:de|pour|of|for|van|voor|par périodes? de|tous les|every|each|elke|كل|لمدة)\s+)?"
    r"(?P<length>[0-9]{1,3}\s*(?:ans?|années?|years?|jaar|jaren|سنوات|سنة|mois|months?|maand(?:en)?|أشهر|شهرا?"
    r"|jours?|days?|dagen|dag|أيام|يوما?))(?![^\W\d_])",
    re.IGNORECASE,
)
_EACH_YEAR = re.compile(
    r"\b(?:annuelle(?:ment)?|annuel|chaque année|tous les ans|yearly|annual(?:ly)?|jaarlijks|elk jaar|سنوية?|كل سنة)\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(r"\b(?:pr[ée]avis|avis|notice|opzeg\w*|إشعار|إخطار)\b", re.IGNORECASE)
#: The length of a day, in days and in months.
_DAY = amounts.UNITS_OF_TIME["day"]
MONTHS_IN_DAYS = msg("write the number of days: months have no fixed number of them, 3 months are about 90 days")
WHOLE_YEARS = msg("it goes on by whole years: write them as ‘years’, and say anything else under ‘notes’")
_AROUND_MODE = re.compile(
    r"[(),;:/.–—-]|،|\b(?:avec|with|met|de|of|van|مع|un|a|een|renewal|verlenging|renouvellement|(?:ال)?تجديد|لمدة)\b",
    re.IGNORECASE,
)
#: A number alone beside a mode: tacite 3.
_FEW_YEARS = re.compile(r"(?<![^\s(])[1-9](?![^\s)])", re.ASCII)
_MISSIONS = re.compile(
    r"(?P<count>[0-9]{1,3})\s*(?:missions?|missies?|reizen|reis|dienstreizen|trips?|visites?|بعثات|بعثة|مهام)"
)
_DAYS_EACH = re.compile(r"(?P<of>(?:\b(?:de|of|van|x)|من|[x×*])\s*)?(?P<days>[0-9]{1,3})\s*(?:jours?|days?|dagen|أيام)")
#: That it took place, in a word.
_YES = frozenset({"oui", "yes", "ja", "نعم", "x", "ok", "fait", "done", "gedaan", "✓"})
#: More missions than that of one line are no count, but a year or a day.
_MOST_MADE = 24
#: The day of a target is told in at most so many words more.
_LONGEST_DAY = 8
_BETWEEN = " :;,.()[]|/–—-"


def told(value: Json, wanted: Wanted) -> Message | None:
    """Say how a group of fields is written that is told in words, None where nobody can tell."""
    fields = wanted.fields.keys()
    if not isinstance(value, str):
        return None
    line, whole = "", True
    if help_ := of_rules([value], wanted, listed=False):
        return help_
    if {"mode", "years"} <= fields:
        line, whole = _renewal(value, wanted)
    elif {"value", "date"} <= fields:
        line, whole = _value(value)
    elif {"by", "value"} <= fields and len(fields) == len(("by", "value")):
        line, whole = _value(value)
        line = re.sub(r"\{(value: .+), date: (.+)\}", r"{by: \2, \1}", line)
    elif {"missions", "days"} <= fields:
        line, whole = _planned(value)
    elif {"names", "logos"} <= fields and value.strip():
        line = f"{{names: [{row_words.inside(value)}]}}"
    if "…" in line:
        return msg("write its fields: {line}", line=line)
    return (write(line) if whole else alone((line,), value)) if line else None


def of_rules(names: Collection[str], wanted: Wanted, *, listed: bool) -> Message | None:
    """Say how rules that come with coopctl are left out, where their names stand alone: rules: {no-lead: off}.

    `listed` where they stand in the place of the whole list.
    """
    fields, codes = wanted.fields.keys(), ", ".join(names)
    if not names or not all(map(is_name, names)):
        return None
    if {"applies_to", "severity"} <= fields:
        return msg(
            "‘rules’ holds rules of your own; what coopctl finds by itself is left out with {line}",
            line=f"ignore: [{{paths: ['*'], codes: [{codes}], reason: …}}]",
        )
    line = f"{{paths: […], codes: [{codes}], reason: …}}"
    is_ignored = {"paths", "codes"} <= fields
    return msg("write its fields: {line}", line=f"[{line}]" if listed else line) if is_ignored else None


def _renewal(text: str, wanted: Wanted) -> tuple[str, bool]:
    """Return the fields of a renewal, and whether they say all of its text: tacite, 3 ans; "" where nothing is said."""
    lasts, rest, notice = "", text, ""
    for match in _LENGTH.finditer(text):
        around = text[: match.start()].rpartition(",")[2] + text[match.end() :].partition(",")[0]
        is_notice = bool(_NOTICE.search(around))
        found = amounts.lasting(match["length"], years=not is_notice)
        if is_notice:
            notice = found[0] if found else "…"
        elif found and not lasts:
            lasts = found[0]
        rest = rest.replace(match[0], " ")
    alone = _FEW_YEARS.search(rest)
    lasts = lasts or ("1" if _EACH_YEAR.search(text) else alone[0] if alone else "")
    rest = _FEW_YEARS.sub(" ", rest)
    said = " ".join(_AROUND_MODE.sub(" ", _NOTICE.sub(" ", _EACH_YEAR.sub(" ", rest))).split())
    whole = _mode(said, wanted)
    mode = whole or next(filter(None, (_mode(each, wanted) for each in said.split())), "")
    if not (mode or lasts or notice):
        return "", False
    fields = {"mode": mode or "…", "years": lasts, "notice_days": notice}
    return f"{{{', '.join(f'{key}: {each}' for key, each in fields.items() if each)}}}", bool(whole)


def mode_as_key(key: str, value: Json, wanted: Wanted) -> tuple[str, ...]:
    """Return the fields of a renewal whose mode stands as a key: {tacite: 3 ans}; none for another key."""
    mode = _mode(key, wanted)
    lasts: tuple[str, ...] = (str(value),) if isinstance(value, int) and not isinstance(value, bool) else ()
    if isinstance(value, str):
        lasts = amounts.lasting(value, years=True) or ()
    return (f"mode: {mode}", *(f"years: {each}" for each in lasts)) if mode else ()


def length_as_key(row: Mapping[str, Json], key: str, wanted: Wanted) -> Message | None:
    """Say how a length of time is written whose unit is a key: {months: 36}, notice_months: 3; None for other keys."""
    words = [each for each in re.split(r"[\W_]+", key.casefold()) if each]
    is_notice = _NOTICE.search(" ".join(words)) is not None
    of_mode = {"mode", "years"} <= wanted.fields.keys()
    units = [each for each in words if amounts.UNITS_OF_TIME.get(each, _DAY) != _DAY]
    if not units or (of_mode and wanted.said(key, wanted.fields)) or isinstance(row[key], bool | list | dict | None):
        return None
    length = f"{row[key]} {units[0]}"
    if of_mode:
        found = amounts.lasting(length, years=not is_notice)
        if found:
            return msg("write it as {words}", words=f"{'notice_days' if is_notice else 'years'}: {found[0]}")
        return MONTHS_IN_DAYS if is_notice else WHOLE_YEARS
    if len(words) == 1 and {"axes", "axis"} & wanted.fields.keys() and "period" not in row:
        line = "period: …/…"
        return msg("write the beginning and the end of what is planned as one field: {line}", line=line)
    return None


def _mode(said: str, wanted: Wanted) -> str:
    words = wanted.fields["mode"].get("enum", ())
    labelled = wanted.said(said, words)
    return (said if said in words else synonyms.word(said, words)) or (labelled[0] if len(labelled) == 1 else "")


def _value(text: str) -> tuple[str, bool]:
    """Return the fields of a number that is told with its day, and whether they say all of it: 9 en juin 2024."""
    words = text.split()
    for count in range(1, min(len(words), _LONGEST_DAY)):
        numbers, rest = amounts.numbers(" ".join(words[:count])), " ".join(words[count:]).strip(_BETWEEN)
        days = dated_words.days_in(rest) or (spans.beside(rest) if numbers else ())
        if len(numbers) == 1 and len(days) == 1:
            return f"{{value: {numbers[0]}, date: {days[0]}}}", bool(dated_words.days_in(rest))
    return "", False


def _planned(text: str) -> tuple[str, bool]:
    """Return the missions that a text plans with the days of each, and whether they say all of it; "" for none.

    2 missions de 5 jours; days of all of them together are those of none.
    """
    count, days = _MISSIONS.search(text), _DAYS_EACH.search(text)
    if count is None:
        return "", False
    each = "" if days is None else f", days: {days['days']}" if days["of"] else ", days: …"
    rest = text.replace(count[0], "").replace(days[0] if days else "", "")
    return f"{{missions: {count['count']}{each}}}", not rest.strip(_BETWEEN)


def missions_made(value: Json) -> Message | None:
    """Say that each mission that took place is an entry with its day, where only how many is said; else None."""
    if isinstance(value, dict):
        value = value.get("missions") if row_words.inside(value.get("missions")).isdigit() else None
    number, _ = amounts.one(value)
    count = _MISSIONS.fullmatch(value) if isinstance(value, str) else None
    how_many = count["count"] if count else number
    if value is True or (isinstance(value, str) and value.casefold() in _YES):
        how_many = "1"
    if not how_many.isdigit() or not 0 < int(how_many) <= _MOST_MADE:
        return None
    rows = ", ".join(["{date: …}"] * int(how_many))
    return msg("each mission that took place is an entry with its day: {line}", line=f"[{rows}]")


def amounts_of_many(field: str, value: Mapping[str, Json], wanted: Wanted) -> Message | None:
    """Say that each funder or currency has a line of its own: planned: {mons: 300, sefrou: 300}; else None."""
    if (
        not wanted.money
        or len(value) < len("ab")
        or not all(isinstance(each, int | Decimal) for each in value.values())
    ):
        return None
    years = all(re.fullmatch("[12][0-9]{3}", each) for each in value)
    name = "year" if years else "funder" if all(map(is_name, value)) else "currency"
    rows = tuple(f"{{{name}: {key}, {field}: {shown(each)}, …}}" for key, each in value.items())
    return msg("write a line for each: {words}", words=rows)


def of_several_years(field: str, value: list[Json], wanted: Wanted) -> Message | None:
    """Say that each year has a line of its own: year: [2024, 2025]; None for another list."""
    if wanted.node.get("minimum") != FIRST_YEAR or len(value) < len("ab"):
        return None
    if not all(isinstance(each, int) and not isinstance(each, bool) for each in value):
        return None
    return msg("write a line for each: {words}", words=tuple(f"{{{field}: {each}, …}}" for each in value))
