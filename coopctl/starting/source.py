"""What CI installs: coopctl from where this one came, at its commit, without user and token.

Never a bare name, which anybody may take on an index that has none of it, and never a `file:` address.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl import git, installation
from coopctl.errors import GitError, UsageError
from coopctl.messages import msg

if TYPE_CHECKING:
    from coopctl.installation import Origin

#: The answer that leaves the jobs out.
NONE = "none"
_HOST = r"(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)*(?P<port>:[0-9]+)?)"
_REST = r"(?P<path>[\w.~%+-]+(?:/[\w.~%+-]+)*)/?(?:@(?P<revision>[\w./+-]+))?(?:#(?P<digest>sha256=[0-9a-f]{64}))?"
_FLAGS = re.ASCII | re.IGNORECASE
_ADDRESS = re.compile(rf"(?:git\+)?(?P<scheme>https?|ssh|git)://(?:[^@/\s]*@)?{_HOST}/{_REST}", _FLAGS)
#: git's short way: git@host:path.
_SHORT = re.compile(rf"(?:[\w.-]+@)?(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+):(?!/){_REST}", _FLAGS)
_ARCHIVES = (".whl", ".zip", ".tar.gz")


def requirement(typed: str) -> str:
    """Return what pip installs for an address, with ADDRESS@REVISION at that commit or tag. Raise UsageError.

    Of ssh, which needs a key that CI has not, the same place by https.
    """
    found = _ADDRESS.fullmatch(typed) or _SHORT.fullmatch(typed)
    if found is None:
        raise UsageError(
            msg("‘{word}’ is no address that CI could install from", word=_bare(typed)),
            msg("write that of a repository, with a commit or a tag: https://example.org/coopctl.git@v0.1.0"),
        )
    parts = found.groupdict()
    host, web = parts["host"], (parts.get("scheme") or "ssh").lower() in ("http", "https")
    host = host if web else host.removesuffix(parts.get("port") or "")
    address = f"{parts['scheme'].lower() if web else 'https'}://{host}/{parts['path']}"
    if address.endswith(_ARCHIVES):
        return f"coopctl @ {address}{'#' + parts['digest'] if parts['digest'] else ''}"
    revision = parts["revision"] or _known_revision(address)
    return f"coopctl @ git+{address}{'@' + revision if revision else ''}"


def known() -> str | None:
    """Return what pip installs to have this coopctl elsewhere, None where nobody knows, or only this machine has it."""
    came = installation.origin()
    address = _address(came) if came else ""
    try:
        return requirement(address) if address else None
    except UsageError:
        return None


def is_pinned(wanted: str) -> bool:
    """Whether it is always the same that is installed."""
    return "git+" not in wanted or "@" in wanted.partition("git+")[2]


def _known_revision(address: str) -> str:
    """Return the commit of this installation where it came from that address, else ""."""
    place, _, revision = (known() or "").rpartition("@")
    return revision if place == f"coopctl @ git+{address}" else ""


def _address(came: Origin) -> str:
    """Return where an installation came from; of a checkout the origin of its clone, at the last commit it shares."""
    if came.folder is None:
        if not (came.revision or came.address.endswith(_ARCHIVES)):
            return ""
        tail = f"@{came.revision}" if came.revision else ""
        return f"{came.address}{tail}{'#' + came.digest if came.digest else ''}"
    try:
        remote, commit = git.setting(came.folder, "remote.origin.url"), git.pushed(came.folder)
    except GitError:
        return ""
    return f"{remote}@{commit}" if remote and commit else ""


def _bare(typed: str) -> str:
    """Return what was typed without a user and a token."""
    return re.sub(r"(?<=://)[^@/]*@", "", typed)
