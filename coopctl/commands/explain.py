"""`coopctl explain`: what a code means, why, and how to mend it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from coopctl import codes
from coopctl.cli.completion import complete_code
from coopctl.cli.session import Session
from coopctl.errors import UsageError
from coopctl.formats.terminal import leftward
from coopctl.formats.terminal.breaking import GAP, broken, hanging, wrap
from coopctl.formats.terminal.drawing import draw, isolated
from coopctl.i18n.safe_text import harmless
from coopctl.messages import N_, Message, msg
from coopctl.spelling.nearest import meaning, nearest
from coopctl.spelling.sought import folded

if TYPE_CHECKING:
    from coopctl.formats.look import Look
    from coopctl.formats.terminal.drawing import Line
    from coopctl.i18n.words import Words

HELP = N_("Explain a code that validate prints. Alone, list all codes.")
READS_NO_TREE = True
#: Shorter words (of, not, the) stand in too many titles.
_LONG = 4
#: Before and after what is to be copied.
_FENCE = "\n```"
#: What headings and points of a list begin with; the break between two lines of one paragraph or point.
_SIGNS = ("# ", "## ", "- ")
_WITHIN = re.compile(r"(?<=[^\n])\n(?![-#] |## |\n|\Z) *")
#: The least that a title has beside its code.
_TITLE = 30


def run(
    session: Session,
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]",
            help=N_("A code such as unknown-party."),
            show_default=False,
            autocompletion=complete_code,
        ),
    ] = None,
) -> int:
    """Print the page of the code, or every code with its title."""
    words = session.look().words
    if code is None:
        session.put(_listed(session.look()))
    elif code in codes.codes():
        session.put(_wrapped(codes.page(code, words.spoken), session.look()))
    else:
        near = nearest(code, codes.codes())
        like = (near,) if near else _sharing(code, words)
        raise UsageError(
            msg("{option} does not know ‘{word}’", option="explain", word=harmless(code)),
            meaning(*like) if like else msg("see what there is: coopctl explain"),
        )
    return 0


def _wrapped(page: str, look: Look) -> str:
    """Return a page as a terminal takes it: paragraphs fill its lines, what is to be copied stays as it is."""
    if not look.terminal:
        return page
    parts = page.split(_FENCE)
    joined = (_WITHIN.sub(" ", part).split("\n") for part in parts[::2])
    parts[::2] = ["\n".join(_filled(line, look) for line in lines) for lines in joined]
    return _FENCE.join(parts)


def _filled(line: str, look: Look) -> str:
    """Return a paragraph as lines, a heading or a point of a list as ones that go on further in."""
    lines = hanging(line, look.width).split("\n") if line.startswith(_SIGNS) else wrap(line, look.width)
    return "\n".join(leftward.bare(each) if look.plain else isolated(each, look) for each in lines)


def _listed(look: Look) -> str:
    """Return every code with its title beside it, or below it on a terminal that leaves that no room."""
    names = codes.codes()
    beside = max(map(len, names)) + GAP
    beside = GAP if look.terminal and look.width - beside < _TITLE else beside
    lines: list[Line] = []
    for name in names:
        title = look.words.say(Message(codes.title(name)))
        told = broken(title, look.width - beside) if look.terminal and not look.plain else [title]
        if beside == GAP:
            lines.append(((name, ""),))
        else:
            lines.append(((f"{name:<{beside}}", ""), (told.pop(0), "")))
        lines += (((" " * beside, ""), (each, "")) for each in told)
    return draw(lines, look, exact=look.plain)


def _sharing(typed: str, words: Words) -> tuple[str, ...]:
    """Return the codes that have, in themselves or in their titles, the most of the longer words of what was typed."""
    asked = {word for word in _parts(typed) if len(word) >= _LONG}
    shared = {
        code: sum(
            any(_alike(word, other) for other in _parts(f"{code} {words.say(Message(codes.title(code)))}"))
            for word in asked
        )
        for code in codes.codes()
    }
    most = max(shared.values())
    return tuple(code for code, count in shared.items() if most and count == most)


def _alike(word: str, other: str) -> bool:
    """Whether two words begin alike, as a singular and its plural do."""
    return len(other) >= _LONG and (word.startswith(other) or other.startswith(word))


def _parts(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text).replace("_", " "))
