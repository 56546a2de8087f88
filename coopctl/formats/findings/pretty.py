"""Findings for people: the place, the real source line with a mark under what is meant (not when plain), the mend."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.findings import HELP, closing
from coopctl.formats.terminal import leftward
from coopctl.formats.terminal.breaking import GAP, measure
from coopctl.formats.terminal.drawing import broken_line, draw, isolated
from coopctl.i18n.safe_text import harmless
from coopctl.model.vocabularies import Severity
from coopctl.patterns import regex
from coopctl.strict_yaml.prescan import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.checking.checked import Checked
    from coopctl.findings import Finding, Span
    from coopctl.formats.look import Look
    from coopctl.formats.terminal.drawing import Line, Stretch

AUDIENCE = Audience.PEOPLE

TAB = 4
#: Cells of a source line shown at the most; a longer line is shown around what is meant.
WINDOW = 100
#: Characters of it that are looked at, before what is meant and from there on.
NEAR = 4 * WINDOW
#: Characters that few readers see, and those that break a line for some.
_INVISIBLE = regex(rf"[\x0b\x0c\x85\u2028\u2029{UNSEEN}]")
#: The role of what people copy: places.
_PLACE = "ref"


def write(checked: Checked, look: Look) -> str:
    """Return every finding with its source line, then how many files were checked."""
    lines = list(_blocks(checked, look))
    counts = checked.counts
    worst = next((severity for severity in Severity if counts[severity]), None)
    messages = closing(checked)
    roles = *("unread" for _ in messages[:-1]), worst.value if worst else "finished"
    for message, role in zip(messages, roles, strict=True):
        lines += _hung((look.words.say(message), role), look=look)
    return draw(lines, look, exact=True)


def blocks(checked: Checked, look: Look) -> str:
    """Return every finding with its source line, and nothing else."""
    return draw(list(_blocks(checked, look)), look, exact=True)


def _blocks(checked: Checked, look: Look) -> Iterator[Line]:
    for path, found in groupby(checked.findings, attrgetter("path")):
        text = checked.texts.get(path)
        source = [] if text is None else text.split("\n")
        for finding in found:
            yield from _block(finding, source, look)
            yield ()


def _block(finding: Finding, lines: Sequence[str], look: Look) -> Iterator[Line]:
    words = look.words
    yield from _hung(
        (f"{words.data(finding.path)}:{finding.span.line}:{finding.span.column}: ", "ref"),
        (f"{words.label(finding.severity)}[{finding.code}]", finding.severity.value),
        (f" {words.say(finding.message)}", "title"),
        look=look,
    )
    margin = len(str(finding.span.line)) + 2
    before = "" if look.plain else f"{'':>{margin}} = "
    source = None if look.plain else _source(lines, finding.span)
    if source is not None:
        shown, blanks, marked = source
        yield (f"{finding.span.line:>{margin}} | ", "quiet"), (shown, "")
        yield (f"{'':>{margin}} | ", "quiet"), (" " * blanks, ""), ("^" * marked, finding.severity.value)
    for other in finding.related:
        place = f"{words.data(other.path)}:{other.span.line}:{other.span.column}"
        yield from _hung((before, "quiet"), (f"{place}: ", "ref"), (words.say(other.message), ""), look=look)
    if finding.help is not None:
        label, mend = f"{words.say(HELP)} ", words.say(finding.help)
        # From right to left both are one sentence: in two isolates the word would stand behind it.
        told = [(f"{label}{mend}", "")] if words.right_to_left else [(label, "help"), (mend, "")]
        yield from _hung((before, "quiet"), *told, look=look)


def _hung(*line: Stretch, look: Look) -> Iterator[Line]:
    """Yield a line, on a terminal in parts that fit, each below the beginning of its text; a path stays whole.

    In a language from right to left each part of a sentence stands in an isolate.
    """
    text = "".join(part for part, _ in line)
    parts: list[Line] = [line]
    if look.terminal and measure(text) > look.width:
        margin = len(text) - len(text.lstrip(" =")) or GAP
        first, *others = broken_line(line, look.width - margin, whole=True)
        if others and not "".join(part for part, _ in first).strip(" ="):  # the path runs on beside its sign
            first, others = (*first, (" ", ""), *others[0]), others[1:]
        parts = [first, *(((" " * margin, ""), *other) for other in others)]
    rtl = look.words.right_to_left and not look.plain
    for part in parts:
        yield tuple(
            (isolated(told, look) if rtl and role != _PLACE else leftward.bare(told), role) for told, role in part
        )


def _source(lines: Sequence[str], span: Span) -> tuple[str, int, int] | None:
    """Return (line shown, cells before the mark, cells marked), None where the file has no such line.

    Tabs become blanks, controls become visible, and of a long line a window around the mark is shown.
    """
    if not 1 <= span.line <= len(lines):
        return None
    line = lines[span.line - 1].rstrip("\r")
    start = min(span.column - 1, len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line)
    begin = max(start - NEAR, 0)
    line, start, end = line[begin : start + NEAR], start - begin, min(end - begin, NEAR + start - begin)
    while start > 0 and start < len(line) and unicodedata.combining(line[start]):
        start -= 1
    before, marked, after = (_visible(part) for part in (line[:start], line[start:end], line[end:]))
    is_long = begin > 0 or measure(before + marked + after) > WINDOW
    before, cut = _shortened(before, WINDOW // 2 if is_long else None)
    shown = (cut + before + marked + after).rstrip()
    if len(shown) > WINDOW:
        shown = shown[:WINDOW] + "…"
    return shown, measure(cut + before), max(1, min(measure(marked), WINDOW - measure(cut + before)))


def _visible(part: str) -> str:
    """Return a part of a line with nothing in it that acts or hides."""
    shown = _INVISIBLE.sub(lambda found: f"<U+{ord(found[0]):04X}>", part.replace("\t", " " * TAB))
    return harmless(shown)


def _shortened(before: str, most: int | None) -> tuple[str, str]:
    """Return the end of what stands before the mark, and the sign for what was left out."""
    if most is None or len(before) <= most:
        return before, ""
    return before[-most:], "…"
