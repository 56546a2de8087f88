"""Where each rule points, and what it shows beside it: the rarer fields too.

«…» is the text under the mark of a finding, ⟦…⟧ that of a related place. A text is an action `a/x`, or several files.
"""

from __future__ import annotations

from coopctl import discovery, rules
from coopctl.formats.findings import worst_first
from tests.rules.pointed import expected, pointed
from tests.tables import table
from tests.whole import Held, found

#: Their findings are about a file's name: see below.
OF_NAMES = {"colliding-names", "unknown-file"}
CASES = [
    (
        "ambiguous-former-name",
        """\
== a/x
formerly: [⟦a/z⟧]
== a/y
formerly: [a/q, «a/z»]
""",
    ),
    (
        "ambiguous-former-name",
        """\
== a/x
⟦tags⟧: [t]
== a/y
formerly: [«a/x»]
""",
    ),
    (
        "amount-without-currency",
        """\
budget: [«{year: 2019, planned: 5}», {year: 2020, currency: EUR, planned: 5}]
""",
    ),
    (
        "amount-without-currency",
        """\
budget:
  - {year: 2019, funder: mons}
  - «{year: 2020, baseline: 5}»
  - «{year: 2021, committed: 5}»
  - «{year: 2022, spent: 5, at: 2022-01-01}»
""",
    ),
    (
        "circular-reference",
        """\
== a/x
depends_on: [«a/y»]
== a/y
depends_on: [a/z, ⟦a/x⟧]
== a/z
depends_on: []
""",
    ),
    (
        "circular-reference",
        """\
== a
parent: «b»
== b
parent: ⟦a⟧
""",
    ),
    (
        "circular-reference",
        """\
== a
replaces: «b»
== b
replaces: ⟦a⟧
""",
    ),
    (
        "circular-reference",
        """\
== a/x
merged_into: «a/y»
status: cancelled
ended: 2019
== a/y
merged_into: ⟦a/x⟧
status: cancelled
ended: 2019
""",
    ),
    (
        "completed-below-100",
        """\
status: «completed»
ended: 2020
updates: [{date: 2019-01-01, text: a, progress: ⟦90⟧}, {date: 2020-01-01, text: b}]
""",
    ),
    (
        "completed-with-open-milestones",
        """\
status: «completed»
ended: 2020
milestones: [⟦{id: a, title: A}⟧, {id: b, title: B, done: 2019}, ⟦{id: c, title: C, due: 2019}⟧, {id: d, title: D, dropped: 2019}]
""",
    ),
    (
        "dated-before-start",
        """\
period: ⟦2019/2020⟧
updates: [{date: «2018-06-01», text: a}]
""",
    ),
    (
        "dated-before-start",
        """\
started: ⟦2019-02-01⟧
indicators: [{id: i, unit: km, readings: [{date: «2018-12», value: 1}]}]
""",
    ),
    (
        "dated-before-start",
        """\
== a/x
milestones: [{id: a, title: A, due: «2017-05»}]
== a
signed: ⟦2018-01-01⟧
""",
    ),
    (
        "dated-before-start",
        """\
period: 2020/2021
baseline: ⟦2019/2020⟧
updates: [{date: «2018-06-01», text: a}]
""",
    ),
    (
        "dates-out-of-order",
        """\
period: «2020/2019»
""",
    ),
    (
        "dates-out-of-order",
        """\
started: ⟦2020-05⟧
ended: «2019-05»
status: completed
""",
    ),
    (
        "dates-out-of-order",
        """\
adopted: ⟦2020-05⟧
started: «2019-05»
""",
    ),
    (
        "dates-out-of-order",
        """\
period: ⟦2020/2021⟧
recurs: «FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1;UNTIL=2019-01-01»
""",
    ),
    (
        "dates-out-of-order",
        """\
baseline: «2020/2019»
updates: [{date: 2019-01-01, text: a, period: «2021/2020»}]
""",
    ),
    (
        "dates-out-of-order",
        """\
indicators: [{id: i, unit: km, baseline: {value: 0, date: ⟦2020⟧}, target: {value: 1, date: «2019»}}]
""",
    ),
    (
        "dates-out-of-order",
        """\
budget: [{period: «2020/2019», currency: EUR, planned: 1}]
""",
    ),
    (
        "dates-out-of-order",
        """\
== a
period: «2016/2017»
signed: ⟦2018-01-01⟧
""",
    ),
    (
        "dates-out-of-order",
        """\
== a
period: «2017/2020»
signed: ⟦2018-01-01⟧
""",
    ),
    (
        "dates-out-of-order",
        """\
== a
meetings:
  - id: m
    date: ⟦2019-05-01⟧
    kind: joint_committee
    decisions:
      - {id: d, text: T, due: «2018», baseline: «2017», done: «2016»}
      - {id: e, text: T, dropped: «2018»}
""",
    ),
    (
        "done-milestone-in-planned-action",
        """\
milestones: [{id: a, title: A}, {id: b, title: B, done: ⟦2019⟧}]
status: «planned»
""",
    ),
    (
        "done-milestone-in-planned-action",
        """\
status: «proposed»
milestones: [{id: b, title: B, done: ⟦2019⟧}]
""",
    ),
    (
        "ended-without-final",
        """\
status: ⟦in_progress⟧
ended: «2019»
""",
    ),
    (
        "falling-progress",
        """\
updates: [{date: 2019-03-01, text: b, progress: «20»}, {date: 2019-01-01, text: a, progress: ⟦50⟧}, {date: 2019-02-01, text: c}]
""",
    ),
    (
        "final-without-ended",
        """\
status: «partly_completed»
""",
    ),
    (
        "former-name",
        """\
== a/x
part_of: «a/old»
depends_on: [«a/old»]
== a/y
formerly: ⟦[a/old]⟧
""",
    ),
    (
        "former-name",
        """\
== a
formerly: ⟦[alt]⟧
meetings: [{id: m, date: 2019-01-01, kind: joint_committee, decisions: [{id: d, text: T, about: [«alt/x»]}]}]
""",
    ),
    (
        "fraction-for-percent",
        """\
updates: [{date: 2019-01-01, text: a, progress: «0.25»}, {date: 2019-02-01, text: b, progress: 1}]
""",
    ),
    (
        "held-while-planned",
        """\
recurs: FREQ=MONTHLY;BYMONTHDAY=1
period: 2019
occurrences: [{date: 2019-01-01, state: cancelled}, {date: 2019-02-01, state: ⟦held⟧}]
status: «planned»
""",
    ),
    (
        "impossible-date",
        """\
started: «2019-02-30»
baseline: «2019-13/2020»
updates: [{date: «2019-00», text: a}]
""",
    ),
    (
        "impossible-date",
        """\
period: «2019/2019-04-31»
milestones: [{id: a, title: A, due: «2019-02-29», done: «"0000"»}]
""",
    ),
    (
        "impossible-date",
        """\
recurs: «FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1;UNTIL=2019-02-30»
missions: [{from: mons, to: sefrou, planned: {days: 1}, done: [{date: «2019-22-01», days: 1}]}]
""",
    ),
    (
        "impossible-recurrence",
        """\
recurs: «FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30»
""",
    ),
    (
        "in-progress-after-termination",
        """\
== a/x
status: «in_progress»
== a
status: ⟦terminated⟧
""",
    ),
    (
        "in-progress-before-signature",
        """\
== a/x
status: «in_progress»
== a
status: ⟦in_negotiation⟧
""",
    ),
    (
        "merged-without-cancelled",
        """\
== a/x
merged_into: «a/y»
== a/y
""",
    ),
    (
        "milestone-outside-period",
        """\
period: ⟦2019⟧
milestones: [{id: a, title: A, due: «2020»}, {id: b, title: B, due: «2018»}, {id: c, title: C, due: 2020, dropped: 2019}]
""",
    ),
    (
        "missing-axis",
        """\
== a/x
«title»: X
== a
axes: ⟦[{id: culture, title: C}]⟧
""",
    ),
    (
        "missing-document-file",
        """\
documents: [{id: d, title: D, url: "https://x.org"}, {id: e, title: E, file: «docs/e.pdf»}]
""",
    ),
    (
        "missing-document-file",
        """\
== a
documents: [{id: e, title: E, file: «docs/e.pdf»}]
""",
    ),
    (
        "missing-translation",
        """\
== coopctl.yaml
language: fr
languages: [fr, nl]
== a/x
title: «{fr: Un}»
milestones: [{id: a, title: «{nl: Een}»}]
means: {fr: m, nl: m}
== a
title: {fr: A, nl: A}
parties: [{id: mons, name: M}, {id: sefrou, name: S}]
""",
    ),
    (
        "missing-translation",
        """\
== coopctl.yaml
language: fr
languages: [fr, nl]
== a/x
title: {fr: X, nl: X}
indicators: [{id: i, unit: «km»}]
== a
title: {fr: A, nl: A}
meetings: [{id: m, date: 2019-01-01, kind: joint_committee, title: «T», decisions: [{id: d, text: «{fr: D}»}]}]
documents: [{id: e, title: E, url: "https://x.org"}]
""",
    ),
    (
        "nested-axis",
        """\
== a/x
axis: c
== a
axes: [{id: a, title: A}, {id: b, title: B, parent: ⟦a⟧}, {id: c, title: C, parent: «b»}, {id: d, title: D, parent: «d»}]
""",
    ),
    (
        "no-lead",
        """\
== a/x
«title»: X
-lead
== a/y
title: Y
status: completed
ended: 2019
-lead
""",
    ),
    (
        "occurrence-off-rule",
        """\
recurs: ⟦FREQ=MONTHLY;BYMONTHDAY=1⟧
period: 2019
status: in_progress
occurrences: [{date: 2019-01-01, state: held}, {date: «2019-02-03», state: held}]
""",
    ),
    (
        "one-sided-coordinators",
        """\
coordinators: «[{party: mons, person: P}, {party: mons, person: Q}]»
""",
    ),
    (
        "outside-agreement-period",
        """\
== a/x
period: «2017/2018»
== a
period: ⟦2018-06/2020⟧
""",
    ),
    (
        "outside-agreement-period",
        """\
== a/x
period: «2019/2021»
== a
period: ⟦2018-06/2020⟧
""",
    ),
    (
        "part-of-part",
        """\
== a/x
part_of: «a/y»
== a/y
part_of: ⟦a/z⟧
== a/z
""",
    ),
    (
        "part-of-part",
        """\
part_of: «a/x»
""",
    ),
    (
        "party-described-differently",
        """\
== a
parties: [{id: mons, name: ⟦M⟧, country: ⟦BE⟧, ids: {kbo: ⟦"1"⟧}}, {id: sefrou, name: {fr: ⟦S⟧, ar: س}}]
== b
parties: [{id: mons, name: «N», country: «FR», ids: {kbo: «"2"»}}, {id: sefrou, name: {fr: «T», ar: س}}]
""",
    ),
    (
        "party-described-differently",
        """\
== a
parties:
  - {id: mons, name: M, kind: ⟦municipality⟧, subdivision: ⟦BE-WHT⟧, place: ⟦Mons⟧}
  - {id: sefrou, name: S, place: {fr: ⟦Séfrou⟧, ar: صفرو}}
== b
parties:
  - {id: mons, name: M, kind: «region», subdivision: «BE-WLG», place: «Bergen»}
  - {id: sefrou, name: S, place: {fr: «Sefrou», ar: صفرو, nl: Sefrou}}
""",
    ),
    (
        "period-differs-from-last-update",
        """\
period: «2019»
updates: [{date: 2019-01-01, text: a, period: 2018}, {date: 2019-02-01, text: b, period: ⟦2020⟧}]
""",
    ),
    (
        "period-differs-from-last-update",
        """\
«updates»: [{date: 2019-02-01, text: b, period: ⟦2020⟧}]
""",
    ),
    (
        "personal-contact",
        """\
summary: «write to a@x.org»
x-own: {deep: [«"+32 65 40 51 11"»]}
updates: [{date: 2019-01-01, text: «call 065 40 51 11»}]
external_ids: {iati: "0032654051110"}
""",
    ),
    (
        "repeated-key",
        """\
milestones: [⟦{id: a, title: A}⟧, {id: b, title: B}, {id: «a», title: C}]
""",
    ),
    (
        "repeated-key",
        """\
budget: [⟦{year: 2019, currency: EUR, planned: 1}⟧, «{year: 2019, currency: EUR, planned: 2}»]
indicators: [⟦{id: i, unit: km}⟧, {id: «i», unit: km}]
""",
    ),
    (
        "repeated-key",
        """\
updates: [{date: 2019-01-01, text: a}, {date: 2019-01-01, text: a}]
occurrences: [⟦{date: 2019-01-01, state: held}⟧, {date: «2019-01-01», state: held}]
countries: [⟦{code: MA}⟧, {code: «MA»}]
""",
    ),
    (
        "repeated-key",
        """\
== a
meetings:
  - {id: m, date: 2019-01-01, kind: joint_committee, decisions: [⟦{id: d, text: T}⟧]}
  - {id: n, date: 2019-02-01, kind: joint_committee, decisions: [{id: «d», text: T}]}
""",
    ),
    (
        "repeated-key",
        """\
== a
parties: [⟦{id: mons, name: M}⟧, {id: sefrou, name: S}, {id: «mons», name: M}]
axes: [⟦{id: c, title: C}⟧, {id: «c», title: D}]
documents: [⟦{id: e, title: E, url: "https://x.org"}⟧, {id: «e», title: F, url: "https://y.org"}]
""",
    ),
    (
        "shares-not-100",
        """\
countries: «[{code: MA, share: 60}, {code: BE, share: 30}]»
""",
    ),
    (
        "shares-not-100",
        """\
dac: «[{code: 16061, share: 60}, {code: 41010, share: 30}]»
""",
    ),
    (
        "spent-above-plan",
        """\
status: in_progress
budget: [{year: 2019, currency: EUR, planned: 5, committed: ⟦4⟧, spent: «6»}]
""",
    ),
    (
        "spent-above-plan",
        """\
status: in_progress
budget: [{year: 2019, currency: EUR, planned: ⟦5⟧, spent: «6»}]
""",
    ),
    (
        "status-differs-from-last-update",
        """\
status: «in_progress»
updates: [{date: 2019-01-01, text: a, status: planned}, {date: 2019-02-01, text: b, status: ⟦on_hold⟧}]
""",
    ),
    (
        "subdivision-outside-country",
        """\
== a
parties: [{id: mons, name: M, country: ⟦BE⟧, subdivision: «FR-59»}, {id: sefrou, name: S}]
""",
    ),
    (
        "three-decimals",
        """\
budget: [{year: 2019, currency: EUR, planned: «60.000», spent: 1.5}, {year: 2020, currency: EUR, committed: «1.125»}]
""",
    ),
    (
        "undescribed-party",
        """\
== a
parties: [«{id: mons}», {id: sefrou, name: S}]
""",
    ),
    (
        "unexplained-status",
        """\
status: «on_hold»
""",
    ),
    (
        "unexplained-status",
        """\
status: «cancelled»
ended: 2019
updates: [{date: 2019-01-01, text: a}]
""",
    ),
    (
        "unknown-agreement",
        """\
== b/x
«title»: X
""",
    ),
    (
        "unknown-axis",
        """\
== a/x
axis: «culture»
== a
axes: ⟦[{id: cultuur, title: C}]⟧
""",
    ),
    (
        "unknown-axis",
        """\
== a/x
axis: c
== a
axes: [{id: c, title: C, parent: «d»}]
""",
    ),
    (
        "unknown-country",
        """\
== a/x
countries: [{code: «UK»}]
== a
parties: [{id: mons, name: M, country: «UK»}, {id: sefrou, name: S}]
""",
    ),
    (
        "unknown-currency",
        """\
== a/x
budget: [{year: 2019, currency: «EUX», planned: 5}, {year: 2020, planned: 5}]
== a
defaults: {currency: «EUZ»}
""",
    ),
    (
        "unknown-dac-code",
        """\
dac: [{code: «99999»}]
""",
    ),
    (
        "unknown-language",
        """\
== coopctl.yaml
language: «qq»
languages: [fr, «fr-XX»]
== a/x
title: {«xx»: T}
documents: [{id: e, title: E, url: "https://x.org", language: «fra»}]
""",
    ),
    (
        "unknown-party",
        """\
== a/x
lead: {party: «nobody»}
missions: [{from: mons, to: «nowhere», planned: {days: 1}}]
milestones: [{id: a, title: A, lead: {party: «x»}}]
== a
parties: ⟦[{id: mons, name: M}, {id: sefrou, name: S}]⟧
""",
    ),
    (
        "unknown-party",
        """\
== a/x
lead: «nobody»
budget: [{year: 2019, funder: «them», currency: EUR, planned: 1}]
== a
meetings: [{id: m, date: 2019-01-01, kind: joint_committee, decisions: [{id: d, text: T, owners: [mons, «we»]}]}]
parties: ⟦[{id: mons, name: M}, {id: sefrou, name: S}]⟧
""",
    ),
    (
        "unknown-reference",
        """\
== a/x
depends_on: [«a/nothing»]
part_of: «b/x»
== a
parent: «none-such»
meetings: [{id: m, date: 2019-01-01, kind: joint_committee, decisions: [{id: d, text: T, about: [a, «a/zz»]}]}]
""",
    ),
    (
        "unknown-source",
        """\
== a/x
sources: [«nowhere», "https://x.org"]
updates: [{date: 2019-01-01, text: a, sources: [«nor»]}]
== a
documents: [{id: e, title: E, url: "https://x.org"}]
""",
    ),
    (
        "unknown-subdivision",
        """\
== a
parties: [{id: mons, name: M, subdivision: «BE-XYZ»}, {id: sefrou, name: S}]
""",
    ),
    (
        "unread-in-indicator",
        """\
indicators: [{id: i, unit: km, kind: keep, «baseline»: {value: 1}, «steps»: [{by: 2019, value: 1}], target: {value: 1}}, {id: j, unit: km, target: {value: 1, at: «most»}}]
""",
    ),
    (
        "updates-out-of-order",
        """\
updates: [{date: ⟦2019-02-01⟧, text: a}, {date: «2019-01-01», text: b}]
""",
    ),
    (
        "withdrawn-dac-code",
        """\
dac: [{code: «15140»}]
""",
    ),
    (
        "year-outside-plan",
        """\
period: ⟦2019/2020⟧
budget: [{year: «2018», currency: EUR, planned: 1}, {year: 2020, currency: EUR, planned: 1}]
""",
    ),
    (
        "year-outside-plan",
        """\
== a/x
budget: [{year: «2030», currency: EUR, planned: 1}]
== a
period: ⟦2019/2020⟧
""",
    ),
    (
        "yearly-without-month",
        """\
recurs: «FREQ=YEARLY;BYMONTHDAY=5»
""",
    ),
]


