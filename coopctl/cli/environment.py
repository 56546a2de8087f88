"""What the surroundings say of the reader: language, colour, width, encoding. Read once, at the command line."""

from __future__ import annotations

import codecs
import os
import re
import shutil
import sys
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from coopctl import disk
from coopctl.errors import UsageError
from coopctl.formats.look import LEAST, Look
from coopctl.i18n.words import LONGEST_TAG, available, words
from coopctl.messages import msg
from coopctl.patterns import regex
from coopctl.shells import Along, quoted
from coopctl.spelling import synonyms
from coopctl.spelling.nearest import meaning

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from coopctl.cli.options import Asked

#: A language tag as people type it, in any case, with - or _ between its parts.
_TAG = regex(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*", re.ASCII)
#: How streams write letters that their encoding lacks.
_IN_ASCII = "coopctl.ascii"
#: What servers set whose logs read commands: GitHub Actions and its kin, Azure Pipelines, TeamCity.
_CI_LOGS = ("GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION")
#: Where servers say that they have checked out: GitHub Actions and its kin, GitLab, Azure Pipelines, Bitbucket,
#: Buildkite, CircleCI, Drone, Travis, Woodpecker.
_CHECKOUTS = (
    "GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY", "BITBUCKET_CLONE_DIR",
    "BUILDKITE_BUILD_CHECKOUT_PATH", "CIRCLE_WORKING_DIRECTORY", "DRONE_WORKSPACE", "TRAVIS_BUILD_DIR", "CI_WORKSPACE",
)  # fmt: skip
_OFF = ("", "0", "false", "no")
#: Windows' ENABLE_VIRTUAL_TERMINAL_PROCESSING.
_ESCAPES = 4
#: So many digits of a width count: no terminal is wider.
_DIGITS = 6


def prepare_streams() -> None:
    """Let no output raise UnicodeEncodeError: what the terminal's encoding cannot say stands in letters of ASCII.

    Lines end in LF on every system, so that the same input gives the same bytes.
    A stream that the caller closed takes everything and keeps nothing.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, disk.nowhere())
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_IN_ASCII, newline="\n")


def now() -> datetime:
    """Return the time in the zone of this machine; in UTC where TZ names one that no clock can have."""
    try:
        return datetime.now().astimezone()
    except ValueError:
        return datetime.now(UTC)


def _in_ascii(error: UnicodeError) -> tuple[str, int]:
    """Return what stands for letters that cannot be encoded, and where it goes on."""
    from coopctl.spelling.titles import in_ascii  # few screens need it

    if not isinstance(error, UnicodeEncodeError):
        raise error
    return in_ascii(error.object[error.start : error.end]), error.end


codecs.register_error(_IN_ASCII, _in_ascii)


def can_unicode(stream: TextIO) -> bool:
    """Whether the stream's encoding can say every sign."""
    return (stream.encoding or "ascii").replace("-", "").casefold().startswith("utf")


def language_before_parsing(argv: Sequence[str]) -> str | None:
    """Find `--lang` in the words of a call, since help is made before options are read; the first of two (fr,ar).

    Raise UsageError for what is no language tag, of the environment's COOPCTL_LANG too.
    """
    found = None
    for place, word in enumerate(argv):
        if word == "--":
            break
        if word == "--lang" and place + 1 < len(argv):
            found = argv[place + 1]
        elif word.startswith("--lang="):
            found = word.partition("=")[2]
    option, tag = ("--lang", found) if found else ("COOPCTL_LANG", os.environ.get("COOPCTL_LANG"))
    tags = tag.split(",", 1) if tag and found else [tag or ""]
    for each in tags:
        if tag and (len(each) > LONGEST_TAG or not _TAG.fullmatch(each) or not _is_language(each)):
            bare = re.split("[.@]", each[:LONGEST_TAG])[0].rstrip("-_")  # fr_BE.UTF-8 is what systems call it
            meant = synonyms.language(bare) or re.split("[-_]", bare)[0].lower()
            raise UsageError(
                msg("{option} does not know ‘{word}’", option=option, word=tag[:LONGEST_TAG]),
                meaning(meant) if meant in available() else msg("choose from: {words}", words=available()),
            )
    return tags[0] or None


def language_around() -> str | None:
    """Return what COOPCTL_LANG names, where screens speak it: a --lang that nobody knows is complained of in it."""
    tag = os.environ.get("COOPCTL_LANG", "")
    spoken = re.split("[-_]", tag)[0].lower() in available()
    return tag if spoken and len(tag) <= LONGEST_TAG and _TAG.fullmatch(tag) else None


def _is_language(tag: str) -> bool:
    """Whether a tag begins with a language that there is: `arabe` does not, `de` does, though no screen speaks it."""
    language = re.split("[-_]", tag)[0].lower()
    if language in available():
        return True
    from coopctl.codelists import codes

    return language in codes("languages") or f"{language}=" in " ".join(codes("shorter"))


def month_first(look: Look) -> bool:
    """Whether 12/03/2025 may be 3 December to a reader: in the United States, however the tag is written (en_us)."""
    return any(tag.replace("_", "-").lower().startswith("en-us") for tag in look.languages)


def locale_language(environ: Mapping[str, str]) -> str | None:
    """Return the language that the locale names; C and POSIX name none, and Arabic must be asked for by name."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name)
        if value:
            match = re.match(r"([A-Za-z]{2,3})(?:_([A-Za-z]{2}))?(?:[.@]|$)", value)
            if match is None or match[1].lower() == "ar":
                return None
            return f"{match[1].lower()}-{match[2].upper()}" if match[2] else match[1].lower()
    return None


def ci_checkout(folder: Path, environ: Mapping[str, str]) -> Path | None:
    """Return the folder that a CI server names as that of its checkout, if `folder` is within it."""
    named = (environ.get(name) for name in _CHECKOUTS)
    tops = (Path(name).expanduser().resolve() for name in named if name)
    return next((top for top in tops if folder.is_relative_to(top)), None)


def look_for(
    stream: TextIO, asked: Asked, *, flagged: str | None, workspace_language: str | None, machine: bool
) -> Look:
    """Say how the reader of `stream` wants things.

    `flagged` is the language of flag or variable; where no screen speaks it, the variable and the locale say which one
    else. A `machine` format ignores the locale, so that it gives the same bytes everywhere.
    """
    environ = os.environ
    spoken = flagged is not None and re.split("[-_]", flagged)[0].lower() in available()
    around = () if spoken else (language_around(), None if machine else locale_language(environ))
    tags = [flagged, *around, workspace_language, "en"]
    ascii_only = asked.ascii or not (machine or can_unicode(stream))
    return Look(
        words=replace(words(tuple(dict.fromkeys(filter(None, tags))), ascii_only=ascii_only), along=_along(asked)),
        width=_width(stream, environ),
        color=not machine and colour(stream, asked.color or "auto", environ)[0],
        ascii=ascii_only,
        plain=asked.plain or environ.get("ACCESSIBLE", "").casefold() not in _OFF,
        ci=any(environ.get(name) for name in _CI_LOGS),
        terminal=not machine and stream.isatty(),
    )


def _along(asked: Asked) -> Along:
    """Return what of a call goes along with the commands that it tells."""
    state = "--staged" if asked.staged else f"--at {quoted(asked.at)}" if asked.at else ""
    return Along(asked.directory or "", state, f"--as-of {quoted(asked.as_of)}" if asked.as_of else "")


#: A line that people copy.
_COMMAND = regex(r" +(?:coopctl|git) ")
#: Who speaks, at the head of a complaint: it stays before what is said, whichever way that is written.
_SPEAKER = "coopctl: "


def fitted(said: str, look: Look, stream: TextIO, *, words: bool = False) -> str:
    """Return lines as `stream` takes them: on a terminal broken between words, but a line that is a command whole.

    Long `words` are broken too, where there is none to copy.
    """
    if not stream.isatty():
        return said
    from coopctl.formats.terminal.breaking import hanging  # only here: whoever pipes need not wait for it
    from coopctl.formats.terminal.drawing import isolated

    return "".join(
        line if _COMMAND.match(line) else _kept(hanging(line, look.width, words=words), partial(isolated, look=look))
        for line in said.splitlines(keepends=True)
    )


def _kept(said: str, isolated: Callable[[str], str]) -> str:
    """Return lines each of which stands in an isolate where it needs one, behind the name of who speaks."""
    lines = []
    for line in said.split("\n"):
        name = _SPEAKER if line.startswith(_SPEAKER) else ""
        lines.append(f"{name}{isolated(line.removeprefix(name))}" if line else "")
    return "\n".join(lines)


def _width(stream: TextIO, environ: Mapping[str, str]) -> int:
    """Return COLUMNS where it is a number, else the terminal's width, else 80; of `LEAST` cells at least."""
    columns = environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and (stated := columns.lstrip("0")):
        return max(LEAST, int(stated[:_DIGITS]))
    return max(LEAST, shutil.get_terminal_size((80, 24)).columns) if stream.isatty() else 80


def colour(stream: TextIO, wanted: str, environ: Mapping[str, str]) -> tuple[bool, str]:
    """Decide on colour, and name what decided: the flag or a variable, "" where a terminal listens or none does.

    The first that says something: `wanted` (--color), NO_COLOR (no-color.org), FORCE_COLOR (force-color.org; 0 forces
    nothing, as node has it), CLICOLOR_FORCE and CLICOLOR=0 (bixense.com/clicolors), TERM=dumb.
    """
    listens = stream.isatty() and _takes_colours(stream)
    if wanted != "auto":
        return wanted == "always", "--color"
    if environ.get("NO_COLOR"):
        return False, "NO_COLOR"
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        if environ.get(name, "").casefold() not in _OFF:
            return True, name
    if environ.get("CLICOLOR") == "0":
        return False, "CLICOLOR"
    return (False, "TERM") if environ.get("TERM") == "dumb" else (listens, "")


def _takes_colours(stream: TextIO) -> bool:
    """Whether a terminal understands escape sequences. A console of Windows does once it is told to, since 10."""
    if sys.platform == "win32":
        import ctypes
        import msvcrt

        console, mode = ctypes.c_void_p(msvcrt.get_osfhandle(stream.fileno())), ctypes.c_ulong()
        kernel = ctypes.windll.kernel32
        known = kernel.GetConsoleMode(console, ctypes.byref(mode))
        return bool(known and kernel.SetConsoleMode(console, mode.value | _ESCAPES))
    return True
