"""The activities of a publication: an agreement stands over its actions; what cannot be said validly is told apart.

What IATI asks of an activity beyond its schema are the rules of its ruleset: a start, a country that benefits, a
purpose, an organisation, shares that are 100 together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.codelists import codes as codelist
from coopctl.errors import UsageError
from coopctl.measures import expiry
from coopctl.messages import msg, nmsg
from coopctl.model.first_names import first_name
from coopctl.model.records import Action
from coopctl.reports.iati import codes, days, money, organisations, results, shares
from coopctl.reports.iati.element import Element, coded
from coopctl.reports.iati.narratives import language, narratives
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coopctl.messages import Message
    from coopctl.model.records import Agreement, DocumentRef, Record, Share
    from coopctl.model.settings import Publication, ReportingOrg
    from coopctl.model.texts import Text
    from coopctl.reports.iati.shares import Shares
    from coopctl.reports.view import View

#: Vocabularies: of sectors the publisher's own, of tags the goals of the UN, of markers the OECD's.
OWN, GOALS, OECD = "99", "2", "1"
#: RelatedActivityType tells what the other one is; of other identifiers A1 is the publisher's own.
PARENT, CHILD, INTERNAL = "1", "2", "A1"
#: DescriptionType.
GENERAL, OBJECTIVES, BENEFICIARIES, OTHER = "1", "2", "3", "4"
_AGREEMENT, _ACTION = "1", "2"
#: So many times organisations are named at most: 10,000 actions of 50 parties.
_MOST_NAMED = 500_000
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


@dataclass(frozen=True, slots=True)
class Published:
    """The activities, and what is left out of them with the reason."""

    activities: tuple[Element, ...]
    unsaid: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Basis:
    """What an activity cannot be without."""

    identifier: str
    organisations: tuple[Element, ...]
    dates: tuple[Element, ...]
    countries: Shares
    purposes: Shares


class _LeftOutError(Exception):
    """A record that cannot be said validly; `message` says why and how to mend it."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


def published(view: View, org: ReportingOrg, settings: Publication) -> Published:
    """Return the agreements and actions of the view as activities, each agreement before its actions.

    Raise UsageError where they are too many for anybody to read.
    """
    bases: dict[str, _Basis] = {}
    unsaid: list[Message] = []
    taken: dict[str, str] = {}
    _check_size(view)
    every: list[Record] = [*view.actions, *_plans_first(view)]  # an agreement takes shares from what stands below it
    for record in every:
        try:
            basis = _basis(view, record, _identifier(view, record, org), settings, bases)
        except _LeftOutError as error:
            unsaid.append(error.message)
            continue
        holder = taken.setdefault(basis.identifier, record.ref)
        if holder == record.ref:
            bases[record.ref] = basis
        else:
            unsaid.append(
                msg(
                    "{ref} is left out: its identifier {id} is that of {other} too; mend formerly",
                    ref=record.ref,
                    id=basis.identifier,
                    other=holder,
                )
            )
    activities = []
    for agreement in view.agreements:
        shown: list[Record] = [agreement, *view.actions_of(agreement.ref)]
        shown = [one for one in shown if one.ref in bases]
        activities += [_activity(view, one, org, bases) for one in shown]
        unsaid += [message for one in shown for message in _unsaid(view, one)]
    return Published(tuple(activities), tuple(unsaid))


def _check_size(view: View) -> None:
    """Raise UsageError where nobody could read what is published: each action names all parties of its agreement."""
    named = sum(len(each.parties) * (1 + len(view.actions_of(each.ref))) for each in view.agreements)
    if named > _MOST_NAMED:
        raise UsageError(
            msg("this publication is too large: organisations would be named {n} times", n=named),
            msg("publish fewer actions at once: --agreement, --axis, --status"),
        )


def _plans_first(view: View) -> Sequence[Agreement]:
    """Return the agreements, those below others first."""
    plans = view.standing.plans
    return sorted(view.agreements, key=lambda each: len(plans.get(each.ref, ())))


def _identifier(view: View, record: Record, org: ReportingOrg) -> str:
    """Return the identifier that never changes: that under `iati` of an action, else its first name after ours."""
    given = record.external_ids.get(organisations.SCHEME, "") if isinstance(record, Action) else ""
    if given.startswith(f"{org.ref}-") and organisations.IDENTIFIER.fullmatch(given):
        return given
    return f"{org.ref}-{first_name(view.portfolio, record).replace('/', '.')}"


