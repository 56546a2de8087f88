"""What each rule says where it has more than one thing to say: how grave it is, in which words, and the help."""

from __future__ import annotations

from coopctl.i18n.words import words
from tests.rules.pointed import files
from tests.tables import table
from tests.whole import Held, found

HEAD = "title: X\nstatus: planned\nlead: mons\n"
OTHER_DATE = "correct one of the two dates"
OFF = "fits no day of the recurrence, so it counts nowhere"
NOTE = "and the other in ‘note’; or correct the rule"
EXTEND = "correct the period, or extend the agreement's"
TWELVE = "there are only twelve months, 01 to 12 (21–24 are seasons, 33–36 quarters, 40 and 41 halves)"
REPLANNED = "write ‘period: 2019/2021’, or add an update with the right period"
TWO_ROWS = "delete one of the two rows, or tell them apart"
NO_NAME = "this name cannot be a record's"
NO_FOLDER = "no record is looked for in this folder"
#: What is written in an action `a/x`, or in several files; the code; and all that its rule says of it.
CASES = [
    (
        "dated-before-start",
        "period: 2019/2020\nupdates: [{date: 2018-06-01, text: a}]\n",
        [f"hint: 2018-06-01 is before the action starts, 2019; {OTHER_DATE}"],
    ),
    (
        "dated-before-start",
        "== a/x\nmilestones: [{id: a, title: A, due: 2017-05}]\n== a\nsigned: 2018-01-01\n",
        [f"hint: 2017-05 is before the agreement was signed, 2018-01-01; {OTHER_DATE}"],
    ),
    (
        "dated-before-start",
        "== a\nsigned: 2018-01-01\nmeetings: [{id: m, date: 1918-05-01, kind: joint_committee}]\n",
        [f"hint: 1918-05-01 is long before the beginning, 2018-01-01; {OTHER_DATE}"],
    ),
    (
        "dated-before-start",
        "period: 2019/2020\nmilestones: [{id: a, title: A}, {id: b, title: B, done: 2018-05}]\n",
        [f"hint: 2018-05 is before the action starts, 2019; {OTHER_DATE}"],
    ),
    (
        "dates-out-of-order",
        "started: 2020-05\nended: 2019-05\nstatus: completed\n",
        [f"error: 2019-05 is before 2020-05, which must come first; {OTHER_DATE}"],
    ),
    (
        "dates-out-of-order",
        "started: 2020-05\nended: 2019-05~\nstatus: completed\n",
        [f"warning: 2019-05~ is before 2020-05, which must come first; {OTHER_DATE}"],
    ),
    ("dates-out-of-order", "period: 2020/2019\n", [f"error: the end, 2019, is before the start, 2020; {OTHER_DATE}"]),
    (
        "impossible-date",
        "period: 2024-02-30\n",  # both ends of it, told once
        ["error: 2024-02-30: 2024-02 has 29 days, 01 to 29; write a date that exists"],
    ),
    ("impossible-date", "period: ../2024-30-06\n", [f"error: 2024-30-06: {TWELVE}; write it as 2024-06-30"]),
    ("impossible-date", "period: ../2024-13~\n", [f"error: 2024-13~: {TWELVE}; write a date that exists"]),
    (
        "impossible-date",
        "recurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18;UNTIL=20240230\n",
        ["error: 2024-02-30: 2024-02 has 29 days, 01 to 29; write a date that exists"],
    ),
    (
        "impossible-date",
        "started: 2024-33-05\n",
        ["error: 2024-33-05: a season, a quarter or a half of a year has no days; write a date that exists"],
    ),
    (
        "impossible-date",
        "started: 9999-24\n",
        ["error: 9999-24: this winter ends in the year 10000, and dates end with 9999; write a date that exists"],
    ),
    ("impossible-date", "started: 0000-01\n", ["error: 0000-01: there is no year 0; write a date that exists"]),
    (
        "occurrence-off-rule",
        "period: 2019\nrecurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18\noccurrences: [{date: 2019-05-20, state: held}]\n",
        [f"hint: 2019-05-20 {OFF}; write 2019-05-18 if it stands for that day of the rule, {NOTE}"],
    ),
    (
        "occurrence-off-rule",
        "period: 2019-06/2020-01\nrecurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18\noccurrences: [{date: 2019-11-20, state: held}]\n",
        [f"hint: 2019-11-20 {OFF}; write the day of the rule that it stands for, {NOTE}"],
    ),
    (
        "occurrence-off-rule",
        "period: 2019\nrecurs: FREQ=MONTHLY;BYMONTHDAY=31\noccurrences: [{date: 2019-04-30, state: held}]\n",
        [f"hint: 2019-04-30 {OFF}; did you mean BYMONTHDAY=-1, the month's last day? 2019-04 has 30 days"],
    ),
    ("outside-agreement-period", "== a/x\nperiod: 2019/2020-12-31\n== a\nperiod: 2018/2020\n", []),
    (
        "outside-agreement-period",
        "== a/x\nperiod: 2019/2021-01-01\n== a\nperiod: 2018/2020\n",
        [f"warning: 2019/2021-01-01 is not within 2018/2020, when ‘a’ holds; {EXTEND}"],
    ),
    (
        "period-differs-from-last-update",
        "period: 2019/2020\nupdates: [{date: 2019-01-01, text: a, period: 2019/2021}]\n",
        [f"error: the period is 2019/2020, but the last update says 2019/2021; {REPLANNED}"],
    ),
    (
        "period-differs-from-last-update",
        "updates: [{date: 2019-01-01, text: a, period: 2019/2021}]\n",
        [f"error: the action has no period, but an update says 2019/2021; {REPLANNED}"],
    ),
    (
        "repeated-key",
        "countries: [{code: BE, share: 50}, {code: BE, share: 50}]\n",
        [f"error: the same code as in an earlier row; {TWO_ROWS}"],
    ),
    (
        "repeated-key",
        "partners: [{organisation: {fr: Musée  des arts}}, {organisation: {fr: Musée des arts}}, {organisation: {nl: Musée des arts}}]\n",
        [f"error: the same party, organisation, person as in an earlier row; {TWO_ROWS}"],
    ),
    (
        "repeated-number",
        "== a/x\nnumber: 3\n== a/y\nnumber: 3\n",
        ["hint: the number 3 is given twice; correct one of the two"],
    ),
    ("repeated-number", "== a/z\n== a/x\nnumber: 3\npart_of: a/z\n== a/y\nnumber: 3\npart_of: a/z\n", []),
    (
        "three-decimals",
        "budget: [{year: 2019, kind: cash, currency: EUR, planned: 60.000}]\n",
        ["warning: ‘60.000’ is 60, not 60000: a point begins decimals; write 60000 if thousands are meant, else 60.00"],
    ),
    (
        "three-decimals",
        "budget: [{year: 2019, kind: cash, currency: EUR, planned: 1.250}]\n",
        ["warning: ‘1.250’ is 1.25, not 1250: a point begins decimals; write 1250 if thousands are meant, else 1.25"],
    ),
    ("unknown-file", f"== data/agreements/a/z.yaml\n{HEAD}", [f"error: {NO_FOLDER}; move it to data/actions/a/z.yaml"]),
    ("unknown-file", f"== data/agreement/b/b.yaml\n{HEAD}", [f"error: {NO_FOLDER}; move it to data/agreements/b.yaml"]),
    (
        "unknown-agreement",
        f"== a-and-b\nsigned: 2018-01-01\n== data/actions/and-b/x.yaml\n{HEAD}",
        [
            (
                "error: there is no agreement ‘and-b’ for this action; "
                "move the file to data/actions/a-and-b/, or write data/agreements/and-b.yaml"
            )
        ],
    ),
    (
        "unknown-agreement",
        f"== b-and-a\nsigned: 2018-01-01\n== data/actions/a-and-b/x.yaml\n{HEAD}",
        [
            (
                "error: there is no agreement ‘a-and-b’ for this action; "
                "move the file to data/actions/b-and-a/, or write data/agreements/a-and-b.yaml"
            )
        ],
    ),
    (
        "unknown-reference",
        f"== data/actions/a/x.yaml\n{HEAD}depends_on: [a/y]\n== data/actions/elsewhere/y.yaml\n{HEAD}",
        ["error: there is no action ‘a/y’; correct the reference, or write data/actions/a/y.yaml"],
    ),
    (
        "unknown-file",
        f"== data/agreements/a/a.yaml\n{HEAD}",
        [f"error: {NO_FOLDER}; move it to data/agreements/ or to data/actions/ and the name of its agreement"],
    ),
    (
        "unknown-file",
        f"== data/actions/A/z.yml\n{HEAD}",
        ["error: names are in small letters; rename it to data/actions/a/z.yaml"],
    ),
    (
        "unknown-file",
        f"== data/actions/A/The plan.yaml\n{HEAD}",
        [f"error: {NO_NAME}; rename it to data/actions/a/the-plan.yaml"],
    ),
    (
        "unknown-file",
        f"== data/actions/a/Y_Z.yaml\n{HEAD}== data/actions/a/y-z.yaml\n{HEAD}",
        [f"error: {NO_NAME}; if it is a copy of data/actions/a/y-z.yaml, keep one of the two"],
    ),
    (
        "unknown-file",
        f"== data/actions/a/✓.yaml\n{HEAD}",
        [f"error: {NO_NAME}; use small letters a to z, digits and single hyphens, at most 60, beginning with a letter"],
    ),
    (
        "unknown-subdivision",
        "== a\nparties: [{id: mons, name: M, subdivision: BE-WHZ}, {id: sefrou, name: S, subdivision: QQ-1}]\n",
        [
            "warning: ‘BE-WHZ’ is no subdivision code of ISO 3166-2; look it up in ISO 3166-2; towns have no such code",
            "warning: ‘QQ-1’ is no subdivision code of ISO 3166-2; look it up in ISO 3166-2; towns have no such code",
        ],
    ),
    (
        "unlikely-year",
        "started: 1018\ndocuments: [{id: d, title: Charter, url: 'https://example.org', date: 1018}]\n",
        ["warning: 1018 is an unlikely year; correct the year, if it is a slip"],
    ),
    (
        "value-beyond-target",
        "indicators: [{id: i, unit: km, target: {value: 90, date: 2020}, readings: [{date: 2019, value: 120}]}]\n",
        [],
    ),
    (
        "value-beyond-target",
        "indicators: [{id: i, measure: percentage, target: {value: 90, date: 2020}, readings: [{date: 2019, value: 120}]}]\n",
        ["hint: 120 percent is more than the whole; correct the number, or the target"],
    ),
    (
        "year-outside-plan",
        "period: 2019/2020\nbaseline: 2018/2019\nbudget: [{year: 2018, planned: 1}, {year: 2021, planned: 1}]\n",
        ["hint: 2021 is outside the plan, 2019/2020; correct the year, or the period"],
    ),
]


@table(("code", "text", "said"), CASES, ids=[f"{code}-{number}" for number, (code, *_) in enumerate(CASES)])
def test_a_rule_says_this(code: str, text: str, said: list[str]) -> None:
    english = words(("en",))
    told = found(Held({path: each.encode() for path, each in files(text).items()}))[1]

    assert [
        f"{each.severity.value}: {english.say(each.message)}; {english.say(each.help) if each.help else ''}"
        for each in told
        if each.code == code
    ] == said
