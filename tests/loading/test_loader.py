"""Loading: a tree becomes a portfolio and findings, whatever its files hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl import trees
from coopctl.findings import Kind
from coopctl.loading import gathered
from coopctl.loading.loader import Loaded, load
from coopctl.model.portfolio import LeftOut
from coopctl.model.vocabularies import Severity
from tests import systems
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.conftest import Git, Workspace

ACTION = "title: Training\nstatus: planned\naxis: health\nperiod: 2018\nlead: mons\n"


def loaded(root: Path) -> Loaded:
    return load(trees.worktree(root))


def codes(found: Loaded) -> list[tuple[str, str, int]]:
    return [(each.path, each.code, each.span.line) for each in found.findings]


def test_a_valid_workspace_has_its_records_and_no_finding(workspace: Workspace) -> None:
    found = loaded(workspace())

    assert found.findings == ()
    assert list(found.portfolio.agreements) == ["mons-sefrou"]
    assert list(found.portfolio.actions) == ["mons-sefrou/photo-exhibition"]
    assert found.portfolio.settings.language == "en"
    assert found.portfolio.revision == "worktree"
    assert found.portfolio.left_out == ()


def test_a_bad_file_is_left_out_and_hides_nothing_else(workspace: Workspace) -> None:
    root = workspace(
        files={
            "data/actions/mons-sefrou/a.yaml": "title: [\n",
            "data/actions/mons-sefrou/b.yaml": "titel: x\nstatus: planned\n",
            "data/actions/mons-sefrou/c.yaml": ACTION,
            "data/actions/mons-sefrou/d.yaml": "title: x\nstatus: @x\n",
        }
    )

    found = loaded(root)

    assert list(found.portfolio.actions) == ["mons-sefrou/c", "mons-sefrou/photo-exhibition"]
    assert [(left.path, left.ref, left.agreement) for left in found.portfolio.left_out] == [
        ("data/actions/mons-sefrou/a.yaml", "mons-sefrou/a", "mons-sefrou"),
        ("data/actions/mons-sefrou/b.yaml", "mons-sefrou/b", "mons-sefrou"),
        ("data/actions/mons-sefrou/d.yaml", "mons-sefrou/d", "mons-sefrou"),
    ]
    # Of a word that YAML cannot begin with, only that it is none of those is told.
    assert [left.code for left in found.portfolio.left_out[1:]] == ["unknown-field", "unknown-word"]
    assert {each.path for each in found.findings} == {left.path for left in found.portfolio.left_out}


def test_of_more_files_than_are_explained_it_is_told_that_they_do_not_fit(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathered, "_MOST_EXPLAINED", 2)
    files = {f"data/actions/mons-sefrou/{name}.yaml": f"titel: {name}\nstatus: planned\n" for name in "abcd"}
    found = loaded(workspace(files=files))

    assert codes(found) == [
        ("data/actions/mons-sefrou/a.yaml", "unknown-field", 1),
        ("data/actions/mons-sefrou/b.yaml", "unknown-field", 1),
        ("data/actions/mons-sefrou/c.yaml", "too-many-faults", 1),
        ("data/actions/mons-sefrou/d.yaml", "too-many-faults", 1),
    ]
    assert [each.code for each in found.portfolio.left_out] == ["unknown-field"] * 2 + ["too-many-faults"] * 2


def test_a_repeated_key_hides_nothing_else_in_its_file(workspace: Workspace) -> None:
    text = "title: One\nstatus: planned\ntitle: Two\nperiod: 30/06/2018\nxis: health\n"
    root = workspace(files={"data/actions/mons-sefrou/a.yaml": text})

    found = loaded(root)

    assert [(each.code, each.span.line, each.kind) for each in found.findings] == [
        ("duplicate-key", 3, Kind.YAML),
        ("wrong-form", 4, Kind.SCHEMA),
        ("unknown-field", 5, Kind.SCHEMA),
    ]


def test_a_warning_keeps_nothing_out(workspace: Workspace) -> None:
    root = workspace(files={"data/actions/mons-sefrou/a.yaml": ACTION + "number: 0o12\n"})

    found = loaded(root)

    assert [(each.code, each.severity) for each in found.findings] == [("ambiguous-scalar", Severity.WARNING)]
    assert "mons-sefrou/a" in found.portfolio.actions


@table("text", ["", "# only a comment\n", "---\n"])
def test_the_settings_may_be_empty(workspace: Workspace, text: str) -> None:
    found = loaded(workspace(files={"coopctl.yaml": text}))

    assert found.findings == ()
    assert found.portfolio.settings.language == "en"


def test_faulty_settings_are_findings_and_the_defaults_serve(workspace: Workspace) -> None:
    found = loaded(workspace(files={"coopctl.yaml": "language: fr\nlangages: [fr]\n"}))

    assert codes(found) == [("coopctl.yaml", "unknown-field", 2)]
    assert found.portfolio.settings.language == "en"
    assert found.portfolio.left_out == ()


def test_the_settings_of_the_tree_say_the_language_of_plain_texts(workspace: Workspace) -> None:
    found = loaded(workspace(files={"coopctl.yaml": "language: fr\n"}))

    assert found.portfolio.agreements["mons-sefrou"].title.variants == {"fr": "Mons–Séfrou partnership"}


def test_what_is_no_record_is_a_stray_unless_it_is_a_dropping(workspace: Workspace) -> None:
    names = [
        "data/agreements/x.yml",
        "data/notes.txt",
        "data/agreements/.x.yaml.swp",
        "data/README.md",
        "data/actions/x.yaml~",
    ]

    found = loaded(workspace(files=dict.fromkeys(names, "x")))

    assert found.portfolio.strays == ("data/agreements/x.yml", "data/notes.txt")


@systems.needs_links
def test_a_link_is_a_finding_and_is_not_followed(workspace: Workspace, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("title: secret words\n", encoding="utf-8")
    root = workspace()
    (root / "data/actions/mons-sefrou/a.yaml").symlink_to(secret)
    (root / "data/actions/linked").symlink_to(tmp_path)

    found = loaded(root)

    assert [(each.path, each.code) for each in found.findings] == [
        ("data/actions/linked", "not-a-regular-file"),
        ("data/actions/mons-sefrou/a.yaml", "not-a-regular-file"),
    ]
    assert found.portfolio.left_out == (
        LeftOut("data/actions/linked", "not-a-regular-file"),
        LeftOut("data/actions/mons-sefrou/a.yaml", "not-a-regular-file", "mons-sefrou/a"),
    )
    assert [each.agreement for each in found.portfolio.left_out] == ["linked", "mons-sefrou"]
    assert found.portfolio.strays == ()


def test_documents_that_are_not_there_are_missing(workspace: Workspace) -> None:
    text = ACTION + "documents:\n  - {id: a, file: papers/a.txt}\n  - {id: b, file: papers/b.txt}\n"
    root = workspace(files={"data/actions/mons-sefrou/a.yaml": text, "papers/a.txt": "x"})

    assert loaded(root).portfolio.missing == frozenset({"papers/b.txt"})


def test_a_former_name_leads_to_the_record(workspace: Workspace) -> None:
    root = workspace(files={"data/actions/mons-sefrou/a.yaml": ACTION + "formerly: [mons-sefrou/old]\n"})

    portfolio = loaded(root).portfolio

    assert portfolio.current("mons-sefrou/old") == "mons-sefrou/a"
    assert portfolio.current("mons-sefrou/a") == "mons-sefrou/a"
    assert portfolio.knows("mons-sefrou/old")
    assert not portfolio.knows("mons-sefrou/never")


def test_the_index_and_a_commit_say_the_same_as_the_files(workspace: Workspace, git: Git) -> None:
    root = workspace(files={"data/actions/mons-sefrou/a.yaml": "title: [\n", "data/x.yml": "x"})
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "all")

    here, staged, committed = loaded(root), load(trees.index(root)), load(trees.at(root, "HEAD"))

    for other in (staged, committed):
        assert other.findings == here.findings
        assert other.portfolio.agreements == here.portfolio.agreements
        assert other.portfolio.actions == here.portfolio.actions
        assert other.portfolio.left_out == here.portfolio.left_out
        assert other.portfolio.strays == here.portfolio.strays
    assert (staged.portfolio.revision, committed.portfolio.revision) == ("index", git(root, "rev-parse", "HEAD"))


def test_the_findings_of_many_files_are_those_of_each_alone(workspace: Workspace) -> None:
    bad = {
        "a": "title: [\n",
        "b": "title: x\ntitle: y\nstatus: done\n",
        "c": "- x\n",
        "d": "",
        "e": "title: &a x\nstatus: planned\n",
    }
    together = loaded(workspace(files={f"data/actions/mons-sefrou/{name}.yaml": text for name, text in bad.items()}))
    alone = [
        finding
        for name, text in bad.items()
        for finding in loaded(workspace(files={f"data/actions/mons-sefrou/{name}.yaml": text})).findings
    ]

    assert list(together.findings) == alone
    assert len(alone) >= len(bad)