def _basis(view: View, record: Record, identifier: str, settings: Publication, bases: Mapping[str, _Basis]) -> _Basis:
    """Return what the activity of a record cannot be without. Raise _LeftOutError where something of it is missing."""
    ref = record.ref
    if isinstance(record, Action) and record.agreement not in view.portfolio.agreements:
        raise _LeftOutError(msg("{ref} is left out: its agreement could not be read", ref=ref))
    if not narratives(record.title):
        raise _LeftOutError(msg("{ref} is left out: its title is in no language that IATI knows", ref=ref))
    if isinstance(record, Action):
        taking_part, dates = organisations.of_action(view, record), days.of_action(view, record)
        countries, purposes = _told(record, "countries", record.countries), _purposes(view, record)
    else:
        whole = (ref, *view.standing.plans.get(ref, ()))
        own = [bases[one.ref] for plan in whole for one in view.actions_of(plan) if one.ref in bases]
        over = expiry.expired(record, view.standing.day) is not None
        taking_part, dates = organisations.of_agreement(view, record), days.of_agreement(view, record, over=over)
        countries = shares.mean([each.countries for each in own]) if own else {}
        purposes = shares.mean([each.purposes for each in own]) if own else _of_axes(record)
    countries = countries or _told(record, "countries", settings.countries)
    purposes = purposes or _told(record, "dac", settings.dac)
    if not taking_part:
        raise _LeftOutError(msg("{ref} is left out: no organisation takes part in it", ref=ref))
    if not dates or dates[0].attributes["type"] not in (days.PLANNED_START, days.STARTED):
        raise _LeftOutError(msg("{ref} is left out: nothing says when it starts; give it a period", ref=ref))
    if not countries:
        raise _LeftOutError(
            msg("{ref} is left out: no country benefits; add countries, or iati.countries in coopctl.yaml", ref=ref)
        )
    if not purposes:
        raise _LeftOutError(
            msg("{ref} is left out: it has no purpose; add dac to it or its axis, or iati.dac in coopctl.yaml", ref=ref)
        )
    return _Basis(identifier=identifier, organisations=taking_part, dates=dates, countries=countries, purposes=purposes)


def _told(record: Record, name: str, rows: Sequence[Share]) -> Shares:
    """Return shares of codes that IATI knows."""
    known = codelist("countries") if name == "countries" else codelist("purposes") | codelist("withdrawn")
    unknown = [str(row.code) for row in rows if str(row.code) not in known]
    if unknown:
        raise _LeftOutError(
            msg(
                "{ref} is left out: IATI does not know {codes} under {name}",
                ref=record.ref,
                codes=tuple(unknown),
                name=name,
            )
        )
    try:
        return shares.given(rows)
    except shares.UnevenSharesError:
        raise _LeftOutError(
            msg("{ref} is left out: the shares under {name} are not 100 together", ref=record.ref, name=name)
        ) from None


def _purposes(view: View, action: Action) -> Shares:
    """Return the purposes of an action, else of its axis, else of the axis above that."""
    if action.dac:
        return _told(action, "dac", action.dac)
    called = view.portfolio.axes_called
    found: Sequence[int] = ()
    for axis in called(view.standing.actions[action.ref].axis, action.agreement)[-1:]:
        above = called(axis.parent, action.agreement)[-1:]
        found = axis.dac or next((each.dac for each in above), ())
    return shares.alike(_known(found))


def _of_axes(agreement: Agreement) -> Shares:
    return shares.alike(_known([code for axis in agreement.axes for code in axis.dac]))


def _known(found: Sequence[int]) -> list[str]:
    known = codelist("purposes") | codelist("withdrawn")
    return [str(code) for code in found if str(code) in known]


def _activity(view: View, record: Record, org: ReportingOrg, bases: Mapping[str, _Basis]) -> Element:
    """Return one activity, its elements in the order of the schema."""
    basis = bases[record.ref]
    action = record if isinstance(record, Action) else None
    updated = view.standing.actions[record.ref].updated if action else None
    attributes = {"hierarchy": _ACTION if action else _AGREEMENT}
    if updated is not None:
        attributes["last-updated-datetime"] = f"{updated.isoformat()}T00:00:00Z"
    return Element(
        "iati-activity",
        attributes,
        inner=(
            Element("iati-identifier", content=basis.identifier),
            organisations.reporting(org),
            Element("title", texts=(record.title,)),
            *_descriptions(record),
            *basis.organisations,
            Element("other-identifier", {"ref": record.ref, "type": INTERNAL}),
            coded("activity-status", _status(view, record)),
            *basis.dates,
            *_shared("recipient-country", basis.countries),
            *(_places(action) if action else ()),
            *_shared("sector", basis.purposes),
            *(_axis(view, action) if action else ()),
            *(coded("tag", goal, vocabulary=GOALS) for goal in _goals(view, record)),
            *(_markers(action) if action else ()),
            *(money.budgets(action) if action else ()),
            *(money.transactions(view, action) if action else ()),
            *(_document(each) for each in record.documents if _address(each)),
            *_related(view, record, bases),
            *(results.of_action(view, action) if action else ()),
        ),
    )


