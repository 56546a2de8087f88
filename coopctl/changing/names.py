"""Whom a typed word names: a party by its name, somebody else, an axis or an agreement by its title."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from coopctl.changing.asking import MEANING, Choice, UnclearError
from coopctl.changing.offering import offer
from coopctl.changing.typed import refused
from coopctl.errors import UsageError
from coopctl.i18n import field_labels, recognised
from coopctl.lasting import lasting
from coopctl.messages import Several, msg
from coopctl.model.names import is_name
from coopctl.model.places import within
from coopctl.model.texts import Text
from coopctl.spelling import called, people, synonyms
from coopctl.spelling.nearest import did_you_mean, meaning, nearest
from coopctl.spelling.titles import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.changing.record_data import RecordData
    from coopctl.changing.typed import Typed
    from coopctl.messages import Message
    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Agreement, Json, Party

#: The fields for the names of those who are no party.
_SOMEBODY_ELSE = ("person", "organisation")
#: A person and a party, one behind the other: Karim Bennani (souss).
_WITH_SIDE = re.compile(r"([^()]+?)\s*(?:\(([^()]+)\)|(?:\s[-–—/]\s|[,:/]\s*)([^()]+))")
#: What somebody is said to be, before the name: ‘organisation: …’.
_SAID_TO_BE = re.compile(r"\s*([^:=]{3,40}?)\s*[:=]\s*(.*\S)\s*", re.DOTALL)


def name(typed: Typed) -> Json:
    """Return the id that is meant: of an axis, a party or an agreement by its title too."""
    bare = typed.bare
    if typed.place[-1] == "id" and not is_name(bare):
        name = name_of(bare)
        raise UsageError(
            msg("‘{word}’ is no short name", word=bare),
            msg("write it as {words}", words=name)
            if is_name(name)
            else msg("small letters a–z, digits and single dashes, for example mons-sefrou"),
        )
    if typed.place[0] == "tags" and not is_name(bare) and is_name(tag := name_of(bare)):
        return tag
    known = _called(typed)
    meant = _meant(bare, known) if known else bare
    if meant is not None:
        return meant
    if typed.place[-1] == "party" and typed.place[0] in ("coordinators", "partners"):
        raise refused(typed, did_you_mean(bare, known) or _somebody_else(typed, known))
    raise refused(typed, _which(typed) or offer(bare, known))


def _which(typed: Typed) -> Message | None:
    """Ask whether what is called nearly so was meant, as the check of files does; None where nobody can tell."""
    last = next((step for step in reversed(typed.place) if isinstance(step, str)), "")
    agreement, portfolio = typed.subject.agreement, typed.subject.portfolio
    if last in ("parent", "replaces") and len(typed.place) == 1:
        things = called.agreements(portfolio)
    elif agreement is None:
        return None
    elif last in ("axis", "parent"):
        none = (called.NO_AXIS,) if last == "axis" else ()
        things = (*called.described(agreement.data.get("axes")), *none)
    else:
        things = called.described(agreement.data.get("parties"))
    found = called.likely(typed.bare, things)
    return meaning(*found) if found else None


def who(typed: Typed) -> Json:
    """Return a party's id, found by its name too, or somebody else in a field of their own."""
    field, name = somebody(typed)
    return {field: name} if field else name


def somebody(typed: Typed) -> tuple[str | None, str]:
    """Return the id of a party, found by its name too, with None; or a name with the field for somebody else's.

    ‘organisation: …’ and ‘person: …’ say of somebody else what they are, in any language. Else raise UnclearError, for
    a terminal to ask which, where no party is called so, and UsageError where that is no name.
    """
    known = _parties(typed.subject)
    said = _SAID_TO_BE.fullmatch(typed.bare)
    fields = recognised.said(said[1], _SOMEBODY_ELSE) if said else ()
    if said and len(fields) == 1 and any(map(str.isalpha, said[2])):
        party = _meant(said[2], known)
        return (None, party) if party is not None else (fields[0], said[2])
    answered = typed.typist.meanings.get(typed.word)
    if answered in _SOMEBODY_ELSE:
        return answered, typed.bare
    if (meant := _meant(answered or typed.bare, known)) is not None:
        return None, meant
    parties = _nearly(typed, known)
    help_ = _on_a_side(typed, known) or (
        meaning(parties[0].word) if len(parties) == 1 else _which(typed) or _somebody_else(typed, known)
    )
    wrong = refused(typed, help_)
    if not any(map(str.isalpha, typed.bare)):
        raise wrong
    others = [Choice(each, field_labels.FIELDS[each]) for each in _SOMEBODY_ELSE]
    question = msg("No party is called ‘{word}’. Who is it?", word=typed.bare)
    raise UnclearError(wrong, f"{MEANING}{typed.word}", (*parties, *others), question, told=False, typed=typed.bare)


def _nearly(typed: Typed, known: Mapping[str, frozenset[str]]) -> list[Choice]:
    """Return the parties that have a name that begins as a word does, else the one that is called nearly so."""
    plain = synonyms.folded(typed.bare)
    called = {name: each for each, names in known.items() for name in (each, *names)}
    begun = {each for name, each in called.items() if name.startswith(plain)}
    meant = begun or {called.get(nearest(plain, called) or "", "")}
    return [
        Choice(each.id, each.name)
        for each in (typed.subject.agreement.parties if typed.subject.agreement else ())
        if each.id in meant
    ]


