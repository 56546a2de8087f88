"""Values of the right type in the wrong form: dates, names, codes, references and addresses, in plain words."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from coopctl.codelists import codes
from coopctl.messages import Message, msg
from coopctl.model.names import LONGEST_NAME, RESERVED, is_name
from coopctl.schemas import date_words, pair_words, place_words
from coopctl.schemas.entry_words import AND, PARTED
from coopctl.schemas.recurrence_words import how_recurrence
from coopctl.schemas.wanted import (
    Diagnostic,
    alone,
    capitals,
    closed_up,
    cut,
    for_instance,
    look_alike,
    one_of,
    shown,
    write,
)
from coopctl.spelling import addresses, amounts, contacts, days, meetings, respell, synonyms
from coopctl.spelling.plain_text import as_typed
from coopctl.spelling.synonyms import folded
from coopctl.spelling.titles import name_of
from coopctl.strict_yaml.prescan import named

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from coopctl.model.records import Json
    from coopctl.schemas.wanted import Wanted

#: Of the keys of a text, and of the languages of an entry, so many are looked at.
_FEW = 20
#: A language's own tag is no longer.
_LONGEST_LANGUAGE = 3
#: Small words beside the name of a language, which say no more, folded.
_OF_LANGUAGES = frozenset(
    map(folded, ("en", "la", "le", "de", "langue", "language", "in", "het", "taal", "only", "اللغة", "باللغة", "لغة"))
)
#: What stands between two words where one is wanted.
_APART = re.compile(r"[,;/+&|]|\s(?:et|en|and|ou|of|or|و|أو)\s")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})+", re.ASCII)
#: A key in which a text follows its language without a colon, or without a space behind it.
_TAG_AND_TEXT = re.compile(r"(?P<tag>[a-z]{2})(?:\s*[:=]|\s)\s*(?P<text>\S.*)")
#: Currencies whose names and signs other countries give to theirs too.
_SHARED = frozenset({"USD", "GBP"})
#: What stands between two tags, and in brackets behind the name of a language.
_TAGS_APART = re.compile(rf"{PARTED}|[/+]|{AND.pattern}|\s[-–—]\s|\s*\([^()]*\)|\s")
#: The list that codes of a shape are on.
_LISTS = {"currency": "currencies", "country": "countries", "subdivision": "subdivisions"}
#: No tag that people write is longer.
_LONG_WORD = 12
#: The sentence and the way to mend it.
_Pair: TypeAlias = "tuple[Message, Message]"


def wrong_form(field: str, value: Json, wanted: Wanted) -> Diagnostic:
    """Say how a value should have been written, by the definition that refuses it."""
    said: Diagnostic | None = None
    if wanted.shape in _NAMES:
        said = Diagnostic("wrong-form", *_name(str(value), wanted, field.partition("[")[0]))
    elif wanted.shape == "tag" and field.endswith("]") and len(tags := _tags(str(value), wanted)) > 1:
        said = Diagnostic("wrong-form", _tag(str(value), wanted)[0], pair_words.each_alone(tags))
    elif wanted.shape in _FORMS:
        form = form_of(wanted.shape, field.rpartition(".")[2])
        said = Diagnostic("wrong-form", *form(str(value), wanted))
    if said and wanted.shape in _LATIN and " " not in str(value).strip() and (odd := look_alike(str(value))):
        message = msg(
            "‘{value}’ holds {name}, and a name has the letters a–z alone", value=shown(value), name=named(odd)
        )
        said = replace(said, message=message)
    if said and (said.help.mend or "").endswith("…"):  # what is too long to be looked at as a whole
        said = replace(said, help=for_instance(wanted))
    if said and said.help.mend is None and _fits(plain := as_typed(str(value)), wanted) and plain != value:
        said = replace(said, help=write(plain))
    if said and field.startswith("logos") and (name := addresses.of_disk(str(value))):
        said = replace(said, help=addresses.picture(name))
    if said:
        return said
    message = msg("‘{value}’ is not written as ‘{field}’ must be", value=shown(value), field=field)
    return Diagnostic("wrong-form", message, for_instance(wanted))


def _fits(text: str, wanted: Wanted) -> bool:
    """Whether a text is a code as its field takes it, and one that there is."""
    known = codes(_LISTS[wanted.shape]) if wanted.shape in _LISTS else frozenset()
    return text in known or (wanted.shape == "tag" and text in codes("languages"))


def blanks_around(value: str) -> Diagnostic:
    """Say that a value has blanks before or after it that belong to no value."""
    odd = next((each for each in value if each.isspace() and each not in " \t\n"), None)
    bare = value.strip()
    if odd:
        message = msg(
            "beside ‘{value}’ stands a blank that cannot be told from a space: {name}", value=cut(bare), name=named(odd)
        )
    else:
        message = msg("a blank stands before or after ‘{value}’, inside the quotes", value=cut(bare))
    return Diagnostic("wrong-form", message, write(bare))


def wrong_key(key: str, wanted: Wanted, *, known: bool, empty: bool) -> Diagnostic:
    """Say that a text has a key that is no language, or that a saved report is called by what is no name.

    `known` when it is a field of the record itself, `empty` when no value follows.
    """
    if wanted.shape == "name":
        return Diagnostic("wrong-form", *_name(key, replace(wanted, example="quarterly"), "id"))
    beside = wanted.beside
    message = msg("‘{key}’ is not a language: the keys of a text are language tags", key=cut(key))
    is_word = len(key) > _LONGEST_LANGUAGE and not (_TAG.fullmatch(key) or synonyms.language(key))
    if empty and (match := _TAG_AND_TEXT.fullmatch(key)) and match["tag"] in codes("languages"):
        help_ = write(f"{match['tag']}: {match['text']}")
    elif known:
        help_ = msg("‘{field}’ is a field of the record itself: begin it at the start of the line", field=cut(key))
    elif empty and len(beside) == 1:
        help_ = msg("write the text without braces: {text}", text=cut(key))
    elif empty:
        help_ = pair_words.rest_of_text(key)
    elif " " in key.strip() or any(map(str.isdigit, key)) or (is_word and key[:1].isupper()):
        help_ = msg("quote the whole text if the colon after ‘{key}’ belongs to it", key=cut(key))
    elif len(beside) == 1 and is_word and key.isalpha():  # note: …
        help_ = msg("write the text alone, without ‘{key}:’ before it", key=cut(key))
    else:
        help_ = _how_key(key, beside)
    return Diagnostic("wrong-form", message, help_)


def _how_key(key: str, beside: Collection[str]) -> Message:
    """Give the tag that a key means; one of the two where another key says the same."""
    help_ = _how_tag(key, beside)
    others = (each for each in islice(beside, _FEW) if each != key)
    same = next((each for each in others if help_.mend and help_.mend in (each, _how_tag(each).mend)), "")
    return msg("‘{field}’ is there already: keep one of the two", field=cut(same)) if same else help_


def _name(value: str, wanted: Wanted, field: str) -> _Pair:
    if value == "none":
        return msg("an axis cannot be called ‘none’: actions without an axis say so"), msg("choose another id")
    if value in RESERVED:
        message = msg("‘{value}’ cannot be a name: YAML or Windows keeps it for itself", value=value)
        return message, msg("choose another name")
    message = msg(
        "‘{value}’ is not a name: small letters a–z, digits and single dashes, a letter first", value=shown(value)
    )
    return message, _how_name(value, wanted, field)


def _how_name(value: str, wanted: Wanted, field: str) -> Message:
    if " - " in value:
        return msg("if ‘ - ’ is to begin an entry of the list, indent it like the entry above")
    bare = re.sub(r"\.ya?ml$", "", value.strip(), flags=re.IGNORECASE)
    # What names something that is written elsewhere is not made up from a title; an id may be.
    is_new = field in _NEW_NAMES or (field == "codes" and " " not in bare)
    if several := pair_words.of_names(field, bare):
        return several
    is_long = bare.endswith("…") or len(bare) > LONGEST_NAME
    bare = bare.rpartition(" ")[0] or bare if bare.endswith("…") else bare  # of its last word not all is there
    bare = bare.replace("/", "-") if field == "id" else bare
    near = name_of(bare, LONGEST_NAME) if is_new and "/" not in bare and not bare[:1].isdigit() else ""
    if not near and wanted.shape in ("who", "attendee", "partner"):
        return msg("write a party's id, or {line}", line=f"{{organisation: {cut(bare)}}}")
    if near:  # of what is too long for a name the rest would be lost
        return replace(write(near), mend=None) if is_long else write(near)
    return (is_new and _in_latin(bare, wanted)) or for_instance(wanted)


def _in_latin(text: str, wanted: Wanted) -> Message | None:
    """Say in which letters a name is written, where all of a text's are others: شباب."""
    if not pair_words.in_latin(text):
        return None
    example = shown(wanted.example)
    return msg("write it in the letters a–z, for instance: {line}; texts may have any letters", line=example)


