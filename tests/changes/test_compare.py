"""Two workspaces side by side: every kind of change, and what is no change."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from coopctl import trees
from coopctl.changes import compare
from coopctl.changes.change import GROUPS, Change, ChangeGroup, ChangeKind, Side
from coopctl.loading.loader import load
from coopctl.measures.standing import standing
from coopctl.messages import Amount, msg
from coopctl.model.texts import Text
from coopctl.model.vocabularies import ApprovalKind, PartyRole
from tests.measures.by_hand import files, workspace
from tests.repos import write
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path

DAY = "2019-06-01"
STEPS = "milestones: [{{id: venue, due: 2019-07{venue}}}, {{id: concert{concert}}}]\n"
MEETING = """\
== plan
meetings:
  - id: spring
    date: 2019-03-01
    title: Spring meeting
    decisions: [{{id: hire, text: hire a bus, due: {due}{more}}}]
"""
SAID = "updates: [{date: 2019-01-10, text: begun, progress: 10}]\n"


class Case(NamedTuple):
    """What stood before, what stands after, and the changes that are told: kind, reference and id."""

    before: str
    after: str
    told: tuple[str, ...]


def side(root: Path, text: str, on: str = DAY) -> Side:
    portfolio = workspace(root, text)
    return Side(portfolio, standing(portfolio, date.fromisoformat(on)))


def between(root: Path, before: str, after: str, *, earlier: str = DAY, later: str = DAY) -> tuple[Change, ...]:
    return compare.between(side(root / "before", before, earlier), side(root / "after", after, later))


def told(changes: tuple[Change, ...]) -> tuple[str, ...]:
    return tuple(" ".join(part for part in (each.kind.value, each.ref, each.id) if part) for each in changes)


def steps(venue: str = "", concert: str = "") -> str:
    return STEPS.format(venue=venue, concert=concert)


def decided(due: str = "2019-05", more: str = "") -> str:
    return MEETING.format(due=due, more=more)


CASES = {
    "completed": Case(steps(), "status: completed\nended: 2019-05\n" + steps(), ("completed plan/one",)),
    "partly-completed": Case(steps(), "status: partly_completed\n" + steps(), ("partly_completed plan/one",)),
    "cancelled": Case(steps(), "status: cancelled\n" + steps(), ("cancelled plan/one",)),
    "cancelled-by-the-word-alone": Case(
        "updates: [{date: 2019-01-10, text: begun, status: in_progress}]\n",
        "status: cancelled\nupdates: [{date: 2019-01-10, text: begun, status: in_progress}]\n",
        ("cancelled plan/one",),
    ),
    "the-word-follows-what-an-update-says-or-is-ahead": Case(
        "status: planned\nupdates: [{date: 2019-01-10, text: begun, status: in_progress}]\n",
        "status: completed\nended: 2019-12\nupdates: [{date: 2019-01-10, text: begun, status: in_progress}]\n",
        (),
    ),
    "held": Case(steps(), "status: on_hold\n" + steps(), ("held plan/one",)),
    "resumed": Case("status: on_hold\n" + steps(), steps(), ("resumed plan/one",)),
    "started": Case("status: planned\n" + steps(), steps(), ("started plan/one",)),
    "adopted": Case("status: proposed\n" + steps(), "status: planned\n" + steps(), ("adopted plan/one",)),
    "reopened": Case("status: cancelled\n" + steps(), steps(), ("reopened plan/one",)),
    "proposed-again": Case("status: planned\n" + steps(), "status: proposed\n" + steps(), ("status plan/one",)),
    "a-milestone-done-and-what-it-gives": Case(
        steps(), steps(", done: 2019-05-20"), ("milestone_done plan/one venue", "progress plan/one")
    ),
    "a-milestone-dropped": Case(steps(), steps(", dropped: 2019-05-20"), ("milestone_dropped plan/one venue",)),
    "a-milestone-postponed": Case(
        "milestones: [{id: venue, due: 2019-07}]\n",
        "milestones: [{id: venue, due: 2019-08}]\n",
        ("milestone_postponed plan/one venue",),
    ),
    "a-milestone-brought-forward": Case(
        "milestones: [{id: venue, due: 2019-07}]\n",
        "milestones: [{id: venue, due: 2019-06}]\n",
        ("milestone_brought_forward plan/one venue",),
    ),
    "a-milestone-made-exact-is-no-change": Case(
        "milestones: [{id: venue, due: 2019}]\n", "milestones: [{id: venue, due: 2019-06}]\n", ()
    ),
    "a-new-milestone": Case(
        "milestones: [{id: venue}]\n", "milestones: [{id: venue}, {id: concert}]\n", ("new_milestone plan/one concert",)
    ),
    "a-milestone-that-is-there-no-longer": Case(
        "milestones: [{id: venue}, {id: concert}]\n",
        "milestones: [{id: venue}]\n",
        ("milestone_removed plan/one concert",),
    ),
    "what-was-first-agreed-is-rewritten": Case(
        "period: 2019\nbaseline: 2018\nmilestones: [{id: venue, due: 2019, baseline: 2018}]\n",
        "period: 2019\nbaseline: 2019\nmilestones: [{id: venue, due: 2019}]\n",
        ("baseline plan/one", "baseline plan/one venue"),
    ),
    "what-was-first-agreed-is-noted-when-it-moves": Case(
        "period: 2018\n", "period: 2020\nbaseline: 2018\n", ("postponed plan/one",)
    ),
    "a-new-milestone-that-is-done-is-told-as-done": Case(
        "milestones: [{id: venue}]\n",
        "milestones: [{id: venue}, {id: concert, done: 2019-05}]\n",
        ("milestone_done plan/one concert", "progress plan/one"),
    ),
    "postponed": Case("period: 2019/2019\n" + SAID, "period: 2019/2020\n" + SAID, ("postponed plan/one",)),
    "brought-forward": Case("period: 2019/2020\n" + SAID, "period: 2019/2019\n" + SAID, ("brought_forward plan/one",)),
    "a-refined-period": Case("period: 2019/2019\n" + SAID, "period: 2019/2019-11\n" + SAID, ("period plan/one",)),
    "a-first-end": Case("period: 2019/..\n" + SAID, "period: 2019/2020\n" + SAID, ("period plan/one",)),
    "progress": Case(
        SAID,
        "updates: [{date: 2019-01-10, text: begun, progress: 10}, {date: 2019-03-10, text: on, progress: 40}]\n",
        ("progress plan/one",),
    ),
    "fields": Case(SAID, f"lead: ostra\ntags: [music]\n{SAID}", ("fields plan/one",)),
    "a-reading-is-told-as-progress-and-not-as-a-field": Case(
        "indicators: [{id: a, baseline: {value: 0}, target: {value: 9}, readings: [{date: 2019-01, value: 1}]}]\n",
        "indicators: [{id: a, baseline: {value: 0}, target: {value: 9},"
        " readings: [{date: 2019-01, value: 1}, {date: 2019-02, value: 3}]}]\n",
        ("progress plan/one",),
    ),
    "a-reading-that-is-another-afterwards-is-told": Case(
        "indicators: [{id: a, readings: [{date: 2019-01, value: 1}, {date: 2019-02, value: 3}]}]\n",
        "indicators: [{id: a, readings: [{date: 2019-01, value: 2, note: n}, {date: 2019-03, value: 3}]}]\n",
        ("reading_rewritten plan/one a", "reading_rewritten plan/one a"),
    ),
    "a-target-and-where-it-starts-are-told-and-a-day-made-exact-is-not": Case(
        "indicators: [{id: a, baseline: {value: 9}, target: {value: 1, date: 2019}, steps: [{by: 2018, value: 5}]},"
        " {id: b, target: {value: 4}}]\n",
        "indicators: [{id: a, baseline: {value: 12}, target: {value: 3, date: 2019-12-31}}]\n",
        (
            "start_rewritten plan/one a",
            *["target_rewritten plan/one a"] * 2,
            "target_rewritten plan/one b",
            "fields plan/one",
        ),
    ),
    "a-target-that-is-set-or-put-off": Case(
        "indicators: [{id: a, target: {value: 1, date: 2019}}, {id: b}]\n",
        "indicators: [{id: a, target: {value: 1, date: 2021}}, {id: b, target: {value: 4}}]\n",
        ("target_rewritten plan/one a", "fields plan/one"),
    ),
    "what-was-spent-up-to-the-same-day": Case(
        "budget: [{year: 2018, kind: cash, currency: EUR, spent: 5, at: 2018-12-31}, {year: 2019, kind: cash, spent: 5}]\n",
        "budget: [{year: 2018, kind: cash, currency: EUR, spent: 9, at: 2018-12-31}, {year: 2019, kind: cash, spent: 9}]\n",
        ("spent_rewritten plan/one 2018", "money plan/one", "money plan/one"),
    ),
    "the-day-of-completion-is-another-afterwards": Case(
        "milestones: [{id: venue, done: 2019-05-20}, {id: concert, done: 2019-05}]\n",
        "milestones: [{id: venue, done: 2019-04-30}, {id: concert, done: 2019-05-03}]\n",
        ("done_rewritten plan/one venue",),
    ),
    "the-day-on-which-a-decision-was-carried-out-is-another": Case(
        decided(more=", done: 2019-05-20"), decided(more=", done: 2019-04-20"), ("done_rewritten plan hire",)
    ),
    "an-update-that-somebody-else-has-written-is-told": Case(
        "updates: [{date: 2019-01-10, text: begun, author: a}]\n",
        "updates: [{date: 2019-01-10, text: begun, author: b}]\n",
        ("update_rewritten plan/one 2019-01-10",),
    ),
    "an-update-that-says-something-else-afterwards-is-told": Case(
        "updates: [{date: 2019-01-10, text: begun}, {date: 2019-02, text: on}, {date: 2019-02, text: up}]\n",
        "updates: [{date: 2019-01-10, text: well begun}, {date: 2019-02, text: on}]\n",
        ("update_rewritten plan/one 2019-01-10", "update_rewritten plan/one 2019-02"),
    ),
    "a-translation-or-a-source-of-an-update-is-no-change": Case(
        "updates: [{date: 2019-01-10, text: {en: begun}}, {date: 2019-02, text: {en: on}}]\n",
        "updates: [{date: 2019-02, text: {fr: suite, en: on}},"
        " {date: 2019-01-10, text: {en: begun}, sources: [https://example.org/a]}]\n",
        (),
    ),
    "another-target-is-told-as-a-field-too": Case(
        "indicators: [{id: a, baseline: {value: 0}, target: {value: 9}, readings: [{date: 2019-01, value: 1}]}]\n",
        "indicators: [{id: a, baseline: {value: 0}, target: {value: 5}, readings: [{date: 2019-01, value: 1}]}]\n",
        ("progress plan/one", "target_rewritten plan/one a", "fields plan/one"),
    ),
    "indicators-that-were-not-there": Case(
        SAID, f"indicators: [{{id: a, baseline: {{value: 0}}, target: {{value: 9}}}}]\n{SAID}", ("fields plan/one",)
    ),
    "indicators-that-are-there-no-longer": Case(
        f"indicators: [{{id: a, unit: km}}]\n{SAID}", SAID, ("fields plan/one",)
    ),
    "indicators-are-the-same-in-another-order-of-fields": Case(
        f"indicators: [{{id: a, unit: km}}]\n{SAID}", f"indicators: [{{unit: km, id: a}}]\n{SAID}", ()
    ),
    "one-indicator-more": Case(
        f"indicators: [{{id: a, unit: km}}]\n{SAID}", f"indicators: [{{id: a, unit: km}}, {{id: b, unit: km}}]\n{SAID}",
        ("fields plan/one",),
    ),
    "a-new-action-with-its-agreement": Case(
        "== other\n", "== other\n== plan/one\nstatus: planned\n", ("new plan", "new plan/one")
    ),
    "a-new-action-with-its-milestones": Case(
        "== plan\n", f"== plan/one\nstatus: planned\n{steps()}", ("new plan/one",)
    ),
    "a-new-action-that-is-done": Case(
        "== plan\n", "== plan/one\nstatus: completed\n", ("new plan/one", "completed plan/one")
    ),
    "removed": Case("== plan/one\n== plan/two\n", "== plan/two\n", ("removed plan/one",)),
    "an-agreement-removed": Case("== plan/one\n== other\n", "== plan/one\n", ("removed other",)),
    "an-agreement-suspended": Case("== plan\n", "== plan\nstatus: suspended\n", ("suspended plan",)),
    "an-agreement-and-its-fields": Case("== plan\nperiod: 2019\n", "== plan\nsummary: more\n", ("period plan", "fields plan")),
    "an-agreement-that-is-prolonged": Case("== plan\nperiod: 2019\n", "== plan\nperiod: 2019/2021\n", ("postponed plan",)),
    "met-and-decided": Case("== plan\n", decided(), ("met plan spring", "decided plan hire", "decision_late plan hire")),
    "a-decision-done": Case(decided(), decided(more=", done: 2019-05-30"), ("decision_done plan hire",)),
    "a-decision-that-is-there-no-longer": Case(
        decided(), decided().partition("    decisions:")[0], ("decision_removed plan hire",)
    ),
    "a-decision-dropped": Case(decided(), decided(more=", dropped: 2019-05-30"), ("decision_dropped plan hire",)),
    "a-decision-postponed": Case(decided(), decided("2019-09"), ("decision_postponed plan hire",)),
    "a-decision-brought-forward": Case(decided("2019-09"), decided(), ("decision_brought_forward plan hire", "decision_late plan hire")),
    "a-deadline-that-is-past-since": Case(
        f"period: 2019/2019-06\n{SAID}", f"period: 2019/2019-05-20\n{SAID}", ("brought_forward plan/one", "late plan/one")
    ),
    "a-milestone-whose-day-is-past-since": Case(
        "milestones: [{id: venue, due: 2019-07}, {id: concert, due: 2019-05, done: 2019-05-02}]\n",
        "milestones: [{id: venue, due: 2019-05}, {id: concert, due: 2019-05, done: 2019-05-02}]\n",
        ("milestone_brought_forward plan/one venue", "milestone_late plan/one venue"),
    ),
    "money-as-first-agreed-is-rewritten": Case(
        f"{SAID}budget: [{{year: 2019, kind: cash, funder: ostra, currency: EUR, baseline: 10, planned: 20}}]\n",
        f"{SAID}budget: [{{year: 2019, kind: cash, funder: ostra, currency: EUR, baseline: 20, planned: 20}}]\n",
        ("baseline plan/one", "fields plan/one"),
    ),
    "money-spent-and-a-line-more": Case(
        f"{SAID}budget: [{{year: 2019, kind: cash, funder: ostra, currency: EUR, planned: 20}}]\n",
        f"{SAID}budget: [{{year: 2019, kind: cash, funder: ostra, currency: EUR, planned: 20, spent: 5, at: 2019-05-02}},"
        " {year: 2020, kind: cash, funder: ostra, currency: EUR, planned: 7}]\n",
        ("money plan/one", "money plan/one"),
    ),
    "money-first-agreed-that-is-noted-is-no-rewriting": Case(
        f"{SAID}budget: [{{year: 2019, kind: cash, funder: ostra, currency: EUR, planned: 20}}]\n",
        f"{SAID}budget: [{{year: 2019, kind: cash, funder: ostra, currency: EUR, baseline: 20, planned: 20}}]\n",
        ("fields plan/one",),
    ),
    "renamed": Case(
        "== plan/one\nstatus: planned\n",
        "== plan/choir\nformerly: [plan/one]\nstatus: planned\n",
        ("renamed plan/choir",),
    ),
    "renamed-and-changed": Case(
        f"== plan/one\nstatus: planned\n{steps()}",
        f"== plan/choir\nformerly: [plan/one]\n{steps()}",
        ("renamed plan/choir", "started plan/choir"),
    ),
    "an-agreement-that-is-over": Case(
        "== a\nstatus: in_force\n== b\nstatus: signed\n== c\nstatus: in_force\n== d\nstatus: signed\n",
        "== a\nstatus: terminated\n== b\nstatus: replaced\n== c\nstatus: suspended\n== d\nstatus: in_force\n",
        ("terminated a", "replaced b", "suspended c", "status d"),
    ),
    "an-agreement-that-goes-on": Case(
        "== a\nstatus: terminated\n== b\nstatus: suspended\n== c\nstatus: terminated\n",
        "== a\nstatus: in_force\n== b\nstatus: in_force\n== c\nstatus: replaced\n",
        ("reopened a", "resumed b", "replaced c"),
    ),
    "an-agreement-past-its-end-and-one-that-renews-itself": Case(
        "== a\nstatus: in_force\nperiod: 2018/2020\n"
        "== b\nstatus: in_force\nperiod: 2018/2020\nrenewal: {mode: tacit}\n== c\nstatus: terminated\nperiod: 2018/2020\n",
        "== a\nstatus: in_force\nperiod: 2018/2019-05\n"
        "== b\nstatus: in_force\nperiod: 2018/2019-05\nrenewal: {mode: tacit}\n== c\nstatus: terminated\nperiod: 2018/2019-05\n",
        ("expired a", "brought_forward a", "brought_forward b", "brought_forward c"),
    ),
    "an-approval-refused": Case(
        "== a\napprovals: [{by: {party: ostra}, kind: council, state: requested}, {by: {party: estra}, state: refused}]\n",
        "== a\napprovals: [{by: {party: ostra}, kind: council, state: refused}, {by: {party: estra}, state: refused},"
        " {by: {organisation: Ministry}, kind: ministry, state: refused}]\n",
        ("approval_refused a ostra", "approval_refused a ministry", "fields a"),
    ),
    "parties-that-leave-join-and-are-called-otherwise": Case(
        "== a\nparties: [{id: ostra, name: Ostra}, {id: estra, name: Estra}]\n",
        "== a\nparties: [{id: ostra-city, name: Ostra}, {id: west, name: West}]\n",
        ("party_joined a west", "party_left a estra", "fields a"),
    ),
    "a-party-that-is-something-else-and-a-meeting-on-another-day": Case(
        "== a\nparties: [{id: ostra, role: signatory, name: Ostra}, {id: estra, name: Estra}]\n"
        "meetings: [{id: b, date: 2019-03-01}, {id: c, date: 2019-04-05}, {id: d, date: 2020-01-10}]\n",
        "== a\nparties: [{id: ostra, role: observer, name: Ostra}, {id: estra, name: Estra}]\n"
        "meetings: [{id: b, date: 2019-03-02}, {id: c, date: 2019-04-05/2019-04-06}, {id: d, date: 2020-03-10}]\n",
        ("party_role a ostra", "meeting_moved a b", "meeting_moved a d", "fields a"),
    ),
    "approvals-withdrawn-and-told-of-a-body-called-otherwise": Case(
        "== a\napprovals: [{by: {party: ostra}, kind: council, state: granted}, {by: {party: estra}, state: granted},"
        " {by: {party: ostra, organisation: Ministry}, kind: ministry, state: granted},"
        " {by: {organisation: Court}, state: granted, date: 2018}, {by: {person: A. One}, state: granted}]\n",
        "== a\napprovals: [{by: {party: estra}, state: requested}, {by: {party: ostra, organisation: The ministry},"
        " kind: ministry, state: granted}, {by: {organisation: The court}, state: granted, date: 2018},"
        " {by: {person: A. One, party: ostra}, state: granted}]\n",
        ("approval_withdrawn a ostra", "approval_withdrawn a estra", "fields a"),
    ),
    "a-meeting-that-is-there-no-longer-and-one-with-another-id": Case(
        "== a\nmeetings: [{id: b, date: 2019-03-01}, {id: c, date: 2019-04-01}, {id: d, date: 2020-01-01}]\n",
        "== a\nmeetings: [{id: e, date: 2019-04-01}]\n",
        ("met a e", "meeting_removed a b"),
    ),
    "a-decision-that-says-something-else-or-is-done-no-longer": Case(
        decided(more=", done: 2019-05-30"),
        decided().replace("hire a bus", "think of a bus"),
        ("done_rewritten plan hire", "decision_rewritten plan hire", "decision_late plan hire"),
    ),
    "what-took-place-is-told-otherwise": Case(
        f"{SAID}occurrences: [{{date: 2018, state: held}}, {{date: 2019, state: held}}, {{date: 2017, state: held}}]\n",
        f"{SAID}occurrences: [{{date: 2019, state: cancelled}}, {{date: 2017, state: held, note: n}}]\n",
        ("occurrence_rewritten plan/one", "occurrence_rewritten plan/one"),
    ),
    "a-milestone-that-is-done-no-longer-and-money-that-is-spent-no-longer": Case(
        f"{steps(', done: 2019-05-20')}budget: [{{year: 2018, kind: cash, currency: EUR, spent: 5}}, {{year: 2019, spent: 0}}]\n",
        f"{steps()}budget: [{{year: 2018, kind: cash, currency: MAD, spent: 5}}]\n",
        ("progress plan/one", "spent_rewritten plan/one 2018", "done_rewritten plan/one venue", *["money plan/one"] * 3),
    ),
    "an-agreement-renamed-with-its-actions": Case(
        f"== plan/one\n{steps()}",
        f"== accord\nformerly: [plan]\n== accord/one\n{steps()}",
        ("renamed accord", "renamed accord/one"),
    ),
}  # fmt: skip


@table("name", CASES)
def test_each_change_is_told_once_and_in_order(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    assert told(between(tmp_path, case.before, case.after)) == case.told


@table("name", CASES)
def test_a_workspace_is_unchanged_beside_itself(name: str, tmp_path: Path) -> None:
    for text in CASES[name][:2]:
        assert between(tmp_path, text, text) == ()


def test_every_kind_of_change_has_a_case() -> None:
    assert {words.split()[0] for case in CASES.values() for words in case.told} == set(ChangeKind)


def test_a_record_is_there_no_longer_where_it_is_removed_alone() -> None:
    assert [kind for kind in ChangeKind if Change(kind=kind, ref="a", title=None).removed] == [ChangeKind.REMOVED]


def test_every_kind_is_in_a_group() -> None:
    """What is named in no group is something changed, never lost."""
    assert set(GROUPS.values()) | {ChangeGroup.CHANGED} == set(ChangeGroup)


def test_changes_come_by_reference_agreements_before_their_actions(tmp_path: Path) -> None:
    before = f"== b/two\n{steps()}== a/one\n{steps()}== b\nsummary: less\n"
    after = f"== b/two\nstatus: on_hold\n{steps()}== a/one\nstatus: on_hold\n{steps()}== b\nsummary: more\n"
    assert told(between(tmp_path, before, after)) == ("held a/one", "fields b", "held b/two")


def test_a_change_says_what_stood_before_and_after(tmp_path: Path) -> None:
    """10 % to 40 %; planned to in progress; the fields by their names, in the order of the file."""
    more = "updates: [{date: 2019-01-10, text: begun, progress: 40}]\n"
    (progress, rewritten) = between(tmp_path / "a", SAID, more)
    (started,) = between(tmp_path / "b", f"status: planned\n{steps()}", steps())
    french = decided().replace("hire a bus", "{en: hire a bus, fr: louer un car}")
    (decided_,) = between(tmp_path / "d", french, french.replace("louer", "envisager"))
    assert [decided_.before, decided_.after] == [Text({"fr": each}) for each in ("louer un car", "envisager un car")]
    (fields,) = between(tmp_path / "c", f"lead: ostra\n{SAID}", f"tags: [music]\nlead: vestra\n{SAID}")
    assert [getattr(cell, "value", None) for cell in (progress.before, progress.after)] == [10, 40]
    assert (started.before, started.after) == ("planned", "in_progress")
    assert fields.after == ("tags", "lead")
    assert (rewritten.kind, rewritten.id) == (ChangeKind.UPDATE_REWRITTEN, "2019-01-10")


def test_the_money_of_a_line_is_said_as_it_was_and_as_it_is_where_it_is_another(tmp_path: Path) -> None:
    """Of three lines one goes, one comes and one is spent otherwise: what was planned of that is as it was, unsaid."""
    line = "{{year: {}, kind: cash, currency: EUR, planned: 20{}}}"
    kept = ", heading: hall, committed: {0}, spent: {0}, at: 2019-05"
    before, after = (
        f"{SAID}budget: [{line.format(2019, kept.format(spent))}, {line.format(year, '')}]\n"
        for spent, year in ((5, 2020), (9, 2021))
    )
    money = [each for each in between(tmp_path, before, after) if each.kind is ChangeKind.MONEY]
    then, now, planned = (Amount(each, "EUR") for each in (5, 9, 20))
    hall = Text({"en": "hall"}, plain=True)
    assert [(each.before, each.after) for each in money] == [
        (
            (2019, hall, msg("{amount} committed", amount=then), msg("{amount} spent", amount=then)),
            (2019, hall, msg("{amount} committed", amount=now), msg("{amount} spent", amount=now)),
        ),
        ((2020, msg("{amount} planned", amount=planned)), None),
        (None, (2021, msg("{amount} planned", amount=planned))),
    ]


def test_a_date_that_moved_says_how_far(tmp_path: Path) -> None:
    """30 June to 30 September is 92 days; 31 July to 31 May is -61; 2019-05 to 2019-09 is 93 to 153."""
    (later,) = between(tmp_path / "a", f"period: ../2019-06-30\n{SAID}", f"period: ../2019-09-30\n{SAID}")
    (earlier,) = between(
        tmp_path / "b",
        "milestones: [{id: venue, due: 2019-07-31}]\n",
        "milestones: [{id: venue, due: 2019-05-31}]\n",
    )
    (decision,) = between(tmp_path / "c", decided("2019-05"), decided("2019-09"))
    slips = [(each.slip.least, each.slip.most) for each in (later, earlier, decision) if each.slip]
    assert slips == [(92, 92), (-61, -61), (93, 152)]


def test_a_milestone_that_is_done_is_not_told_as_moved(tmp_path: Path) -> None:
    """Nor one that was done before already."""
    before = "milestones: [{id: venue, due: 2019-05, done: 2019-05-02}]\n"
    after = "milestones: [{id: venue, due: 2019-08, done: 2019-05-02}]\n"
    assert between(tmp_path, before, after) == ()


def test_time_alone_brings_changes(tmp_path: Path) -> None:
    """The same files on two days: what became a fact between them, and only that."""
    text = """\
