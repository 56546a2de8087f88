"""What `coopctl validate` is asked, in paths and codes, and where what it finds is shown."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from coopctl import codes, discovery, disk, trees
from coopctl.cli.environment import ci_checkout
from coopctl.errors import UsageError
from coopctl.formats import Audience, choosing, findings, statistics
from coopctl.messages import msg
from coopctl.model.names import LARGEST_FILE, SETTINGS_FILE, reference
from coopctl.model.portfolio import named_files
from coopctl.model.walk import records
from coopctl.spelling.nearest import each_of, one_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from coopctl.checking.checked import Checked
    from coopctl.checking.selection import Selection
    from coopctl.cli.session import Session
    from coopctl.loading.loader import Loaded
    from coopctl.loading.reading import Reading

FORMATS = discovery.names(findings)
STDIN = "-"
#: These name files from the workspace's folder; the others are for platforms, which count from the top of a checkout.
_OWN_PATHS = frozenset({"pretty", "short", "json"})


def reading(
    session: Session, paths: list[str], stdin_filename: str | None, changed_since: str | None
) -> tuple[Reading, list[str]]:
    """Return what is to be checked, where asked with stdin in the place of one file, and the paths.

    Raise UsageError where the words for stdin do not fit together.
    """
    from coopctl.checking import engine  # only where nothing is known of the files yet

    session.reading.judging = engine.judging
    if STDIN not in paths and stdin_filename is None:
        return session.reading, paths
    if paths != [STDIN] or stdin_filename is None or changed_since is not None:
        raise UsageError(
            msg("‘-’ reads one file from stdin, alone, and --stdin-filename says which"),
            msg("write: coopctl validate - --stdin-filename data/actions/AGREEMENT/NAME.yaml"),
        )
    path = inside(session, stdin_filename)
    if path != SETTINGS_FILE and not path.startswith(f"{trees.DATA}/"):
        raise UsageError(
            msg("{path} is not a file of this workspace", path=stdin_filename),
            msg("name coopctl.yaml, or a file below data/, whether it is there yet or not"),
        )
    session.forget()
    typed = disk.standard_input(LARGEST_FILE + 1)
    session.reading = replace(session.reading, tree=trees.OverlayTree(session.tree, {path: typed}))
    return session.reading, [path]


def narrowed(
    session: Session, wanted: Selection, reading: Reading, *, changed_since: str | None, staged: bool
) -> Selection:
    """Return a selection of what has changed since a revision, or of what the next commit would hold where `staged`."""
    if changed_since is None and not (staged and session.asked.staged):
        return wanted
    from coopctl.checking import check  # only where nothing is known of the files yet

    session.forget()
    named = named_files(records(reading.loaded.portfolio))
    if changed_since is None:
        return check.of_commit(wanted, reading.loaded, trees.staged(session.root, named))
    changes = trees.changes(session.root, changed_since, reading.tree, named, today=session.day)
    return check.narrowed(wanted, reading.loaded, changes)


def selection(
    session: Session, loaded: Loaded, paths: Sequence[str], *, select: Sequence[str], ignore: Sequence[str], empty: bool
) -> Selection:
    """Return what is to be reported. Raise ReadError for a path without a file, UsageError for an unknown code.

    Raise ReadError too where the workspace holds nothing at all, unless it may be `empty`.
    """
    from coopctl.checking import check, selection  # as above

    below = tuple(path for word in paths for path in meant(session, loaded.paths, word))
    wanted = selection.Selection(
        below=check.matching(loaded, below, tuple(paths)),
        select=_codes(loaded, "--select", select),
        ignore=_codes(loaded, "--ignore", ignore),
    )
    if not empty:
        check.something(loaded)
    return wanted


def outcome(reading: Reading, wanted: Selection, **more: Any) -> Checked:
    """Run the check that is asked for: as `checking.check.check`, which it loads."""
    from coopctl.checking import check  # as above

    return check.check(reading, wanted, **more)


def report(written: str) -> tuple[str, str]:
    """Return the format and the file of a --report. Raise UsageError where one of them is missing or unknown."""
    name, colon, file = written.partition(":")
    if not colon or not file or file == "-":
        raise UsageError(
            msg("--report wants a format and a file, not ‘{text}’", text=written),
            msg("write it as {words}", words="sarif:coopctl.sarif"),
        )
    return one_of("--report", name, FORMATS), file


def put(
    session: Session, checked: Checked, name: str, reports: Sequence[tuple[str, str]], *, statistics_too: bool
) -> None:
    """Write what was found: to the files of the reports, then to stdout."""
    if not {name, *(kind for kind, _ in reports)} <= _OWN_PATHS:
        session.forget()
        checked = replace(checked, prefix=_prefix(session))
    for kind, file in reports:
        session.put(_written(session, checked, kind, file=True), file)
    session.put(_written(session, checked, name), utf8=not for_people(name))
    if statistics_too:
        stream = sys.stdout if for_people(name) else sys.stderr
        said = statistics.write(checked, session.look(stream=stream))
        if stream is sys.stderr:
            session.say_aside(said)
        else:
            session.put(said)


def _prefix(session: Session) -> str:
    """Return the way from the top of the checkout to the workspace, "" or ending in "/"; without one say so."""
    top = trees.checkout(session.root) or ci_checkout(session.root, os.environ)
    if top is None:
        session.remark(msg("no git checkout is around this workspace: the report names files from its own folder"))
        return ""
    return "".join(f"{part}/" for part in session.root.relative_to(top).parts)


def _written(session: Session, checked: Checked, name: str, *, file: bool = False) -> str:
    """Return what a format makes of the outcome. A file is for nobody's terminal."""
    look = session.look(machine=not for_people(name))
    if file:
        look = replace(look, color=False, ascii=False, ci=False)
    text: str = discovery.module(findings, name).write(checked, look)
    return text


