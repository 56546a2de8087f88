"""The words of every closed vocabulary as people say them, marked for translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changes.change import ChangeGroup, ChangeKind
from coopctl.findings import Kind
from coopctl.measures.coming import AskedFor, DueKind
from coopctl.measures.completeness import Aspect
from coopctl.measures.expiry import Ended, Expired, RunOut
from coopctl.measures.outcomes import AgreementHealth, BarState, Basis, Method, ToDo, Unadopted, Unclosed
from coopctl.messages import N_
from coopctl.model import vocabularies
from coopctl.model.defaults import Default
from coopctl.model.vocabularies import Health, Severity
from coopctl.reports.lists.decisions import DecisionState
from coopctl.reports.lists.people import NamedAs
from coopctl.reports.timeline.dated_rows import RowKind
from coopctl.reports.timeline.points import MarkState

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from enum import StrEnum

#: By vocabulary, then by word. Two vocabularies may hold the same word and mean different things.
LABELS: Mapping[type[StrEnum], Mapping[str, str]] = {
    vocabularies.AgreementKind: {
        "framework": N_("framework agreement"),
        "action_plan": N_("action plan"),
        "partnership": N_("partnership"),
        "twinning": N_("twinning"),
        "memorandum": N_("memorandum of understanding"),
        "project": N_("project"),
        "amendment": N_("amendment"),
        "other": N_("other"),
    },
    vocabularies.AgreementStatus: {
        "in_negotiation": N_("in negotiation"),
        "signed": N_("signed"),
        "in_force": N_("in force"),
        "suspended": N_("suspended"),
        "terminated": N_("terminated"),
        "replaced": N_("replaced"),
    },
    vocabularies.PartyRole: {
        "signatory": N_("signatory"),
        "partner": N_("partner"),
        "facilitator": N_("facilitator"),
        "observer": N_("observer"),
    },
    vocabularies.PartyKind: {
        "region": N_("region"),
        "province": N_("province"),
        "municipality": N_("municipality"),
        "intermunicipal": N_("association of municipalities"),
        "state_service": N_("state service"),
        "public_body": N_("public body"),
        "association": N_("association"),
        "academic": N_("teaching and research"),
        "health": N_("health care"),
        "company": N_("company"),
        "other": N_("other"),
    },
    vocabularies.Rhythm: {
        "monthly": N_("every month"),
        "quarterly": N_("every quarter"),
        "half_yearly": N_("every half-year"),
        "yearly": N_("every year"),
    },
    vocabularies.RenewalMode: {"none": N_("no renewal"), "tacit": N_("tacit"), "explicit": N_("explicit")},
    vocabularies.ApprovalKind: {
        "council": N_("council"),
        "ministry": N_("ministry"),
        "governor": N_("governor"),
        "other": N_("other"),
    },
    vocabularies.ApprovalState: {"requested": N_("requested"), "granted": N_("granted"), "refused": N_("refused")},
    vocabularies.MeetingKind: {
        "signing": N_("signing"),
        "joint_committee": N_("joint committee"),
        "steering": N_("steering committee"),
        "follow_up": N_("follow-up meeting"),
        "working": N_("working meeting"),
        "visit": N_("visit"),
        "ceremony": N_("ceremony"),
        "video": N_("video meeting"),
    },
    vocabularies.AttendeeRole: {
        "chair": N_("chair"),
        "head": N_("head of delegation"),
        "member": N_("member"),
        "expert": N_("expert"),
        "signatory": N_("signatory"),
        "witness": N_("witness"),
        "observer": N_("observer"),
    },
    vocabularies.PartnerRole: {
        "operator": N_("operator"),
        "funder": N_("funder"),
        "host": N_("host"),
        "beneficiary": N_("beneficiary"),
        "partner": N_("partner"),
    },
    vocabularies.DocumentKind: {
        "official": N_("official text"),
        "minutes": N_("minutes"),
        "report": N_("report"),
        "evaluation": N_("evaluation"),
        "press": N_("press"),
        "web": N_("web page"),
        "other": N_("other"),
    },
    vocabularies.ActionStatus: {
        "proposed": N_("proposed"),
        "planned": N_("planned"),
        "in_progress": N_("in progress"),
        "on_hold": N_("on hold"),
        "completed": N_("completed"),
        "partly_completed": N_("partly completed"),
        "cancelled": N_("cancelled"),
    },
    vocabularies.OccurrenceState: {"held": N_("held"), "cancelled": N_("called off")},
    vocabularies.Priority: {"high": N_("high"), "medium": N_("medium"), "low": N_("low")},
    vocabularies.Measure: {"unit": N_("count"), "percentage": N_("percentage"), "qualitative": N_("in words")},
    vocabularies.IndicatorKind: {"level": N_("level"), "sum": N_("sum"), "keep": N_("to hold")},
    vocabularies.Bound: {"least": N_("at least"), "most": N_("at most")},
    vocabularies.BudgetKind: {"cash": N_("money"), "in_kind": N_("in kind")},
    vocabularies.AssessmentVerdict: {
        "not_started": N_("not started"),
        "limited": N_("limited"),
        "substantial": N_("substantial"),
        "complete": N_("fully complete"),
    },
    vocabularies.Frequency: {"YEARLY": N_("yearly"), "MONTHLY": N_("monthly")},
    Health: {
        "cancelled": N_("cancelled"),
        "done": N_("done"),
        "done_in_part": N_("done in part"),
        "on_hold": N_("on hold"),
        "not_started": N_("not started"),
        "unknown": N_("no news"),
        "late": N_("late"),
        "at_risk": N_("at risk"),
        "due_soon": N_("due soon"),
        "on_track": N_("on track"),
    },
    AgreementHealth: {
        "no_actions": N_("no actions"),
        "done": N_("all done"),
        "at_risk": N_("at risk"),
        "unknown": N_("no news"),
        "on_track": N_("on track"),
    },
    Expired: {each.value: N_("expired") for each in Expired},
    Ended: {each.value: N_("ended") for each in Ended},
    RunOut: {"ended": N_("ended"), "expired": N_("expired")},
    Unadopted: {"not_started": N_("proposed")},
    Unclosed: {each.value: N_("to close") for each in Unclosed},
    ToDo: {"to_close": N_("to close"), "to_record": N_("to record")},
    BarState: {
        "finished": N_("finished"),
        "under_way": N_("under way"),
        "needs_care": N_("needs care"),
        "unknown": N_("no news"),
        "not_started": N_("not started"),
        "late": N_("late"),
    },
    Method: {
        "milestones": N_("milestones"),
        "indicators": N_("indicators"),
        "occurrences": N_("occurrences"),
        "parts": N_("parts"),
        "updates": N_("updates"),
        "status": N_("status"),
    },
    Basis: {"update": N_("update"), "dates": N_("dates"), "stored": N_("file, no date")},
    Severity: {"error": N_("error"), "warning": N_("warning"), "hint": N_("hint")},
    Kind: {"yaml": N_("YAML"), "schema": N_("schema"), "rule": N_("rule"), "project": N_("project rule")},
    DecisionState: {"open": N_("open"), "overdue": N_("overdue"), "done": N_("carried out"), "dropped": N_("dropped")},
    NamedAs: {
        "lead": N_("lead of an action"),
        "coordinator": N_("coordinator"),
        "partner": N_("partner"),
        "milestone": N_("lead of a milestone"),
        "funder": N_("funder"),
        "attendee": N_("at meetings"),
        "owner": N_("for decisions"),
        "approval": N_("gives an approval"),
        "assessment": N_("author of an assessment"),
    },
    DueKind: {
        "deadline": N_("deadline"),
        "milestone": N_("milestone"),
        "decision": N_("decision"),
        "meeting": N_("meeting"),
        "occurrence": N_("occurrence"),
        "notice": N_("last day to give notice"),
        "expiry": N_("end of the agreement"),
        "report": N_("reports"),
    },
    AskedFor: {"notice": N_("renewal to be asked for by")},
    Default: {"funder": N_("funder"), "currency": N_("currency")},
    RowKind: {"agreement": N_("agreement"), "action": N_("action")},
    MarkState: {
        "done": N_("reached"),
        "open": N_("still open"),
        "late": N_("not reached in time"),
        "dropped": N_("given up"),
    },
    ChangeGroup: {
        "ended": N_("Over or suspended"),
        "done": N_("Achieved"),
        "slipped": N_("Slipped"),
        "late": N_("Now late"),
        "new": N_("New"),
        "changed": N_("Changed"),
        "cancelled": N_("Cancelled"),
    },
    ChangeKind: {
        "terminated": N_("terminated"),
        "replaced": N_("replaced"),
        "suspended": N_("suspended"),
        "expired": N_("past its end"),
        "completed": N_("completed"),
        "partly_completed": N_("done in part"),
        "milestone_done": N_("milestone done"),
        "decision_done": N_("decision carried out"),
        "postponed": N_("postponed"),
        "milestone_postponed": N_("milestone postponed"),
        "decision_postponed": N_("decision postponed"),
        "late": N_("deadline missed"),
        "milestone_late": N_("milestone not reached in time"),
        "decision_late": N_("decision overdue"),
        "new": N_("new"),
        "new_milestone": N_("new milestone"),
        "decided": N_("decided"),
        "met": N_("meeting held"),
        "party_joined": N_("party joined"),
        "adopted": N_("adopted by the committee"),
        "started": N_("work begun"),
        "held": N_("put on hold"),
        "resumed": N_("resumed"),
        "reopened": N_("taken up again"),
        "brought_forward": N_("brought forward"),
        "milestone_brought_forward": N_("milestone brought forward"),
        "decision_brought_forward": N_("decision brought forward"),
        "progress": N_("progress"),
        "meeting_moved": N_("meeting on another day"),
        "party_role": N_("role of a party"),
        "status": N_("status"),
        "period": N_("period"),
        "renamed": N_("renamed"),
        "money": N_("amounts"),
        "fields": N_("changed in the file"),
        "baseline": N_("first agreement rewritten"),
        "update_rewritten": N_("update rewritten afterwards"),
        "reading_rewritten": N_("reading rewritten afterwards"),
        "done_rewritten": N_("day of completion rewritten"),
        "occurrence_rewritten": N_("occurrence rewritten afterwards"),
        "decision_rewritten": N_("decision rewritten afterwards"),
        "target_rewritten": N_("target rewritten"),
        "start_rewritten": N_("starting value rewritten"),
        "spent_rewritten": N_("amount spent rewritten afterwards"),
        "approval_withdrawn": N_("approval withdrawn"),
        "approval_refused": N_("approval refused"),
        "party_left": N_("party no longer named"),
        "cancelled": N_("cancelled"),
        "milestone_dropped": N_("milestone dropped"),
        "decision_dropped": N_("decision dropped"),
        "milestone_removed": N_("milestone removed from the file"),
        "decision_removed": N_("decision removed from the file"),
        "meeting_removed": N_("meeting removed from the file"),
        "removed": N_("removed"),
    },
    Aspect: {
        "title": N_("title in every language"),
        "axis": N_("axis"),
        "lead": N_("lead"),
        "deadline": N_("deadline"),
        "measure": N_("measure of progress"),
        "source": N_("source"),
    },
}


def vocabulary(words: Sequence[str]) -> type[StrEnum] | None:
    """Return the vocabulary of exactly these words, None where none has labels."""
    return next((each for each, labels in LABELS.items() if tuple(labels) == tuple(words)), None)


def english(word: StrEnum) -> str:
    """Return the English words for one of a vocabulary; a vocabulary without labels is read aloud as it is written."""
    return LABELS.get(type(word), {}).get(word.value) or word.value.replace("_", " ")
