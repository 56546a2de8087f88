"""Values to draw, made directly: agreements, actions and whole status screens, without files or computations."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from coopctl.formats import Frame
from coopctl.formats.look import Look
from coopctl.i18n.words import words
from coopctl.measures.coming import Due, DueKind
from coopctl.measures.outcomes import (
    SEVERITY_ORDER,
    ActionStanding,
    ActionState,
    AgreementHealth,
    AgreementStanding,
    BarState,
    Basis,
    HealthVerdict,
    Method,
    Progress,
    Reason,
    Rollup,
)
from coopctl.messages import Told, msg, nmsg
from coopctl.model.dates import parse_date, parse_period
from coopctl.model.portfolio import LeftOut
from coopctl.model.records import Action, Agreement, Axis
from coopctl.model.texts import Text
from coopctl.model.vocabularies import ActionStatus, AgreementKind, AgreementStatus, Health
from coopctl.reports.paper import Facts, Paper, Part, Rows
from coopctl.reports.status import Attention, Line, Status
from coopctl.tables import Column, Explained, Percent, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.messages import Message

DAY = date(2020, 3, 31)
FRAME = Frame(DAY, "worktree")
FRAME_WITH_GAPS = Frame(
    DAY, "0123456789abcdef0123456789abcdef01234567", (LeftOut("data/actions/a/b.yaml", "bad-type", "a/b"),)
)
BARS = {
    Health.DONE: BarState.FINISHED,
    Health.DONE_IN_PART: BarState.FINISHED,
    Health.ON_TRACK: BarState.UNDER_WAY,
    Health.DUE_SOON: BarState.UNDER_WAY,
    Health.AT_RISK: BarState.NEEDS_CARE,
    Health.ON_HOLD: BarState.NEEDS_CARE,
    Health.UNKNOWN: BarState.UNKNOWN,
    Health.NOT_STARTED: BarState.NOT_STARTED,
    Health.LATE: BarState.LATE,
}


def look(
    width: int = 80,
    *,
    color: bool = False,
    ascii_only: bool = False,
    plain: bool = False,
    ci: bool = False,
    languages: tuple[str, ...] = ("en",),
) -> Look:
    chosen = words(languages, ascii_only=ascii_only)
    return Look(words=chosen, width=width, color=color, ascii=ascii_only, plain=plain, ci=ci)


def text(plain: str = "", /, **variants: str) -> Text:
    return Text(variants or {"en": plain}, plain=not variants)


def agreement(ref: str, title: Text, *, axes: tuple[Axis, ...] = ()) -> Agreement:
    return Agreement(
        ref=ref,
        path=f"data/agreements/{ref}.yaml",
        title=title,
        kind=AgreementKind.PARTNERSHIP,
        status=AgreementStatus.IN_FORCE,
        parties=(),
        axes=axes,
    )


def rollup(progress: int | Fraction | None, known: int, known_of: int, finished: int) -> Rollup:
    value = None if progress is None else Fraction(progress)
    return Rollup(value, known, known_of, finished, known_of)


def standing(
    ref: str,
    counts: dict[Health, int],
    progress: int | Fraction | None = None,
    known: int = 0,
    elapsed: Fraction | None = None,
    *,
    with_plans: Rollup | None = None,
    axes: dict[str, Rollup] | None = None,
) -> AgreementStanding:
    counted = {health: n for health, n in counts.items() if health is not Health.CANCELLED}
    bar: Counter[BarState] = Counter()
    for health, number in counted.items():
        bar[BARS[health]] += number
    own = AgreementHealth.NO_ACTIONS if not counts else AgreementHealth.ON_TRACK
    if sum(counts.get(bad, 0) for bad in (Health.LATE, Health.AT_RISK, Health.UNKNOWN)) * 3 > bar.total() > 0:
        own = AgreementHealth.AT_RISK
    return AgreementStanding(
        ref=ref,
        health=own,
        worst=None,
        rollup=rollup(progress, known, bar.total(), bar[BarState.FINISHED]),
        elapsed=elapsed,
        counts=counts,
        bar=bar,
        within={(BARS[health], health): n for health, n in counted.items()},
        with_plans=with_plans,
        axes=axes or {},
    )


def action(ref: str, title: Text, *, axis: str | None = None) -> Action:
    return Action(ref=ref, path=f"data/actions/{ref}.yaml", title=title, status=ActionStatus.IN_PROGRESS, axis=axis)


def action_standing(
    ref: str, health: Health, reason: Reason, *, progress: int | None = None, period: str = "2019/2020"
) -> ActionStanding:
    return ActionStanding(
        ref=ref,
        state=ActionState(ActionStatus.IN_PROGRESS, Basis.UPDATE, parse_period(period)),
        progress=Progress(None if progress is None else Fraction(progress), Method.MILESTONES),
        expected=None,
        verdict=HealthVerdict(health, reason),
        updated=date(2020, 2, 14),
    )


def late(days: int) -> Reason:
    return Reason("late", nmsg("{n} day late", "{n} days late", n=days))


def reason(word: str, message: Message) -> Reason:
    return Reason(word, message)


NOTHING = Reason(
    "nothing-recorded", msg("nothing recorded since its planned start ({start})", start=Told(parse_date("2018")))
)


def status(
    lines: Sequence[Line],
    attention: Sequence[Attention] = (),
    *,
    following: Due | None = None,
    total: int | None = None,
    actions: Sequence[tuple[Action, ActionStanding]] | None = None,
    undated: tuple[str, ...] = (),
    past: bool = False,
    revision: str = "worktree",
) -> Status:
    counts: Counter[Health] = Counter()
    for line in lines:
        counts.update(line.standing.counts)
    return Status(
        day=DAY,
        revision=revision,
        lines=tuple(lines),
        attention=tuple(attention),
        next=following,
        shown=len(lines),
        total=len(lines) if total is None else total,
        actions=counts.total(),
        of_actions=counts.total(),
        counts=counts,
        undated=undated,
        past=past,
        with_actions=None
        if actions is None
        else tuple((one, replace(stands, axis=one.axis)) for one, stands in actions),
    )


MONS = agreement(
    "mons-sefrou",
    text(en="Mons–Séfrou partnership", fr="Partenariat Mons–Séfrou"),
    axes=(
        Axis(id="culture", number=1, title=text(en="Culture and music", fr="Culture et musique")),
        Axis(id="health", number=2, title=text(en="Health", fr="Santé")),
    ),
)
FRAMEWORK = agreement(
    "casablanca-wallonia",
    text(
        en="Casablanca-Settat–Wallonia framework agreement",
        fr="Accord-cadre entre la Région de Casablanca-Settat et la Wallonie",
    ),
)
PLAN = agreement("casablanca-wallonia-2020", text(en="Action plan 2020", fr="Plan d’action 2020"))
MONS_STANDING = standing(
    "mons-sefrou",
    {
        Health.DONE: 4,
        Health.ON_TRACK: 2,
        Health.AT_RISK: 1,
        Health.UNKNOWN: 1,
        Health.NOT_STARTED: 1,
        Health.LATE: 1,
        Health.CANCELLED: 1,
    },
    Fraction(190, 3),
    6,
    Fraction(68, 100),
    axes={"culture": rollup(70, 5, 6, 3), "health": rollup(None, 1, 4, 1)},
)
ATTENTION = (
    Attention(
        "mons-sefrou",
        Health.LATE,
        late(275),
        ("mons-sefrou/photo-exhibition",),
        text(en="Photo exhibition in Mons", fr="Exposition de photographies à Mons"),
        275,
    ),
    Attention(
        "mons-sefrou",
        Health.AT_RISK,
        Reason("milestone-late", nmsg("milestone ‘{m}’ is {n} day late", "milestone ‘{m}’ is {n} days late", n=31, m="guide")),
        ("mons-sefrou/museum-guide",),
        text(
            en="A common visitor guide to the museums of the two towns",
            fr="Un guide commun des musées des deux villes",
        ),
    ),
    Attention(
        "mons-sefrou",
        Health.ON_HOLD,
        Reason(
            "on-hold",
            msg(
                "{status}: {text}",
                status=msg("on hold"),
                text=text("the hall is being rebuilt and will not be free before the spring of next year"),
            ),
        ),
        ("mons-sefrou/choir",),
        text(en="Choir exchange", fr="Échange de chorales"),
    ),
    Attention(
        "casablanca-wallonia-2020",
        Health.UNKNOWN,
        NOTHING,
        tuple(f"casablanca-wallonia-2020/{name}" for name in (
            "apprenticeships", "bakery-school", "cluster-visits", "digital-services", "energy-audits",
            "film-office", "green-roofs", "harbour-studies", "incubator", "joint-fair",
        )),
        None,
        names=tuple(text(title) for title in (
            "Apprenticeships for young people of both regions in crafts of building", "A school for bakers",
            "Visits of clusters", "Digital services", "Energy audits", "Film office", "Green roofs",
            "Harbour studies", "Incubator", "Joint fair",
        )),
        place=text(en="Action plan 2020", fr="Plan d’action 2020"),
    ),
)  # fmt: skip
MEETING = Due(
    kind=DueKind.MEETING,
    when=parse_period("2020-05-18/2020-05-19"),
    ref="mons-sefrou",
    title=text("Steering committee"),
    place=text("Séfrou"),
)


def three() -> Status:
    """The overview of three agreements: a framework with its plan, and a partnership with all states."""
    return status(
        (
            Line(FRAMEWORK, standing("casablanca-wallonia", {}, with_plans=rollup(None, 3, 10, 0))),
            Line(
                PLAN,
                standing("casablanca-wallonia-2020", {Health.UNKNOWN: 10}, None, 3, Fraction(247, 1000)),
                depth=1,
            ),
            Line(MONS, MONS_STANDING, unread=1),
        ),
        ATTENTION,
        following=MEETING,
        undated=tuple(f"mons-sefrou/action-{number}" for number in range(10)),
        past=True,
    )


def asked_for() -> Status:
    """One agreement asked for by name, with its actions."""
    rows = (
        ("photo-exhibition", "Photo exhibition in Mons", "culture", Health.LATE, late(275), 40, "2019"),
        ("choir", "Choir exchange", "culture", Health.ON_HOLD, ATTENTION[2].reason, None, "2019/.."),
        ("heritage-day", "Heritage day, every 18 May", "culture", Health.ON_TRACK, Reason("on-track", msg("x")), 50, "2018/2022"),
        ("nurse-training", "Training of nurses", "health", Health.DONE, Reason("completed", msg("completed")), 100, "2018"),
        ("twin-schools", "Twin schools", "none", Health.NOT_STARTED, Reason("planned", msg("planned")), 0, "2021"),
    )  # fmt: skip
    actions = tuple(
        (
            action(f"mons-sefrou/{name}", text(title), axis=axis),
            action_standing(f"mons-sefrou/{name}", health, why, progress=progress, period=period),
        )
        for name, title, axis, health, why, progress, period in rows
    )
    return status((Line(MONS, MONS_STANDING),), ATTENTION[:3], following=MEETING, actions=actions, total=3)


def many(number: int = 300) -> Status:
    """An overview of hundreds of agreements."""
    healths = list(SEVERITY_ORDER)
    lines = []
    for place in range(number):
        ref = f"agreement-{place:03}"
        counts = {healths[(place + step) % 7]: 1 + (place * step) % 5 for step in range(place % 4)}
        known = sum(counts.values())
        lines.append(
            Line(
                agreement(ref, text(f"Agreement number {place}")),
                standing(ref, counts, Fraction(place, 3) if known else None, known, Fraction(place, number)),
            )
        )
    attention = tuple(
        Attention(f"agreement-{n:03}", Health.LATE, late(900 - n), (f"agreement-{n:03}/a",), text("Study"), 900 - n)
        for n in range(40)
    )
    return status(lines, attention)


SHEET = Sheet(
    kind="actions",
    columns=(
        Column("ref", msg("Reference")),
        Column("title", msg("Title"), grow=True),
        Column("status", msg("Status"), drop=1),
        Column("health", msg("Health")),
        Column("progress", msg("Progress"), drop=2, right=True),
        Column("number", msg("No."), drop=6, right=True),
        Column("period", msg("Period"), drop=3),
        Column("tags", msg("Tags"), drop=5),
        Column("lead", msg("Lead"), drop=4),
        Column("reason", msg("Reason"), drop=7),
        Column("counts", msg("Counts"), drop=8),
    ),
    rows=(
        (
            "mons-sefrou/photo-exhibition",
            text(en="Photo exhibition in Mons", fr="Exposition de photographies à Mons"),
            ActionStatus.IN_PROGRESS,
            Health.LATE,
            Percent(Fraction(9996, 100)),
            -3,
            parse_period("2018/2019"),
            ("culture", "youth"),
            text("City of Mons"),
            Explained("late", nmsg("{n} day late", "{n} days late", n=275)),
            {"late": 1, "done": 2},
        ),
        (
            "mons-sefrou/choir",
            text("展览 of choirs, cafe\u0301s and *stars* | pipes"),
            ActionStatus.ON_HOLD,
            Health.ON_HOLD,
            None,
            12,
            parse_period("2018-07~/.."),
            (),
            None,
            Explained("on-hold", msg("on hold: waits for {ref}", ref="mons-sefrou/photo-exhibition")),
            {},
        ),
        (
            "mons-sefrou/heritage-day",
            text(ar="يوم التراث في صفرو"),
            ActionStatus.PLANNED,
            Health.NOT_STARTED,
            Percent(Fraction(0)),
            None,
            None,
            ("heritage",),
            text("Séfrou"),
            Explained("planned", msg("planned")),
            None,
        ),
    ),
    heading=nmsg("{n} action", "{n} actions", n=3),
    empty=msg("no actions"),
    notes=(msg("{n} of {total} shown", n=3, total=15),),
    extra={"next": None, "totals": {"budget": Decimal("1200.50"), "known": 2}},
)
RECORD = Paper(
    title=text(en="Photo exhibition in Mons", fr="Exposition de photographies à Mons"),
    scope=msg("{ref}", ref="mons-sefrou/photo-exhibition"),
    day=DAY,
    revision="worktree",
    path="data/actions/mons-sefrou/photo-exhibition.yaml",
    facts=(
        (msg("Health"), Health.LATE),
        (msg("Reason"), nmsg("{n} day late", "{n} days late", n=275)),
        (msg("Status"), ActionStatus.IN_PROGRESS),
        (msg("Progress"), Percent(Fraction(40))),
        (msg("Lead"), None),
        (msg("Period"), parse_period("2018/2019")),
        (
            msg("Summary"),
            text(
                "Forty photographs of the medina, taken by pupils of both towns, are shown in the belfry and travel "
                "on to the schools.\nThe catalogue is printed in two languages."
            ),
        ),
        (msg("Title in Arabic"), text(ar="معرض الصور في مونس")),
        (msg("Depends on"), tuple(f"mons-sefrou/action-number-{n}" for n in range(5))),
    ),
    parts=(
        Part(
            name="milestones",
            title=msg("Milestones"),
            blocks=(
                Rows(
                    Sheet(
                        kind="milestones",
                        columns=(
                            Column("id", msg("Id")),
                            Column("title", msg("Title"), grow=True),
                            Column("due", msg("Due")),
                            Column("done", msg("Done"), drop=1),
                        ),
                        rows=(
                            ("catalogue", text("Catalogue printed"), parse_date("2018-06"), parse_date("2018-06-20")),
                            ("opening", text("Opening"), parse_date("2019-06-30"), None),
                        ),
                        heading=msg("Milestones"),
                        empty=msg("none"),
                    )
                ),
            ),
        ),
        Part(
            name="sources",
            title=msg("Sources"),
            blocks=(Facts(((msg("Agreement text"), "https://example.org/texte"),)),),
        ),
        Part(name="nothing", title=msg("Nothing here"), blocks=(Facts(((msg("Empty"), None),)),)),
    ),
)
