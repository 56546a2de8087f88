"""The wheel works on a bare machine: built by the locked tools, installed with the locked libraries."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, get_args

import pytest

from coopctl.codelists import Name
from tests.conftest import BYTECODE, CALLER, ROOT

if TYPE_CHECKING:
    from pathlib import Path


def call(*command: str, cwd: Path, expected: int = 0) -> str:
    """Run a program in the environment that pytest was called in, without settings of coopctl and Python."""
    environment = {name: value for name, value in CALLER.items() if not name.startswith(("COOPCTL_", "PYTHON", "COV"))}
    environment |= {"LANG": "C.UTF-8", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PYTHONUTF8": "1"}
    environment["PYTHONPYCACHEPREFIX"] = str(BYTECODE)
    done = subprocess.run(
        command, cwd=cwd, env=environment, check=False, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL
    )
    assert done.returncode == expected, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the tools that are installed here, those of the lock."""
    folder = tmp_path_factory.mktemp("dist")
    pip = (sys.executable, "-m", "pip", "-qq", "wheel", "--no-deps", "--no-build-isolation")
    call(*pip, "--wheel-dir", str(folder), str(ROOT), cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install it with the locked libraries into a fresh virtual environment; return the environment's programs."""
    place = tmp_path_factory.mktemp("elsewhere") / "venv"
    call(sys.executable, "-m", "venv", "--without-pip", str(place), cwd=place.parent)
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    pip = (sys.executable, "-m", "pip", "--python", str(programs / "python"), "-qq", "install", "--no-compile")
    call(*pip, "--require-hashes", "-r", str(ROOT / "requirements" / "run.txt"), cwd=place)
    call(*pip, "--no-deps", str(wheel), cwd=place)
    return programs


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Copy data/ to a folder that is no repository."""
    shutil.copytree(ROOT / "data", tmp_path / "office" / "data")
    return tmp_path / "office"


def test_the_wheel_carries_schemas_pages_codelists_and_translations(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    schemas = {
        f"coopctl/_schemas/{path.relative_to(ROOT / 'schemas').as_posix()}"
        for path in (ROOT / "schemas").rglob("*.json")
    }
    pages = {f"coopctl/codes/{path.name}" for path in (ROOT / "coopctl" / "codes").glob("*.md")}

    lists = {f"coopctl/codelists/{name}.txt" for name in get_args(Name)}
    lists |= {f"coopctl/codelists/{name}" for name in ("country_names.tsv", "subdivision_names.tsv", "UNICODE-LICENSE")}

    assert schemas
    assert pages
    assert schemas | pages | lists <= names
    assert {name for name in names if name.endswith((".mo", ".po", ".pot"))} == {
        "coopctl/locale/ar/LC_MESSAGES/coopctl.mo",
        "coopctl/locale/fr/LC_MESSAGES/coopctl.mo",
        "coopctl/locale/nl/LC_MESSAGES/coopctl.mo",
    }
    assert {name.split("/")[0].split("-")[0] for name in names} == {"coopctl"}


def test_the_installed_command_is_not_this_checkout(installed: Path, tmp_path: Path) -> None:
    where = call(str(installed / "python"), "-c", "import coopctl; print(coopctl.__file__)", cwd=tmp_path)

    assert str(installed.parent) in where


def test_status_reads_the_data_elsewhere(installed: Path, copied: Path) -> None:
    shown = json.loads(call(str(installed / "coopctl"), "status", "--format", "json", cwd=copied))

    assert shown["kind"] == "status"
    assert len(shown["items"]) == len(list((ROOT / "data" / "agreements").glob("*.yaml")))


def test_status_speaks_french_elsewhere(installed: Path, copied: Path) -> None:
    pair = {
        language: call(str(installed / "coopctl"), "status", "--format", "table", "--lang", language, cwd=copied)
        for language in ("en", "fr")
    }

    assert pair["en"] != pair["fr"]


def test_validate_checks_with_the_schemas_of_the_wheel(installed: Path, copied: Path) -> None:
    files = len(list((ROOT / "data").rglob("*.yaml")))

    assert f"checked {files} files" in call(str(installed / "coopctl"), "validate", cwd=copied)
    (copied / "data" / "agreements" / "broken.yaml").write_text("title: 3\n", encoding="utf-8")
    call(str(installed / "coopctl"), "validate", cwd=copied, expected=1)


def test_schema_prints_the_schema_of_an_action(installed: Path, tmp_path: Path) -> None:
    printed = json.loads(call(str(installed / "coopctl"), "schema", "action", cwd=tmp_path))

    assert printed == json.loads((ROOT / "schemas" / "action.schema.json").read_text(encoding="utf-8"))


def test_explain_shows_the_page_of_a_code(installed: Path, tmp_path: Path) -> None:
    assert "unknown-party" in call(str(installed / "coopctl"), "explain", "unknown-party", cwd=tmp_path)