@table(("code", "text"), CASES, ids=[f"{code}-{number}" for number, (code, _) in enumerate(CASES)])
def test_a_rule_points_at_what_is_marked_and_at_nothing_else(code: str, text: str) -> None:
    assert pointed(code, text) == expected(text)


def test_no_text_is_of_a_rule_that_is_gone() -> None:
    assert {code for code, _ in CASES} | OF_NAMES <= {name.replace("_", "-") for name in discovery.names(rules)}


def test_a_name_that_collides_points_at_the_file_and_shows_the_other() -> None:
    record = b"title: X\nstatus: planned\nlead: mons\n"
    held = {"data/agreements/a.yaml": b"", "data/actions/a/x.yaml": record, "data/actions/a/X.yaml": record}
    _, findings = found(Held({**held, "data/actions/a/notes.txt": b"", "data/actions/deep/er/x.yaml": record}))

    told = [
        (each.code, each.path, each.span.line, [other.path for other in each.related]) for each in worst_first(findings)
    ]
    assert ("colliding-names", "data/actions/a/X.yaml", 1, ["data/actions/a/x.yaml"]) in told
    assert ("unknown-file", "data/actions/a/notes.txt", 1, []) in told
    assert ("unknown-file", "data/actions/deep/er/x.yaml", 1, []) in told
    assert [code for code, path, *_ in told if path == "data/actions/a/X.yaml"] == ["colliding-names"]
