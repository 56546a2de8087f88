"""Mends that leave no choice: what is mended, what is left, and that nothing else is said afterwards."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from coopctl import strict_yaml, trees
from coopctl.changing.mending import Mending, mend
from coopctl.checking import engine
from coopctl.checking.selection import Selection
from coopctl.edits import EditRefused
from coopctl.edits.normal_form import normal_form
from coopctl.loading.reading import Reading
from coopctl.model.names import kind_of
from coopctl.model.vocabularies import Severity
from tests import golden
from tests.codes.test_pages import BAD
from tests.conftest import ROOT
from tests.edits.generated import dice
from tests.mutants import mutant
from tests.samples import sample
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path

    from coopctl.findings import Finding
    from coopctl.loading.loader import Loaded
    from tests.conftest import Workspace

FILE = "data/actions/mons-sefrou/guides.yaml"
DAY = date(2020, 3, 31)
HEAD = "title: Guides\nstatus: planned\naxis: culture\nlead: mons\n"
DUE = "milestones:\n  - id: a\n    title: A\n    due: "


def reading(root: Path) -> Reading:
    return Reading(trees.worktree(root), DAY, DAY, whole=True)


def findings(root: Path) -> list[Finding]:
    return told(reading(root).loaded)


def told(loaded: Loaded) -> list[Finding]:
    return [*loaded.findings, *engine.run(loaded)]


def fixed(root: Path) -> Mending:
    """Mend a workspace, and write what was mended into its files."""
    found = mend(reading(root), Selection())
    for path, (before, after) in found.contents.items():
        assert (root / path).read_bytes() == before
        (root / path).write_bytes(after)
    return found


#: What is mended: the file, and the same mended.
MENDED = {
    "a day first": (f"{HEAD}{DUE}30/06/2018\n", f"{HEAD}{DUE}2018-06-30\n"),
    "a month by its name": (f"{HEAD}period: du 12 au 14 octobre 2019\n", f"{HEAD}period: 2019-10-12/2019-10-14\n"),
    "a decimal comma": (
        f"{HEAD}budget:\n  - {{year: 2018, currency: EUR, planned: '41250,50'}}\n",
        f"{HEAD}budget:\n  - {{year: 2018, currency: EUR, planned: 41250.50}}\n",
    ),
    "a comma between braces": (
        f"{HEAD}budget:\n  - {{year: 2018, currency: EUR, planned: 41250,50}}\n",
        f"{HEAD}budget:\n  - {{year: 2018, currency: EUR, planned: 41250.50}}\n",
    ),
    "a currency beside its number": (
        f"{HEAD}budget:\n  - {{year: 2018, currency: EUR, planned: 500 €}}\n",
        f"{HEAD}budget:\n  - {{year: 2018, currency: EUR, planned: 500}}\n",
    ),
    "a currency by its name": (
        f"{HEAD}budget:\n  - {{year: 2018, currency: euros, planned: 500}}\n",
        f"{HEAD}budget:\n  - {{year: 2018, currency: EUR, planned: 500}}\n",
    ),
    "a no-break space behind a colon": (HEAD.replace("status: ", "status:\u00a0"), HEAD),
    "a no-break space as indentation": (
        f"{HEAD}tags:\n\u00a0\u00a0- a\n\u00a0\u00a0- b\n",
        f"{HEAD}tags:\n  - a\n  - b\n",
    ),
    "a no-break space before a colon": (HEAD.replace("lead:", "lead\u00a0:"), HEAD),
    "a no-break space beside a word": (HEAD.replace("planned", "planned\u00a0"), HEAD),
    "tabs as indentation": (
        f"{HEAD}milestones:\n\t- id: a\n\t\ttitle: A\n# c\n\t- id: b\n\t\ttitle: B\n",
        f"{HEAD}milestones:\n  - id: a\n    title: A\n# c\n  - id: b\n    title: B\n",
    ),
    "a text that begins with a sign": (
        HEAD.replace("Guides", "@Guides # why"),
        HEAD.replace("Guides", '"@Guides" # why'),
    ),
    "a colon in a text": (HEAD.replace("Guides", "Guides: suite"), HEAD.replace("Guides", '"Guides: suite"')),
    "a long text with a colon": (
        HEAD.replace("Guides", f"Guides: {'suite ' * 20}fin"),
        HEAD.replace("Guides", f'"Guides: {"suite " * 20}fin"'),
    ),
    "quotes within quotes": (HEAD.replace("Guides", "'l'accord'"), HEAD.replace("Guides", '"l\'accord"')),
    "a comma behind a text": (HEAD.replace("Guides", '"Guides",'), HEAD.replace("Guides", '"Guides"')),
    "a number where a text is": (HEAD.replace("Guides", "1.10"), HEAD.replace("Guides", '"1.10"')),
    "a byte order mark": (f"\ufeff{HEAD}", HEAD),
    "a byte order mark and a date": (f"\ufeff{HEAD}{DUE}30/06/2018\n", f"{HEAD}{DUE}2018-06-30\n"),
    "a key with one letter too many": (HEAD.replace("status", "sttatus"), HEAD),
    "a key in capitals": (HEAD.replace("status", "Status"), HEAD),
    "a key in French": (HEAD.replace("title", "titre"), HEAD),
    "a word with two letters exchanged": (HEAD.replace("planned", "plannde"), HEAD),
    "a word in French": (HEAD.replace("planned", "en cours"), HEAD.replace("planned", "in_progress")),
    "an axis with one letter less": (HEAD.replace("culture", "cultre"), HEAD),
    "no space behind a colon": (HEAD.replace("lead: ", "lead:"), HEAD),
    "the record's own id": (f"id: guides\n{HEAD}", HEAD),
    "the record's own reference": (f"# c\nid: mons-sefrou/guides   # its name\n{HEAD}", f"# c\n{HEAD}"),
    "a list written as a text": (f"{HEAD}tags: a, b\n", f"{HEAD}tags: [a, b]\n"),
    "several at once, with comments in odd places": (
        f"# one\n\n{HEAD.replace('planned', 'plannde # two')}  # three\nmilestones: [{{id: a, title: A, due:   30/06/2018}}]   # four\ntags: # five\n  - a\n  # six\n",
        f"# one\n\n{HEAD.replace('planned', 'planned # two')}  # three\nmilestones: [{{id: a, title: A, due:   2018-06-30}}]   # four\ntags: # five\n  - a\n  # six\n",
    ),
    "line ends of Windows, and none at the end": (
        f"{HEAD}{DUE}30/06/2018".replace("\n", "\r\n"),
        f"{HEAD}{DUE}2018-06-30".replace("\n", "\r\n"),
    ),
}

#: What is left, since more than one thing may be meant.
LEFT: dict[str, str | bytes] = {
    "two readings of a day": f"{HEAD}{DUE}12/10/2026\n",
    "a point that may mark thousands": f"{HEAD}budget:\n  - {{year: 2018, currency: EUR, planned: 60.000}}\n",
    "dollars of several countries": f"{HEAD}budget:\n  - {{year: 2018, currency: $, planned: 60}}\n",
    "a word two letters off": HEAD.replace("planned", "plane"),
    "the opposite of a word": HEAD.replace("planned", "incomplete"),
    "another digit of a reference": f"{HEAD}depends_on: [mons-sefrou/phase-3]\n",
    "a short name with another letter": HEAD.replace("mons", "mens"),
    "an id that is not the file's": f"id: other\n{HEAD}",
    "a key that is there already": f"{HEAD}titel: Guides\n",
    "a text that may be a field": HEAD.replace("Guides", "Guides status: planned"),
    "an anchor": HEAD.replace("Guides", "&a Guides"),
    "a conflict": f"<<<<<<< ours\n{HEAD}=======\n{HEAD}>>>>>>> theirs\n{DUE}30/06/2018\n",
    "bytes of Windows": b"title: Caf\xe9\nstatus: plannde\naxis: culture\nlead: mons\n",
    "a tab that is not of the indentation": HEAD.replace("lead: mons", "lead\t: - mons"),
}


@pytest.mark.parametrize("what", MENDED)
def test_what_has_one_mend_is_mended(what: str, workspace: Workspace) -> None:
    before, after = MENDED[what]
    root = workspace(files={FILE: before})

    found = fixed(root)

    assert (root / FILE).read_bytes().decode() == after
    assert [*found.contents] == [FILE]
    assert found.left == ()
    assert [each for each in findings(root) if each.path == FILE and each.severity is Severity.ERROR] == []


@table("what", LEFT)
def test_what_may_mean_two_things_is_left(what: str, workspace: Workspace) -> None:
    root = workspace(files={FILE: LEFT[what], "data/actions/mons-sefrou/phase-2.yaml": HEAD})

    found = mend(reading(root), Selection())

    assert found.made == ()
    assert found.contents == {}


def test_two_names_that_are_as_near_are_left(workspace: Workspace) -> None:
    near = {f"data/actions/mons-sefrou/{name}.yaml": HEAD for name in ("tours", "tourn")}
    root = workspace(files={FILE: f"{HEAD}depends_on: [mons-sefrou/tour]\n", **near})

    assert mend(reading(root), Selection()).made == ()


def test_a_mend_that_brings_another_finding_is_left_and_said(workspace: Workspace) -> None:
    root = workspace(files={FILE: f"{HEAD}ended: 30/06/2018\n"})  # which is for what has come to an end

    found = fixed(root)

    assert found.made == ()
    assert [(each.before, each.after) for each in found.left] == [("30/06/2018", "2018-06-30")]


def test_a_key_that_is_put_right_lets_its_value_be_looked_at(workspace: Workspace) -> None:
    root = workspace(files={FILE: HEAD.replace("status: planned", "statsu: plannde")})

    assert [each.after for each in fixed(root).made] == ["status", "planned"]
    assert (root / FILE).read_text(encoding="utf-8") == HEAD


def test_only_what_is_wanted_is_mended(workspace: Workspace) -> None:
    root = workspace(files={FILE: f"{HEAD.replace('planned', 'plannde')}{DUE}30/06/2018\n"})

    by_code = mend(reading(root), Selection(select=("wrong-form",)))
    elsewhere = mend(reading(root), Selection(below=("data/agreements",)))

    assert [each.after for each in by_code.made] == ["2018-06-30"]
    assert elsewhere.made == ()


def test_a_hundred_mends_are_made_though_one_would_do_harm(workspace: Workspace) -> None:
    rows = "".join(f"  - {{id: m{number}, title: M{number}, due: 30/06/2018}}\n" for number in range(100))
    root = workspace(files={FILE: f"{HEAD}milestones:\n{rows}  - {{id: M7, title: M}}\n"})

    found = fixed(root)

    assert len(found.made) == 100
    assert [each.finding.code for each in found.left] == ["wrong-form"]  # m7 is there already


def test_more_than_is_listed_of_one_file_is_mended(workspace: Workspace) -> None:
    rows = "".join(
        f"  - {{id: m{number}, title: M{number}, due: 30/06/2018}}\n" for number in range(strict_yaml.MOST_FAULTS + 50)
    )
    root = workspace(files={FILE: f"{HEAD}milestones:\n{rows}"})

    assert len(fixed(root).made) == strict_yaml.MOST_FAULTS + 50
    assert [each for each in findings(root) if each.path == FILE] == []


def test_tabs_in_a_text_that_keeps_its_lines_stay(workspace: Workspace) -> None:
    block = "summary: |\n  a\n  \tb\n"
    root = workspace(files={FILE: f"{HEAD}{block}tags:\n\t- a\n"})

    fixed(root)

    assert (root / FILE).read_text(encoding="utf-8") == f"{HEAD}{block}tags:\n  - a\n"


def data(blob: bytes) -> object:
    document = strict_yaml.read("", blob).document
    return document.data if document is not None else None


def leaves(value: object) -> Counter[str]:
    """Return every key and every value of what a file says."""
    if isinstance(value, dict):
        return sum((Counter([f"{key}:"]) + leaves(each) for key, each in value.items()), Counter[str]())
    if isinstance(value, list):
        return sum(map(leaves, value), Counter[str]())
    return Counter([repr(value)])


def held(root: Path) -> None:
    """Mend a workspace, and hold what comes of it to everything that is promised."""
    loaded = reading(root).loaded
    files = {path: path.read_bytes() for path in root.rglob("*.yaml") if path.is_file()}

    found = fixed(root)

    touched = {root / path for path in found.contents}
    assert all(path.read_bytes() == blob for path, blob in files.items() if path not in touched)
    assert bool(touched) == bool(found.made)
    if touched:
        if not loaded.portfolio.left_out:
            before, after = (Counter(each.severity for each in said) for said in (told(loaded), findings(root)))
            assert after[Severity.ERROR] + after[Severity.WARNING] <= before[Severity.ERROR] + before[Severity.WARNING]
        assert mend(reading(root), Selection()).made == ()
    for path in touched:
        mends = [each for each in found.made if root / each.finding.path == path]
        old, new = data(files[path]), data(path.read_bytes())
        if old is not None:
            assert new is not None
            gone = leaves(old) - leaves(new)
            most = sum(len(leaves(data(f"x: {each.before}\n".encode())) - Counter(["x:"])) + 1 for each in mends)
            assert sum(gone.values()) <= most + len(mends)
    formed(root)


def formed(root: Path) -> None:
    """Hold that the normal form brings nothing to mend, and that mends bring nothing to form."""
    changed = []
    for path in root.rglob("*.yaml"):
        try:
            kind, blob = kind_of(path.relative_to(root).as_posix()), path.read_bytes()
            form = normal_form(blob, kind).blob
        except (EditRefused, OSError):
            continue
        if form != blob:
            path.write_bytes(form)
            changed.append(path)
    assert not changed or mend(reading(root), Selection()).made == ()  # else it is what was mended already


CASES = golden.invalid()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.stem}")
def test_a_case_is_mended_or_left_and_says_nothing_else(case: Path, workspace: Workspace) -> None:
    held(golden.lay(case, workspace()))


@pytest.mark.parametrize("code", BAD)
def test_a_bad_example_is_mended_or_left_and_says_nothing_else(code: str, workspace: Workspace) -> None:
    held(workspace(files=BAD[code]))


def test_records_as_they_go_wrong_say_nothing_else(workspace: Workspace) -> None:
    random = dice(8)
    originals = sorted((ROOT / "data" / "actions").rglob("*.yaml"))
    root = workspace(files={FILE: HEAD})
    for _ in range(sample(25)):
        (root / FILE).write_bytes(mutant(random, random.choice(originals).read_text(encoding="utf-8")))
        held(root)


@pytest.mark.parametrize("root", [ROOT, ROOT / "examples" / "demo"], ids=lambda root: root.name)
def test_the_repository_s_own_records_need_no_mend(root: Path) -> None:
    assert mend(reading(root), Selection()).made == ()
