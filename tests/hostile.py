"""Workspaces of under a megabyte that are made to cost much: each a kind of size or depth that no plan has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from string import ascii_lowercase

Files = Mapping[str, str]

#: What a workspace here may weigh, in bytes of its files.
LARGEST = 1_000_000
_PARTIES = "parties: [{id: a, role: signatory}, {id: b, role: signatory}]\n"
#: The lines of an agreement of a and b.
HEAD = f"title: a\nkind: other\nstatus: in_force\nsigned: 2018\nperiod: 2018/2030\n{_PARTIES}"
_MADE: dict[str, Callable[[], Files]] = {}


def kind(make: Callable[[], Files]) -> Callable[[], Files]:
    """Note a maker of a workspace under its name."""
    _MADE[make.__name__] = make
    return make


def kinds() -> tuple[str, ...]:
    """Return the names of all."""
    return tuple(_MADE)


def files(name: str) -> Files:
    """Return the files of one, by path."""
    made = {"coopctl.yaml": "", "data/agreements/x.yaml": HEAD, **_MADE[name]()}
    assert sum(len(text.encode()) for text in made.values()) < LARGEST, name
    return made


# ---------------------------------------------------------------- of what they are made


def agreements(number: int, extra: Callable[[int], str]) -> Files:
    """Return so many small agreements, each with its own lines."""
    return {
        f"data/agreements/a{i}.yaml": f"title: a\nkind: other\nstatus: in_negotiation\n{_PARTIES}{extra(i)}"
        for i in range(number)
    }


def actions(number: int, extra: Callable[[int], str], status: str = "planned") -> Files:
    """Return so many small actions of one agreement, each with its own lines."""
    return {f"data/actions/x/a{i}.yaml": f"title: a\nstatus: {status}\n{extra(i)}" for i in range(number)}


def actions_of_each(number: int) -> Files:
    """Return an action of each of so many agreements."""
    return {f"data/actions/a{i}/a.yaml": f"title: a\nstatus: planned\nrelated: [a{i}/b]\n" for i in range(number)}


def agreement(extra: str) -> Files:
    """Return one agreement with more lines."""
    return {"data/agreements/x.yaml": f"{HEAD}{extra}\n"}


def action(extra: str, status: str = "in_progress") -> Files:
    """Return one action with more lines."""
    return {"data/actions/x/a.yaml": f"title: a\nstatus: {status}\n{extra}\n"}


def rows(name: str, entries: Iterable[str]) -> str:
    """Return a list on one line."""
    return f"{name}: [{', '.join(entries)}]\n"


# ---------------------------------------------------------------- depths


@kind
def chain_of_parents() -> Files:
    return agreements(6000, lambda i: f"parent: a{i - 1}\n" if i else "")


@kind
def circle_of_parents() -> Files:
    return agreements(6000, lambda i: f"parent: a{(i - 1) % 6000}\n")


@kind
def chain_of_parts() -> Files:
    return actions(15000, lambda i: f"part_of: x/a{i - 1}\n" if i else "")


@kind
def circle_of_parts() -> Files:
    return actions(15000, lambda i: f"part_of: x/a{(i - 1) % 15000}\n")


@kind
def chain_of_parts_with_means() -> Files:
    return actions(
        7000,
        lambda i: (f"part_of: x/a{i - 1}\n" if i else "") + "budget: [{year: 2019, planned: 1, currency: EUR}]\n",
    )


@kind
def chain_of_waiting() -> Files:
    return actions(15000, lambda i: f"depends_on: [x/a{i - 1}]\n" if i else "")


@kind
def circle_of_waiting() -> Files:
    return actions(15000, lambda i: f"depends_on: [x/a{(i - 1) % 15000}]\n")


@kind
def web_of_waiting() -> Files:
    return actions(300, lambda i: rows("depends_on", (f"x/a{j}" for j in range(300) if j != i)))


@kind
def web_of_related() -> Files:
    return actions(300, lambda i: rows("related", (f"x/a{j}" for j in range(300) if j != i)))


@kind
def chain_of_mergers() -> Files:
    return actions(13000, lambda i: f"merged_into: x/a{i - 1}\n" if i else "", "cancelled")


@kind
def circle_of_mergers() -> Files:
    return actions(13000, lambda i: f"merged_into: x/a{(i - 1) % 13000}\n", "cancelled")


@kind
def chain_of_replacing() -> Files:
    return agreements(6000, lambda i: f"replaces: a{i - 1}\n" if i else "")


@kind
def chain_of_axes() -> Files:
    return agreement(rows("axes", (f"{{id: a{i}, title: a, parent: a{i - 1}}}" for i in range(25000))))


@kind
def circle_of_axes() -> Files:
    return agreement(rows("axes", (f"{{id: a{i}, title: a, parent: a{(i - 1) % 25000}}}" for i in range(25000))))


@kind
def axes_in_pairs() -> Files:
    return agreement(
        rows("axes", (f"{{id: a{i}, title: a{f', parent: a{i - 1}' if i % 2 else ''}}}" for i in range(25000)))
    )


@kind
def brackets() -> Files:
    return action("tags: " + "[" * 450_000 + "]" * 450_000)


@kind
def open_brackets() -> Files:
    return action("tags: " + "[" * 900_000)


@kind
def braces() -> Files:
    return action("external_ids: " + "{a: " * 150_000 + "1" + "}" * 150_000)


@kind
def dashes() -> Files:
    return action("tags:\n" + "- " * 450_000 + "a")


@kind
def steps() -> Files:
    return action("tags:\n" + "".join(f"{' ' * i}a:\n" for i in range(1, 1300)))


# ---------------------------------------------------------------- many rows in a file


@kind
def unknown_fields() -> Files:
    return action(rows("milestones", ["{id: a, title: a, " + ", ".join(f"x{i}: 1" for i in range(75_000)) + "}"]))


@kind
def unknown_fields_a_line() -> Files:
    return action("\n".join(f"x{i}: 1" for i in range(75_000)))


@kind
def near_fields() -> Files:
    return action("\n".join(f"milestone{i}: 1" for i in range(50_000)))


@kind
def wrong_rows() -> Files:
    return action(rows("milestones", ("1" for _ in range(250_000))))


@kind
def empty_rows() -> Files:
    return action("milestones:\n" + "-\n" * 400_000)


@kind
def empty_maps() -> Files:
    return action(rows("updates", ("{}" for _ in range(200_000))))


@kind
def unknown_sources() -> Files:
    return action(rows("sources", (f"s{i}" for i in range(110_000))))


@kind
def unknown_sources_of_rows() -> Files:
    return action(rows("updates", (f"{{date: 2019, text: a, sources: [s{i}]}}" for i in range(22_000))))


@kind
def anchors() -> Files:
    return action(rows("tags", (f"&a{i} a{i}" for i in range(50_000))))


@kind
def aliases() -> Files:
    return action("notes: [&a a]\n" + rows("tags", ("*a" for _ in range(200_000))))


@kind
def tags() -> Files:
    return action(rows("tags", ("!a a" for _ in range(150_000))))


@kind
def nulls() -> Files:
    return action(rows("tags", ("~" for _ in range(300_000))))


@kind
def odd_numbers() -> Files:
    return action(rows("tags", ("0123" for _ in range(160_000))))


@kind
def repeated_keys() -> Files:
    return action("number: 1\n" * 90_000)


@kind
def repeated_keys_of_a_row() -> Files:
    return action("external_ids: {" + ", ".join("a: b" for _ in range(150_000)) + "}")


@kind
def repeated_ids() -> Files:
    return action(rows("milestones", ("{id: a, title: a}" for _ in range(48_000))))


@kind
def repeated_rows() -> Files:
    return action(rows("budget", ("{year: 2019, planned: 1, currency: EUR}" for _ in range(24_000))))


@kind
def document_files() -> Files:
    return action(rows("documents", (f"{{id: d{i}, file: f{i}}}" for i in range(36_000))))


@kind
def deep_document_files() -> Files:
    return action(rows("documents", (f"{{id: d{i}, file: {'f/' * 450}f{i}}}" for i in range(1000))))


@kind
def documents() -> Files:
    named = rows("documents", (f"{{id: d{i}, title: a}}" for i in range(20_000)))
    return action(named + rows("sources", (f"d{i}" for i in range(20_000))))


@kind
def milestones() -> Files:
    return action(rows("milestones", (f"{{id: a{i}, title: a}}" for i in range(40_000))))


@kind
def milestones_due() -> Files:
    return action(rows("milestones", (f"{{id: a{i}, title: a, due: 20{i % 90 + 10}}}" for i in range(25_000))))


@kind
def updates() -> Files:
    return action(rows("updates", ("{date: 2019, text: a}" for _ in range(40_000))))


@kind
def updates_with_status() -> Files:
    return action(rows("updates", ("{date: 2019, text: a, status: planned}" for _ in range(23_000))))


@kind
def updates_with_progress() -> Files:
    return action(rows("updates", (f"{{date: {i + 1000}-01-01, text: a, progress: {i % 100}}}" for i in range(8999))))


@kind
def updates_out_of_order() -> Files:
    return action(rows("updates", (f"{{date: {9999 - i}, text: a}}" for i in range(9000))))


@kind
def indicators() -> Files:
    return action(rows("indicators", (f"{{id: a{i}, title: a, target: {{value: 1}}}}" for i in range(20_000))))


@kind
def readings() -> Files:
    values = ", ".join(f"{{date: {i + 1000}, value: {i}}}" for i in range(9000))
    return action(rows("indicators", [f"{{id: a, title: a, target: {{value: 1}}, readings: [{values}]}}"]))


@kind
def indicators_with_readings() -> Files:
    values = ", ".join(f"{{date: {i + 1900}, value: {i}}}" for i in range(100))
    return action(
        rows("indicators", (f"{{id: a{i}, title: a, target: {{value: 1}}, readings: [{values}]}}" for i in range(350)))
    )


@kind
def occurrences() -> Files:
    days = (
        f"{{date: {2019 + i // 28 // 12}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}, state: held}}" for i in range(23_000)
    )
    return action("recurs: FREQ=MONTHLY;BYMONTHDAY=1\nperiod: 2019/2999\n" + rows("occurrences", days))


@kind
def meetings() -> Files:
    return agreement(rows("meetings", (f"{{id: m{i}, date: 2019}}" for i in range(36_000))))


@kind
def meetings_without_titles() -> Files:
    decided = (f"{{id: d{i}, text: a, due: 2020-01-0{i % 9 + 1}}}" for i in range(8000))
    return agreement(
        rows(
            "meetings",
            (f"{{id: m{i}, date: 2019, kind: steering, decisions: [{each}]}}" for i, each in enumerate(decided)),
        )
    )


@kind
def decisions() -> Files:
    every = ", ".join(f"{{id: d{i}, text: a}}" for i in range(36_000))
    return agreement(rows("meetings", [f"{{id: m, date: 2019, decisions: [{every}]}}"]))


@kind
def meetings_with_decisions() -> Files:
    return agreement(
        rows(
            "meetings",
            (f"{{id: m{i}, date: 2019, decisions: [{{id: d{i}, text: a, due: 2020}}]}}" for i in range(14_000)),
        )
    )


@kind
def decisions_about_one() -> Files:
    every = ", ".join(f"{{id: d{i}, text: a, due: 2020, about: [x/a]}}" for i in range(18_000))
    return {**agreement(rows("meetings", [f"{{id: m, date: 2019, decisions: [{every}]}}"])), **action("")}


@kind
def attendees() -> Files:
    who = ", ".join(f"{{party: a, person: p{i}}}" for i in range(30_000))
    return agreement(rows("meetings", [f"{{id: m, date: 2019, attendees: [{who}]}}"]))


@kind
def parties() -> Files:
    every = (f"{{id: p{i}, role: signatory}}" for i in range(30_000))
    return {"data/agreements/x.yaml": HEAD.replace(_PARTIES, rows("parties", every))}


@kind
def parties_described_often() -> Files:
    described = {
        f"data/agreements/b{i}.yaml": "title: a\nkind: other\nstatus: in_negotiation\n"
        f"parties: [{{id: a, role: signatory, name: n{i}}}, {{id: b, role: signatory}}]\n"
        for i in range(3500)
    }
    return {**agreements(4500, lambda _: ""), **described}


@kind
def unknown_parties() -> Files:
    return action(rows("partners", (f"{{party: p{i}, role: host}}" for i in range(30_000))))


@kind
def topics() -> Files:
    return agreement(rows("meetings", ["{id: m, date: 2019, topics: [" + ", ".join(["a"] * 300_000) + "]}"]))


@kind
def notes() -> Files:
    return action(rows("notes", ("a" for _ in range(300_000))))


@kind
def many_tags() -> Files:
    return action(rows("tags", (f"t{i}" for i in range(110_000))))


@kind
def budget_years() -> Files:
    return action(rows("budget", (f"{{year: {i + 1000}, planned: {i}, currency: EUR}}" for i in range(9000))))


@kind
def budget_headings() -> Files:
    lines = (f"{{year: {i % 9000 + 1000}, planned: {i}, currency: EUR, heading: h{i}}}" for i in range(16_000))
    return action(rows("budget", lines))


@kind
def budget_currencies() -> Files:
    return action(
        rows(
            "budget",
            (f"{{year: 2019, planned: 1, currency: X{chr(65 + i % 26)}A, heading: h{i}}}" for i in range(17_000)),
        )
    )


@kind
def mission_years() -> Files:
    return action(
        rows(
            "missions",
            (f"{{from: a, to: b, year: {i + 1000}, planned: {{missions: 2, days: 5}}}}" for i in range(9000)),
        )
    )


@kind
def shares() -> Files:
    return action(rows("countries", ("{code: BE, share: 0.01}" for _ in range(36_000))))


@kind
def dac_codes() -> Files:
    return action(rows("dac", (f"{{code: {10000 + i}}}" for i in range(50_000))))


@kind
def markers() -> Files:
    return action(rows("markers", (f"{{code: {i}, significance: 1}}" for i in range(25_000))))


@kind
def former_names() -> Files:
    return action(rows("formerly", (f"x/b{i}" for i in range(90_000))))


@kind
def former_names_of_all() -> Files:
    return actions(12_000, lambda i: f"formerly: [x/a{i + 1}]\nrelated: [x/b{i}]\n")


@kind
def external_ids() -> Files:
    return action("external_ids: {" + ", ".join(f"k{i}: v" for i in range(80_000)) + "}")


@kind
def assessments() -> Files:
    return action(rows("assessments", ("{date: 2019, by: a, verdict: complete}" for _ in range(24_000))))


@kind
def approvals() -> Files:
    return agreement(rows("approvals", ("{by: a, kind: other, state: granted}" for _ in range(24_000))))


@kind
def comments() -> Files:
    return action("summary: a\n" + "".join("notes: a # b\n" for _ in range(70_000)))


@kind
def cut_by_comments() -> Files:
    return action("notes:\n" + "- a #b\n" * 130_000)


# ---------------------------------------------------------------- many records


@kind
def bare_agreements() -> Files:
    return agreements(8000, lambda _: "")


@kind
def bare_actions() -> Files:
    return actions(20_000, lambda _: "")


@kind
def late_actions() -> Files:
    return actions(15_000, lambda _: "period: 2018\n", "in_progress")


@kind
def actions_of_nobody() -> Files:
    return {f"data/actions/y{i}/a.yaml": "title: a\nstatus: planned\n" for i in range(8000)}


@kind
def empty_files() -> Files:
    return {f"data/actions/x/a{i}.yaml": "" for i in range(8000)}


@kind
def faulty_files() -> Files:
    return {f"data/actions/x/a{i}.yaml": "a: [" for i in range(8000)}


@kind
def misfits() -> Files:
    return {f"data/actions/x/a{i}.yaml": "titel: a\n" for i in range(8000)}


@kind
def strays() -> Files:
    return {f"data/actions/x/a{i}.txt": "" for i in range(10_000)}


@kind
def misspelt_references() -> Files:
    return actions(9000, lambda i: f"part_of: x/a{i}z\ndepends_on: [x/ab{i}]\n")


@kind
def misspelt_references_of_one() -> Files:
    return {**actions(5000, lambda _: ""), **action(rows("related", (f"x/a{i}z" for i in range(60_000))))}


@kind
def misspelt_agreements() -> Files:
    return agreements(5500, lambda i: f"parent: a{i}z\n")


@kind
def misspelt_axes() -> Files:
    axes = rows("axes", (f"{{id: axis-{i}, title: a}}" for i in range(12_000)))
    return {**agreement(axes), **actions(9000, lambda i: f"axis: axis-{i}z\n")}


@kind
def misspelt_sources() -> Files:
    named = rows("documents", (f"{{id: doc-{i}, title: a}}" for i in range(15_000)))
    return action(named + rows("sources", (f"doc-{i}z" for i in range(30_000))))


@kind
def misspelt_parties() -> Files:
    every = (f"{{id: party-{i}, role: signatory}}" for i in range(9000))
    lines = rows("partners", (f"{{party: party-{i}z, role: host}}" for i in range(15_000)))
    return {"data/agreements/x.yaml": HEAD.replace(_PARTIES, rows("parties", every)), **action(lines)}


@kind
def one_axis_for_each() -> Files:
    axes = rows("axes", (f"{{id: a{i}, title: a}}" for i in range(10_000)))
    return {**agreement(axes), **actions(10_000, lambda i: f"axis: a{i}\n")}


@kind
def one_lead_for_each() -> Files:
    return actions(12_000, lambda i: f"lead: {{organisation: o{i}}}\n")


@kind
def spans_of_all_years() -> Files:
    return actions(15_000, lambda _: "period: 0001/9999\n")


@kind
def recurrences_that_never_come() -> Files:
    rule = "FREQ=MONTHLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=1"
    return actions(
        4000,
        lambda _: f"recurs: {rule}\nperiod: 2019-01/9999\noccurrences: [{{date: 2019, state: held}}]\n",
        "in_progress",
    )


@kind
def recurrences_of_every_day() -> Files:
    rule = "FREQ=MONTHLY;BYMONTHDAY=" + ",".join(str(day) for day in range(1, 32))
    return actions(
        4000,
        lambda _: f"recurs: {rule}\nperiod: 0001-01/9999\noccurrences: [{{date: 2019, state: held}}]\n",
        "in_progress",
    )


@kind
def recurrences_of_every_day_on_record() -> Files:
    rule = "FREQ=MONTHLY;BYMONTHDAY=" + ",".join(str(day) for day in range(1, 32))
    days = ", ".join(f"{{date: {year:04}, state: held}}" for year in range(1960, 2020))
    return actions(400, lambda _: f"recurs: {rule}\nperiod: 1960/2059\noccurrences: [{days}]\n", "in_progress")


# ---------------------------------------------------------------- long texts


@kind
def long_title() -> Files:
    return {"data/actions/x/a.yaml": f"title: {'a' * 900_000}\nstatus: planned\n"}


@kind
def long_title_of_words() -> Files:
    return {"data/actions/x/a.yaml": f"title: {'a ' * 450_000}b\nstatus: planned\n"}


@kind
def long_title_of_an_agreement() -> Files:
    return {"data/agreements/x.yaml": HEAD.replace("title: a", f"title: {'a ' * 450_000}b")}


@kind
def long_wide_title() -> Files:
    return {"data/actions/x/a.yaml": f"title: {'漢' * 300_000}\nstatus: planned\n"}


@kind
def long_combined_title() -> Files:
    return {"data/actions/x/a.yaml": f"title: a{chr(0x301) * 450_000}\nstatus: planned\n"}


@kind
def long_family_title() -> Files:
    return {"data/actions/x/a.yaml": f"title: {'👩‍' * 120_000}a\nstatus: planned\n"}


@kind
def long_marks_title() -> Files:
    return {"data/actions/x/a.yaml": f"title: {'*_`[<&' * 150_000}\nstatus: planned\n"}


@kind
def long_quoted_title() -> Files:
    return {"data/actions/x/a.yaml": 'title: "' + "\\u00e9" * 150_000 + '"\nstatus: planned\n'}


@kind
def long_lines() -> Files:
    return action("summary: |\n" + "  a\n" * 240_000)


@kind
def long_blank_lines() -> Files:
    return action("summary: |\n  a\n" + "\n" * 900_000 + "  b")


@kind
def blank_lines() -> Files:
    return action("\n" * 900_000)


@kind
def blanks() -> Files:
    return action(" " * 900_000)


@kind
def long_word() -> Files:
    return action(f"axis: {'a' * 900_000}")


@kind
def long_date() -> Files:
    return action(f"period: {'2' * 900_000}")


@kind
def long_dates() -> Files:
    return action(f"period: {'2018/' * 150_000}")


@kind
def long_number() -> Files:
    return action(f"weight: {'9' * 900_000}")


@kind
def long_fraction() -> Files:
    return action(f"weight: 0.{'9' * 900_000}")


@kind
def huge_exponent() -> Files:
    return action(f"weight: 1e{'9' * 900_000}")


@kind
def huge_numbers() -> Files:
    return action(rows("budget", (f"{{year: {i + 1000}, planned: 1e999999999, currency: EUR}}" for i in range(9000))))


@kind
def long_hexadecimal() -> Files:
    return action(f"weight: 0x{'f' * 900_000}")


@kind
def long_key() -> Files:
    return action(f"? {'a' * 900_000}\n: 1")


@kind
def long_near_key() -> Files:
    return action(f"{'milestones' * 90_000}: 1")


@kind
def long_recurrence() -> Files:
    return action("recurs: FREQ=MONTHLY;BYMONTHDAY=" + "1," * 400_000 + "1")


@kind
def long_address() -> Files:
    return action(f"sources: ['https://{'a.' * 400_000}b']")


@kind
def long_addresses() -> Files:
    return action(rows("sources", (f"'https://{'a' * 1000}/{i}'" for i in range(900))))


@kind
def long_contact() -> Files:
    return action(f"summary: {'a.' * 300_000}@{'a.' * 100_000}")


@kind
def long_digits() -> Files:
    return action(f"summary: {'1 ' * 400_000}")


@kind
def many_languages() -> Files:
    tags = [f"{a}{b}" for a in "abcdefghijklmnopqrstuvwxyz" for b in "abcdefghijklmnopqrstuvwxyz"]
    return action("summary: {" + ", ".join(f"{tag}-x{i}: a" for i in range(100) for tag in tags) + "}")


@kind
def odd_languages() -> Files:
    return action("summary: {" + ", ".join(f"fr-x{'-aaaaaaaa' * 40}-a{i}: a" for i in range(2000)) + "}")


# ---------------------------------------------------------------- settings


@kind
def ignores() -> Files:
    entries = (f"{{paths: [data/{i}], codes: [no-lead], reason: a}}" for i in range(12_000))
    return {"coopctl.yaml": rows("ignore", entries), **actions(1000, lambda _: "")}


@kind
def ignores_that_fit() -> Files:
    entries = ("{paths: ['**'], codes: [no-lead], reason: a}" for _ in range(12_000))
    return {"coopctl.yaml": rows("ignore", entries), **actions(1000, lambda _: "")}


@kind
def ignored_paths() -> Files:
    paths = ", ".join(f"data/{i}*" for i in range(60_000))
    return {
        "coopctl.yaml": f"ignore: [{{paths: [{paths}], codes: [no-lead], reason: a}}]\n",
        **actions(2000, lambda _: ""),
    }


@kind
def ignored_codes() -> Files:
    codes = ", ".join(f"unknown-{i}" for i in range(20_000))
    return {"coopctl.yaml": f"ignore: [{{paths: ['**'], codes: [{codes}], reason: a}}]\n"}


@kind
def odd_pattern() -> Files:
    return {
        "coopctl.yaml": f"ignore: [{{paths: ['{'*a' * 200}'], codes: [no-lead], reason: a}}]\n",
        **{f"data/actions/x/{'a' * 55}{i}.yaml": "title: a\nstatus: planned\n" for i in range(2000)},
    }


@kind
def odd_pattern_of_folders() -> Files:
    return {
        "coopctl.yaml": f"ignore: [{{paths: ['{'**/' * 200}b'], codes: [no-lead], reason: a}}]\n",
        **actions(2000, lambda _: ""),
    }


@kind
def project_rules() -> Files:
    own = "\n".join(
        f"- {{id: own-{i}, applies_to: action, severity: warning, message: a, schema: {{required: [axis]}}}}"
        for i in range(2000)
    )
    return {"coopctl.yaml": f"rules:\n{own}\n", **actions(2000, lambda _: "")}


@kind
def project_pattern() -> Files:
    schema = "{properties: {title: {pattern: '^(a+)+(a|b|ab)*(.*)*$'}}}"
    own = f"rules: [{{id: own, applies_to: action, severity: warning, message: a, schema: {schema}}}]\n"
    return {"coopctl.yaml": own, "data/actions/x/a.yaml": f"title: {'a' * 100_000}c!\nstatus: planned\n"}


@kind
def project_pattern_that_is_large() -> Files:
    schema = "{properties: {title: {pattern: '((((a{1,250}){1,250}){1,250}){1,250})'}}}"
    own = f"rules: [{{id: own, applies_to: action, severity: warning, message: a, schema: {schema}}}]\n"
    return {"coopctl.yaml": own, **action("")}


@kind
def project_pattern_that_looks_back() -> Files:
    schema = "{properties: {title: {pattern: '^(?=(a*)*$)(a*)*b\\1$'}}}"
    own = f"rules: [{{id: own, applies_to: action, severity: warning, message: a, schema: {schema}}}]\n"
    return {"coopctl.yaml": own, "data/actions/x/a.yaml": f"title: {'a' * 5000}c\nstatus: planned\n"}


@kind
def project_rule_that_doubles() -> Files:
    doubled = ", ".join(
        f"d{i}: {{allOf: [{{$ref: '#/$defs/d{i + 1}'}}, {{$ref: '#/$defs/d{i + 1}'}}]}}" for i in range(40)
    )
    schema = f"{{$ref: '#/$defs/d0', $defs: {{{doubled}, d40: {{required: [axis]}}}}}}"
    own = f"rules: [{{id: own, applies_to: action, severity: warning, message: a, schema: {schema}}}]\n"
    return {"coopctl.yaml": own, **action("")}


@kind
def project_rule_that_turns() -> Files:
    own = "rules: [{id: own, applies_to: action, severity: warning, message: a, schema: {$ref: '#'}}]\n"
    return {"coopctl.yaml": own, **action("")}


@kind
def saved_reports() -> Files:
    return {"coopctl.yaml": "reports: {" + ", ".join(f"r{i}: {{about: [x]}}" for i in range(40_000)) + "}\n"}


@kind
def saved_report_about_much() -> Files:
    return {"coopctl.yaml": "reports: {r: {" + rows("about", (f"x/b{i}" for i in range(90_000))).strip() + "}}\n"}


@kind
def required_languages() -> Files:
    tags = [f"{a}{b}" for a in "abcdefghijklmnopqrstuvwxyz" for b in "abcdefghijklmnopqrstuvwxyz"]
    return {"coopctl.yaml": rows("languages", tags), **actions(1500, lambda _: "")}


@kind
def language_of_much() -> Files:
    return {"coopctl.yaml": f"language: fr-x{'-aaaaaaaa' * 40}\n", **action("")}


@kind
def unknown_settings() -> Files:
    return {"coopctl.yaml": "\n".join(f"x{i}: 1" for i in range(80_000))}


# ---------------------------------------------------------------- stars, pairs, slips, languages

#: Tags of languages, as many as a text can be given in.
_TAGS = [f"{a}{b}{c}" for a in ascii_lowercase for b in ascii_lowercase for c in ascii_lowercase[:16]]


@kind
def long_keys() -> Files:
    return action("external_ids: {" + ", ".join(f"{'k' * 900}{i}: v" for i in range(900)) + "}")


@kind
def dates_for_rows() -> Files:
    return action(rows("occurrences", ("2019-01-01" for _ in range(80_000))))


@kind
def months_of_occurrences() -> Files:
    return action(
        "recurs: FREQ=MONTHLY;BYMONTHDAY=1\n"
        + rows("occurrences", (f"{{date: {1000 + i // 12}-{i % 12 + 1:02}, state: held}}" for i in range(20_000)))
    )


@kind
def languages_of_a_title() -> Files:
    return {"data/actions/x/a.yaml": "title: {" + ", ".join(f"{t}: a" for t in _TAGS) + "}\nstatus: planned\n"}


@kind
def languages_of_an_agreement() -> Files:
    return {
        "data/agreements/x.yaml": HEAD.replace("title: a", "title: {" + ", ".join(f"{t}: a" for t in _TAGS) + "}"),
        **actions(3000, lambda _: ""),
    }


@kind
def languages_of_rows() -> Files:
    few = ", ".join(f"{t}: a" for t in _TAGS[:300])
    return action(rows("milestones", (f"{{id: m{i}, title: {{{few}}}}}" for i in range(300))))


@kind
def agreements_in_pairs() -> Files:
    return agreements(5500, lambda i: f"parent: a{i ^ 1}\nreplaces: a{i ^ 1}\n")


@kind
def plans_of_one() -> Files:
    return agreements(6000, lambda i: "parent: a0\n" if i else "")


@kind
def parts_of_one() -> Files:
    return actions(15000, lambda i: "part_of: x/a0\n" if i else "")


@kind
def one_that_waits_for_all() -> Files:
    return {
        **actions(8000, lambda _: ""),
        "data/actions/x/b.yaml": "title: b\nstatus: planned\n" + rows("depends_on", (f"x/a{i}" for i in range(8000))),
    }


@kind
def one_party_for_each() -> Files:
    every = (f"{{id: p{i}, role: signatory}}" for i in range(8000))
    return {
        "data/agreements/x.yaml": HEAD.replace(_PARTIES, rows("parties", every)),
        **actions(8000, lambda i: f"lead: p{i}\n"),
    }


@kind
def operators_of_many_sides() -> Files:
    every = (f"{{id: p{i}, role: signatory}}" for i in range(3000))
    return {
        "data/agreements/x.yaml": HEAD.replace(_PARTIES, rows("parties", every)),
        **actions(
            300, lambda i: rows("partners", (f"{{party: p{(i * 37 + j) % 3000}, role: operator}}" for j in range(70)))
        ),
    }


@kind
def updates_of_all_fields() -> Files:
    return action(
        rows(
            "updates",
            (
                f"{{date: 2019-{i % 12 + 1:02}-{i % 28 + 1:02}, text: t{i}, author: a, progress: {i % 100}}}"
                for i in range(14_000)
            ),
        )
    )


@kind
def long_update() -> Files:
    return action("updates:\n- date: 2019\n  text: |\n" + "".join(f"    line {i} of text\n" for i in range(40_000)))


@kind
def sources_of_each() -> Files:
    return {
        "data/agreements/x.yaml": HEAD + rows("documents", (f"{{id: d{i}, title: a}}" for i in range(200))),
        **actions(300, lambda _: rows("sources", (f"d{j}" for j in range(200)))),
    }


@kind
def decisions_about_each() -> Files:
    every = ", ".join(f"{{id: d{i}, text: a, due: 2019, about: [x/a{i}]}}" for i in range(5000))
    return {
        **agreement(rows("meetings", [f"{{id: m, date: 2018-06, decisions: [{every}]}}"])),
        **actions(5000, lambda _: ""),
    }


@kind
def merged_into_one() -> Files:
    return {
        **actions(13000, lambda _: "merged_into: x/b\n", "cancelled"),
        "data/actions/x/b.yaml": "title: b\nstatus: planned\n",
    }


@kind
def long_names() -> Files:
    return {f"data/actions/x/{'a' * 200}{i}.yaml": "title: a\nstatus: planned\n" for i in range(4000)}


@kind
def slips() -> Files:
    return action("\n".join(f"statut{i}: en cours" for i in range(30_000)))


@kind
def dates_as_people_write_them() -> Files:
    return action(
        rows("updates", (f"{{date: 12/03/{1000 + i}, text: a}}" for i in range(9000)))
        + rows("milestones", (f"{{id: m{i}, title: a, due: 03.04.{2000 + i % 90}}}" for i in range(9000)))
    )


@kind
def amounts_as_people_write_them() -> Files:
    return action(rows("budget", (f"{{year: 2019, planned: '{i} 250,50 €', currency: EUR}}" for i in range(14000))))


@kind
def merge_keys() -> Files:
    return action(rows("milestones", (f"{{<<: {{id: a{i}}}, title: a}}" for i in range(25_000))))


@kind
def conflicts() -> Files:
    return action("".join(f"<<<<<<< a\nnumber: {i}\n=======\nnumber: 2\n>>>>>>> b\n" for i in range(15_000)))


@kind
def carriage_returns() -> Files:
    return {"data/actions/x/a.yaml": "title: a\r" * 100_000}


@kind
def many_documents() -> Files:
    return action("---\ntitle: a\n" * 40_000)


@kind
def huge_intervals() -> Files:
    return actions(
        3000,
        lambda _: (
            "recurs: FREQ=YEARLY;INTERVAL=99999999\nperiod: 0001/9999\noccurrences: [{date: 2019, state: held}]\n"
        ),
        "in_progress",
    )


@kind
def recurrences_that_differ() -> Files:
    return actions(
        7000,
        lambda i: (
            f"recurs: FREQ=MONTHLY;BYMONTHDAY={i % 28 + 1}\nperiod: {1900 + i // 28 % 100}-{i % 12 + 1:02}/2059\n"
            "occurrences: [{date: 2019, state: held}]\n"
        ),
        "in_progress",
    )


# ---------------------------------------------------------------- one long thing that many name

_LONG = "a" * 99 + " "


@kind
def long_name_of_a_party() -> Files:
    named = HEAD.replace("{id: a, role", f"{{id: a, name: {_LONG * 3000}b, role")
    return {"data/agreements/x.yaml": named, **actions(8000, lambda _: "lead: a\n")}


@kind
def long_title_of_an_axis() -> Files:
    return {
        **agreement(f"axes: [{{id: a, title: {_LONG * 3000}b}}]"),
        **actions(8000, lambda _: "axis: a\n"),
    }


@kind
def long_title_of_the_agreement_of_all() -> Files:
    return {
        "data/agreements/x.yaml": HEAD.replace("title: a", f"title: {_LONG * 3000}b"),
        **actions(8000, lambda _: ""),
    }


@kind
def long_title_of_a_document() -> Files:
    return {
        **agreement(f"documents: [{{id: d, title: {_LONG * 3000}b}}]"),
        **actions(8000, lambda _: "sources: [d]\n"),
    }


@kind
def long_title_of_a_part_that_all_wait_for() -> Files:
    return {
        **actions(7000, lambda _: "depends_on: [x/b]\nrelated: [x/b]\n"),
        "data/actions/x/b.yaml": f"title: {_LONG * 3000}b\nstatus: planned\nperiod: 2019\n",
    }


@kind
def long_title_of_a_whole() -> Files:
    return {
        **actions(8000, lambda _: "part_of: x/b\n"),
        "data/actions/x/b.yaml": f"title: {_LONG * 3000}b\nstatus: planned\n",
    }


@kind
def long_name_of_an_owner() -> Files:
    named = HEAD.replace("{id: a, role", f"{{id: a, name: {_LONG * 3000}b, role")
    every = ", ".join(f"{{id: d{i}, text: a, due: 2020, owners: [a]}}" for i in range(12_000))
    return {"data/agreements/x.yaml": named + rows("meetings", [f"{{id: m, date: 2019, decisions: [{every}]}}"])}


@kind
def long_name_of_a_funder() -> Files:
    named = HEAD.replace("{id: a, role", f"{{id: a, name: {_LONG * 3000}b, role")
    lines = (f"{{year: {i % 9000 + 1000}, planned: {i}, currency: EUR, heading: h{i}, funder: a}}" for i in range(9000))
    return {"data/agreements/x.yaml": named, **action(rows("budget", lines))}


@kind
def long_title_of_a_parent() -> Files:
    return {
        "data/agreements/x.yaml": HEAD.replace("title: a", f"title: {_LONG * 3000}b"),
        **agreements(5000, lambda _: "parent: x\nreplaces: x\n"),
    }


@kind
def long_title_of_a_meeting() -> Files:
    every = ", ".join(f"{{id: d{i}, text: a, due: 2020, about: [x/a]}}" for i in range(12_000))
    return {
        **agreement(rows("meetings", [f"{{id: m, date: 2019, title: {_LONG * 3000}b, decisions: [{every}]}}"])),
        **action(""),
    }


@kind
def sources_for_all() -> Files:
    named = rows("documents", (f"{{id: d{i}, title: a}}" for i in range(9000)))
    cited = rows("sources", (f"d{i}" for i in range(9000))).strip()
    return {**agreement(f"{named}defaults: {{{cited}}}"), **actions(7000, lambda _: "")}


@kind
def sources_for_all_budgets() -> Files:
    return {
        **agreement("defaults: {currency: EUR, funder: a}"),
        **actions(10_000, lambda _: "budget: [{year: 2019, planned: 1}]\n"),
    }


# ---------------------------------------------------------------- more of a kind


@kind
def tree_of_parts() -> Files:
    return actions(15000, lambda i: f"part_of: x/a{(i - 1) // 2}\n" if i else "")


@kind
def actions_of_a_chain_of_axes() -> Files:
    axes = rows("axes", (f"{{id: a{i}, title: a{f', parent: a{i - 1}' if i else ''}}}" for i in range(8000)))
    return {**agreement(axes), **actions(8000, lambda i: f"axis: a{i}\n")}


@kind
def comments_between_rows() -> Files:
    return action("updates:\n" + "".join(f"# told {i}\n- date: 2019 # then\n  text: a{i}\n" for i in range(18_000)))


@kind
def comment_lines() -> Files:
    return action("# a\n" * 220_000)


@kind
def steps_of_an_indicator() -> Files:
    every = ", ".join(f"{{by: {i + 1000}, value: {i}}}" for i in range(9000))
    return action(rows("indicators", [f"{{id: a, title: a, target: {{value: 9000}}, steps: [{every}]}}"]))


@kind
def aliases_of_a_party() -> Files:
    named = ", ".join(f"n{i}" for i in range(90_000))
    return {"data/agreements/x.yaml": HEAD.replace("{id: a, role", f"{{id: a, aliases: [{named}], role")}


@kind
def meetings_with_attendees() -> Files:
    who = ", ".join(f"{{person: p{i}, party: a}}" for i in range(25))
    return agreement(rows("meetings", (f"{{id: m{i}, date: 2019, attendees: [{who}]}}" for i in range(1500))))


@kind
def tiny_files() -> Files:
    return {f"data/actions/x/a{i}.yaml": "a" for i in range(20_000)}


@kind
def folders_in_folders() -> Files:
    return {f"data/actions/x/{'a/' * 60}a{i}.yaml": "title: a\nstatus: planned\n" for i in range(6000)}


@kind
def folders_of_one() -> Files:
    return {f"data/actions/x/{i}/{i}/{i}/a.yaml": "title: a\nstatus: planned\n" for i in range(5000)}


@kind
def paths_of_a_rule() -> Files:
    paths = ", ".join(f"data/{i}*" for i in range(40_000))
    schema = "{required: [axis]}"
    own = f"{{id: own, applies_to: action, severity: warning, message: a, paths: [{paths}], schema: {schema}}}"
    return {"coopctl.yaml": f"rules: [{own}]\n", **actions(3000, lambda _: "")}


@kind
def tags_of_each() -> Files:
    return actions(1500, lambda i: rows("tags", (f"t{i * 60 + j}" for j in range(60))))


@kind
def partners_of_each() -> Files:
    return actions(900, lambda i: rows("partners", (f"{{organisation: o{i * 30 + j}, role: host}}" for j in range(25))))


# ---------------------------------------------------------------- widths, names and signs


@kind
def aliases_that_double() -> Files:
    return action("\n".join(f"x{i}: &x{i} [{', '.join([f'*x{i - 1}'] * 10) if i else 'a'}]" for i in range(6000)))


@kind
def four_languages_of_each() -> Files:
    return actions(5500, lambda _: "summary: {en: a plan, fr: un plan, nl: een plan, ar: خطة}\n")


@kind
def one_line_of_addresses() -> Files:
    return action(f"summary: {'see https://a.b/c ' * 50_000}")


@kind
def one_line_of_names() -> Files:
    return {**actions(1000, lambda _: ""), **action(f"summary: {' '.join(f'x/a{i % 1000}' for i in range(90_000))}")}


@kind
def byte_order_marks() -> Files:
    return action("notes:\n" + "- \ufeffa\n" * 100_000)


@kind
def rows_with_carriage_returns() -> Files:
    rows_ = "".join(f"- id: m{i}\r\n  title: a\r\n  due: 2019-01-01\r\n" for i in range(20_000))
    return {"data/actions/x/a.yaml": f"title: a\r\nstatus: in_progress\r\nmilestones:\r\n{rows_}"}


@kind
def mixed_line_endings() -> Files:
    return action("summary: |\n" + "  a\r\n  b\n" * 90_000)


@kind
def controls() -> Files:
    return action("notes:\n" + "- a\x01b\x85c\u200bd\n" * 60_000)


@kind
def turned_letters() -> Files:
    return action("notes:\n" + "- \u202ea\u202c\u2066b\u2069\n" * 50_000)


@kind
def tabs() -> Files:
    return action("notes:\n" + "-\ta\n\t- b\n" * 80_000)


@kind
def folded_lines() -> Files:
    return action("summary: >\n" + "  a\n\n" * 150_000)


@kind
def continued_lines() -> Files:
    return action('summary: "' + "a \\\n  " * 130_000 + '"')


@kind
def questioned_keys() -> Files:
    return action("external_ids:\n" + "".join(f"  ? k{i}\n  : v\n" for i in range(45_000)))


@kind
def directives() -> Files:
    return action("%TAG ! tag:a,2000:\n" * 45_000 + "---\na: b")


@kind
def people_of_one_name() -> Files:
    who = ", ".join("{person: A. Dupont, party: a}" for _ in range(25_000))
    return agreement(rows("meetings", [f"{{id: m, date: 2019, attendees: [{who}]}}"]))


@kind
def leads_of_one_name() -> Files:
    return actions(9000, lambda _: "lead: {party: a, person: A. Dupont}\n")


@kind
def long_ids() -> Files:
    return action(rows("milestones", (f"{{id: {'m' * 50}{i}, title: a}}" for i in range(12_000))))


@kind
def wide_rows() -> Files:
    return action(rows("milestones", (f"{{id: m{i}, title: 漢字خطةé{i}, due: 2019}}" for i in range(15_000))))


@kind
def rows_in_four_languages() -> Files:
    return action(
        rows("milestones", (f"{{id: m{i}, title: {{en: a{i}, fr: b{i}, nl: c{i}, ar: د{i}}}}}" for i in range(13_000)))
    )


@kind
def targets_that_are_huge() -> Files:
    number = "9" * 15
    few = (
        f"{{id: i{i}, title: a, unit: u{i}, baseline: {{value: 0}}, target: {{value: {number}}}, "
        f"readings: [{{date: 2019, value: -{number}}}]}}"
        for i in range(6500)
    )
    return action(rows("indicators", few))


@kind
def funders() -> Files:
    return action(
        rows(
            "budget",
            (f"{{year: 2019, planned: 1, currency: EUR, funder: {{organisation: o{i}}}}}" for i in range(12_000)),
        )
    )


@kind
def funders_of_each() -> Files:
    return actions(
        5000, lambda i: f"budget: [{{year: 2019, planned: 1, currency: EUR, funder: {{organisation: o{i}}}}}]\n"
    )


@kind
def places_of_each() -> Files:
    return actions(2500, lambda i: rows("places", (f"place {i * 20 + j}" for j in range(20))))


@kind
def external_ids_of_each() -> Files:
    return actions(3000, lambda i: "external_ids: {" + ", ".join(f"k{i * 15 + j}: v" for j in range(15)) + "}\n")


@kind
def updates_of_each() -> Files:
    told = ", ".join(
        f"{{date: 2019-{i:02}, text: a, status: {'on_hold' if i % 2 else 'in_progress'}}}" for i in range(1, 11)
    )
    return actions(1300, lambda _: f"updates: [{told}]\n", "on_hold")


@kind
def agreements_with_an_action_each() -> Files:
    return {
        **agreements(4000, lambda _: ""),
        **actions_of_each(4000),
    }


@kind
def owners_of_decisions() -> Files:
    who = ", ".join(f"{{person: P. Person{i}, party: a}}" for i in range(40))
    every = ", ".join(f"{{id: d{i}, text: a, due: 2019, owners: [{who}]}}" for i in range(500))
    return agreement(rows("meetings", [f"{{id: m, date: 2018-06, decisions: [{every}]}}"]))


@kind
def decisions_about_all() -> Files:
    about = ", ".join(f"x/a{i}" for i in range(300))
    every = ", ".join(f"{{id: d{i}, text: a, due: 2019, about: [{about}]}}" for i in range(300))
    return {
        **agreement(rows("meetings", [f"{{id: m, date: 2018-06, decisions: [{every}]}}"])),
        **actions(300, lambda _: ""),
    }


@kind
def missions_of_each() -> Files:
    return actions(
        3500, lambda i: f"missions: [{{from: a, to: b, year: {2000 + i % 99}, planned: {{missions: 2, days: 5}}}}]\n"
    )


@kind
def missions_done() -> Files:
    done = ", ".join(f"{{date: 2019-{i % 12 + 1:02}-{i % 28 + 1:02}, days: 2, people: 3}}" for i in range(20_000))
    return action(
        rows("missions", [f"{{from: a, to: b, year: 2019, planned: {{missions: 2, days: 5}}, done: [{done}]}}"])
    )


@kind
def aliases_of_parties() -> Files:
    every = (f"{{id: p{i}, role: signatory, name: Party {i}, aliases: [P {i}, Pa {i}]}}" for i in range(7000))
    return {
        "data/agreements/x.yaml": HEAD.replace(_PARTIES, rows("parties", every)),
        **actions(2500, lambda i: f"lead: Pa {i}\n"),
    }


@kind
def misspelt_leads() -> Files:
    return actions(8000, lambda i: f"lead: Ministry of Things {i}\n")


@kind
def misspelt_words() -> Files:
    return actions(9000, lambda i: f"priority: hihg{i}\nperiod: 20x{i}\n")


# ---------------------------------------------------------------- what a screen tells of each


@kind
def decisions_of_two_owners() -> Files:
    return {
        **agreement(
            rows(
                "meetings",
                (
                    f"{{id: m{i}, date: 2019-01, decisions: [{{id: d{i}, text: a, due: 20{i % 20 + 10}, "
                    f"owners: [a, {{person: P{i}, party: b}}], about: [x/a{i % 3000}]}}]}}"
                    for i in range(4400)
                ),
            )
        ),
        **actions(3000, lambda _: ""),
    }


@kind
def one_decision_of_many_owners() -> Files:
    who = ", ".join(f"{{person: P{i}, party: a}}" for i in range(25_000))
    return agreement(
        rows("meetings", [f"{{id: m, date: 2019, decisions: [{{id: d, text: a, due: 2020, owners: [{who}]}}]}}"])
    )


@kind
def readings_of_each_day() -> Files:
    read = ", ".join(
        f"{{date: {1801 + i // 336}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}, value: {i}}}" for i in range(22_000)
    )
    return action(
        rows(
            "indicators", [f"{{id: i, title: a, baseline: {{value: 0}}, target: {{value: 22000}}, readings: [{read}]}}"]
        )
    )


@kind
def milestones_done() -> Files:
    return action(
        rows(
            "milestones",
            (
                f"{{id: m{i}, title: a, done: {1901 + i // 336}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}}}"
                for i in range(14_000)
            ),
        )
    )


@kind
def silent_renewals_of_a_thousand_years() -> Files:
    return {
        f"data/agreements/a{i}.yaml": (
            f"title: a\nkind: other\nstatus: in_force\nsigned: 1000\nperiod: 1000/1001\n"
            f"renewal: {{mode: tacit, years: 1, notice_days: 90}}\n{_PARTIES}"
        )
        for i in range(5000)
    }


@kind
def a_word_found_many_times_in_a_text() -> Files:
    return action("summary: |\n" + "".join(f"  - *a* [b](c) `d` <e> | f{i}\n" for i in range(28_000)))


@kind
def actions_of_many_axes() -> Files:
    return {
        **agreement(rows("axes", (f"{{id: a{i}, title: Axis {i}}}" for i in range(5000)))),
        **actions(9000, lambda i: f"axis: a{i % 5000}\n"),
    }


@kind
def misfits_in_rows() -> Files:
    return actions(
        2600,
        lambda i: (
            f"coordinators: [{{party: a, person: P {i}}}, {{party: b, person: Q {i}}}]\n"
            f"partners: [{{party: b, organisation: House {i}, role: host}}, {{person: R {i}, role: expert}}]\n"
            f"updates: [{{date: 2019-02-01, author: S {i}, text: a}}]\n"
        ),
    )
