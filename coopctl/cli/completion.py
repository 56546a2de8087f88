"""What the shell offers after TAB. References come from file names alone: nothing is parsed, so it is quick."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import TYPE_CHECKING, Any

from typer import Context, Exit

from coopctl import discovery
from coopctl.cli.half_typed import data_before, ids, references, revisions_and_days
from coopctl.cli.quick import fitting
from coopctl.errors import UsageError
from coopctl.messages import msg
from coopctl.model import names
from coopctl.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, MutableMapping

    from coopctl.i18n.words import Words

#: What typer says, in English only, once a shell is set up.
_SET_UP = regex(r"(?P<shell>\S+) completion installed in (?P<path>.+)")


def in_words(set_up: Callable[..., Any], words: Words) -> Callable[..., Any]:
    """Return what sets up a shell, or shows how, but speaks the reader's language."""

    def worded(context: Context, option: Any, asked: Any) -> Any:
        heard = io.StringIO()
        try:
            with contextlib.redirect_stdout(heard), contextlib.redirect_stderr(heard):
                return set_up(context, option, asked)
        except Exit as error:
            raise UsageError(
                msg("completion cannot be set up for this shell"),
                msg("call it from bash, zsh, fish or PowerShell"),
            ) from error
        except SystemExit:  # typer's way to say that this was all
            done = _SET_UP.match(heard.getvalue())
            told = msg("{shell} is set up by {path}: open a new terminal", **done.groupdict()) if done else None
            sys.stdout.write(heard.getvalue() if told is None else f"{words.say(told)}\n")
            raise

    return worded


@contextlib.contextmanager
def as_bash_takes_words() -> Iterator[None]:
    """Put together the words that bash takes apart at = and :, and offer it what stands behind the last of these."""
    begun = _put_together(os.environ) if os.environ.get("_COOPCTL_COMPLETE") == "complete_bash" else ""
    if not begun:
        yield
        return
    offered = io.StringIO()
    try:
        with contextlib.redirect_stdout(offered):
            yield
    finally:
        sys.stdout.write("".join(f"{line.removeprefix(begun)}\n" for line in offered.getvalue().splitlines()))


def _put_together(environ: MutableMapping[str, str]) -> str:
    """Write the words as they were typed, with blanks between, and return what of the last one bash has already."""
    words: list[str] = []
    apart, begun, current = False, "", int(environ.get("COMP_CWORD") or 0)
    for number, piece in enumerate(environ.get("COMP_WORDS", "").split("\n")):
        breaks = bool(piece) and not piece.strip("=:") and bool(words)
        if (breaks or apart) and words:
            words[-1] += piece
            begun = words[-1].removesuffix("" if breaks else piece)
        else:
            words.append(piece)
            begun = ""
        apart = breaks
        if number == current:
            environ["COMP_CWORD"] = str(len(words) - 1)
            break
    environ["COMP_WORDS"] = " ".join(words)
    return begun


def complete_reference(ctx: Context, incomplete: str) -> list[str]:
    """Return the references that begin with `incomplete`, else the actions' own names that do, which are enough too.

    Shells keep only what begins as it was typed. None outside a workspace.
    """
    return fitting(references(ctx), incomplete)


def complete_compared(ctx: Context, incomplete: str) -> list[str]:
    """Return what `diff` compares: references, and as its first word the states that begin with `incomplete`.

    Behind two dots or three it is the second state that begins so.
    """
    first, dots, begun = incomplete.rpartition("..")
    states = () if ctx.params.get("words") else revisions_and_days(ctx, begun)
    return [*(f"{first}{dots}{each}" for each in states), *(() if dots else complete_reference(ctx, incomplete))]


def complete_path(ctx: Context, incomplete: str) -> list[str]:
    """Return the paths of records that begin with `incomplete`; none outside a workspace."""
    return [path for ref in references(ctx) if (path := names.path_of(ref)).startswith(incomplete)]


def complete_file(ctx: Context, incomplete: str) -> list[str]:
    """Return the records whose name, or else the path, begins with `incomplete`."""
    return complete_reference(ctx, incomplete) or complete_path(ctx, incomplete)


def complete_cache(incomplete: str) -> list[str]:
    """Return what `coopctl cache` does that begins with `incomplete`."""
    return [word for word in ("show", "warm", "clear") if word.startswith(incomplete)]


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


def complete_agreement(ctx: Context, incomplete: str) -> list[str]:
    """Return the agreements of the workspace that begin with `incomplete`."""
    return [ref for ref in references(ctx) if "/" not in ref and ref.startswith(incomplete)]


def complete_paper(incomplete: str) -> list[str]:
    """Return the formats of papers that begin with `incomplete`."""
    from coopctl.formats import papers

    return [name for name in discovery.names(papers) if name.startswith(incomplete)]