#: Fields whose names are given here, and not looked up elsewhere.
_NEW_NAMES = frozenset({"id", "tags"})


def _revision(value: str, wanted: Wanted) -> _Pair:
    message = msg("‘{word}’ is neither a day as YYYY-MM-DD nor a branch, a tag or a commit", word=cut(value))
    if meetings.is_last(value):
        return message, msg("write it as {words}", words=f"since_meeting: {meetings.LAST}")
    return message, date_words.in_one_day(value) or days.meant(value) or for_instance(wanted)


def _recurrence(value: str, _: Wanted) -> _Pair:
    return msg("‘{value}’ is not a recurrence", value=cut(value)), how_recurrence(value)


def _tags(value: str, wanted: Wanted) -> tuple[str, ...]:
    """Return the tags of the languages that one entry of a list holds, named or as tags: fr; nl_BE; else none."""
    parts = [bare for each in _TAGS_APART.split(closed_up(value)) if (bare := each.strip())]
    found = tuple(dict.fromkeys(_how_tag(each).mend or each for each in parts if len(parts) <= _FEW))
    pattern = wanted.node["pattern"]
    return found if all(len(each) < _LONG_WORD and re.search(pattern, each, re.ASCII) for each in found) else ()


def _tag(value: str, wanted: Wanted) -> _Pair:
    message = msg("‘{value}’ is not a language tag", value=cut(value))
    tags = synonyms.languages(value) or (several if len(several := _tags(value, wanted)) > 1 else ())
    others = [
        each for each in re.findall(r"\w+", value) if not (synonyms.language(each) or folded(each) in _OF_LANGUAGES)
    ]
    return message, alone(tags, value) if len(tags) == 1 and others else one_of(tags) or _how_tag(value)


