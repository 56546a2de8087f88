"""This installation of coopctl: where it came from (PEP 610), and the very command that adds an extra to it."""

from __future__ import annotations

import json
import re
import sys
from importlib import util
from pathlib import Path
from typing import TYPE_CHECKING

from coopctl.shells import quoted
from coopctl.values import dataclass

if TYPE_CHECKING:
    from importlib.metadata import Distribution

#: What the tools that keep a program in an environment of its own note there.
_UV, _PIPX, _MAKE = "uv-receipt.toml", "pipx_metadata.json", "installed-run"
#: What starts a bundle (tools/bundle.py), beside the folder of its libraries.
_BUNDLE = "run.py"
_EXTRA = re.compile(r"""(?P<requirement>[^;]+?) *; *extra *== *['"](?P<extra>\w+)['"]""")
#: What make installs an extra by; the others come with every call.
_TARGETS = {"pdf": "pdf"}
#: What no target of make brings: a cluster is for the few.
_BY_PIP = frozenset({"dask"})


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an installation came from: the address as it was given, and what of it was taken.

    `revision` is a commit's id (git), `digest` an archive's hash (sha256=…), `folder` a checkout of this machine.
    """

    address: str
    revision: str = ""
    digest: str = ""
    folder: Path | None = None


def origin(installed: Distribution | None = None) -> Origin | None:
    """Return where coopctl came from, None where nothing is noted, as of what came by its name from an index."""
    installed = installed or _installed()
    text = installed.read_text("direct_url.json") if installed else None
    noted = json.loads(text) if text else {}
    address = str(noted.get("url", ""))
    if not address:
        return None
    if "dir_info" in noted:
        return Origin(address, folder=_folder(address))
    archive = noted.get("archive_info", {})
    digest = archive.get("hashes", {}).get("sha256")
    return Origin(address, str(noted.get("vcs_info", {}).get("commit_id", "")), f"sha256={digest}" if digest else "")


def extras(installed: Distribution | None = None) -> dict[str, tuple[str, ...]]:
    """Return the libraries that each extra asks for, as pip takes them: {"docx": ("python-docx<2,>=1.2",)}."""
    installed = installed or _installed()
    found = map(_EXTRA.fullmatch, (installed.requires if installed else None) or ())
    asked: dict[str, tuple[str, ...]] = {}
    for each in found:
        if each and not each["requirement"].startswith("coopctl"):
            asked[each["extra"]] = (*asked.get(each["extra"], ()), each["requirement"])
    return asked


def adding(extra: str) -> str:
    """Return the command that adds an extra to this installation, and keeps those that are there."""
    home, came = Path(sys.prefix), origin()
    wanted = " ".join(map(quoted, extras().get(extra, (f"coopctl[{extra}]",))))
    if (home / _UV).is_file():
        both = ",".join(sorted({extra, *(name for name, asked in extras().items() if all(map(_is_there, asked)))}))
        return f"uv tool install --force {quoted(f'coopctl[{both}]{_behind(came)}')}"
    if (home / _PIPX).is_file():
        return f"pipx inject coopctl {wanted}"
    by_make = came and came.folder and (home / _MAKE).is_file() and home.parent == came.folder
    if came and by_make and extra not in _BY_PIP:
        return f"make -C {quoted(str(came.folder))} {_TARGETS.get(extra, 'status')}"
    lib = Path(__file__).parents[1]
    into = f"--target {quoted(str(lib))} " if (lib.parent / _BUNDLE).is_file() else ""
    return pip(f"install {into}{wanted}")


def pip(words: str) -> str:
    """Return a call of pip for this interpreter; of uv where the environment has no pip."""
    if util.find_spec("pip"):
        return f"{quoted(sys.executable)} -m pip {words}"
    verb, _, rest = words.partition(" ")
    return f"uv pip {verb} --python {quoted(sys.executable)} {rest}"


def _installed() -> Distribution | None:
    from importlib import metadata  # slow to import: who lacks nothing needs none

    try:
        return metadata.distribution("coopctl")
    except metadata.PackageNotFoundError:
        return None


def _folder(address: str) -> Path:
    """Return the folder of a file: address; of Windows without the slash before its letter."""
    escaped = address.removeprefix("file://").encode()
    path = re.sub(rb"%([0-9A-Fa-f]{2})", lambda found: bytes.fromhex(found[1].decode()), escaped).decode(
        "utf-8", "replace"
    )
    return Path(path[1:] if re.match(r"/[A-Za-z]:", path) else path)


def _is_there(requirement: str) -> bool:
    from importlib import metadata  # as above

    name = re.match(r"[\w.-]+", requirement)
    try:
        return bool(name and metadata.version(name[0]))
    except metadata.PackageNotFoundError:
        return False


def _behind(came: Origin | None) -> str:
    """Return the address behind a name, without who asked for it; "" of what came from an index."""
    if came is None:
        return ""
    bare = re.sub(r"(?<=://)[^@/]*@", "", came.address)
    return f" @ git+{bare}@{came.revision}" if came.revision else f" @ {bare}"
