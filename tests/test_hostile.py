"""Hostile sizes and depths: what a megabyte of files can ask for is linear, and no command takes minutes or memory."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from string import ascii_lowercase
from typing import TYPE_CHECKING

import pytest

from coopctl import discovery
from coopctl.changes import rewritten
from coopctl.changes.change import Side
from coopctl.changing import mending
from coopctl.changing.record_data import RecordData
from coopctl.checking import engine, long_lists
from coopctl.checking.checked import Checked
from coopctl.checking.ignored import Ignored
from coopctl.checking.selection import Selection
from coopctl.errors import FINDINGS, FINE, USAGE
from coopctl.findings import Finding, Kind, Span
from coopctl.formats import papers, reviewed
from coopctl.formats.findings import pretty
from coopctl.formats.look import Look
from coopctl.formats.naming import Naming
from coopctl.i18n.words import Words
from coopctl.loading.loader import load
from coopctl.loading.reading import Reading
from coopctl.measures.standing import standing
from coopctl.messages import msg
from coopctl.model.settings import Ignore
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import Patience
from coopctl.reports import status
from coopctl.reports.committee import assemble
from coopctl.reports.committee.scope import Scope
from coopctl.reports.view import View
from coopctl.reviewing.comparison import compare
from coopctl.reviewing.difference import difference
from coopctl.schemas import Telling, problems
from coopctl.spelling.nearest import Spelling
from tests import hostile, systems, walk
from tests.conftest import ROOT
from tests.costs import calls
from tests.repos import write
from tests.samples import TIMES
from tests.whole import Held

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from coopctl.model.records import Json
    from coopctl.trees import Entry

DAY = date(2020, 1, 15)

# ---------------------------------------------------------------- twice as much costs twice as much


def steps(name: str, number: int) -> hostile.Files:
    """Return a small workspace of a kind, of so many records or rows."""
    links: Mapping[str, Callable[[int], str]] = {
        "part_of": lambda i: f"part_of: x/a{i - 1}\n" if i else "",
        "parts with money": lambda i: (f"part_of: x/a{i - 1}\n" if i else "") + "budget: [{year: 2019, planned: 1}]\n",
        "depends_on": lambda i: f"depends_on: [x/a{i - 1}]\n" if i else "",
        "depends_on in a circle": lambda i: f"depends_on: [x/a{(i - 1) % number}]\n",
        "circles of two": lambda i: f"depends_on: [x/a{i ^ 1}]\n",
        "former names": lambda i: f"formerly: [x/b{i}]\nrelated: [x/b{i - 1}]\n",
        "misspelt": lambda i: f"related: [x/a{i}z]\n",
    }
    made: dict[str, str] = {"data/agreements/x.yaml": hostile.HEAD}
    if name in links:
        made |= hostile.actions(number, links[name])
    elif name == "merged_into":
        made |= hostile.actions(number, lambda i: f"merged_into: x/a{i - 1}\n" if i else "", "cancelled")
    elif name == "parent":
        made |= hostile.agreements(number, lambda i: f"parent: a{i - 1}\n" if i else "")
    elif name == "axes":
        made |= hostile.agreement(
            hostile.rows("axes", (f"{{id: a{i}, title: a, parent: a{i - 1}}}" for i in range(number)))
        )
    elif name == "sources":
        made |= hostile.action(hostile.rows("sources", (f"s{i}" for i in range(number))))
    elif name == "dates for rows":
        made |= hostile.action(hostile.rows("milestones", ("2020-01-01" for _ in range(5 * number))))
    elif name == "wrong rows":
        made |= hostile.action(hostile.rows("milestones", ("1" for _ in range(number))))
    elif name == "unknown fields":
        made |= hostile.action("\n".join(f"x{i}: 1" for i in range(number)))
    elif name == "ids":
        made |= hostile.action(hostile.rows("milestones", ("{id: a, title: a}" for _ in range(number))))
    elif name == "parties":
        every = hostile.rows("parties", (f"{{id: p{i}, role: signatory}}" for i in range(number)))
        made["data/agreements/x.yaml"] = hostile.HEAD[: hostile.HEAD.index("parties:")] + every
    elif name == "ignore":
        entries = (f"{{paths: [data/{i}], codes: [no-lead], reason: a}}" for i in range(number))
        made |= {"coopctl.yaml": hostile.rows("ignore", entries), **hostile.actions(number, lambda _: "")}
    return made


KINDS = (
    "part_of", "parts with money", "depends_on", "depends_on in a circle", "circles of two", "former names", "merged_into",
    "parent", "axes", "sources", "dates for rows", "wrong rows", "unknown fields", "ids", "ignore",
)  # fmt: skip


def papers_of(files: hostile.Files, formats: Sequence[str] = discovery.names(papers)) -> None:
    """Write the paper of a committee in every format, or in some."""
    portfolio = load(Held({path: text.encode() for path, text in files.items()})).portfolio
    view = View(
        portfolio, standing(portfolio, DAY), tuple(portfolio.agreements.values()), tuple(portfolio.actions.values())
    )
    made = assemble.paper(Scope(view, None, None))
    for name in formats:
        discovery.module(papers, name).write(made, Look().for_pages())


def whole(files: hostile.Files) -> None:
    """Load a workspace, run the rules, compute every figure, and make the morning screen."""
    loaded = load(Held({path: text.encode() for path, text in files.items()}), whole=True)
    engine.run(loaded)
    portfolio = loaded.portfolio
    view = View(
        portfolio, standing(portfolio, DAY), tuple(portfolio.agreements.values()), tuple(portfolio.actions.values())
    )
    status.build(view)


def leads_by_another_name(number: int) -> hostile.Files:
    """Return a workspace of so many parties, and as many actions that name each otherwise."""
    every = hostile.rows(
        "parties", (f"{{id: p{i}, role: signatory, aliases: [Place {i}, Town {i}]}}" for i in range(number))
    )
    return {
        "data/agreements/x.yaml": hostile.HEAD[: hostile.HEAD.index("parties:")] + every,
        **hostile.actions(number, lambda i: f"lead: Town {i}\n"),
    }


def test_of_many_paths_that_are_no_fields_few_are_asked_what_they_mean() -> None:
    def read(number: int) -> None:
        settings = hostile.rows("internal", (f"action.x{i}" for i in range(number)))
        files = {"coopctl.yaml": settings, "data/agreements/x.yaml": hostile.HEAD}
        found = engine.run(load(Held({path: text.encode() for path, text in files.items()}), whole=True))
        assert len([each for each in found if each.code == "unknown-internal-field"]) == number

    read(10)

    assert calls(lambda: read(8_000)) < 2.2 * calls(lambda: read(4_000))
    assert calls(lambda: read(8_000)) < 4_000_000


def test_files_that_are_left_out_are_explained_where_it_is_told_what_is_wrong_with_them() -> None:
    def costs(wrong: int, look: Callable[[Reading], object]) -> int:
        files = {**leads_by_another_name(3), **hostile.actions(wrong, lambda i: f"lead: Town {i}\n")}
        held = Held({path: text.encode() for path, text in files.items()})
        return calls(lambda: look(Reading(held, DAY, DAY, whole=True)))

    def explained(reading: Reading) -> None:
        assert len(reading.loaded.findings) == len(reading.portfolio.left_out)

    def one_explained(reading: Reading) -> None:
        (found,) = reading.loaded.explaining.within({"data/actions/x/a0.yaml"})
        assert found.help is not None
        assert found.help.mend == "p0"

    def counted(reading: Reading) -> None:
        assert reading.portfolio.left_out

    looks = (explained, one_explained, counted)
    before = [costs(10, look) for look in looks]  # the first call of each imports
    before = [costs(10, look) for look in looks]
    told, one, none = (costs(110, look) - first for look, first in zip(looks, before, strict=True))
    assert told > 1.5 * none
    assert one < 1.01 * none


def test_what_is_meant_by_twice_as_many_among_twice_as_many_costs_twice_as_much() -> None:
    def read(number: int) -> None:
        files = leads_by_another_name(number)
        found = load(Held({path: text.encode() for path, text in files.items()}), whole=True).findings
        assert {each.help.mend for each in found if each.help} == {f"p{i}" for i in range(number)}

    read(8)
    once, twice = (calls(lambda number=number: read(number)) for number in (60, 120))  # type: ignore[misc]

    assert twice < 2.4 * once


@pytest.mark.parametrize("name", KINDS)
def test_twice_as_much_costs_twice_as_much(name: str) -> None:
    whole(steps(name, 8))  # what is imported and compiled once
    once, twice = (calls(lambda number=number: whole(steps(name, number))) for number in (100, 200))  # type: ignore[misc]

    assert twice < 2.4 * once


def test_the_keys_of_a_map_are_held_once_however_many_of_them_are_wrong() -> None:
    keys = [f"xx-x{i}" for i in range(4_000)]
    data: Json = {"title": "a", "status": "planned", "summary": dict.fromkeys(keys, "a")}

    problems("action", "data/actions/x/a.yaml", {}, Telling())  # what is compiled once
    tracemalloc.start()
    try:
        found = problems("action", "data/actions/x/a.yaml", data, Telling(most=100))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert len(found) == 100
    assert peak < 20 * sys.getsizeof(frozenset(keys))


def test_of_what_recurs_every_day_the_next_day_alone_is_made() -> None:
    def recurring(days: int) -> hostile.Files:
        rule = "FREQ=MONTHLY;BYMONTHDAY=" + ",".join(str(day) for day in range(1, days + 1))
        return {"data/agreements/x.yaml": hostile.HEAD, **hostile.actions(20, lambda _: f"recurs: {rule}\n")}

    for days in (1, 28):
        whole(recurring(days))  # the days themselves are kept
    monthly, daily = (calls(lambda days=days: whole(recurring(days))) for days in (1, 28))  # type: ignore[misc]

    assert daily < 2 * monthly


def test_what_was_rewritten_of_twice_as_much_costs_twice_as_much() -> None:
    def told(number: int) -> None:
        sides = []
        for word in "ab":
            updates = hostile.rows("updates", (f"{{date: 2019, text: {word}{i}, sources: [d]}}" for i in range(number)))
            readings = ", ".join(f"{{date: 2019, value: {ord(word) * number + i}}}" for i in range(number))
            made = hostile.action(
                updates + hostile.rows("indicators", [f"{{id: a, title: a, readings: [{readings}]}}"])
            )
            files = {"coopctl.yaml": "", "data/agreements/x.yaml": hostile.HEAD, **made}
            sides.append(load(Held({path: text.encode() for path, text in files.items()})).portfolio.actions["x/a"])
        assert len([*rewritten.of_action(*sides)]) == 2 * number
        assert not [*rewritten.of_action(sides[0], sides[0])]

    told(8)
    once, twice = (calls(lambda number=number: told(number)) for number in (100, 200))  # type: ignore[misc]

    assert twice < 2.4 * once


def test_a_paper_of_twice_as_much_costs_twice_as_much() -> None:
    papers_of(steps("parts with money", 8))
    once, twice = (calls(lambda number=number: papers_of(steps("parts with money", number))) for number in (40, 80))  # type: ignore[misc]

    assert twice < 2.2 * once


@pytest.mark.parametrize("name", ["misspelt", "parent", "ids", "parties"])
def test_a_difference_of_twice_as_much_costs_twice_as_much(name: str) -> None:
    def told(number: int) -> None:
        files = steps(name, number)
        sides = [
            Side(portfolio, standing(portfolio, DAY))
            for each in ({"coopctl.yaml": "", "data/agreements/x.yaml": hostile.HEAD}, files)
            for portfolio in (load(Held({path: text.encode() for path, text in each.items()})).portfolio,)
        ]
        for before, after in (sides, sides[::-1]):
            found = difference(compare(before, after), lambda _: True, names=("", ""), paths=files.keys())
            assert reviewed.told(found, Look()).agreements

    told(8)
    once, twice = (calls(lambda number=number: told(number)) for number in (100, 200))  # type: ignore[misc]

    assert twice < 2.4 * once


def test_what_each_agreement_and_each_row_asks_for_is_looked_up() -> None:
    def asked(number: int) -> Callable[[], object]:
        axes = hostile.rows("axes", (f"{{id: a{i}, title: a}}" for i in range(number)))
        documents = hostile.rows("documents", (f"{{id: d{i}, title: t{i}}}" for i in range(number)))
        files = {
            **hostile.agreement(axes + documents),
            **hostile.agreements(number, lambda _: "parent: x\n"),
            **hostile.actions_of_each(number),
            **hostile.action(documents),
        }
        portfolio = load(Held({path: text.encode() for path, text in files.items()})).portfolio
        view = View(
            portfolio, standing(portfolio, DAY), (*portfolio.agreements.values(),), (*portfolio.actions.values(),)
        )
        scope, naming = Scope(view, None, None), Naming(RecordData(portfolio.actions["x/a"], portfolio), Words())

        def ask() -> None:
            assert all(scope.of(each)[0].agreement == each.ref for each in view.agreements if each.ref != "x")
            assert len(view.agreements_below("x")) == number
            for i in range(number):
                assert [axis.id for axis in portfolio.axes_called(f"a{i}", "x")] == [f"a{i}"]
                assert naming.value(f"d{i}", ("sources", i)) == f"t{i}"

        ask()
        return ask

    once, twice = (calls(asked(number)) for number in (50, 100))

    assert twice < 2.2 * once


def test_axes_that_stand_under_each_other_are_in_the_paper() -> None:
    axes = hostile.rows("axes", (f"{{id: a{i}, title: t{i}, parent: a{(i - 1) % 1500}}}" for i in range(1500)))
    parts = hostile.actions(3, lambda i: f"axis: a{i * 500}\n", "completed")

    papers_of({"coopctl.yaml": "", **hostile.agreement(axes), **parts}, ("markdown",))


def test_a_chain_of_thousands_needs_no_stack() -> None:
    whole(steps("parent", 1500))
    whole(steps("part_of", 1500))


# ---------------------------------------------------------------- lists that nobody reads to their end


def finding(line: int, severity: Severity = Severity.HINT, path: str = "a.yaml") -> Finding:
    return Finding(path, Span(line, 1, line, 2), Kind.RULE, f"a-{severity}", severity, msg("a"))


def test_of_a_file_a_thousand_findings_are_listed_the_worst_first() -> None:
    found = [*(finding(line) for line in range(1, 2001)), finding(2001, Severity.ERROR)]

    listed, more = long_lists.cut(found)

    assert len(listed) == 1001
    assert found[-1] in listed
    assert more == {("a-hint", Severity.HINT): 1001}
    (ending,) = (each for each in listed if each.code == "too-many-faults")
    assert Words().say(ending.message) == "and 1,001 more in this file: a-hint"
    assert ending.severity is Severity.HINT
    checked = Checked(listed, {}, 1, 0, "worktree", more=more)
    assert sum(checked.counts.values()) == len(listed) + 1001
    assert (2000, "a-hint", Severity.HINT) in checked.statistics
    assert checked.failed


def test_an_error_that_is_not_listed_still_fails() -> None:
    listed, more = long_lists.cut([finding(line, Severity.ERROR) for line in range(1, 1002)])

    assert more
    assert Checked(
        [each for each in listed if each.severity is not Severity.ERROR], {}, 1, 0, "worktree", more=more
    ).failed


def test_of_all_files_the_worst_are_listed() -> None:
    found = [finding(line, path=f"{n:02}.yaml") for n in range(30) for line in range(1, 1001)]

    listed, more = long_lists.cut(found)

    assert len(listed) == long_lists.MOST_IN_ALL + 1
    assert sum(more.values()) == len(found) - long_lists.MOST_IN_ALL


def test_no_more_than_a_thousand_leaves_nothing_out() -> None:
    found = [finding(line) for line in range(1, 1001)]

    assert long_lists.cut(found) == (found, {})


def test_a_text_is_parted_into_lines_once_for_all_that_is_found_in_it() -> None:
    class Texts(dict[str, str]):
        asked = 0

        def get(self, key: str, default: object = None) -> object:  # type: ignore[override]
            self.asked += 1
            return super().get(key, default)

    texts = Texts({"a.yaml": "a: b\n" * 500})

    pretty.write(Checked([finding(line) for line in range(1, 400)], texts, 1, 0, "worktree"), Look())

    assert texts.asked == 1


def test_of_a_long_line_what_is_near_is_looked_at() -> None:
    line = "a" * 5000 + "HERE" + "b" * 5000
    found = Finding("a.yaml", Span(1, 5001, 1, 5005), Kind.RULE, "a", Severity.HINT, msg("a"))

    shown = pretty.write(Checked([found], {"a.yaml": line}, 1, 0, "worktree"), Look()).split("\n")

    source, mark = (each.split("| ")[1] for each in shown[1:3])
    assert source.startswith("…aaa")
    assert source[mark.index("^") : mark.index("^") + 4] == "HERE"
    assert mark.count("^") == 4


# ---------------------------------------------------------------- what is ignored, what is meant


def test_an_entry_means_files_folders_and_patterns() -> None:
    entries = [
        Ignore(paths=(path,), codes=("a", "b"), reason="r")
        for path in ("data/x.yaml", "data/y/", "data/z*", "elsewhere")
    ]
    ignored = Ignored(entries)

    assert [ignored.has(path, "a") for path in ("data/x.yaml", "data/y/1.yaml", "data/z1/2", "data/w", "data/x")] == [
        True, True, True, False, False,
    ]  # fmt: skip
    assert not ignored.has("data/x.yaml", "c")
    assert ignored.used == {0, 1, 2}
    assert ignored.unread is None


def test_of_patterns_there_is_a_most_and_of_paths_none() -> None:
    entries = [Ignore(paths=(f"*{n}", f"data/{n}"), codes=("a",), reason="r") for n in range(600)]
    ignored = Ignored(entries)

    assert ignored.unread == 500
    assert ignored.has("data/599", "a")


def test_what_was_meant_is_asked_while_it_costs_little() -> None:
    spelling = Spelling(Patience(100))
    words = [f"word{n}" for n in range(40)]

    assert [spelling.nearest("wort1", words) is not None for _ in range(3)] == [True, True, False]
    assert spelling.nearest("wort1", []) is None


# ---------------------------------------------------------------- the commands, under a limit of the system


@systems.only_posix
@pytest.mark.skipif(TIMES == 1, reason="for make long: ten thousand processes")
@pytest.mark.parametrize("name", hostile.kinds() if TIMES > 1 else ["every kind"])
def test_no_command_takes_minutes_or_memory(name: str, tmp_path: Path) -> None:
    root = walk.repository(tmp_path / "workspace", hostile.files(name))

    assert [each for each in walk.walk(root) if each.fails] == []


@systems.only_posix
def test_one_of_them_in_the_suite(tmp_path: Path) -> None:
    root = walk.repository(tmp_path / "workspace", hostile.files("unknown_fields"))

    took = [*walk.walk(root, ("validate --format short", "TAB show ", "show a0"))]

    assert [(each.words, each.code) for each in took] == [
        ("validate --format short", FINDINGS), ("TAB show ", FINE),
    ]  # fmt: skip
    assert all(0 < each.seconds < 15 and each.memory > 10_000_000 and not each.fails for each in took)


def test_every_kind_weighs_less_than_a_megabyte() -> None:
    assert len([*islice(hostile.kinds(), 1000)]) > 100
    for name in hostile.kinds()[:10]:
        assert hostile.files(name)


# ---------------------------------------------------------------- what goes wrong in saying keeps the code


def called(root: Path, words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run coopctl through a shell, which opens and closes its streams."""
    return subprocess.run(
        ["/bin/sh", "-c", f"'{sys.executable}' -m coopctl -C '{root}' {words}"],
        cwd=root.parent, capture_output=True, encoding="utf-8", check=False,
        env={**systems.BARE, "PYTHONPATH": str(ROOT), **environment},
    )  # fmt: skip