def _how_tag(value: str, there: Collection[str] = ()) -> Message:
    """Give the tag in the usual letters (FR is fr, nl_be is nl-BE), or examples; not one that is `there` already."""
    if meant := synonyms.language(value):
        return write(meant)
    if value.strip().isupper() and (spoken := synonyms.spoken(value.strip())):
        return of_country(value.strip(), spoken, there)
    language, *rest = value.strip().replace("_", "-").split("-")
    if len(rest) == 1 and rest[0].lower() in synonyms.spoken(language):  # be-fr is fr-BE
        language, rest = rest[0], [language]
    tag = "-".join([language.lower(), *(part.upper() if len(part) == 2 else part.title() for part in rest)])
    tag = tag.replace("-UK", "-GB")
    likely = (
        len(language) in (2, 3)
        and tag != value
        and all(part.isascii() and part.isalpha() for part in (language, *rest))
    )
    likely = likely and len(tag.rpartition("-")[2]) > 1  # fr-MA-x says less than it seems
    return write(tag) if likely else msg("write the language as fr, en, ar or nl-BE")


def of_country(code: str, spoken: tuple[str, ...], there: Collection[str] = ()) -> Message:
    """Ask which language is meant where the code of a country stands for one, of those that are not `there`."""
    own = code.lower()
    every = spoken if own in spoken or own not in codes("languages") else (*spoken, own)
    tags = tuple(each for each in every if each not in there) or every[:1]
    if len(tags) == 1:
        return write(tags[0])
    return msg("{code} is a country's code: write the language, one of {words}", code=code.upper(), words=tags)


def _currency(value: str, wanted: Wanted) -> _Pair:
    message = msg("‘{value}’ is not a currency's code: three capital letters (ISO 4217)", value=cut(value))
    code = synonyms.currency(value)
    if code in _SHARED:
        return message, msg("did you mean ‘{word}’?", word=code)
    if counted := amounts.by_many(value):
        return message, counted
    named = amounts.called(value)
    parts = [synonyms.currency(bare) or bare for each in _APART.split(value) if (bare := each.strip())]
    several = tuple(dict.fromkeys(each for each in parts if each in codes("currencies")))
    if not 1 < len(several) == len(parts):
        found = (each for each in re.findall(r"\b[A-Z]{3}\b", value) if each in codes("currencies"))
        several = tuple(dict.fromkeys(found))
    if len(several) > 1:
        return message, msg(
            "write a line for each: {words}", words=tuple(f"{{currency: {each}, …}}" for each in several)
        )
    if len(several) == 1 and value != several[0] and named != several and as_typed(value) != several[0]:
        return message, alone(several, value)
    return message, (write(code) if code else None) or one_of(named) or capitals(value, 3) or for_instance(wanted)


