"""Breaking text into lines of a terminal, measured in cells: at blanks, and longer words where they can be broken."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells

from coopctl.formats.terminal import leftward
from coopctl.patterns import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from coopctl.formats.look import Look

#: Between columns, and before what goes on below its first line.
GAP = 2
#: A paragraph is at least as wide.
_NARROWEST = 12
#: Where a word may be broken: a path or a reference first after its slashes, so that its parts can be copied.
_AFTER_SLASHES, _AFTER_SIGNS = regex(r"(?<=/)(?=.)"), regex(r"(?<=[/-])(?=.)")
#: The words that begin a command, and what goes with them.
_COMMANDS = ("coopctl", "git")
_COMMAND = regex(r"(?:coopctl|git) \S*[^,;.: ]\Z")
#: Where a line may be broken: no sign that French sets apart from its word stands alone, though its blank breaks.
_BLANK = regex(r"(?<!«) (?![»:;?!](?:[ ,.)]|$))")
#: A number that ends a line: it goes with the month, the days or the arrow after it. Four digits are a year. Arabic
#: joins “and” and “of” to it. The number of a goal in a list goes with what it numbers.
_COUNT = regex(
    r"(?<=\S) (\(?[\u0640-\u0648]{0,2}(?:[0-9]{1,2}–)?[0-9]{1,3}(?:[.,\u202f][0-9]{3})*(?: [→←])?)$"
    r"|(?<=[,;،؛]) ([0-9]{1,2}\.)$"
)
#: A day and its month that end a line, or a word that may be a month alone, and the year that goes with them.
_DAY = regex(r"(?<=\S) (\(?(?:[0-9]{1,2}[–/-])?[0-9]{1,2}(?:er)? [^\W\d_]+)$")
_WORD = regex(r"(?<=[^\s\d])(?<!1er) (\(?([^\W\d_]{3,10})\.?)$")
_YEAR = regex(r"[12][0-9]{3}(?![\w/-])")
#: What says nothing before the sign of a cut.
_BEFORE_A_CUT = " ,;:،؛–-"
#: The two or three words after a comma that end a text, where a line would part them: “on / time”.
_PHRASE = regex(r"(?:(?<=[,;،؛])|(?<=[،؛]\u200f)) ([^\W\d_]+(?: \w+)?\n\w+(?: \w+)?)$")


#: How many terminal cells a text takes: a screen asks it of the same words again and again, at each width it tries.
measure = lru_cache(32_768)(cell_len)


def cut(text: str, width: int, look: Look, *, whole: bool = False) -> str:
    """Return text shortened to `width` cells, with the sign of a cut: behind a word, if half of it is left.

    Of `whole` words any number is enough.
    """
    fits = measure(text) <= width
    text = leftward.one(text, fits=fits)
    if fits:
        return text
    sign = look.glyphs.cut if width > measure(look.glyphs.cut) else ""
    kept, after, *_ = *chop_cells(text, max(1, width - measure(sign))), ""
    words = kept.rpartition(" ")[0]
    if after[:1] != " " and words and (whole or measure(words) * 2 >= width):
        kept = words
    return kept.rstrip(_BEFORE_A_CUT) + sign


def begun(title: str, width: int, look: Look) -> list[str]:
    """Return as much of a title as a line has room for, or two on a small screen."""
    return first_lines(title, width, 2 if look.narrow else 1, look)


def first_lines(text: str, width: int, count: int, look: Look) -> list[str]:
    """Return a text on at most so many lines, the last one cut where it would go on."""
    lines = broken(text, width) if count > 1 else [text]
    rest = " ".join(lines[count - 1 :])
    return [*lines[: count - 1], *([cut(rest, width, look)] if len(lines) >= count else [])]


def parted(text: str, width: int) -> tuple[str, str]:
    """Return as much of a text as has room on a line, and what goes on elsewhere."""
    first, *_ = any_words(text, width)
    rest = text[len(first) :].strip(" ")
    if not rest:
        return text, ""
    first, rest = leftward.directed([first, rest], text)
    return first, rest


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Fill text with blanks to `width` cells; `right` aligns it to the right."""
    blanks = " " * max(0, width - measure(text))
    return blanks + text if right else text + blanks


