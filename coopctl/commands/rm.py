"""`coopctl rm`: a record that nothing names is removed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.changing import named
from coopctl.changing.draft import Draft
from coopctl.changing.record_data import record_data
from coopctl.cli import making
from coopctl.cli.options import Reference, Writing, Yes
from coopctl.cli.session import Session
from coopctl.formats import changed
from coopctl.messages import N_, msg
from coopctl.model.names import path_of

if TYPE_CHECKING:
    from coopctl.changing.typed import Typist

HELP = N_("Remove a record that nothing names. What was given up is better cancelled: then it stays known.")
EXAMPLES = (
    ("coopctl rm mons-sefrou/photo", N_("Asks first.")),
    ("coopctl rm mons-sefrou/photo --yes --commit", N_("In a script.")),
)
WRITES = True


def run(session: Session, ref: Reference = None, *, yes: Yes = False, writing: Writing) -> int:
    """Look whether anything names it, and remove it."""
    typed = making.record(session, ref)

    def planned(_typist: Typist, answers: dict[str, str]) -> making.Planned:
        whole = making.meant(session, typed, answers)
        named.check_unnamed(session.reading, whole)
        draft = Draft(record_data(session.portfolio, whole))
        return making.Planned(
            [replace(draft.file, to=None)],
            lambda tried, words, _names: changed.removed(draft.subject.record, tried.changes, words),
            msg("there is nothing to remove"),
            None if yes else msg("Remove it? [Y/n]"),
            left=() if "/" in whole else (path_of(f"{whole}/x").rpartition("/")[0],),
        )

    return making.make_together(session, writing.changing, planned)
