"""`coopctl find`: where words stand in the records."""

from __future__ import annotations

from typing import Annotated

import typer

from coopctl.cli.options import Arranged, Filters, Output
from coopctl.cli.session import Session
from coopctl.errors import UsageError
from coopctl.messages import N_, msg
from coopctl.reports import search as report
from coopctl.spelling import sought

READS_WHOLE = True
HELP = N_("Find words in the records. Titles, people, texts, notes, ids, numbers; in every language, accents aside.")
EXAMPLES = (
    ("coopctl find catalogue", N_("Wherever a word begins so; within words where none does.")),
    ("coopctl find bennani atelier --status in_progress", N_("Both words, in actions in progress.")),
    ("coopctl find '\"eau potable\"' -o eau.csv", N_("One phrase, as rows in a file.")),
)
REMEMBERED = True


def run(
    session: Session,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORD...",
            help=N_("Words of one record, or how they begin; '*eau' looks within words too, quotes make a phrase."),
            show_default=False,
        ),
    ],
    *,
    arranged: Arranged,
    filters: Filters,
    output: Output,
) -> int:
    """Load, seek, show."""
    if not words:
        raise UsageError(msg("{name} is missing", name="WORD"), msg("see {command}", command="coopctl find --help"))
    if not sought.asked(words):
        raise UsageError(msg("there is no word to find in ‘{words}’", words=" ".join(words)))
    found = report.search(session.view(filters), words, session.look().languages)
    sheet = arranged.of(report.sheet(found))
    if more := report.further(found):
        session.remark(more)
    return session.show(sheet, output, None if arranged.columns or arranged.sort else ("found", found))