def _descriptions(record: Record) -> Iterator[Element]:
    """Yield what a record says of itself; IATI cannot do without, so the title stands for a missing summary."""
    told: list[tuple[str, Text | None]] = [(GENERAL, record.summary or record.title)]
    if isinstance(record, Action):
        told += [(OBJECTIVES, record.objectives), (BENEFICIARIES, record.beneficiaries), (OTHER, record.means)]
    for kind, text in told:
        if text is not None:
            said = text if narratives(text) else record.title if kind == GENERAL else None
            if said is not None:
                yield Element("description", {"type": kind}, (said,))


def _status(view: View, record: Record) -> int:
    if isinstance(record, Action):
        return codes.ACTION_STATUS[view.standing.actions[record.ref].state.status]
    over = expiry.expired(record, view.standing.day) is not None
    return codes.CLOSED if over else codes.AGREEMENT_STATUS[record.status]


def _shared(element: str, found: Shares) -> Iterator[Element]:
    for code, share in shares.percentages(found):
        yield coded(element, code, **({} if share is None else {"percentage": format(share, "f")}))


def _places(action: Action) -> Iterator[Element]:
    for place in action.places:
        if narratives(place):
            yield Element("location", inner=(Element("name", texts=(place,)),))


def _axis(view: View, action: Action) -> Iterator[Element]:
    """Yield the axis as a sector of the publisher's own, which needs a narrative (rule 2.2.1)."""
    named = view.standing.actions[action.ref].axis
    for axis in view.portfolio.axes_called(named, action.agreement):
        if axis.title and narratives(axis.title):
            yield Element("sector", {"code": axis.id, "vocabulary": OWN}, (axis.title,))


def _goals(view: View, record: Record) -> Sequence[int]:
    if not isinstance(record, Action):
        return sorted({goal for axis in record.axes for goal in axis.sdg})
    axes = view.portfolio.axes_called(view.standing.actions[record.ref].axis, record.agreement)
    return record.sdg or sorted({goal for axis in axes for goal in axis.sdg})


def _markers(action: Action) -> Iterator[Element]:
    """Yield the markers of the OECD; rule 6.14.1 wants the significance of each."""
    for each in action.markers:
        if each.significance is not None and each.code in codes.MARKERS:
            yield coded("policy-marker", each.code, vocabulary=OECD, significance=str(each.significance))


def _address(document: DocumentRef) -> bool:
    return bool(
        document.url and _ADDRESS.fullmatch(document.url) and (document.title is None or narratives(document.title))
    )


def _document(each: DocumentRef) -> Element:
    ending = (each.url or "").partition("?")[0].rpartition(".")[2].casefold()
    spoken = language(each.language) if each.language else None
    exact = each.date and each.date.earliest == each.date.latest and not each.date.qualified
    category = codes.DOCUMENT_CATEGORY.get(each.kind, codes.OTHER_DOCUMENT)
    return Element(
        "document-link",
        {"url": each.url or "", "format": codes.FILE_FORMAT.get(ending, codes.PAGE)},
        inner=(
            Element("title", texts=(each.title or msg("{name}", name=each.id),)),
            coded("category", category),
            *((coded("language", spoken),) if spoken else ()),
            *((days.iso("document-date", each.date.earliest),) if exact and each.date else ()),
        ),
    )


def _related(view: View, record: Record, bases: Mapping[str, _Basis]) -> Iterator[Element]:
    """Yield what stands above and below a record and is published with it."""
    below: list[str] = []
    over = record.agreement if isinstance(record, Action) else record.parent
    above = [view.portfolio.current(over)] if over else []
    if not isinstance(record, Action):
        below += [one.ref for one in view.agreements_below(record.ref)]
        below += [one.ref for one in view.actions_of(record.ref)]
    for kind, refs in ((PARENT, above), (CHILD, below)):
        for ref in refs:
            if ref in bases and ref != record.ref:
                yield Element("related-activity", {"ref": bases[ref].identifier, "type": kind})


def _unsaid(view: View, record: Record) -> Iterator[Message]:
    """Say what of an activity that is published is left out, and why."""
    if isinstance(record, Action):
        yield from money.unsaid(view, record)
        markers = len(record.markers) - len([*_markers(record)])
        if markers:
            yield nmsg(
                "{ref}: {n} marker is left out: it has no significance, or IATI does not know it",
                "{ref}: {n} markers are left out: they have no significance, or IATI does not know them",
                markers,
                ref=record.ref,
            )
    documents = sum(not _address(each) for each in record.documents)
    if documents:
        yield nmsg(
            "{ref}: {n} document is left out: it has no web address",
            "{ref}: {n} documents are left out: they have no web address",
            documents,
            ref=record.ref,
        )