@systems.only_posix
def test_closed_and_full_streams_keep_the_code(tmp_path: Path) -> None:
    root = write(tmp_path / "workspace", {**hostile.agreement(""), "coopctl.yaml": ""})

    closed = called(root, "validate - --stdin-filename coopctl.yaml <&-")

    assert (closed.returncode, "standard input is closed" in closed.stderr) == (USAGE, True)
    assert called(root, "init ../new <&-").returncode == USAGE
    assert called(root, "new action x/n <&-").returncode == USAGE
    assert called(root, "status --bogus 2>&-").returncode == USAGE
    if sys.platform == "linux":
        assert called(root, "status --bogus 2>/dev/full").returncode == USAGE


@systems.only_posix
@pytest.mark.parametrize("tag", ["fr_", "a" * 300, "../../x", "é"])
def test_an_odd_language_is_unknown_and_said(tag: str, tmp_path: Path) -> None:
    root = write(tmp_path / "workspace", {**hostile.agreement(""), "coopctl.yaml": ""})

    for done in (called(root, f"--lang '{tag}' status"), called(root, "status", COOPCTL_LANG=tag)):
        assert done.returncode == USAGE
        assert ("did you mean ‘fr’?" if tag == "fr_" else "choose from: ar, en, fr, nl") in done.stderr