def for_people(name: str) -> bool:
    """Whether a format is for people; the others are for programs, and stdout then holds nothing else."""
    return choosing.audience(findings, name) is Audience.PEOPLE


def inside(session: Session, path: str) -> str:
    """Return a path as the workspace names it: relative to its root, with "/"; through links above it too."""
    plain = session.folder.resolve() / path
    try:
        found = os.path.relpath(plain, session.root)
        if found.startswith(os.pardir):
            found = os.path.relpath(plain.parent.resolve() / plain.name, session.root)
    except ValueError:  # on Windows, another drive than the workspace's: no file of it
        return plain.as_posix()
    return found.replace(os.sep, "/")


def meant(session: Session, files: Collection[str], word: str) -> tuple[str, ...]:
    """Return what a word means among files: a file, a folder, or a record by its name, an agreement with its actions.

    What means none of them is returned as a path.
    """
    from coopctl.checking.selection import is_below  # as above

    path = word if word in files else inside(session, word)
    if any(is_below(each, (path,)) for each in files):
        return (path,)
    named = ((each, reference(each) or "") for each in files)
    return tuple(each for each, ref in named if word in (ref, ref.partition("/")[0], ref.rpartition("/")[2])) or (path,)


def _codes(loaded: Loaded, option: str, given: Sequence[str]) -> tuple[str, ...]:
    """Return the codes that were asked for, separated by commas or not. Raise UsageError for one that nobody has."""
    known = (*codes.codes(), *(rule.id for rule in loaded.portfolio.settings.rules))
    return each_of(option, given, known, _titled)


def _titled(written: str, _known: Collection[str]) -> tuple[str, ...]:
    """Recognise codes by the titles that `--statistics` and `explain` show."""
    from coopctl.i18n import recognised  # only for a code that nobody has

    return recognised.titled(written, {code: codes.title(code) for code in codes.codes()})
