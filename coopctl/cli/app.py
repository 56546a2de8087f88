"""The command line: takes the words of a call, runs its command, and turns what happens into an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl import disk
from coopctl.cli.environment import fitted, language_around, language_before_parsing, look_for, prepare_streams
from coopctl.cli.options import Asked
from coopctl.cli.parser import parse
from coopctl.cli.session import Session
from coopctl.errors import BUG, CANNOT_RUN, FINE, INTERRUPTED, CommitRefusedError, CoopctlError, UsageError
from coopctl.formats.look import COLORS
from coopctl.i18n.safe_text import harmless
from coopctl.messages import Message, msg
from coopctl.spelling.nearest import one_of
from coopctl.spelling.references import UnreadRecordError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from coopctl.cli.parser import Call
    from coopctl.formats.look import Look

#: So many characters of one piece of data are said in a complaint.
_LONGEST = 1_000


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the words of a call (by default the process's own) and return the exit code."""
    prepare_streams()
    arguments = list(sys.argv[1:] if argv is None else argv)
    debug, flagged, asked = "--debug" in arguments, language_around(), Asked()
    try:
        flagged = language_before_parsing(arguments)
        call = _parsed(arguments, flagged)
        if not isinstance(call, int):
            asked = call.asked
        return call if isinstance(call, int) else _run(call, flagged)
    except CoopctlError as error:
        heard = error.said if isinstance(error, CommitRefusedError) else ""
        _complain(error.message, error.help, _look(sys.stderr, flagged, asked), heard)
        return error.code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        disk.forget_stdout()
        return FINE
    except OSError as error:  # of a call that nobody foresaw: a disk, a network, a limit
        if debug:
            disk.to_stderr(_look(sys.stderr, flagged).finished(harmless(traceback.format_exc(), lines=True)))
        where = os.fspath(error.filename or ".")
        said = msg("{path} could not be used: {reason}", path=where, reason=disk.reason(error))
        _complain(said, None, _look(sys.stderr, flagged))
        return CANNOT_RUN
    except Exception as error:  # noqa: BLE001 - the one place where a bug becomes one line and not a traceback
        if debug:
            disk.to_stderr(_look(sys.stderr, flagged).finished(harmless(traceback.format_exc(), lines=True)))
        _complain(
            msg("this is a bug in coopctl: {name}: {error}", name=type(error).__name__, error=str(error)),
            msg("run it again with --debug, and report what it prints"),
            _look(sys.stderr, flagged),
        )
        return BUG


def _parsed(arguments: list[str], flagged: str | None) -> Call | int:
    return parse(arguments, _look(sys.stdout, flagged).words)


def _run(call: Call, flagged: str | None) -> int:
    asked = call.asked
    if asked.color is not None:
        one_of("--color", asked.color, COLORS)
    if call.reads_no_tree and (asked.at is not None or asked.staged):
        raise UsageError(msg("this command reads no files: it takes neither --at nor --staged"))
    if call.writes and (asked.at is not None or asked.staged):
        raise UsageError(msg("this command changes the files as they are now: it takes neither --at nor --staged"))
    if "," in (asked.lang or "") and not call.two_languages:
        raise UsageError(msg("only a report is written in two languages side by side"), msg("name one: --lang fr"))
    whole = call.reads_whole or call.writes
    session = Session(asked, flagged, reads_tree=not call.reads_no_tree, whole=whole)
    session.show_help = lambda named: _parsed([*named, "--help"], flagged)
    try:
        with session.reading_by(call.engine):
            if call.remembered:
                from coopctl.cli.answers import answer  # few commands only say what they read

                def run() -> int:
                    return call.run(session, **call.words)

                return answer(session, call.words, call.run.__module__, run, looks_back=call.looks_back)
            return call.run(session, **call.words)
    except UnreadRecordError as error:
        raise UnreadRecordError(error.ref, error.path, session.fault_of(error.path)) from error
    except CommitRefusedError:  # that the files are written is part of what it says
        raise
    except (Exception, KeyboardInterrupt) as error:
        if isinstance(error, UsageError):
            session.say_what_is_not_there()
        if session.done is not None:
            look = _look(sys.stderr, flagged, asked)
            _say(f"{look.words.say(session.done)}\n", look)
        raise
    finally:
        session.say_why_not_kept()
        session.say_what_stands_open()


def _complain(message: Message, way_out: Message | None, look: Look, heard: str = "") -> None:
    """Say on stderr what went wrong and how to go on; before it, what another program was `heard` to say.

    Where nobody can hear it the exit code says it alone.
    """
    lines = [look.words.data(line) for line in heard.splitlines()]
    lines.append(f"coopctl: {look.words.say(_short(message))}")
    if way_out is not None:
        lines.append(f"  {look.words.say(_short(way_out))}")
    _say("".join(f"{line}\n" for line in lines), look)


def _say(said: str, look: Look) -> None:
    disk.to_stderr(look.finished(fitted(said, look, sys.stderr)))


def _short(message: Message) -> Message:
    """Return a sentence whose data is no longer than anybody reads: a whole file may have got into a call."""
    long = {name: each for name, each in message.params.items() if isinstance(each, str) and len(each) > _LONGEST}
    return replace(message, params={**message.params, **{name: f"{each[:_LONGEST]}…" for name, each in long.items()}})


def _look(stream: TextIO, flagged: str | None, asked: Asked | None = None) -> Look:
    """Say how the reader of a stream wants things, where no workspace is known yet, and perhaps no option."""
    return look_for(stream, asked or Asked(), flagged=flagged, workspace_language=None, machine=False)