== plan
meetings:
  - id: spring
    date: 2019-03-01
    decisions:
      - {id: hire, text: hire a bus, done: 2019-04-10}
      - {id: sing, text: sing, done: 2020-01-10}
  - {id: winter, date: 2019-12-01}
== plan/one
status: in_progress
adopted: 2019-02
milestones: [{id: venue, done: 2019-04}, {id: concert, done: 2019-11}]
"""
    changes = between(tmp_path, text, text, earlier="2019-01-15", later="2019-05-01")
    assert told(changes) == (
        "met plan spring",
        "decided plan hire",
        "decision_done plan hire",
        "decided plan sing",
        "started plan/one",
        "milestone_done plan/one venue",
        "progress plan/one",
    )


def test_what_time_alone_makes_late_is_told_once_with_its_days(tmp_path: Path) -> None:
    """docs/MEASURES.md, 8.5."""
    """20 May to 1 June is 12 days, 30 April to 1 June 32; 2019-06 is still to come, and March was late before."""
    text = (
        f"== plan/one\nperiod: 2019/2019-05-20\n{SAID}milestones: [{{id: a, due: 2019-03}}, {{id: b, due: 2019-04}}, "
        f"{{id: c, due: 2019-06}}, {{id: d, due: 2019-05, dropped: 2019-05-01}}]\n{decided('2019-04-30')}"
    )

    found = between(tmp_path / "a", text, text, earlier="2019-04-15")
    late = [each for each in found if each.group is ChangeGroup.LATE]
    assert [(each.kind.value, each.ref, each.id, each.days_late, str(each.after)) for each in late] == [
        ("decision_late", "plan", "hire", 32, "2019-04-30"),
        ("late", "plan/one", None, 12, "2019-05-20"),
        ("milestone_late", "plan/one", "b", 32, "2019-04"),
    ]
    assert between(tmp_path / "b", text, text, earlier="2019-05-25") == ()


@table(
    "text",
    [
        "period: 2019/2019-05-20\n",  # nothing is recorded
        f"period: 2019/2019-05-20\nstatus: cancelled\n{SAID}",
        f"period: 2019/2019-05-20\n{SAID.replace('10}', '100}')}",  # all done, to be closed
    ],
)
def test_what_is_unknown_given_up_or_all_done_never_becomes_late(text: str, tmp_path: Path) -> None:
    found = between(tmp_path, text, text, earlier="2019-05-01")

    assert [each for each in found if each.group is ChangeGroup.LATE] == []


def test_what_was_done_says_how_late(tmp_path: Path) -> None:
    """Due 2019-04: done on 12 May is 12 days late, on 10 April in time, by May nobody knows; ended 5 days after."""
    before = f"== plan/one\nperiod: 2019/2019-05-20\nmilestones: [{{id: a, due: 2019-04}}, {{id: b, due: 2019-04}}, {{id: c, due: 2019-04}}]\n{decided()}"
    after = (
        "== plan/one\nperiod: 2019/2019-05-20\nstatus: completed\nended: 2019-05-25\nmilestones: [{id: a, due: 2019-04, done: 2019-05-12}, "
        f"{{id: b, due: 2019-04, done: 2019-04-10}}, {{id: c, due: 2019-04, done: ../2019-05}}]\n{decided(more=', done: 2019-06-01')}"
    )

    found = between(tmp_path, before, after)
    assert [(each.kind.value, each.id, each.days_late) for each in found if each.group is ChangeGroup.DONE] == [
        ("decision_done", "hire", 1),
        ("completed", None, 5),
        ("milestone_done", "a", 12),
        ("milestone_done", "b", 0),
        ("milestone_done", "c", None),
    ]


def test_facts_after_the_day_are_not_told(tmp_path: Path) -> None:
    """Done, decided, held and said from tomorrow on, though the newer files have them already."""
    before = f"== plan\n== plan/one\n{steps()}{SAID}"
    after = f"""\
