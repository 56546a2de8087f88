"""What the shell offers after TAB. References come from file names alone: nothing is parsed, so it is quick."""

from __future__ import annotations

from pathlib import Path

from coopctl import discovery
from coopctl.model import names


def complete_reference(incomplete: str) -> list[str]:
    """Return the references of the workspace that begin with `incomplete`; none outside a workspace."""
    from coopctl import trees
    from coopctl.errors import CoopctlError
    from coopctl.trees import workspace

    try:
        entries = trees.worktree(workspace.locate(Path())).files()
    except CoopctlError:
        return []
    found = (names.reference(entry.path) for entry in entries)
    return sorted(ref for ref in found if ref is not None and ref.startswith(incomplete))


def complete_path(incomplete: str) -> list[str]:
    """Return the paths of records that begin with `incomplete`; none outside a workspace."""
    return [path for ref in complete_reference("") if (path := names.path_of(ref)).startswith(incomplete)]


def complete_kind(incomplete: str) -> list[str]:
    """Return the kinds of list that begin with `incomplete`."""
    from coopctl.reports import lists

    return [name for name in discovery.names(lists) if name.startswith(incomplete)]


def complete_code(incomplete: str) -> list[str]:
    """Return the codes that begin with `incomplete`."""
    from coopctl import codes

    return [code for code in codes.codes() if code.startswith(incomplete)]


def complete_schema(incomplete: str) -> list[str]:
    """Return the names of schemas that begin with `incomplete`."""
    from coopctl import schemas

    return [name for name in schemas.names() if name.startswith(incomplete)]


def complete_agreement(incomplete: str) -> list[str]:
    """Return the agreements of the workspace that begin with `incomplete`."""
    return [ref for ref in complete_reference(incomplete) if "/" not in ref]


def complete_paper(incomplete: str) -> list[str]:
    """Return the formats of papers that begin with `incomplete`."""
    from coopctl.formats import papers

    return [name for name in discovery.names(papers) if name.startswith(incomplete)]


def complete_health(incomplete: str) -> list[str]:
    """Return the healths that begin with `incomplete`."""
    from coopctl.model.vocabularies import Health

    return [word for word in Health if word.startswith(incomplete)]


def complete_status(incomplete: str) -> list[str]:
    """Return the statuses of actions and agreements that begin with `incomplete`."""
    from coopctl.model.vocabularies import ActionStatus, AgreementStatus

    return [word for word in (*ActionStatus, *AgreementStatus) if word.startswith(incomplete)]


def complete_format(incomplete: str) -> list[str]:
    """Return the formats of rows that begin with `incomplete`."""
    from coopctl.formats import rows

    return [name for name in discovery.names(rows) if name.startswith(incomplete)]


def complete_record_format(incomplete: str) -> list[str]:
    """Return the formats of one record, rows and papers, that begin with `incomplete`."""
    return sorted({*complete_format(incomplete), *complete_paper(incomplete)})


def complete_color(incomplete: str) -> list[str]:
    """Return the choices of --color that begin with `incomplete`."""
    from coopctl.formats.look import COLORS

    return [word for word in COLORS if word.startswith(incomplete)]