def _address(value: str, _: Wanted) -> _Pair:
    message = msg("‘{value}’ is not a web address", value=cut(value))
    if contacts.email(value):
        return message, msg("leave it out: e-mail addresses have no place in a record")
    return message, _web(value) or msg("begin it with https:// and leave no blank in it")


def _of_disk(name: str) -> Message | None:
    """Say where a file on one's own computer is to go, None for any other text."""
    help_ = msg("put the file into the workspace, and describe it with {line}", line=f"file: files/{name}")
    return help_ if name else None


def _web(value: str) -> Message | None:
    """Give the address that a text is, or holds; of a file on one's own computer say where it is to go."""
    if there := _of_disk("" if addresses.is_one(value) else addresses.file_name(value)):
        return there
    found = addresses.web(value)
    if len(found) == 1 and (whole := addresses.with_blanks(value)) and whole != found[0]:
        return msg(
            "write {words} if its blanks belong to the address; else {line} alone, and the rest in a note",
            words=(whole,), line=found[0],
        )  # fmt: skip
    return alone(found, value) if len(found) == 1 and not addresses.is_all(value, found[0]) else one_of(found)


def _source(value: str, _: Wanted) -> _Pair:
    message = msg("‘{value}’ is neither the id of a document nor a web address", value=cut(value))
    other = msg("write the id of an entry of ‘documents’, or an address that begins with https://")
    return message, _web(value) or other


def _file(value: str, wanted: Wanted) -> _Pair:
    message = msg("‘{value}’ is not a path inside the workspace, written with /", value=cut(value))
    path = re.sub(r"\A(?:\./|/)+", "", re.sub(r"[\\/]+", "/", value.strip()))
    pattern = str(wanted.node.get("pattern", ""))
    inside = write(path) if path != value and pattern and re.search(pattern, path) else None
    return message, _of_disk(addresses.of_disk(value)) or inside or for_instance(wanted)


def _reference(value: str, wanted: Wanted) -> _Pair:
    message = msg("‘{value}’ is not a reference: agreement, or agreement/action", value=cut(value))
    return message, for_instance(wanted)


def form_of(shape: str, field: str) -> Callable[[str, Wanted], _Pair]:
    """Return what says of a text that it has not the form of a shape, in a field of that name."""
    return _BY_FIELD.get((shape, field), _FORMS[shape])


def _action_reference(value: str, wanted: Wanted) -> _Pair:
    message = msg("‘{value}’ is not a reference to an action: agreement/action", value=cut(value))
    meant = respell.reference(value)
    if meant is None and is_name(value):
        return message, msg("write the name of its agreement before it: {line}", line=f"…/{value}")
    return message, write(meant) if meant else for_instance(wanted)


#: Dates beside which words may say no more than their field does.
_BY_FIELD: Mapping[tuple[str, str], Callable[[str, Wanted], _Pair]] = MappingProxyType(
    {
        ("date", "due"): date_words.due,
        ("date", "at"): date_words.at,
        ("by_date", "done"): date_words.achieved,
        ("by_date", "ended"): date_words.ended,
    }
)
_NAMES = frozenset({"name", "axis_id", "who", "attendee", "partner"})
#: What has the letters of a name, beside signs.
_LATIN = _NAMES | {"reference", "action_reference", "source"}
_FORMS: Mapping[str, Callable[[str, Wanted], _Pair]] = MappingProxyType(
    {
        "date": date_words.date,
        "by_date": date_words.by_date,
        "period": date_words.period,
        "recurrence": _recurrence,
        "revision": _revision,
        "tag": _tag,
        "country": place_words.country,
        "currency": _currency,
        "subdivision": place_words.subdivision,
        "address": _address,
        "source": _source,
        "file": _file,
        "reference": _reference,
        "action_reference": _action_reference,
    }
)