@pytest.mark.parametrize("since", [":/((((a{1,250}){1,250}", "HEAD^{/x}", "x@{1}", "a..b", "-x", "a b"])
def test_a_saved_report_names_a_revision_plainly(since: str) -> None:
    files = {"coopctl.yaml": f"reports: {{r: {{since: '{since}'}}}}\n", "data/agreements/x.yaml": hostile.HEAD}

    loaded = load(Held({path: text.encode() for path, text in files.items()}))

    assert [each.code for each in loaded.findings] == ["wrong-form"]


@dataclass(frozen=True)
class Counted(Held):
    """A tree that notes each time that its files are listed: once whenever it is read."""

    lists: list[int] = field(default_factory=list)

    def files(self) -> Sequence[Entry]:
        found = super().files()
        self.lists.append(len(found))
        return found


def test_mends_that_do_harm_are_not_tried_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    tags = ", ".join(f"a{second}{third}: a" for second in ascii_lowercase for third in ascii_lowercase)
    files = {"coopctl.yaml": "", "data/agreements/x.yaml": hostile.HEAD.replace("title: a", f"title: {{{tags}}}")}
    monkeypatch.setattr(mending, "_MOST_LOOKS", 2_000)
    tree = Counted({path: text.encode() for path, text in files.items()})
    found = mending.mend(Reading(tree, DAY, DAY), Selection())

    assert sum(each.mend is not None for each in found.found) > 5
    assert 1 < len(tree.lists) <= 1 + 2_000 // len(found.found) + 1