def wrap(text: str, width: int) -> list[str]:
    """Break text into lines of `width` cells, at blanks where possible; a word that is longer is let run on."""
    return leftward.directed(whole_words(text, width), text)


def whole_words(text: str, width: int) -> list[str]:
    """Break text as `wrap` does, without its marks of direction."""
    if measure(text) <= width:
        return [text]
    lines: list[str] = []
    taken = 0
    for word in _together(_BLANK.split(text), width):
        cells_more = 1 + measure(word)
        if lines and taken + cells_more <= width:
            lines[-1] += f" {word}"
            taken += cells_more
        elif word or not lines:  # of two blanks none begins a line
            lines.append(_with_its_count(lines, word, width))
            taken = measure(lines[-1])
    if lines[1:] and (found := _PHRASE.search(f"{lines[-2]}\n{lines[-1]}")):
        phrase = found[1].replace("\n", " ")
        if measure(phrase) <= width:
            lines[-2:] = [lines[-2][: found.start()], phrase]
    return lines


def _together(words: Sequence[str], width: int) -> Sequence[str]:
    """Return words, those of a command in one where a line has room for it: it is copied as it stands."""
    if not any(word.endswith(_COMMANDS) for word in words):
        return words
    held: list[str] = []
    for word in words:
        last = held[-1] if held else ""
        command = last.endswith(_COMMANDS) or (word.startswith("--") and _COMMAND.search(last))
        if word and command and measure(last) + 1 + measure(word) <= width:
            held[-1] += f" {word}"
        else:
            held.append(word)
    return held


def _with_its_count(lines: list[str], word: str, width: int) -> str:
    """Return a word that begins a line, with the number, or the month, before it, which the last line gives up."""
    if not lines:
        return word
    found = _month_at_end(lines[-1]) if _YEAR.match(word) else _COUNT.search(lines[-1])
    end = found[0][1:] if found else ""
    if found is None or not (word[:1].isalpha() or _YEAR.match(word) or word[:1] in "→←" or end[-1] in "→←"):
        return word
    if measure(end) + 1 + measure(word) > width:
        return word
    lines[-1] = lines[-1][: found.start()]
    return f"{end} {word}"


def _month_at_end(line: str) -> re.Match[str] | None:
    """Return the month that a line ends with, and its day where it has one."""
    if (day := _DAY.search(line)) or not (found := _WORD.search(line)):
        return day
    from coopctl.spelling.synonyms import folded  # only here: few lines begin with a year
    from coopctl.spelling.words_of_time import MONTHS

    name = folded(found[2])
    return found if name in MONTHS or name.removeprefix("و") in MONTHS else None


def hanging(text: str, width: int, *, words: bool = False) -> str:
    """Return lines of text, each broken at blanks where it is too wide, and going on further in than it begins.

    Long `words` are broken too, where there is none to copy.
    """
    lines: list[str] = []
    for line in text.split("\n"):
        begun = line.lstrip(" ")
        within = " " * (len(line) - len(begun))
        first, *others = (broken if words else wrap)(begun, max(_NARROWEST, width - len(within) - GAP))
        lines += [within + first, *(f"{within}{' ' * GAP}{each}" for each in others)]
    return "\n".join(lines)


def broken(text: str, width: int) -> list[str]:
    """Break text into lines as `wrap` does, and words that are longer too: after slashes and dashes where they can."""
    return leftward.directed(any_words(text, width), text)


def any_words(text: str, width: int) -> list[str]:
    """Break text as `broken` does, without its marks of direction."""
    lines: list[str] = []
    parted = False
    for line in whole_words(text, width):
        if parted and measure(f"{lines[-1]} {line}") <= width:
            lines[-1] += f" {line}"
        else:
            lines += [line] if measure(line) <= width else _in_parts(line, width, _AFTER_SLASHES, _AFTER_SIGNS)
        parted = measure(line) > width
    return lines


def _in_parts(word: str, width: int, signs: re.Pattern[str], *others: re.Pattern[str]) -> list[str]:
    """Break a word after some signs, so that its parts are filled up to `width`; a part that is longer after others."""
    lines = [""]
    for part in signs.split(word):
        if measure(lines[-1] + part) <= width:
            lines[-1] += part
        elif others:
            lines += _in_parts(part, width, *others)
        else:
            lines += chop_cells(part, width)
    return [line for line in lines if line]
