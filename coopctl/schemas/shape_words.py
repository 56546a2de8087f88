"""What does not fit a schema, in the words of those who write the files: fields, words and ranges."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.codelists import codes
from coopctl.messages import Message, mending, msg, nmsg
from coopctl.model.dates import DATE_PATTERN
from coopctl.model.names import LONGEST_NAME
from coopctl.model.places import field_name
from coopctl.model.vocabularies import Health
from coopctl.schemas import report_words, status_words
from coopctl.schemas.amount_words import unsigned
from coopctl.schemas.form_words import blanks_around, wrong_form
from coopctl.schemas.open_words import NO_AMOUNT, left_open, only_text
from coopctl.schemas.pair_words import each_alone, rest_of_text
from coopctl.schemas.type_words import wrong_type
from coopctl.schemas.wanted import (
    CHOOSE,
    DATES,
    FIRST_YEAR,
    TEXTS,
    Diagnostic,
    cut,
    for_instance,
    look_alike,
    shown,
    write,
)
from coopctl.spelling import parts_of_year, people, recurrences, synonyms, written_keys
from coopctl.spelling.nearest import meaning, mistyped
from coopctl.spelling.titles import name_of
from coopctl.strict_yaml.prescan import named

if TYPE_CHECKING:
    from collections.abc import Collection

    from coopctl.model.places import Place
    from coopctl.model.records import Json
    from coopctl.schemas.wanted import Around, Wanted

#: What stands between words where one is wanted.
_SIGNED = re.compile(r"[,;/+&|()؛،]|\s[–—-]\s")
_PARTED = re.compile(r"[,;/+&|()؛،-]|\s[–—]\s|\s(?:et|en|and|ou|of|or|à|و|أو)\s")
_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Z]{2})?")
#: So many fields are named; a record has too many.
_FEW = 12
#: What is found, and not written.
_HEALTH = tuple(map(str, Health))
#: How many months lie between reports.
_RHYTHMS = {1: "monthly", 3: "quarterly", 6: "half_yearly", 12: "yearly"}
_LIMITS = ("minimum", "maximum", "exclusiveMinimum")


# ---- fields


def unknown_field(key: str, meant: tuple[str, ...], fields: Collection[str], around: Around) -> Diagnostic:
    """Say that a key is not known; `meant` are the fields that it may stand for, `fields` what may stand there."""
    message = msg("unknown field ‘{field}’", field=cut(key))
    before, colon, after = key.partition(":")
    if key != key.strip():
        odd = next(each for each in key if each.isspace())
        message = msg(
            "beside the key ‘{field}’ stands a blank that YAML takes for a letter: {name}",
            field=cut(key.strip()), name=named(odd),
        )  # fmt: skip
        help_ = msg("write plain spaces in its place")
        help_ = mending(help_, key.strip()) if key.strip() in fields else help_
    elif colon and meant == (before.strip(),):
        message = msg("there is no space after the colon of ‘{field}’", field=cut(key))
        help_ = write(f"{meant[0]}: {after.strip()}" if after.strip() else meant[0])
    elif around.empty and (pair := written_keys.with_value(key, fields)):
        help_ = write(": ".join(pair))
    elif meant:
        if letter := look_alike(key):
            message = msg("unknown field ‘{field}’: it holds {name}", field=cut(key), name=named(letter))
        other = meant[0] if meant[0] != around.above else ""  # which is there already
        help_ = _goes_on(around.above, other) if around.above else meaning(*meant)
    elif around.above and around.empty and not around.top:  # in braces: no other row holds a key alone
        help_ = _behind_text(key, tuple(fields), around) or rest_of_text(key)
    elif around.above:
        help_ = _goes_on(around.above)
    else:
        help_ = _where_else(key, tuple(fields), around)
    return Diagnostic("unknown-field", message, help_)


def not_here(key: str, help_: Message) -> Diagnostic:
    """Say that a key is not known where it stands, and where what it says is written."""
    return Diagnostic("unknown-field", msg("unknown field ‘{field}’", field=cut(key)), help_)


def given_twice(key: str, field: str) -> Diagnostic:
    """Say that a key seems to stand for a field that is there already: which of the two counts is not ours to say."""
    help_ = msg("‘{field}’ is there already: keep one of the two", field=field)
    return Diagnostic("unknown-field", msg("unknown field ‘{field}’", field=cut(key)), help_)


def of_list(key: str, field: str, entry: str, *, there: bool) -> Diagnostic:
    """Say that a key seems to stand for a list, `there` already or not, of which its value would be an entry."""
    help_ = msg("did you mean ‘{word}’? it is a list: {line}", word=field, line=f"{field}: [{entry}]")
    if there:
        help_ = msg("‘{field}’ is a list: write this as one more entry there, {line}", field=field, line=f"- {entry}")
    return not_here(key, help_)


def _goes_on(above: str, meant: str = "") -> Message:
    """Say how a text is written whose next line looks like a field of its own."""
    if meant:
        return msg(
            "did you mean ‘{word}’? where it is the rest of ‘{field}’, write that text as a block: {line}",
            word=meant, field=above, line=f"{above}: |",
        )  # fmt: skip
    return msg(
        "it may be the rest of ‘{field}’: write that text as a block, {line}, and indent its lines",
        field=above, line=f"{above}: |",
    )  # fmt: skip


def _where_else(key: str, fields: tuple[str, ...], around: Around) -> Message:
    """Say where a field belongs that is none here."""
    name, homes = around.name, around.homes
    if "date" in fields and re.fullmatch(DATE_PATTERN, key, re.ASCII):
        help_ = msg("write the date as a field of its own: {line}", line=f"date: {key}")
    elif around.top and synonyms.stands_for(key, synonyms.NAME):
        help_ = msg("the file's name is the record's name: remove this line")
    elif around.alien:
        help_ = msg("none of the fields of this file is one of a record: does it belong elsewhere?")
    elif around.empty and (here := _behind_text(key, fields, around)):
        help_ = here
    elif around.homes == ("",) and not around.there:
        help_ = msg("‘{field}’ is a field of the record itself: begin it at the start of the line", field=name)
    elif _LANGUAGE.fullmatch(key) and key != "id" and not around.homes and key[:2] in codes("languages"):
        help_ = msg("if it is a language, indent it under the field whose text it is")
    elif not around.top and around.homes and 0 < len(fields) <= _FEW:
        help_ = _no_such_field(key, fields)
    elif around.entry:
        help_ = msg(
            "‘{field}’ is a field of {homes}: write it there, as {line}",
            field=name,
            homes=homes,
            line=cut(around.entry),
        )
    elif around.homes:
        help_ = msg("‘{field}’ is a field of {homes}: indent it like the fields there", field=name, homes=homes)
    elif around.empty and around.top:
        help_ = msg("if it is a heading, write it as a comment: {line}", line=f"# {cut(key)}")
    elif around.empty and " " in key:
        help_ = rest_of_text(key)
    else:
        help_ = _no_such_field(key, fields)
    return help_


def _behind_text(key: str, fields: tuple[str, ...], around: Around) -> Message | None:
    """Say how a key that no value follows is written where it is a field and its value, or what goes on above it."""
    if pair := written_keys.with_value(key, fields):
        return write(": ".join(pair))
    if around.cut and "functions" in fields and people.FUNCTION.match(key):
        return write(f"functions: [{key}]")
    return rest_of_text(key) if around.cut and not around.homes else None


def _no_such_field(key: str, fields: tuple[str, ...]) -> Message:
    own = name_of(key, LONGEST_NAME) or "note"
    own = own if own.startswith("x-") else f"x-{own}"
    if 0 < len(fields) <= _FEW:
        return msg("the fields here are {fields}; one of your own begins with x-, as ‘{own}’", fields=fields, own=own)
    return msg("no field is called so; one of your own begins with x-, as ‘{field}’", field=own)


# ---- values


def wrong_value(keyword: str, place: Place, value: Json, wanted: Wanted) -> Diagnostic:
    """Say what is wrong with a value that `keyword` refuses."""
    field = _field(place)
    empty = not value.strip() if isinstance(value, str) else value == {}
    if value is None and place:
        help_ = msg("write a value") if wanted.needed else msg("write a value, or remove the field")
        help_ = msg("write the entry, or delete its dash") if isinstance(place[-1], int) else help_
        help_ = for_instance(wanted) if place[-1] == "id" else help_
        help_ = NO_AMOUNT if wanted.money else help_
        if wanted.written.lower() == "null" and wanted.shape in TEXTS:
            help_ = msg("quote it if it is text: {words}", words=f'"{wanted.written}"')
        said = Diagnostic("no-value", msg("‘{field}’ has no value", field=field), help_)
    elif isinstance(value, str) and _fits_when_bare(value, wanted):
        said = blanks_around(value)
    elif keyword in ("enum", "const") or ("enum" in wanted.node and not isinstance(value, list | dict)):
        said = _unknown_word(field, value, wanted)
    elif keyword in ("type", "anyOf"):
        said = Diagnostic("wrong-type", *wrong_type(field, value, wanted))
        said = replace(said, help=_taken_out(field, value, wanted) or said.help)
    elif empty:
        help_ = msg("write something") if wanted.needed else msg("write something, or remove the field")
        help_ = for_instance(wanted) if field == "id" else help_
        said = Diagnostic("empty-text", msg("‘{field}’ is empty", field=field), help_)
    elif keyword in _LIMITS and wanted.shape not in DATES:
        said = Diagnostic("out-of-range", _out_of_range(field, value, wanted), _in_range(value, wanted))
    elif keyword == "minItems":
        said = Diagnostic("too-short", _too_short(field, value, wanted.node["minItems"]), msg("add what is missing"))
    elif keyword == "maxItems":
        said = Diagnostic("too-long", _too_many(field, wanted.node["maxItems"]), msg("take some away"))
    elif keyword == "maxLength":
        said = Diagnostic("too-long", _too_long(field, wanted.node["maxLength"]), msg("shorten it"))
    else:
        said = wrong_form(field, value if isinstance(value, list | dict) else wanted.source(value), wanted)
    open_ = left_open(field, value, said, wanted)
    return replace(said, help=open_) if open_ else said


def _taken_out(field: str, value: Json, wanted: Wanted) -> Message | None:
    """Say how the only entry of a list is written where it alone would not fit either: [en cours]; else None."""
    only, words = only_text(value), wanted.node.get("enum")
    if not only or not isinstance(value, list) or wanted.node["type"] == "array":
        return None
    if words is not None:
        return None if only in words else _unknown_word(field, only, wanted).help
    pattern = wanted.node.get("pattern")
    return wrong_form(field, only, wanted).help if pattern and not re.search(pattern, only) else None


def _fits_when_bare(value: str, wanted: Wanted) -> bool:
    """Whether only the blanks around a value are wrong."""
    bare = value.strip()
    if bare in (value, ""):
        return False
    pattern = wanted.node.get("pattern")
    return bare in wanted.node.get("enum", ()) or (pattern is not None and re.search(pattern, bare) is not None)


def _unknown_word(field: str, value: Json, wanted: Wanted) -> Diagnostic:
    words = tuple(wanted.node.get("enum", ()))
    if pair := report_words.one_word(field, value, words):
        return Diagnostic("wrong-type", *pair)
    value = value[0] if isinstance(value, list) and len(value) == 1 else value
    source = wanted.source(value)
    if not words:
        only = shown(wanted.node["const"])
        message = msg("‘{field}’ must be {only}, and it is {value}", field=field, only=only, value=source)
        later = msg("write 1; a later format needs a later coopctl")
        return Diagnostic("unknown-word", message, later if field == "format" else write(only))
    message = msg("‘{value}’ is not one of {words}", value=source, words=words)
    written = source.strip().replace("-", "_").replace(" ", "_")
    if odd := look_alike(source):
        name = named(odd)
        message = msg("‘{value}’ holds {name}, and is not one of {words}", value=source, name=name, words=words)
    meant = written.lower() if written.lower() in words else synonyms.word(source, words)
    several = None if meant else _several(field, source, wanted)
    labelled = (meant,) if meant else synonyms.several(source, words) or wanted.said(source, words)
    among = () if labelled or several else synonyms.among(source, words)
    help_ = several or (meaning(*labelled) if labelled else mistyped(written, words))
    if field == "status" and "in_force" in words and synonyms.word(source, ("expired",)):
        had = tuple(word for word in ("in_force", "signed", "suspended") if word in words)
        help_ = msg("‘expired’ is found from the period, and not written: write the status it had: {words}", words=had)
    if field == "status" and (part := status_words.PART_DONE.search(source)):
        line = f"updates: [{{date: …, progress: {part[1]}}}]"
        help_ = msg("a part that is done is the progress of an update, {line}: choose the status beside it", line=line)
    if not help_ and not among and (near := synonyms.nearly(source, words)):
        help_ = meaning(near)
    if not labelled and "quarterly" in words and (every := recurrences.months_between(source)):
        help_, among = meaning(_RHYTHMS[every]) if every in _RHYTHMS else None, ()
    if not help_ and among:
        help_ = replace(meaning(*among), mend=None)  # the rest of the text may say otherwise
    if not help_ and field == "status" and (found := wanted.said(source, _HEALTH) or _health(source)):
        help_ = msg("‘{word}’ is found from days and news, and not written: choose the status beside it", word=found[0])
    if help_ and help_.mend == ",":  # which YAML takes for itself
        help_ = mending(help_, '","')
    if help_ and wanted.reasons is not None:
        help_ = status_words.with_what_it_needs(help_, source, wanted)
    return Diagnostic("unknown-word", message, help_ or _of_sibling(source, wanted) or CHOOSE)


def _of_sibling(source: str, wanted: Wanted) -> Message | None:
    """Say that a word is one of a field beside this one, which is not there: kind: percentage of an indicator."""
    others = (
        (name, tuple(node.get("enum", ()))) for name, node in wanted.siblings.items() if name not in wanted.beside
    )
    for name, words in others if any(map(str.isalpha, source)) else ():
        word = source if source in words else synonyms.word(source, words)
        if meant := word or next(iter(wanted.said(source, words) if words else ()), ""):
            return msg("write ‘{line}’ in its place", line=f"{name}: {meant}")
    return None


def _several(field: str, source: str, wanted: Wanted) -> Message | None:
    """Say which words a text of several parts holds; none is chosen, since the others would be lost: prévu/en cours."""
    words = tuple(wanted.node.get("enum", ()))
    # A word that parts others may belong to one of them: prévu / en cours.
    for between in (_SIGNED, _PARTED):
        parts = [each for part in between.split(source) if (each := part.strip())]
        meant = [(part if part in words else synonyms.word(part, words)) or wanted.said(part, words) for part in parts]
        if all(meant):
            break
    found = tuple(dict.fromkeys(each if isinstance(each, str) else each[0] for each in meant if each))
    if len(parts) < 2 or not found:
        return None
    if len(found) == 1:
        return msg("did you mean ‘{word}’?", word=found[0])
    return each_alone(found) if field.endswith("]") else msg("write what you mean: {words}", words=found)


def _health(source: str) -> tuple[str, ...]:
    found = synonyms.word(source, _HEALTH)
    return (found,) if found else ()


def _in_range(value: Json, wanted: Wanted) -> Message:
    low, high = wanted.node.get("minimum"), wanted.node.get("maximum")
    if low == 0 and isinstance(value, int | Decimal) and (high is None or value < 0):
        return unsigned(format(Decimal(str(value)), "f"))
    if low == FIRST_YEAR and isinstance(value, int) and 0 <= value < 100:
        return write(parts_of_year.whole_year(f"{value:02}"))
    return msg("correct the number")


def _out_of_range(field: str, value: Json, wanted: Wanted) -> Message:
    low, high = wanted.node.get("minimum"), wanted.node.get("maximum")
    said = {"field": field, "value": wanted.source(value), "low": shown(low), "high": shown(high)}
    if "exclusiveMinimum" in wanted.node:
        said["low"] = shown(wanted.node["exclusiveMinimum"])
        return msg("‘{field}’ must be more than {low}, and it is {value}", **said)
    if high is None:
        return msg("‘{field}’ must be at least {low}, and it is {value}", **said)
    return msg("‘{field}’ must be between {low} and {high}, and it is {value}", **said)


def _too_short(field: str, value: Json, least: int) -> Message:
    return nmsg(
        "‘{field}’ needs at least {n} entry, and it has {found}",
        "‘{field}’ needs at least {n} entries, and it has {found}",
        least, field=field, found=len(value) if isinstance(value, list) else 0,
    )  # fmt: skip


def _too_long(field: str, most: int) -> Message:
    return nmsg("‘{field}’ is longer than {n} character", "‘{field}’ is longer than {n} characters", most, field=field)


def _too_many(field: str, most: int) -> Message:
    return nmsg("‘{field}’ has more than {n} entry", "‘{field}’ has more than {n} entries", most, field=field)


def _field(place: Place) -> str:
    """Name a place by its last key: `date`, `tags[1]`; "" for the whole file."""
    start = max((index for index, step in enumerate(place) if isinstance(step, str)), default=0)
    return field_name(place[start:])