@pytest.mark.parametrize("field", ["lead", "tags", "places", "related", "axis"])
@pytest.mark.parametrize("filling", [" ", ".", "\u00e9", "{", "a/"])
def test_a_value_as_long_as_a_file_is_told_in_no_time(field: str, filling: str) -> None:
    action = hostile.action(f'{field}: "a{filling * 200_000}b"')
    files = {**action, **hostile.agreement("axes: [{id: c, title: a}]")}

    found = load(Held({"coopctl.yaml": b"", **{path: text.encode() for path, text in files.items()}})).findings

    assert {each.code for each in found} <= {"wrong-form", "wrong-type"}  # the square of its length is minutes
    assert found


def test_a_very_long_file_is_mended_a_piece_at_each_call(monkeypatch: pytest.MonkeyPatch) -> None:
    dates = "".join(f"- {{date: {13 + i % 15}/03/{2000 + i // 15}, text: a}}\n" for i in range(4_500))
    files = {"coopctl.yaml": "", **hostile.agreement(""), **hostile.action(f"updates:\n{dates}")}
    monkeypatch.setattr(mending, "_MOST_LOOKS", 5_000)
    tree = Counted({path: text.encode() for path, text in files.items()})
    found = mending.mend(Reading(tree, DAY, DAY), Selection())

    assert len(tree.lists) == 1 + 1, "read once, and once more as it is mended"
    assert 900 < len(found.made) <= 1_000
