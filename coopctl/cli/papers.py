"""What `coopctl report` is asked: a saved report or references, what to look back on, and where the paper goes."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from coopctl import discovery, trees
from coopctl.changes import compare
from coopctl.changes.change import Side
from coopctl.cli import trending
from coopctl.cli.looking_back import with_earlier
from coopctl.errors import GitError, ReadError, UsageError
from coopctl.formats import choosing, papers
from coopctl.i18n.recognised import said
from coopctl.measures.standing import standing
from coopctl.messages import msg
from coopctl.model.names import SETTINGS_FILE
from coopctl.model.settings import SavedReport
from coopctl.model.vocabularies import SheetsOf
from coopctl.reports import lists
from coopctl.reports.committee import assemble, minutes
from coopctl.reports.committee.review import unread
from coopctl.reports.committee.scope import Scope, Since, last_session
from coopctl.reports.paper import Attached
from coopctl.reports.trend import Every
from coopctl.spelling import called, meetings
from coopctl.spelling.called import Called
from coopctl.spelling.nearest import did_you_mean, meaning, one_of
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coopctl.cli.options import Filters, PaperOutput
    from coopctl.cli.session import Session
    from coopctl.messages import Message
    from coopctl.model.records import Agreement, Meeting
    from coopctl.reports.paper import Paper
    from coopctl.reports.view import View

DEFAULT = "markdown"
SINCE = "--since-meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a report is about and looks back on, and what a saved one says of everything else."""

    view: View
    since: str | None = None
    since_meeting: str | None = None
    saved: SavedReport = field(default_factory=SavedReport)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a report tells: sheets of the actions in these healths and statuses (None: all), internals, or the brief.

    With `trend` it tells how far the agreements were at the end of each month.
    """

    sheets: frozenset[str] | None = None
    internal: bool = False
    brief: bool = False
    trend: bool = False


def contents(
    sheets: str | None, saved: SavedReport, *, internal: bool, public: bool = False, brief: bool, trend: bool
) -> Contents:
    """Return what a report tells, as the options say or the saved report does.

    Raise UsageError for a word of --sheets that is no health, no status, nor `all` or `none`, and for a report that is
    to be internal and public.
    """
    internal, public = internal or saved.internal, public or saved.public
    if internal and public:
        raise UsageError(msg("--internal and --public exclude each other"), msg("give one of them"))
    found: Sequence[str] = saved.sheets or (SheetsOf.ALL,)
    if sheets is not None:
        found = [one_of("--sheets", word, list(SheetsOf), said) for word in sheets.split(",")]
    kept = None if SheetsOf.ALL in found else frozenset(found) - {SheetsOf.NONE}
    extra = {"internal": internal, "brief": brief or saved.brief, "trend": trend or saved.trend}
    return Contents(sheets=kept, **extra)


def asked(
    session: Session,
    refs: Sequence[str],
    filters: Filters,
    *,
    since: str | None,
    since_meeting: str | None,
    public: bool = False,
) -> Request:
    """Return what is asked for: a single word that names a saved report means that, and the call's options go before.

    Raise UsageError for --since with --since-meeting.
    """
    if since is not None and since_meeting is not None:
        raise UsageError(msg("--since and --since-meeting exclude each other"), msg("give one of them"))
    saved = session.portfolio.settings.reports.get(refs[0]) if len(refs) == 1 else None
    if public or (saved and saved.public):
        session.publish()
    if saved is None:
        return Request(view=_narrowed(session, session.view(filters), refs), since=since, since_meeting=since_meeting)
    if refs[0] in session.portfolio.agreements:
        session.remark(msg("{name} names a saved report and an agreement: the report is meant", name=refs[0]))
    both = replace(
        filters,
        agreement=filters.agreement or [*saved.agreement],
        party=filters.party or [*saved.party],
        axis=filters.axis or [*saved.axis],
        status=filters.status or [*saved.status, *saved.agreement_status],
        health=filters.health or [*saved.health],
        tag=filters.tag or [*saved.tag],
        lead=filters.lead or [*saved.lead],
    )
    looks_back = since is not None or since_meeting is not None
    _known_to(session, refs[0], saved.about)
    return Request(
        view=_narrowed(session, session.view(both), saved.about),
        since=since if looks_back else saved.since,
        since_meeting=since_meeting if looks_back else saved.since_meeting,
        saved=saved,
    )


def _known_to(session: Session, name: str, about: Sequence[str]) -> None:
    """Raise UsageError where a saved report is about what is not there, or could not be read."""
    portfolio = session.portfolio
    for ref in about:
        if ref not in portfolio.agreements and ref not in portfolio.actions:
            raise UsageError(
                msg(
                    "the saved report {name} is about {ref}, which no file that could be read holds", name=name, ref=ref
                ),
                msg("see what is wrong: coopctl validate; the report is saved in {path}", path=SETTINGS_FILE),
            )


def make(session: Session, wanted: Request, told: Contents, *, meeting: str | None) -> Paper:
    """Make the paper. `meeting` is the session that it prepares, or the saved report says which."""
    view, meeting = wanted.view, wanted.saved.meeting if meeting is None else meeting
    prepared = None if meeting is None else _prepared(view, meeting)
    since = _since(session, _looking_back(wanted, prepared) if told.brief else wanted, prepared)
    if told.brief and told.trend:
        raise UsageError(msg("--brief and --trend exclude each other"), msg("give one of them"))
    shown = [each.ref for each in view.agreements]
    over_time = trending.trend(session, shown, Every.MONTH, since=None, full=False) if told.trend and shown else None
    scope = Scope(
        view,
        prepared,
        since,
        sheets=told.sheets,
        internal=told.internal,
        brief=told.brief,
        beside="," in (session.asked.lang or ",".join(wanted.saved.lang)),
        trend=over_time,
    )
    return assemble.paper(scope, wanted.saved.title)


def _looking_back(wanted: Request, prepared: tuple[Agreement, Meeting] | None) -> Request:
    """Look back on the last session where nothing else is asked for, and there is one."""
    if wanted.since or wanted.since_meeting or last_session(wanted.view, prepared[1] if prepared else None) is None:
        return wanted
    return replace(wanted, since_meeting=meetings.LAST)


def minutes_of(wanted: Request, name: str) -> Paper:
    """Make the minutes to fill in of a meeting. Raise UsageError where none or several have that id."""
    agreement, meeting = _meeting(wanted.view, name, "--minutes")
    return minutes.paper(Scope(wanted.view), agreement, meeting)


def with_data(session: Session, paper: Paper, view: View) -> Paper:
    """Attach the records that a paper is about, as `list` writes them as JSON."""
    kinds = (("agreements", msg("The agreements, as data")), ("actions", msg("The actions, as data")))
    attached = (
        Attached(f"{kind}.json", about, session.data(discovery.module(lists, kind).sheet(view)))
        for kind, about in kinds
    )
    return replace(paper, attached=tuple(attached))


def put(session: Session, paper: Paper, options: PaperOutput, saved: SavedReport) -> int:
    """Write the paper in the format and the languages asked for, else those saved, and return the exit code.

    Raise UsageError where something is attached and the format cannot hold it.
    """
    name = choosing.chosen(options.format, options.to, saved.format or DEFAULT, papers)
    if paper.attached and name != "pdf":
        raise UsageError(
            msg("--attach-data is for pdf, and {format} is asked for", format=name),
            msg("name a file: {option}", option="-o report.pdf"),
        )
    if name == "pdf":  # how long one may be, and no other paper's, depends on it
        paper = replace(paper, files=trees.size(session.tree))
    return session.put_paper(paper, name, options.to, languages=saved.lang)


def _narrowed(session: Session, view: View, refs: Sequence[str]) -> View:
    """Keep what the references name: an agreement with its actions and the plans under it, or single actions."""
    if not refs:
        return view
    reports = session.portfolio.settings.reports
    known = (*view.portfolio.agreements, *view.portfolio.actions)
    if len(refs) == 1 and refs[0] not in known:
        near = did_you_mean(refs[0], reports)
        if not near and not any(refs[0] in ref for ref in known):
            titled = (Called(name, tuple(one.title.variants.values())) for name, one in reports.items() if one.title)
            near = called.which(refs[0], [*titled])
        if near and not any(ref.startswith(refs[0]) for ref in view.portfolio.agreements):
            raise UsageError(msg("no saved report and no record is called {name}", name=refs[0]), near)
    return narrowed(session, view, refs)


def narrowed(session: Session, view: View, refs: Sequence[str]) -> View:
    """Keep what the references name, everything where there are none. Raise UsageError for one that is unknown."""
    if not refs:
        return view
    plans = view.standing.plans
    found = session.refs(refs)
    whole = {each for ref in found if "/" not in ref for each in (ref, *plans.get(ref, ()))}
    actions = tuple(one for one in view.actions if one.ref in found or one.agreement in whole)
    holders = whole | {one.agreement for one in actions}
    return replace(view, agreements=tuple(one for one in view.agreements if one.ref in holders), actions=actions)


def _prepared(view: View, name: str) -> tuple[Agreement, Meeting]:
    """Find the meeting that is prepared. Raise UsageError where it is over on the day of the paper."""
    found = _meeting(view, name, "--meeting")
    if found[1].date.end and found[1].date.end.latest < view.standing.day:
        raise UsageError(
            msg("the meeting {name} is over on {day}", name=name, day=view.standing.day.isoformat()),
            msg(
                "to look back on it: --since-meeting {name}; to prepare it as if on an earlier day: --as-of", name=name
            ),
        )
    return found


def _meeting(view: View, name: str, option: str) -> tuple[Agreement, Meeting]:
    """Find a meeting by its id, of the agreements shown or of those above them.

    Raise UsageError where none or several have it.
    """
    shown = {agreement.ref: agreement for agreement in view.agreements}
    above = view.standing.plans
    shown |= {ref: view.portfolio.agreements[ref] for ref, below in above.items() if shown.keys() & set(below)}
    every = [(agreement, meeting) for agreement in shown.values() for meeting in agreement.meetings]
    found = [each for each in every if each[1].id == name]
    if len(found) == 1:
        return found[0]
    if found:
        where = tuple(agreement.ref for agreement, _ in found)
        raise UsageError(
            msg("several agreements have a meeting {name}", name=name),
            msg("name the agreement too, one of: {refs}", refs=where),
        )
    ids = sorted({meeting.id for _, meeting in every})
    if option == SINCE and meetings.is_last(name):
        raise UsageError(msg("{option} does not know ‘{word}’", option=option, word=name), meaning(meetings.LAST))
    raise UsageError(
        msg("{option} does not know ‘{word}’", option=option, word=name),
        called.which(name, [_called(meeting) for _, meeting in every]) or _known(option, ids),
    )


def _called(meeting: Meeting) -> Called:
    titles = meeting.title.variants.values() if meeting.title else ()
    return Called(meeting.id, (meeting.id, str(meeting.date), *titles))


def _known(option: str, ids: Sequence[str]) -> Message:
    return (
        msg("choose from: {words}", words=(*((meetings.LAST,) if option == SINCE else ()), *ids))
        if ids
        else msg("no meeting is on record")
    )


def _since(session: Session, wanted: Request, prepared: tuple[Agreement, Meeting] | None) -> Since | None:
    """Return what the paper looks back on: the tree of that time, on its day, against the one that is read."""
    if wanted.since_meeting is None:
        return None if wanted.since is None else _changes(session, wanted.view, wanted.since)
    if wanted.since_meeting == meetings.LAST:
        found = last_session(wanted.view, prepared[1] if prepared else None)
        if found is None:
            raise UsageError(
                msg("no session of the committee is on record before {day}", day=wanted.view.standing.day.isoformat()),
                msg("name a day or a revision: --since"),
            )
    else:
        found = _meeting(wanted.view, wanted.since_meeting, SINCE)
    day = _last_day(found[1])
    try:
        looked = _changes(session, wanted.view, day.isoformat())
    except (GitError, ReadError) as error:
        session.remark(msg("{reason}: what has changed is told from the dates in the files", reason=error.message))
        looked = _dated(wanted.view, day)
    return replace(looked, meeting=found[1], revision=None)


def _last_day(meeting: Meeting) -> date:
    """Return the day on which a meeting ended, or was if it has no end."""
    bound = meeting.date.end or meeting.date.start
    if bound is None:
        raise UsageError(msg("the meeting {name} has no date", name=meeting.id))
    return bound.latest


def _dated(view: View, day: date) -> Since:
    """Return what has changed since a day as the dates in the files tell it: no older files are compared."""
    portfolio = view.portfolio
    actions = {ref: one for ref, one in portfolio.actions.items() if not one.adopted or one.adopted.earliest <= day}
    earlier = replace(portfolio, actions=actions)
    before = Side(earlier, standing(earlier, day))
    found = compare.between(before, Side(portfolio, view.standing))
    return Since(day, tuple(each for each in found if each.ref in _shown(view)), dated=True)


def _shown(view: View) -> set[str]:
    return {one.ref for one in view.agreements} | {one.ref for one in view.actions}


def _changes(session: Session, view: View, name: str) -> Since:
    """Compare the tree that `name` names (a revision, else a day) with the one that is read, each on its day.

    The settings are those of the newer side. Raise UsageError where `name` lies after the day of the paper.
    """
    read = session.tree.revision
    start = read if read not in ("worktree", "index") else "HEAD"
    tree = trees.at(session.root, name, start=start, today=session.day)
    if tree.after(start):
        raise UsageError(
            msg("{name} lies after what the paper is about", name=name), msg("name an earlier day or revision")
        )
    day = tree.day or tree.committed()
    if day > view.standing.day:
        raise UsageError(
            msg("{name} lies after {day}, the day of the paper", name=name, day=view.standing.day.isoformat()),
            msg("name an earlier day or revision, or another day for the paper: --as-of"),
        )
    before = session.reading.side(tree, day)
    then = (*before.portfolio.agreements, *before.portfolio.actions)
    now = with_earlier(session, view.portfolio, then, since=tree.revision)
    shown = {one.ref for one in view.agreements}
    kept = _shown(view)
    changes = tuple(
        each
        for each in compare.between(before, Side(now, view.standing))
        if each.ref in kept or (each.removed and each.ref.partition("/")[0] in shown)
    )
    left_out = len(before.portfolio.left_out)
    if left_out:
        session.remark(unread(left_out))
    return Since(day, changes, revision=None if tree.day else tree.revision, left_out=left_out)