def complete_export(incomplete: str) -> list[str]:
    """Return the formats of exports that begin with `incomplete`."""
    from coopctl.formats import exports

    return [name for name in discovery.names(exports) if name.startswith(incomplete)]


def complete_health(incomplete: str) -> list[str]:
    """Return the healths that begin with `incomplete`, or with what stands behind its last comma."""
    from coopctl.model.vocabularies import Health

    return behind_commas(incomplete, [*Health])


def complete_asked(incomplete: str) -> list[str]:
    """Return the same, and what is to be done with an action that stands well."""
    from coopctl.measures.outcomes import ToDo
    from coopctl.model.vocabularies import Health

    return behind_commas(incomplete, [*Health, *ToDo])


def complete_sheets(incomplete: str) -> list[str]:
    """Return the words for which actions get a sheet that begin with the last of `incomplete`."""
    from coopctl.model.vocabularies import SheetsOf

    before, comma, last = incomplete.rpartition(",")
    words = [*SheetsOf] if not comma else [word for word in SheetsOf if word not in (SheetsOf.ALL, SheetsOf.NONE)]
    return [f"{before}{comma}{word}" for word in words if word.startswith(last)]


def complete_status(incomplete: str) -> list[str]:
    """Return the statuses of actions and agreements that begin with `incomplete`, or so behind its last comma."""
    from coopctl.measures.expiry import RunOut
    from coopctl.model.vocabularies import ActionStatus, AgreementStatus

    return behind_commas(incomplete, [*ActionStatus, *AgreementStatus, *RunOut])


def behind_commas(incomplete: str, known: Iterable[str]) -> list[str]:
    """Return the words that begin with what stands behind the last comma, of those that do not stand before it."""
    before, comma, begun = incomplete.rpartition(",")
    return [f"{before}{comma}{word}" for word in known if word.startswith(begun) and word not in before.split(",")]


def complete_format(incomplete: str) -> list[str]:
    """Return the formats of rows that begin with `incomplete`."""
    from coopctl.formats import rows

    return [name for name in discovery.names(rows) if name.startswith(incomplete)]


def complete_difference(incomplete: str) -> list[str]:
    """Return the formats of differences that begin with `incomplete`."""
    from coopctl.formats import differences

    return [name for name in discovery.names(differences) if name.startswith(incomplete)]


def complete_drawn(incomplete: str) -> list[str]:
    """Return the formats of rows, and of drawings, that begin with `incomplete`."""
    from coopctl.formats import drawings

    drawn = [name for name in discovery.names(drawings) if name.startswith(incomplete)]
    return sorted({*complete_format(incomplete), *drawn})


def complete_every(incomplete: str) -> list[str]:
    """Return how far points of a trend may lie apart."""
    from coopctl.reports.trend import Every

    return [word for word in Every if word.startswith(incomplete)]


def complete_record_format(incomplete: str) -> list[str]:
    """Return the formats of one record, rows and papers, that begin with `incomplete`."""
    return sorted({*complete_format(incomplete), *complete_paper(incomplete)})


def complete_action_status(incomplete: str) -> list[str]:
    """Return the statuses of actions that begin with `incomplete`."""
    from coopctl.model.vocabularies import ActionStatus

    return [word for word in ActionStatus if word.startswith(incomplete)]


def complete_milestone(ctx: Context, incomplete: str) -> list[str]:
    """Return the milestones of the action named before that begin with `incomplete`."""
    return [name for name in ids(data_before(ctx)[1].get("milestones")) if name.startswith(incomplete)]


def complete_decision(ctx: Context, incomplete: str) -> list[str]:
    """Return the decisions of the agreement named before that begin with `incomplete`."""
    meetings = data_before(ctx)[1].get("meetings")
    rows = [each for each in meetings if isinstance(each, dict)] if isinstance(meetings, list) else []
    return [name for each in rows for name in ids(each.get("decisions")) if name.startswith(incomplete)]


def complete_color(incomplete: str) -> list[str]:
    """Return the choices of --color that begin with `incomplete`."""
    from coopctl.formats.look import COLORS

    return [word for word in COLORS if word.startswith(incomplete)]


def complete_new_kind(incomplete: str) -> list[str]:
    """Return what `new` makes."""
    from coopctl.changing.creating import KINDS

    return [kind for kind in KINDS if kind.startswith(incomplete)]


def complete_edit(ctx: Context, incomplete: str) -> list[str]:
    """Return the records of the workspace that begin with `incomplete`, and its settings."""
    return [each for each in (*complete_reference(ctx, incomplete), "settings") if each.startswith(incomplete)]
