"""Where a rule points, in the example of its page: the field, the text that is marked, and other places named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl import discovery, rules
from tests.codes.test_pages import BAD, check
from tests.tables import table
from tests.test_slips import marked

if TYPE_CHECKING:
    from tests.conftest import Workspace

#: Code → the field, the first line of what is marked, and how many other places are named beside it.
WHERE = {
    "ambiguous-former-name": ("formerly[0]", "mons-sefrou/photo-exhibition", 1),
    "amount-without-currency": ("budget[0]", "{year: 2018, kind: cash, funder: mons, planned: 5000}", 0),
    "amount-without-kind": ("budget[0]", "{year: 2018, funder: mons, currency: EUR, planned: 5000}", 0),
    "circular-reference": ("depends_on[0]", "mons-sefrou/tour", 1),
    "colliding-names": ("", "", 1),
    "completed-below-100": ("status", "completed", 1),
    "completed-with-open-milestones": ("status", "completed", 1),
    "country-for-language": ("title.be", "be", 0),
    "copied-record": ("title", "Training of guides", 1),
    "date-for-number": ("number", "03/05/2018", 0),
    "damaged-text": ("title", "Un cafÃ© pour l&#39;eau", 0),
    "dated-before-start": ("updates[0].date", "2017-11-03", 1),
    "dates-out-of-order": ("ended", "2018-11-30", 1),
    "done-milestone-in-planned-action": ("status", "planned", 1),
    "done-and-dropped": ("milestones[0].dropped", "2018-07-15", 1),
    "ended-without-final": ("ended", "2019-06-30", 1),
    "falling-progress": ("updates[1].progress", "6", 1),
    "field-in-text": ("summary", "|", 0),
    "final-without-ended": ("status", "completed", 0),
    "former-name": ("depends_on[0]", "mons-sefrou/guide-training", 1),
    "fraction-for-percent": ("updates[0].progress", "0.25", 0),
    "held-while-planned": ("status", "planned", 1),
    "impossible-date": ("started", "2018-02-30", 0),
    "impossible-recurrence": ("recurs", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 0),
    "in-progress-after-termination": ("status", "in_progress", 1),
    "in-progress-before-signature": ("status", "in_progress", 1),
    "leftover-sign": ("title", "Training of guides,", 0),
    "merged-without-cancelled": ("merged_into", "mons-sefrou/photo-exhibition", 0),
    "milestone-outside-period": ("milestones[0].due", "2020-02", 1),
    "missing-axis": ("", "title", 1),
    "missing-document-file": ("documents[0].file", "docs/minutes.pdf", 0),
    "missing-translation": ("title", "Training of guides", 0),
    "budget-without-amount": ("budget[0]", "{year: 2018, kind: cash, funder: mons, currency: EUR}", 0),
    "missions-half-said": ("missions[0]", "{from: mons, year: 2018, planned: {missions: 2, days: 5}}", 0),
    "mission-to-itself": ("missions[0].to", "mons", 0),
    "mistyped-verdict": ("assessments[0].verdict", "Substantial", 0),
    "nested-axis": ("axes[2].parent", "heritage", 1),
    "no-lead": ("", "title", 0),
    "occurrence-off-rule": ("occurrences[0].date", "2018-05-19", 1),
    "one-sided-coordinators": ("coordinators", "- {party: mons, person: Head of culture}", 0),
    "other-script": ("title.fr", "fr", 0),
    "outside-agreement-period": ("period", "2019/2021", 1),
    "part-of-part": ("part_of", "mons-sefrou/guides", 1),
    "party-as-organisation": ("lead", "{organisation: mons}", 0),
    "party-described-differently": ("parties[0].name", "City of Mons", 1),
    "period-differs-from-last-update": ("period", "2018/2019", 1),
    "personal-contact": ("partners[0].person", "The press officer (press.office@mons.example)", 0),
    "repeated-key": ("milestones[1].id", "hall", 1),
    "repeated-number": ("axes[1].number", "1", 1),
    "repeated-row": ("updates[1]", "{date: 2018-06-01, author: A. Dupont, text: The hall is booked.}", 1),
    "season-for-years": ("period", "2021-24", 0),
    "shares-not-100": ("dac", "- {code: 11330, share: 60}", 0),
    "spent-above-plan": ("budget[0].spent", "52000", 1),
    "status-differs-from-last-update": ("status", "planned", 1),
    "subdivision-outside-country": ("parties[1].subdivision", "BE-WHT", 1),
    "three-decimals": ("budget[0].planned", "60.000", 0),
    "terms-of-no-renewal": ("renewal.years", "years", 0),
    "total-among-lines": ("budget[1].heading", "Total", 0),
    "two-languages-in-text": ("title", "Training of guides / تكوين المرشدين", 0),
    "undescribed-party": ("parties[1]", "{id: tangier, role: signatory}", 0),
    "unexplained-status": ("status", "on_hold", 0),
    "unfilled-template": ("title", "${TITLE}", 0),
    "unknown-agreement": ("", "title", 0),
    "unknown-axis": ("axis", "cultur", 1),
    "unknown-country": ("countries[0].code", "UK", 0),
    "unknown-currency": ("budget[0].currency", "EUS", 0),
    "unknown-dac-code": ("dac[0].code", "11331", 0),
    "unknown-file": ("", "", 0),
    "unknown-in-report": ("reports.quarterly.since_meeting", "the last one", 0),
    "unknown-internal-field": ("internal[1]", "milestone.note", 0),
    "unknown-language": ("title.fra", "fra", 0),
    "unknown-party": ("lead", "mon", 1),
    "unknown-reference": ("depends_on[0]", "mons-sefrou/foto-exhibition", 0),
    "unknown-source": ("sources[0]", "report", 0),
    "unknown-subdivision": ("parties[1].subdivision", "MA-99", 0),
    "unlikely-length": ("missions[0].done[0].days", "15", 1),
    "unlikely-year": ("period", "1446/1447", 0),
    "unread-in-indicator": ("indicators[0].baseline", "baseline", 0),
    "unusable-logo": ("letterhead.logos[0]", "logos/mons.png", 0),
    "update-without-news": ("updates[0]", "{date: 2018-06-01, author: A. Dupont}", 0),
    "updates-out-of-order": ("updates[1].date", "2018-05-02", 1),
    "value-beyond-target": ("indicators[0].steps[0].value", "200", 1),
    "withdrawn-dac-code": ("dac[0].code", "23030", 0),
    "year-outside-plan": ("budget[0].year", "2081", 1),
    "yearly-without-month": ("recurs", "FREQ=YEARLY;BYMONTHDAY=18", 0),
}  # fmt: skip


def test_every_rule_whose_page_has_an_example_is_there() -> None:
    assert {*WHERE} == {*discovery.names(rules)} & {*BAD}


@table("code", WHERE)
def test_a_rule_points_at_what_is_wrong(code: str, workspace: Workspace) -> None:
    field, text, places = WHERE[code]
    root = workspace(files=BAD[code])
    found = [each for each in check(root) if each.code == code]

    first = found[0]
    content = (root / first.path).read_text(encoding="utf-8")
    assert (first.field, marked(content, first).split("\n")[0], len(first.related)) == (field, text, places)
    assert len(found) == 1
