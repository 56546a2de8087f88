"""`init`: what a newcomer gets, that nothing is ever written over, and the questions on a real terminal."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl import installation, schemas, strict_yaml
from coopctl.errors import UsageError
from coopctl.starting import first
from coopctl.starting.editor_schemas import SCHEMAS, sentences
from tests import systems
from tests.conversation import CTRL_C, converse, talk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Coopctl
    from tests.conftest import Git, Run

FRENCH = (
    "--language=fr",
    "--agreement=Partenariat Mons – Séfrou",
    "--party=Ville de Mons",
    "--party=sefrou=Commune de Séfrou",
)
CTRL_D = "\x04"
KIT = [
    ".editorconfig",
    ".gitattributes",
    ".github/workflows/coopctl-comment.yml",
    ".github/workflows/coopctl-review.yml",
    ".github/workflows/coopctl.yml",
    ".gitignore",
    ".gitlab-ci.yml",
    ".pre-commit-config.yaml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "coopctl.yaml",
    "schemas/action.schema.json",
    "schemas/agreement.schema.json",
    "schemas/settings.schema.json",
]


def files(root: Path) -> list[str]:
    return sorted(
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and ".git" not in path.relative_to(root).parts
    )


def test_an_empty_workspace_is_valid_and_shows_its_status(tmp_path: Path, coopctl: Coopctl) -> None:
    answer = coopctl(tmp_path, "init", "--yes")

    assert (answer.code, answer.err) == (0, "")
    assert files(tmp_path) == sorted([*KIT, "data/actions/.gitkeep", "data/agreements/.gitkeep"])
    assert coopctl(tmp_path, "validate", "--allow-empty").code == 0
    assert coopctl(tmp_path, "status").code == 0


def test_the_first_agreement_is_valid_canonical_and_readable(tmp_path: Path, coopctl: Coopctl) -> None:
    assert coopctl(tmp_path, "init", "--yes", *FRENCH).code == 0

    assert (tmp_path / "data/agreements/partenariat-mons-sefrou.yaml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../schemas/agreement.schema.json\n"
        "title: Partenariat Mons – Séfrou\n"
        "kind: partnership\n"
        "status: in_negotiation\n"
        "parties:\n"
        "  - id: ville-de-mons\n"
        "    role: partner\n"
        "    name: Ville de Mons\n"
        "  - id: sefrou\n"
        "    role: partner\n"
        "    name: Commune de Séfrou\n"
    )
    assert "data/actions/partenariat-mons-sefrou/.gitkeep" in files(tmp_path)
    checked = coopctl(tmp_path, "validate", "--strict")
    assert (checked.code, checked.out) == (0, "2 fichiers vérifiés\u00a0: 0 erreur, 0 avertissement, 0 conseil\n")
    assert "Partenariat Mons – Séfrou" in coopctl(tmp_path, "status", "--format", "table").out


def test_the_settings_name_the_language_and_explain_themselves_in_it(tmp_path: Path, coopctl: Coopctl) -> None:
    coopctl(tmp_path, "init", "--yes", "--language", "fr")

    text = (tmp_path / "coopctl.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=schemas/settings.schema.json\n")
    assert "# La langue des textes" in text
    assert "\nlanguage: fr\n" in text
    assert coopctl(tmp_path, "validate", "coopctl.yaml", "--allow-empty").code == 0


def test_norwegian_is_a_language_and_no_truth_value(tmp_path: Path, coopctl: Coopctl) -> None:
    coopctl(tmp_path, "init", "--yes", "--language", "no")

    assert 'language: "no"\n' in (tmp_path / "coopctl.yaml").read_text(encoding="utf-8")
    assert coopctl(tmp_path, "validate", "--allow-empty", "--strict").code == 0


def test_what_is_there_is_never_written_over_and_is_listed(tmp_path: Path, coopctl: Coopctl) -> None:
    mine = {".gitignore": "mine\n", "coopctl.yaml": "language: nl\n", ".vscode/settings.json": "{}"}
    for name, text in mine.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    answer = coopctl(tmp_path, "init", "--yes", "--language", "fr")

    assert answer.code == 0
    assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in mine} == mine
    kept = answer.out.partition("There already")[2].partition("files written")[0].split()
    assert set(kept) >= {*mine}
    assert "coopctl.yaml stays as it is" in answer.err


@systems.needs_links
def test_a_link_that_leads_nowhere_is_there_too(tmp_path: Path, coopctl: Coopctl) -> None:
    (tmp_path / ".editorconfig").symlink_to("nowhere")

    answer = coopctl(tmp_path, "init", "--yes")

    assert answer.code == 0
    assert (tmp_path / ".editorconfig").is_symlink()
    assert ".editorconfig" in answer.out.partition("There already")[2].partition("files written")[0].split()


def test_a_second_run_writes_nothing(tmp_path: Path, coopctl: Coopctl) -> None:
    coopctl(tmp_path, "init", "--yes", *FRENCH)
    before = {name: (tmp_path / name).read_bytes() for name in files(tmp_path)}

    again = coopctl(tmp_path, "init", "--yes")

    assert again.code == 0
    assert "Nothing is missing" in again.out or "Rien ne manque" in again.out
    assert {name: (tmp_path / name).read_bytes() for name in files(tmp_path)} == before


def test_a_dry_run_shows_the_same_list_and_writes_nothing(tmp_path: Path, coopctl: Coopctl) -> None:
    shown = coopctl(tmp_path, "init", "--dry-run", *FRENCH)
    assert files(tmp_path) == []
    assert shown.err == "nothing was written: --dry-run\n"

    written = coopctl(tmp_path, "init", "--yes", *FRENCH)

    assert written.out.startswith(shown.out)
    assert [line.split()[0] for line in shown.out.splitlines() if re.match(r"  \S", line)] == files(tmp_path)


def test_a_new_folder_is_made_and_the_commands_name_it(tmp_path: Path, run: Run) -> None:
    done = run("init", "our plans", "--yes", *FRENCH)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "our plans" / "coopctl.yaml").is_file()
    commands = [line.strip() for line in done.stdout.splitlines() if line.startswith("  coopctl ")]
    assert commands == [f"coopctl -C 'our plans' {verb}" for verb in ("new action", "validate", "status", "doctor")]
    assert str(tmp_path) not in done.stdout + done.stderr


def test_the_commands_work_as_they_are_printed(tmp_path: Path, run: Run, git: Git) -> None:
    git(tmp_path, "init", "-q")
    done = run("init", "--yes")

    for line in (line.strip() for line in done.stdout.splitlines() if line.startswith("  coopctl ")):
        told = run(*line.split()[1:])
        assert told.returncode == 0 or " new " in line, (line, told.stdout, told.stderr)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "there is no terminal"),
        (("--yes", "--language", "french!"), "‘french!’"),
        (("--yes", "--party", "a=A", "--party", "b=B"), "--party goes with --agreement"),
        (("--yes", "--agreement", "A"), "two parties"),
        (("--yes", "--agreement", "A", "--party", "b=B"), "two parties"),
        (("--yes", "--agreement", "A", "--party", "b=B", "--party", "b=C"), "‘b’ twice"),
        (("--yes", "--agreement", "اتفاق", "--party", "b=B", "--party", "c=C"), "short name"),
        (("--yes", "--agreement", "Not Good=T", "--party", "=", "--party", "c=C"), "--party is empty"),
        (("--yes", "--agreement", "con=T", "--party", "b=B", "--party", "c=C"), "short name"),
        (("--yes", "--agreement", "a\x1b[2J=T", "--party", "b=B", "--party", "c=C"), "short name"),
        (("--yes", "--agreement", "a=T\x1b[2J", "--party", "b=B", "--party", "c=C"), "cannot be seen"),
        (("--staged",), "neither --at nor --staged"),
        (("--at", "HEAD"), "neither --at nor --staged"),
    ],
)
def test_a_wrong_call_writes_nothing(tmp_path: Path, coopctl: Coopctl, words: tuple[str, ...], said: str) -> None:
    answer = coopctl(tmp_path, "init", *words)

    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert "\x1b" not in answer.err
    assert files(tmp_path) == []


def test_a_title_in_arabic_stays_as_it_is(tmp_path: Path, coopctl: Coopctl) -> None:
    answer = coopctl(tmp_path, "init", "--yes", "--agreement", "sefrou=اتفاق", "--party", "a=مدينة", "--party", "b=B")

    assert answer.code == 0
    assert "title: اتفاق\n" in (tmp_path / "data/agreements/sefrou.yaml").read_text(encoding="utf-8")


def test_no_workspace_is_begun_inside_another(tmp_path: Path, coopctl: Coopctl) -> None:
    coopctl(tmp_path, "init", "--yes")

    answer = coopctl(tmp_path, "init", "data/actions", "--yes")

    assert (answer.code, answer.out) == (2, "")
    assert "inside another workspace" in answer.err


def test_below_the_top_of_a_repository_what_git_and_ci_would_not_see_is_left_out(
    tmp_path: Path, coopctl: Coopctl, git: Git
) -> None:
    git(tmp_path, "init", "-q")

    answer = coopctl(tmp_path, "init", "plans", "--yes")

    assert set(KIT) - set(files(tmp_path / "plans")) == {
        ".github/workflows/coopctl-comment.yml", ".github/workflows/coopctl-review.yml",
        ".github/workflows/coopctl.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml",
    }  # fmt: skip
    assert "top of the repository" in answer.out
    assert files(tmp_path) == [f"plans/{name}" for name in files(tmp_path / "plans")]


@pytest.mark.parametrize("obstacle", ["a file", pytest.param("a link", marks=systems.needs_links)])
def test_what_stands_in_the_way_is_named_and_kept(tmp_path: Path, coopctl: Coopctl, obstacle: str) -> None:
    outside = tmp_path / "outside"
    root = tmp_path / "root"
    outside.mkdir()
    root.mkdir()
    if obstacle == "a file":
        (root / "schemas").write_text("mine", encoding="utf-8")
    else:
        (root / "schemas").symlink_to(outside)

    answer = coopctl(root, "init", "--yes")

    assert answer.code == 3
    assert "schemas is not a folder" in answer.err
    assert files(outside) == []
    assert sorted(each.name for each in root.iterdir()) == ["schemas"], "nothing half made"
    (root / "schemas").unlink()
    assert coopctl(root, "init", "--yes").code == 0


def test_the_files_name_the_source_and_no_other_place(tmp_path: Path, coopctl: Coopctl) -> None:
    coopctl(tmp_path, "init", "--yes", *FRENCH)

    texts = {name: (tmp_path / name).read_text(encoding="utf-8") for name in files(tmp_path)}
    for name in (".github/workflows/coopctl.yml", ".gitlab-ci.yml"):
        assert 'pip install "coopctl @ git+https://example.org/coopctl.git@v0.1.0"\n' in texts[name]
    assert [name for name, text in texts.items() if "{allow_empty}" in text or "{installed}" in text] == []
    assert [name for name, text in texts.items() if "--allow-empty" in text] == []
    assert [name for name, text in texts.items() if str(tmp_path) in text or "\r" in text] == []
    assert json.loads(texts[".vscode/settings.json"])["yaml.schemas"].keys() == {
        f"./schemas/{name}.schema.json" for name in ("agreement", "action", "settings")
    }


def test_the_checks_refuse_facts_of_the_future(tmp_path: Path, coopctl: Coopctl) -> None:
    assert coopctl(tmp_path, "init", "--yes", *FRENCH).code == 0
    for name, call in {
        ".pre-commit-config.yaml": "entry: coopctl validate --staged --no-facts-after today",
        ".github/workflows/coopctl.yml": "run: coopctl validate --format github --no-facts-after +1d",
        ".gitlab-ci.yml": "- coopctl validate --report gitlab:gl-code-quality.json --no-facts-after +1d",
    }.items():
        assert call in (tmp_path / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_schemas_for_editors_are_those_of_the_program_in_the_language_of_the_workspace(
    tmp_path: Path, coopctl: Coopctl, language: str
) -> None:
    coopctl(tmp_path, "init", "--yes", "--language", language)

    for name in SCHEMAS:
        written = (tmp_path / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
        assert written == coopctl(tmp_path, "schema", name, "--lang", language).out
        assert (written == schemas.text(name)) == (language == "en")
        assert _for_programs(json.loads(written)) == _for_programs(schemas.schema(name))
        assert len([*sentences(json.loads(written))]) == len([*sentences(schemas.schema(name))])
    assert "of another version" not in coopctl(tmp_path, "doctor", "--lang", "en").out


def test_remarks_are_in_the_language_of_the_workspace(tmp_path: Path, coopctl: Coopctl) -> None:
    """What a file for programs says does not change with it."""
    for language in ("en", "fr", "ar"):
        assert coopctl(tmp_path, "init", language, "--yes", "--language", language).code == 0
    for name in (".pre-commit-config.yaml", ".github/workflows/coopctl.yml", ".gitlab-ci.yml", "coopctl.yaml"):
        english, french, arabic = (tmp_path / each / name for each in ("en", "fr", "ar"))
        read = [strict_yaml.read(name, each.read_bytes()).document for each in (english, french, arabic)]
        data = [each.data for each in read if each is not None and isinstance(each.data, dict)]
        assert [each | {"language": ""} for each in data] == [data[0] | {"language": ""}] * 3


def _for_programs(schema: Any) -> Any:
    """Return a schema without what people read of it."""
    if isinstance(schema, list):
        return [_for_programs(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: value if key in ("examples", "const", "enum", "default") else _for_programs(value)
        for key, value in schema.items()
        if not (key in ("title", "description") and isinstance(value, str))
    }


@settings(max_examples=150, deadline=None)
@given(title=st.text(min_size=1, max_size=30), name=st.text(min_size=1, max_size=30))
def test_any_title_is_kept_exactly_or_refused_in_words(title: str, name: str) -> None:
    try:
        record = first.named("NAME", f"a={title}")
        parties = [first.named("NAME", f"b={name}"), first.named("NAME", "c=C")]
        text = first.agreement(record, parties)
    except UsageError:
        return
    reading = strict_yaml.read("data/agreements/a.yaml", text.encode())
    assert reading.faults == ()
    assert reading.document is not None
    assert isinstance(reading.document.data, dict)
    assert reading.document.data["title"] == " ".join(title.split())


# ---------------------------------------------------------------- on a terminal


@systems.needs_terminals
def test_the_questions_in_french(tmp_path: Path, coopctl: Coopctl) -> None:
    """A slip is taken back; what is written is shown first, the example of an action too."""
    answers = ["\n", "\n", "Partenariat Mons – Séfrou\n", "mons-sefrou\n", "6\n", "<\n", "jumelage\n", "1\n", "Ville de Mons\n",
               "Commune de Séfrou\n", "\n", "2024/2026\n", "Culture\n", "\n", "\n", "o\n"]  # fmt: skip

    code, screen = converse(tmp_path, answers, "init")

    assert code == 0, screen
    assert "language: fr\n" in (tmp_path / "coopctl.yaml").read_text(encoding="utf-8")
    text = (tmp_path / "data/agreements/mons-sefrou.yaml").read_text(encoding="utf-8")
    for line in (
        "kind: twinning",
        "status: in_negotiation",
        "id: ville-de-mons",
        "name: Commune de Séfrou",
        "period: 2024/2026",
    ):
        assert f"{line}\n" in text
    assert "\n# " in text
    assert "coopctl validate" in screen
    assert "\x1b" not in screen
    (action,) = [name for name in files(tmp_path) if name.startswith("data/actions")]
    assert screen.index(action) < screen.index("coopctl validate")
    assert "\naxis: culture\n" in (tmp_path / action).read_text(encoding="utf-8")
    assert coopctl(tmp_path, "validate", "--strict").code == 0


@systems.needs_terminals
def test_a_wrong_answer_is_explained_and_asked_again(tmp_path: Path) -> None:
    answers = ["french!\n", "fr\n", "\n", "Accord\n", "Not A Name\n", "\n", "1\n", "\n",
               "a=اتفاق\n", "a=B\n", "بركان\n", "a\n", "\n", "\n", "\n", "\n", "-\n", "\n"]  # fmt: skip

    code, screen = converse(tmp_path, answers, "init", lang="en")

    assert code == 0, screen
    assert "‘french!’ is no language tag" in screen
    assert "‘Not A Name’ is no short name" in screen
    yaml = (tmp_path / "data/agreements/accord.yaml").read_text(encoding="utf-8")
    assert screen.count("a row ‘a’ already") == 2
    assert "id: party-1" in yaml
    assert "name: بركان" in yaml


@systems.needs_terminals
def test_where_nothing_is_known_it_is_asked_from_where_ci_installs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, git: Git
) -> None:
    """And with consent git is told how rows are named; without a name it is said how git learns one."""
    monkeypatch.delenv("COOPCTL_SOURCE")
    monkeypatch.setattr(installation, "_installed", lambda: None)
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.delenv(name)
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "user.useConfigOnly", "true")

    code, screen = talk(
        tmp_path, ["", "2", "coopctl", "https://git.example.org/c.git@v1", "", "y"], "init", "--lang", "en"
    )

    assert code == 0, screen
    assert "‘coopctl’ is no address" in screen
    assert 'git+https://git.example.org/c.git@v1"' in (tmp_path / ".gitlab-ci.yml").read_text(encoding="utf-8")
    assert 'git config --global user.name "…"; git config --global user.email …' in screen
    assert git(tmp_path, "config", "diff.coopctl.xfuncname").startswith("^([a-z_]+:")


@systems.needs_terminals
def test_no_means_no(tmp_path: Path) -> None:
    code, screen = converse(tmp_path, ["\n", "2\n", "n\n"], "init", lang="en")

    assert code == 0
    assert "nothing was written" in screen
    assert files(tmp_path) == []


@systems.needs_terminals
@pytest.mark.parametrize(("key", "expected"), [(CTRL_C, 130), (CTRL_D, 2)])
def test_stopping_half_way_writes_nothing(tmp_path: Path, key: str, expected: int) -> None:
    code, screen = converse(tmp_path, ["\n", key], "init", lang="en")

    assert code == expected, screen
    assert "Traceback" not in screen
    assert files(tmp_path) == []


@systems.needs_terminals
def test_nothing_is_asked_that_is_known(tmp_path: Path, coopctl: Coopctl) -> None:
    coopctl(tmp_path, "init", "--yes", *FRENCH)
    (tmp_path / ".editorconfig").unlink()

    code, screen = converse(tmp_path, ["\n"], "init", lang="en")

    assert code == 0, screen
    assert "?" not in screen.replace("Write them?", "")
    assert "Language of your texts" not in screen
    assert (tmp_path / ".editorconfig").is_file()
