"""Where this coopctl came from, which command adds an extra to it, and what CI is told to install."""

from __future__ import annotations

import json
import shlex
import sys
from importlib import metadata, util
from typing import TYPE_CHECKING, Any

import pytest

from coopctl import installation
from coopctl.errors import UsageError
from coopctl.starting import source

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Git

COMMIT = "0123456789abcdef0123456789abcdef01234567"
GIT = {"vcs_info": {"vcs": "git", "commit_id": COMMIT}}


@pytest.fixture
def came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Make an installation, as pip notes it, the one that is looked at."""

    def make(noted: dict[str, Any] | None) -> None:
        folder = tmp_path / "coopctl-0.1.0.dist-info"
        folder.mkdir(exist_ok=True)
        (folder / "METADATA").write_text(
            "Metadata-Version: 2.4\nName: coopctl\nVersion: 0.1.0\nRequires-Dist: rich>=13\n"
            'Requires-Dist: python-docx<2,>=1.2; extra == "docx"\nRequires-Dist: typst<0.16,>=0.15; extra == "pdf"\n'
            'Requires-Dist: coopctl[docx,pdf]; extra == "all"\n',
            encoding="utf-8",
        )
        (folder / "direct_url.json").unlink(missing_ok=True)
        if noted is not None:
            (folder / "direct_url.json").write_text(json.dumps(noted), encoding="utf-8")
        monkeypatch.setattr(installation, "_installed", lambda: metadata.Distribution.at(folder))

    return make


@pytest.mark.parametrize(
    ("noted", "wanted"),
    [
        (None, None),
        ({"url": "https://u:t0ken@git.example.org/a/coopctl.git", **GIT}, f"git+https://git.example.org/a/coopctl.git@{COMMIT}"),
        ({"url": "ssh://git@git.example.org:2222/a/coopctl.git", **GIT}, f"git+https://git.example.org/a/coopctl.git@{COMMIT}"),
        (
            {"url": "https://example.org/coopctl-0.1.0-py3-none-any.whl", "archive_info": {"hashes": {"sha256": "a" * 64}}},
            f"https://example.org/coopctl-0.1.0-py3-none-any.whl#sha256={'a' * 64}",
        ),
        ({"url": "file:///srv/coopctl.git", **GIT}, None),
        ({"url": "file:///srv/coopctl-0.1.0-py3-none-any.whl", "archive_info": {}}, None),
        ({"url": "file:///nowhere/there", "dir_info": {}}, None),
        ({"url": 'https://example.org/a b"; rm -rf ~', **GIT}, None),
    ],
)  # fmt: skip
def test_ci_installs_from_where_this_coopctl_came(came: Any, noted: dict[str, Any] | None, wanted: str | None) -> None:
    came(noted)

    assert source.known() == (None if wanted is None else f"coopctl @ {wanted}")


def test_of_a_checkout_it_is_the_origin_of_its_clone_at_the_commit_that_was_pushed(
    came: Any, tmp_path: Path, git: Git
) -> None:
    far, near = tmp_path / "far.git", tmp_path / "né ar"
    git(tmp_path, "init", "-q", "--bare", str(far))
    git(tmp_path, "clone", "-q", str(far), str(near))
    came({"url": near.as_uri(), "dir_info": {"editable": True}})
    assert source.known() is None  # no commit
    git(near, "commit", "-q", "--allow-empty", "-m", "one")
    git(near, "push", "-q", "origin", "HEAD:main")
    shared = git(near, "rev-parse", "HEAD")
    assert source.known() is None  # a folder of this machine
    git(near, "config", "remote.origin.url", "git@git.example.org:a/coopctl.git")
    wanted = f"coopctl @ git+https://git.example.org/a/coopctl.git@{shared}"
    assert source.known() == wanted

    git(near, "commit", "-q", "--allow-empty", "-m", "two")
    assert source.known() == wanted
    assert source.requirement("https://git.example.org/a/coopctl.git") == wanted
    git(near, "config", "--unset", "remote.origin.url")
    git(near, "update-ref", "-d", "refs/remotes/origin/main")
    assert source.known() is None


@pytest.mark.parametrize(
    "typed", ["coopctl", "coopctl==0.1.0", "file:///srv/coopctl.git", "/srv/coopctl.git", "C:\\coopctl", "../coopctl",
              'https://example.org/c.git@v1"; id', "https://example.org/$(id)", "https://example.org/c.git@v1 && id"],
)  # fmt: skip
def test_neither_a_name_nor_a_place_of_this_machine_is_written(came: Any, typed: str) -> None:
    came(None)
    with pytest.raises(UsageError):
        source.requirement(typed)


@pytest.mark.skipif(sys.platform == "win32", reason="quoted for the shells of POSIX")
def test_the_command_that_adds_an_extra_is_that_of_this_installation(
    came: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "checkout" / ".venv"
    home.mkdir(parents=True)
    monkeypatch.setattr(sys, "prefix", str(home))
    came({"url": "https://t0ken@example.org/coopctl.git", **GIT})
    python = shlex.quote(sys.executable)
    tail = "-m pip install 'typst<0.16,>=0.15'"
    assert installation.adding("pdf") == f"{python} {tail}"
    monkeypatch.setattr(util, "find_spec", lambda _: None)
    assert installation.adding("pdf") == f"uv pip install --python {python} 'typst<0.16,>=0.15'"

    (home / "installed-run").touch()
    came({"url": home.parent.as_uri(), "dir_info": {"editable": True}})
    assert installation.adding("pdf") == f"make -C {home.parent} pdf"
    assert installation.adding("docx") == f"make -C {home.parent} status"
    assert installation.adding("dask").startswith(f"uv pip install --python {python} ")

    (home / "pipx_metadata.json").touch()
    assert installation.adding("docx") == "pipx inject coopctl 'python-docx<2,>=1.2'"
    (home / "uv-receipt.toml").touch()
    monkeypatch.setattr(installation, "_is_there", lambda _: False)
    assert installation.adding("docx") == f"uv tool install --force 'coopctl[docx] @ {home.parent.as_uri()}'"
    monkeypatch.setattr(installation, "_is_there", lambda asked: asked.startswith("typst"))
    came({"url": "https://t0ken@example.org/coopctl.git", **GIT})
    assert (
        installation.adding("docx")
        == f"uv tool install --force 'coopctl[docx,pdf] @ git+https://example.org/coopctl.git@{COMMIT}'"
    )
    came(None)
    assert installation.adding("docx") == "uv tool install --force 'coopctl[docx,pdf]'"
