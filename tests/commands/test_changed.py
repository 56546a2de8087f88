"""`validate --changed-since`: what changed and what refers to it, in real repositories; a guess is never made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coopctl import trees
from coopctl.errors import GitError
from tests.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Coopctl
    from tests.conftest import Workspace

AGREEMENT = "data/agreements/mons-sefrou.yaml"
PHOTO = "data/actions/mons-sefrou/photo-exhibition.yaml"
GUIDES = "data/actions/mons-sefrou/guides.yaml"
#: Each has an error and a hint of its own, so that what is reported on can be seen.
PLAIN = "title: Training of guides\nstatus: planned\naxis: culture\nsources: [minutes]\n"
OWN = frozenset({"unknown-source", "no-lead"})
OTHER = (
    "title: Other\nkind: partnership\nstatus: in_negotiation\n"
    "parties: [{id: ath, role: signatory}, {id: fes, role: signatory}]\n"
    "axes: [{id: culture, title: Culture}]\n"
)
ATH = "  - {id: ath, role: facilitator, name: Ath, kind: municipality}\n"
SIDE = "data/actions/other/side.yaml"


@pytest.fixture
def root(workspace: Workspace) -> Path:
    """Return a committed workspace: two agreements, and actions without a lead beside the one that has one."""
    files: dict[str, str | bytes] = {
        GUIDES: PLAIN, "data/agreements/other.yaml": OTHER, SIDE: PLAIN,
        "data/actions/mons-sefrou/second.yaml": f"{PLAIN}depends_on: [mons-sefrou/guides]\n",
    }  # fmt: skip
    made = workspace(files=files)
    commit(made)
    return made


def codes(coopctl: Coopctl, root: Path, *words: str) -> set[tuple[str, str]]:
    answer = coopctl(root, "validate", "--changed-since", "HEAD", "--format", "json", *words)
    assert answer.code in (0, 1), answer.err
    return {(item["path"].rpartition("/")[2], item["code"]) for item in answer.json["items"]}


def of(name: str, *found: str) -> set[tuple[str, str]]:
    return {(name, code) for code in found}


def test_nothing_changed_is_nothing_reported(root: Path, coopctl: Coopctl) -> None:
    answer = coopctl(root, "validate", "--changed-since", "HEAD")

    assert (answer.code, answer.out) == (0, "checked 0 files: 0 errors, 0 warnings, 0 hints\n")
    assert len(coopctl(root, "validate", "--format", "json").json["items"]) > 3


def test_what_changed_and_what_names_it_is_reported(root: Path, coopctl: Coopctl) -> None:
    (root / GUIDES).write_text(f"{PLAIN}tags: [x]\n", encoding="utf-8")

    assert codes(coopctl, root) == {*of("guides.yaml", *OWN), ("second.yaml", "unknown-source")}


def test_a_new_file_is_reported_before_git_knows_it(root: Path, coopctl: Coopctl) -> None:
    (root / "data/actions/mons-sefrou/third.yaml").write_text(PLAIN, encoding="utf-8")

    assert codes(coopctl, root) == of("third.yaml", *OWN)
    assert codes(coopctl, root, "--staged") == set()
    git(root, "add", "-A")
    assert codes(coopctl, root, "--staged") == of("third.yaml", *OWN)


def test_the_index_and_the_working_tree_are_told_apart(root: Path, coopctl: Coopctl) -> None:
    (root / SIDE).write_text("title: [\n", encoding="utf-8")
    git(root, "add", "-A")
    (root / SIDE).write_text(PLAIN, encoding="utf-8")

    assert codes(coopctl, root) == set()
    assert codes(coopctl, root, "--staged") == {("side.yaml", "yaml-syntax")}


def test_what_named_a_deleted_record_is_reported(root: Path, coopctl: Coopctl) -> None:
    (root / GUIDES).unlink()

    assert codes(coopctl, root) == of("second.yaml", "unknown-source", "unknown-reference")


def test_what_named_a_renamed_record_is_reported(root: Path, coopctl: Coopctl) -> None:
    renamed = root / "data/actions/mons-sefrou/guide-training.yaml"
    (root / GUIDES).rename(renamed)
    renamed.write_text(f"{PLAIN}formerly: [mons-sefrou/guides]\n", encoding="utf-8")

    assert codes(coopctl, root) == {
        *of("guide-training.yaml", *OWN), *of("second.yaml", "unknown-source", "former-name"),
    }  # fmt: skip


def test_a_changed_agreement_reports_its_actions(root: Path, coopctl: Coopctl) -> None:
    path = root / AGREEMENT
    path.write_text(path.read_text(encoding="utf-8").replace("id: culture", "id: culture-old"), encoding="utf-8")

    found = codes(coopctl, root)

    assert {("photo-exhibition.yaml", "unknown-axis"), ("guides.yaml", "unknown-axis")} <= found
    assert {name for name, _ in found}.isdisjoint({"side.yaml", "other.yaml"})


def test_a_deleted_agreement_reports_its_actions(root: Path, coopctl: Coopctl) -> None:
    (root / "data/agreements/other.yaml").unlink()

    found = codes(coopctl, root)

    assert ("side.yaml", "unknown-agreement") in found
    assert {name for name, _ in found} == {"side.yaml"}


def test_a_party_that_lost_its_description_is_reported_where_it_is_used(root: Path, coopctl: Coopctl) -> None:
    path = root / AGREEMENT
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("parties:\n", f"parties:\n{ATH}"), encoding="utf-8")
    git(root, "commit", "-qam", "described")
    path.write_text(before, encoding="utf-8")

    assert ("other.yaml", "undescribed-party") in codes(coopctl, root)


def test_warnings_that_rest_on_what_changed_are_reported_and_no_other(root: Path, coopctl: Coopctl) -> None:
    (root / SIDE).write_text(f"{PLAIN}period: 2018/2019\nlead: ath\n", encoding="utf-8")
    (root / "data/actions/other/second.yaml").write_text(f"{PLAIN}period: 2018/2019\n", encoding="utf-8")
    commit(root)
    (root / "data/agreements/other.yaml").write_text(f"{OTHER}period: 2020/2021\n", encoding="utf-8")
    expected = {
        *of("other.yaml", "undescribed-party"), *of("side.yaml", "unknown-source", "outside-agreement-period"),
        *of("second.yaml", "unknown-source", "outside-agreement-period"),
    }  # fmt: skip

    assert codes(coopctl, root) == expected
    git(root, "add", "-A")
    staged = coopctl(root, "validate", "--staged", "--format", "json", "--ignore", "unknown-source").json["items"]
    assert {(item["path"].rpartition("/")[2], item["code"]) for item in staged} == {
        each for each in expected if each[1] != "unknown-source"
    }


def test_a_hook_hears_every_error_and_hints_only_of_what_is_staged(root: Path, coopctl: Coopctl) -> None:
    def hook(*words: str) -> set[tuple[str, str]]:
        items = coopctl(root, "validate", "--staged", "--format", "json", *words).json["items"]
        return {(item["path"].rpartition("/")[2], item["code"]) for item in items}

    everywhere = {*of("guides.yaml", *OWN), *of("second.yaml", *OWN), *of("side.yaml", *OWN)}
    errors = {each for each in everywhere if each[1] != "no-lead"} | of("other.yaml", "undescribed-party")

    assert hook() == errors
    (root / SIDE).write_text(f"{PLAIN}tags: [x]\n", encoding="utf-8")
    assert hook() == errors
    git(root, "add", "-A")
    assert hook() == errors | of("side.yaml", "no-lead")
    assert hook(GUIDES) == of("guides.yaml", *OWN)
    assert everywhere <= {
        (item["path"].rpartition("/")[2], item["code"])
        for item in coopctl(root, "validate", "--format", "json").json["items"]
    }


def test_before_the_first_commit_all_is_staged(workspace: Workspace, coopctl: Coopctl) -> None:
    made = workspace(files={GUIDES: PLAIN})
    git(made, "init", "-q")
    git(made, "add", "-A")

    found = coopctl(made, "validate", "--staged", "--format", "json").json["items"]

    assert of("guides.yaml", *OWN) <= {(item["path"].rpartition("/")[2], item["code"]) for item in found}


@pytest.mark.parametrize("path", ["coopctl.yaml", "schemas/action.schema.json"])
def test_changed_settings_or_schemas_report_all(path: str, root: Path, coopctl: Coopctl) -> None:
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).write_text("language: en\n", encoding="utf-8")
    git(root, "add", "-A")

    assert {name for name, _ in codes(coopctl, root)} == {"guides.yaml", "second.yaml", "side.yaml", "other.yaml"}


def test_a_deleted_document_is_reported_where_it_is_named(root: Path, coopctl: Coopctl) -> None:
    (root / "papers").mkdir()
    (root / "papers/plan.txt").write_text("x", encoding="utf-8")
    (root / SIDE).write_text(
        f"{PLAIN}documents: [{{id: plan, title: Plan, file: papers/plan.txt}}]\n", encoding="utf-8"
    )
    commit(root)
    (root / "papers/plan.txt").unlink()

    assert ("side.yaml", "missing-document-file") in codes(coopctl, root)


def test_an_ignore_that_lost_its_use_is_reported(root: Path, coopctl: Coopctl) -> None:
    (root / "coopctl.yaml").write_text(
        f"ignore: [{{paths: [{SIDE}], codes: [no-lead], reason: Later}}]\n", encoding="utf-8"
    )
    commit(root)
    (root / SIDE).write_text(f"{PLAIN}lead: ath\n", encoding="utf-8")

    assert codes(coopctl, root, "--select", "unused-ignore") == {("coopctl.yaml", "unused-ignore")}


def test_changes_count_from_where_the_histories_parted(root: Path, coopctl: Coopctl) -> None:
    git(root, "checkout", "-q", "-b", "side")
    commit(root, {SIDE: f"{PLAIN}tags: [x]\n"})
    git(root, "checkout", "-q", "main")
    commit(root, {GUIDES: f"{PLAIN}tags: [y]\n"})

    mine = coopctl(root, "validate", "--changed-since", "main", "--at", "side", "--format", "json")
    here = coopctl(root, "validate", "--changed-since", "side", "--format", "json", GUIDES)

    assert {item["path"] for item in mine.json["items"]} == {SIDE}
    assert {item["path"] for item in here.json["items"]} == {GUIDES}


def test_a_workspace_may_stand_in_a_folder_of_its_repository(root: Path, coopctl: Coopctl) -> None:
    top = root.parent / "top"
    top.mkdir()
    root.rename(top / "work")
    (top / "work" / ".git").rename(top / ".git")
    commit(top, {"README": "x"})
    (top / "README").write_text("y", encoding="utf-8")
    (top / "work" / SIDE).write_text(f"{PLAIN}tags: [x]\n", encoding="utf-8")

    assert codes(coopctl, top / "work") == of("side.yaml", *OWN)
    assert trees.checkout(top / "work") == top


def test_a_line_ending_that_git_changes_back_is_no_change(root: Path, coopctl: Coopctl) -> None:
    git(root, "config", "core.autocrlf", "true")
    (root / SIDE).write_bytes(PLAIN.replace("\n", "\r\n").encode())

    assert codes(coopctl, root) == set()


def test_a_history_that_holds_only_the_latest_is_no_ground_for_a_guess(root: Path, coopctl: Coopctl) -> None:
    git(root, "checkout", "-q", "-b", "side")
    commit(root, {SIDE: f"{PLAIN}tags: [x]\n"})
    git(root, "checkout", "-q", "main")
    commit(root, {GUIDES: f"{PLAIN}tags: [y]\n"})
    shallow = root.parent / "shallow"
    git(root.parent, "clone", "-q", "--depth", "1", "--no-single-branch", root.as_uri(), str(shallow))

    parted = coopctl(shallow, "validate", "--changed-since", "origin/side")
    unknown = coopctl(shallow, "validate", "--changed-since", "HEAD~1")
    git(shallow, "fetch", "-q", "--unshallow")
    whole = coopctl(shallow, "validate", "--changed-since", "origin/side", "--format", "json")

    assert (parted.code, parted.out) == (3, "")
    assert "have no commit in common" in parted.err
    assert "fetch-depth: 0" in parted.err
    assert (unknown.code, unknown.out) == (3, "")
    assert "fetch-depth: 0" in unknown.err
    assert {item["path"] for item in whole.json["items"]} == {GUIDES, "data/actions/mons-sefrou/second.yaml"}


def test_histories_without_a_common_commit(root: Path) -> None:
    git(root, "checkout", "-q", "--orphan", "lone")
    commit(root, {SIDE: f"{PLAIN}tags: [x]\n"})

    with pytest.raises(GitError) as failed:
        trees.changes(root, "main", trees.worktree(root))

    assert failed.value.code == 3
    assert failed.value.help is not None
    assert "main branch" in failed.value.help.text


def test_without_a_repository_there_is_nothing_to_compare_with(workspace: Workspace, coopctl: Coopctl) -> None:
    answer = coopctl(workspace(), "validate", "--changed-since", "main")

    assert (answer.code, answer.out) == (3, "")
    assert "git repository" in answer.err


def test_a_bare_repository_compares_commits(root: Path, coopctl: Coopctl) -> None:
    commit(root, {SIDE: f"{PLAIN}tags: [x]\n", "coopctl.yaml": "language: en\n"})
    commit(root, {SIDE: f"{PLAIN}tags: [y]\n"})
    bare = root.parent / "bare.git"
    git(root.parent, "clone", "-q", "--bare", str(root), str(bare))

    answer = coopctl(bare, "validate", "--at", "HEAD", "--changed-since", "HEAD~1", "--format", "json")

    assert {item["path"] for item in answer.json["items"]} == {SIDE}