def _somebody_else(typed: Typed, known: Mapping[str, frozenset[str]]) -> Message:
    """Say how somebody is written who is no party: in fields of their own, in a list in a row of their own."""
    place = typed.place
    if typed.typist.in_cell:
        person, organisation = (msg("{field}: …", field=field_labels.FIELDS[each]) for each in _SOMEBODY_ELSE)
        of = typed.subject.agreement.ref if typed.subject.agreement else ""
        names = [msg("{words}", words=typed.subject.portfolio.party_name(each, of) or each) for each in known]
        return msg(
            "a party is one of {words}; somebody else is written as {organisation} or {person}",
            words=Several(tuple(names)),
            organisation=organisation,
            person=person,
        )
    begun = _begun(typed)
    is_entry = _is_within_a_row(place)
    return msg(
        "a party is one of {words}; somebody else is written as {organisation} or {person}",
        words=tuple(known),
        organisation='"organisation: …"' if is_entry else f"{begun}organisation=…",
        person='"person: …"' if is_entry else f"{begun}person=…",
    )


def _is_within_a_row(place: Place) -> bool:
    """Whether somebody is an entry of a list of a row, to which no command adds: the owners of a decision."""
    return isinstance(place[-1], int) and len(place) > len(("coordinators", 0))


def _begun(typed: Typed) -> str:
    """Return what stands before the fields of somebody where they are set, or the command that adds them as a row."""
    place = typed.place
    if all(isinstance(step, str) for step in place):
        return ".".join(map(str, place)) + "."
    if isinstance(place[-1], str) and place[-1] != "party":  # a field of a row
        # Of a row that stands already by its name, of one that is added by that of the field alone.
        stands = within(typed.subject.record.data, place[:-1]) is not None
        return f"{typed.name}." if stands else f"{place[-1]}."
    return f"coopctl add {typed.subject.record.ref} {place[0]} "


def _on_a_side(typed: Typed, known: Mapping[str, frozenset[str]]) -> Message | None:
    """Say how a person is written who is named with the party: Karim Bennani (souss); None for anything else."""
    match = None if typed.typist.in_cell else _WITH_SIDE.fullmatch(typed.bare)
    ends = [each for each in match.groups() if each] if match else []
    for side, person in (ends, reversed(ends)) if ends else ():
        if (party := _meant(side, known)) is not None and people.in_any_script(person):
            if _is_within_a_row(typed.place):
                return msg("write it as {words}", words=f'"person: {typed.bare}"')
            begun = _begun(typed)
            again = "" if begun.endswith(" ") else begun
            return msg("write it as {words}", words=f'{begun}party={party} {again}person="{person}"')
    return None


def known(subject: RecordData, place: Place) -> tuple[Choice, ...]:
    """Return what a party or an axis at a place may be; () where it is neither, or none is known."""
    agreement, last = subject.agreement, place[-1]
    if agreement is None:
        return ()
    if last in ("party", "from", "to") or subject.shape(place).kind in ("who", "partner"):
        return tuple(Choice(each.id, each.name) for each in agreement.parties)
    return tuple(Choice(each.id, each.title) for each in agreement.axes) if last == "axis" else ()


def _meant(bare: str, known: Mapping[str, frozenset[str]]) -> str | None:
    """Return the only id that a word is, or is a name of, in capitals or not; None where none or several are."""
    if bare in known:
        return bare
    folded = synonyms.folded(bare)
    meant = [each for each, names in known.items() if folded in names or folded == synonyms.folded(each)]
    return meant[0] if len(meant) == 1 else None


def _parties(subject: RecordData) -> dict[str, frozenset[str]]:
    """Return the parties of the record's agreement, each with its names, folded."""
    if subject.agreement is None:
        return {}
    return _of_parties(subject.agreement, subject.portfolio)


@lasting
def _of_parties(agreement: Agreement, portfolio: Portfolio) -> dict[str, frozenset[str]]:
    described = _described(portfolio)
    return {each.id: _folded(described.get(each.id, each).name, *each.aliases) for each in agreement.parties}


@lasting
def _described(portfolio: Portfolio) -> dict[str, Party]:
    """Return the party of each id that an agreement names, as the last of them does."""
    return {each.id: each for agreement in portfolio.agreements.values() for each in agreement.parties if each.name}


@lasting
def _of_axes(agreement: Agreement) -> dict[str, frozenset[str]]:
    return {each.id: _folded(each.title, each.number) for each in agreement.axes}


@cache
def _no_axis() -> dict[str, frozenset[str]]:
    return {called.NO_AXIS.id: _folded(*called.NO_AXIS.names)}


@lasting
def _of_agreements(portfolio: Portfolio) -> dict[str, frozenset[str]]:
    return {ref: _folded(each.title) for ref, each in portfolio.agreements.items()}


def _called(typed: Typed) -> dict[str, frozenset[str]]:
    """Return what an id at the place may be, each with its names; {} where it may be any."""
    last = next((step for step in reversed(typed.place) if isinstance(step, str)), "")
    agreement, portfolio = typed.subject.agreement, typed.subject.portfolio
    if last in ("party", "from", "to"):
        return _parties(typed.subject)
    if last in ("parent", "replaces") and len(typed.place) == 1:
        return _of_agreements(portfolio)
    if last in ("axis", "parent") and agreement:
        return _of_axes(agreement) | (_no_axis() if last == "axis" else {})
    return {}


def _folded(*texts: object) -> frozenset[str]:
    return frozenset(
        synonyms.folded(each)
        for text in texts
        if text is not None
        for each in (text.variants.values() if isinstance(text, Text) else (str(text),))
    )