== plan
meetings: [{{id: summer, date: 2019-06-02, decisions: [{{id: go, text: go on}}]}}]
== plan/one
{steps(", done: 2019-06-02", ", dropped: 2019-07")}
updates:
  - {{date: 2019-01-10, text: begun, progress: 10}}
  - {{date: 2019-06-02, text: later, progress: 90}}
"""
    assert between(tmp_path, before, after) == ()
    assert told(between(tmp_path, before, after, later="2019-06-02")) == (
        "met plan summer",
        "decided plan go",
        "milestone_done plan/one venue",
        "progress plan/one",
    )


@table("broken", ["before", "after"])
def test_a_file_that_cannot_be_read_on_either_side_is_silent(broken: str, tmp_path: Path) -> None:
    """It is neither new nor removed nor changed; its neighbours are told of."""
    text = f"== plan/one\n{steps()}== plan/two\nstatus: planned\n{steps()}"
    newer = text.replace("status: planned\n", "")
    sides = {}
    for name, words in (("before", text), ("after", newer)):
        found = files(words)
        if name == broken:
            found["data/actions/plan/one.yaml"] = "title: [\n"
        portfolio = load(trees.worktree(write(tmp_path / name, found))).portfolio
        sides[name] = Side(portfolio, standing(portfolio, date.fromisoformat(DAY)))
        assert [left.ref for left in portfolio.left_out] == (["plan/one"] if name == broken else [])
    assert told(compare.between(sides["before"], sides["after"])) == ("started plan/two",)


def test_a_file_that_could_not_be_read_is_silent_under_its_new_name_too(tmp_path: Path) -> None:
    """plan/one could not be read; now it can, and is called plan/choir: nobody knows whether it is new."""
    write(tmp_path / "before", files("== plan/one\n") | {"data/actions/plan/one.yaml": "title: [\n"})
    before = load(trees.worktree(tmp_path / "before")).portfolio
    after = side(tmp_path / "after", "== plan/choir\nformerly: [plan/one]\nstatus: planned\n")
    older = Side(before, standing(before, date.fromisoformat(DAY)))
    assert told(compare.between(older, after)) == ()


def test_indicators_that_only_one_side_has_are_a_change_of_fields(tmp_path: Path) -> None:
    bare, measured = "== plan/a\n", "== plan/a\nindicators: [{id: trees, unit: trees, target: {value: 5}}]\n"

    for before, after in ((bare, measured), (measured, bare)):
        *others, change = between(tmp_path / str(before == bare), before, after)
        assert [each.kind for each in others] == [ChangeKind.TARGET_REWRITTEN] * (before == measured)
        assert (change.kind, change.after) == (ChangeKind.FIELDS, ("indicators",))


PLAIN = "== a\nparties: [{id: ostra, name: Ostra}, {id: estra, name: Estra}]\n"
SIGNED = PLAIN.replace("id:", "role: signatory, id:")
OBSERVED = PLAIN.replace("id: estra", "role: observer, id: estra")
SPENT = "budget: [{{year: {}, kind: cash, {}spent: {}, at: 2018-12-31}}]\n"


def planned(other: str) -> str:
    return f"{PLAIN}== b\nparent: a\nparties: [{{id: ostra}}, {{id: {other}}}]\n"


def approved(*rows: str) -> str:
    return f"{PLAIN}approvals: [{', '.join(f'{{{row}, kind: council}}' for row in rows)}]\n"


@table(
    ("before", "after", "kind", "found"),
    [
        ("== a\ntitle: A\n", "== b\ntitle: B\nformerly: [a]\n", "renamed", [("B", None, "a", "b")]),
        (SIGNED, OBSERVED, "party_role", [("Estra", "estra", PartyRole.SIGNATORY, PartyRole.OBSERVER)]),
        (planned("x, name: Xu"), planned("estra"), "party_joined", [("Estra", "estra", None, None)]),
        (planned("x, name: Xu"), planned("estra"), "party_left", [("Xu", "x", None, None)]),
        (planned("x, name: Estra"), planned("estra"), "party_joined", []),  # what the parent calls it is its name
        (approved("by: {party: ostra}, state: granted"), approved(), "approval_withdrawn", [("Ostra", "ostra", None, None)]),
        (
            approved("by: {organisation: One}, state: granted"), approved("by: {organisation: Two}, state: granted"),
            "approval_withdrawn", [("One", ApprovalKind.COUNCIL, None, None)],
        ),
        (
            approved("state: granted"), approved("by: {party: ostra}, state: granted"),
            "approval_withdrawn", [(None, ApprovalKind.COUNCIL, None, None)],
        ),
        (SPENT.format(2018, "", 5), SPENT.format(2018, "", 9), "spent_rewritten", [("Choir", "2018", 5, 9)]),
        (
            SPENT.format(2018, "currency: EUR, ", 5), SPENT.format(2018, "currency: EUR, ", 9), "spent_rewritten",
            [("Choir", "2018", Amount(5, "EUR"), Amount(9, "EUR"))],
        ),
        (SPENT.format(2018, "", 5), SPENT.format(2019, "", 4), "spent_rewritten", [("Choir", "2018", 5, None)]),
        (SPENT.format(2018, "", 5), SPENT.format(2019, "", 5), "spent_rewritten", []),
    ],
)  # fmt: skip
def test_a_change_says_of_what_it_is_what_stood_before_and_what_stands_now(
    tmp_path: Path, before: str, after: str, kind: str, found: list[tuple[object, ...]]
) -> None:
    told = [each for each in between(tmp_path, before, after) if each.kind.value == kind]

    assert [(each.title and str(each.title), each.id, each.before, each.after) for each in told] == found
