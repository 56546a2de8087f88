"""Fields set by their path: `status=in_progress`, `tags+=youth`, `milestones.m2.done=2019-03-01`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.changing import names, paths, rows, values
from coopctl.changing.asking import LANGUAGE, Choice, UnclearError, choices
from coopctl.changing.subschemas import MAP
from coopctl.changing.typed import Typed
from coopctl.errors import UsageError
from coopctl.i18n import field_labels
from coopctl.messages import msg
from coopctl.model import translated
from coopctl.model.places import field_name
from coopctl.schemas import coded_words
from coopctl.schemas.entry_words import PARTED, unwrapped
from coopctl.spelling import amounts
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coopctl.changing.draft import Draft
    from coopctl.changing.subschemas import Subschema
    from coopctl.changing.typed import Typist
    from coopctl.model.places import Place
    from coopctl.model.records import Json

_ASSIGNED = re.compile(r"(.+?)(\+=|-=|=)(.*)", re.DOTALL)
#: A comma after which another address, or something after a blank, begins.
_BEHIND_ADDRESS = re.compile(r",\s+|,(?=[a-z]+://)")
#: Lists whose words are separated by commas on the command line; prose is not.
_PROSE = frozenset({"text", "words"})
#: What answers go by that name a field, and its value; no field is so called.
FIELD, VALUE = "FIELD", "VALUE"
ASKED = frozenset({FIELD, VALUE})
_SOMEBODY = frozenset({"who", "partner", "attendee"})


@dataclass(frozen=True, slots=True)
class Assignment:
    """`path`, one of `=`, `+=`, `-=`, and the word behind it."""

    path: str
    sign: str
    word: str


def assignment(typed: str) -> Assignment:
    """Read `FIELD=VALUE`. Raise UsageError where no sign stands in it."""
    match = _ASSIGNED.fullmatch(typed)
    if match is None:
        raise _no_assignment(typed)
    return Assignment(match[1].strip(), match[2], match[3])


def _no_assignment(typed: str) -> UsageError:
    return UsageError(
        msg("‘{word}’ says nothing of a field", word=typed),
        msg(
            "write FIELD=VALUE, FIELD+=VALUE or FIELD-=VALUE; what holds blanks stands between quotes: {example}",
            example='"place=Town hall"',
        ),
    )


def asked(draft: Draft, answers: Mapping[str, str]) -> Assignment:
    """Return the assignment that somebody is asked for: its field, then its value. Raise MissingError for each."""
    if FIELD not in answers:
        example = "status=in_progress"
        nothing = UsageError(
            msg("there is nothing to set"),
            msg("write FIELD=VALUE, FIELD+=VALUE or FIELD-=VALUE: {example}", example=example),
        )
        raise UnclearError(nothing, FIELD, (), msg("Which field? Its name, or FIELD=VALUE:"), told=False)
    field = answers[FIELD]
    return assignment(field) if "=" in field else valued(draft, field, answers)


def valued(draft: Draft, field: str, answers: Mapping[str, str]) -> Assignment:
    """Return the assignment of a field that is named alone; its value is asked for. Raise UnclearError for that."""
    place = paths.place(draft.subject, field)
    if VALUE in answers:
        return Assignment(field, "=", answers[VALUE])
    words = choices(draft.subject.shape(place).words) or names.known(draft.subject, place)
    last = next(step for step in reversed(place) if isinstance(step, str))
    question = msg("{field}:", field=field_labels.FIELDS.get(last, last))
    raise UnclearError(_no_assignment(field), VALUE, words, question, told=False)


def assign(draft: Draft, wanted: Assignment, typist: Typist) -> None:
    """Do one assignment. Raise UsageError where the path or the value is none."""
    assign_at(draft, paths.place(draft.subject, wanted.path), wanted, typist)


def assign_at(draft: Draft, place: Place, wanted: Assignment, typist: Typist) -> None:
    """Do one assignment at a place; the path that it holds is not looked at. A bare target is the value of one."""
    shape = draft.subject.shape(place)
    if isinstance(place[-1], str) and len(shape.required) == 1 and not shape.is_list:
        place = (*place, *shape.required)
    if wanted.sign == "=":
        put(draft, place, wanted, typist)
    elif draft.subject.shape(place).is_list:
        _listed(draft, place, wanted, typist)
    else:
        draft.put(place, _sum(draft, place, wanted, typist))


def put(draft: Draft, place: Place, wanted: Assignment, typist: Typist) -> None:
    """Write the value that a word means at a place."""
    shape = draft.subject.shape(place)
    if not shape.is_list and (shape.kind == MAP or (shape.fields and shape.kind not in _SOMEBODY)):
        raise UsageError(
            msg("‘{field}’ has parts of its own", field=field_name(place)),
            msg("set one of them: {example}", example=f"{wanted.path}.{next(iter(shape.fields), '…')}=…"),
        )
    value = read(draft, place, wanted.word, typist)
    alone = draft.subject.value(place[:-1]) if len(place) > 1 else None
    if isinstance(alone, str) and draft.subject.shape(place[:-1]).kind == "who":
        draft.put(place[:-1], {"party": alone, str(place[-1]): value})
    elif isinstance(alone, str) and draft.subject.shape(place[:-1]).kind in ("text", "verdict"):
        plain = draft.subject.portfolio.settings.language
        draft.put(place[:-1], value if place[-1] == plain else {plain: alone, str(place[-1]): value})
    else:
        present = draft.subject.value(place)
        stands = isinstance(present, int) and isinstance(value, Decimal) and present == value
        draft.put(_in_language(draft, place, typist), present if stands else value)
        _name_currency(draft, place, wanted.word)


def _name_currency(draft: Draft, place: Place, word: str) -> None:
    """Write the currency that stands beside a typed amount, where the line has none."""
    if place[0] != "budget" or draft.subject.shape(place).kind != "decimal":
        return
    if draft.subject.currency(place) is None and (currency := amounts.currency(word)) is not None:
        draft.put((*place[:-1], "currency"), currency)


def unset(draft: Draft, path: str) -> None:
    """Take a field away. Raise UsageError where there is nothing at the path, or the record needs it."""
    place = paths.place(draft.subject, path)
    if draft.subject.value(place) is None:
        return
    draft.take(place)


def read(draft: Draft, place: Place, word: str, typist: Typist) -> Json:
    """Return the value that a word means at a place; of a list what it holds, with commas between."""
    shape = draft.subject.shape(place)
    if shape.is_list:
        return [*_entries(draft, place, word, typist)]
    return values.read(Typed(word, place, shape, draft.subject, typist))


def _in_language(draft: Draft, place: Place, typist: Typist) -> Place:
    """Return the place of a text: within a map of languages, that of the language asked for."""
    present = draft.subject.value(place)
    if draft.subject.shape(place).kind != "text":
        return place
    if not isinstance(present, dict):
        languages = draft.subject.portfolio.settings.languages
        begun = present is None and languages and translated.is_for_all(place)
        return (*place, typist.asked) if begun and typist.asked else place
    if typist.asked is None:
        wrong = UsageError(
            msg("‘{field}’ is kept by language: {words}", field=field_name(place), words=tuple(present)),
            msg("say which: {example}", example=f"{field_name(place)}.{next(iter(present), 'fr')}=…"),
        )
        raise UnclearError(wrong, LANGUAGE, tuple(map(Choice, present)), msg("The language of what you typed:"))
    return (*place, typist.asked)


def _sum(draft: Draft, place: Place, wanted: Assignment, typist: Typist) -> Json:
    """Return the number at a place with another one added or taken away."""
    present, default = draft.subject.value(place), draft.subject.shape(place).default
    number = read(draft, place, wanted.word, typist)
    if (
        not isinstance(number, int | Decimal)
        or not isinstance(present, int | Decimal | None)
        or isinstance(number, bool)
    ):
        raise UsageError(
            msg("‘{field}’ is no number and no list: nothing can be added to it", field=field_name(place)),
            msg("write it anew: {example}", example=f"{field_name(place)}=…"),
        )
    before = default if present is None and isinstance(default, int) else present
    if before is None and place[0] != "budget":
        raise UsageError(
            msg("‘{field}’ has no number yet, and unknown is not 0", field=field_name(place)),
            msg("write it: {example}", example=f"{field_name(place)}=…"),
        )
    before = before or 0
    return before + number if wanted.sign == "+=" else before - number


def _listed(draft: Draft, place: Place, wanted: Assignment, typist: Typist) -> None:
    """Add entries to a list, or take them away; those that are there, or are not, change nothing."""
    if wanted.sign == "-=" and draft.subject.shape(place).key:
        for word in wanted.word.split(","):
            draft.take((*place, paths.row(draft.subject, place, word.strip())))
        return
    for entry in _entries(draft, place, wanted.word, typist):
        present = draft.subject.value(place)
        known = present if isinstance(present, list) else []
        at = next((position for position, each in enumerate(known) if rows.same(each, entry)), None)
        if wanted.sign == "+=" and at is None:
            draft.insert(place, entry)
        elif wanted.sign == "-=" and at is not None:
            draft.take((*place, at))
        elif wanted.sign == "-=":
            raise UsageError(
                msg("‘{field}’ has no row ‘{typed}’", field=field_name(place), typed=str(entry)),
                msg("choose from: {words}", words=tuple(map(str, known))) if known else None,
            )


def _entries(draft: Draft, place: Place, word: str, typist: Typist) -> list[Json]:
    entries = draft.subject.shape(place).entries
    if entries is None or (entries.fields and "code" not in entries.fields and entries.kind not in _SOMEBODY):
        ref, portfolio = draft.subject.record.ref, draft.subject.portfolio
        command = f"coopctl add {ref} {place[-1]} KEY=VALUE …"
        raise UsageError(
            msg("‘{field}’ is a list of rows", field=field_name(place)),
            msg("add or change one: {command}", command=command)
            if ref in portfolio.actions or ref in portfolio.agreements
            else msg("leave it out, and then add one: {command}", command=command),
        )
    words = [word] if entries.kind in _PROSE else [each for each in _apart(word, entries.kind) if each.strip()]
    return [_entry(draft, (*place, 0), entries, each, typist) for each in words]


def _apart(word: str, kind: str) -> Iterator[str]:
    """Yield what stands between commas and signs like them; one within an address belongs to it."""
    for piece in _BEHIND_ADDRESS.split(word) if kind == "source" else (word,):
        yield from (piece,) if kind == "source" and "://" in piece else re.split(PARTED, unwrapped(piece))


def _entry(draft: Draft, place: Place, shape: Subschema, word: str, typist: Typist) -> Json:
    """Return one entry; parties with a role, countries and codes stand in rows of their own."""
    own = "code" if "code" in shape.fields else "party" if shape.kind in _SOMEBODY - {"who"} else None
    if own == "code" and len(found := coded_words.shared(word)) == 1 and found[0][1]:  # Maroc (60 %)
        return {own: read(draft, (*place, own), found[0][0], typist), "share": int(found[0][1])}
    return read(draft, place, word, typist) if own is None else {own: read(draft, (*place, own), word, typist)}
