"""Quotes as the parser stumbles over them: never closed, with codes inside or words after them; and how to quote.

Each judgement is one of `syntax`, for a complaint that is about quotes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.findings import Fault
from coopctl.messages import mending, msg
from coopctl.strict_yaml import behind_signs, pasted
from coopctl.strict_yaml.complaints import CODE, Excerpt, Verdict, uncommented
from coopctl.strict_yaml.placeholders import meant

if TYPE_CHECKING:
    from coopctl.messages import Message

_END_IN_BRACKETS = re.compile(r",|[\]}]")
#: A text in quotes, which may hold brackets.
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
#: Two codes for one character.
_PAIR = re.compile(r"\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)


def unclosed(view: Excerpt) -> Verdict | None:
    """Judge a text whose second quote is nowhere."""
    if view.since is None:
        return None
    if verdict := behind_signs.opened(view, view.since):
        return verdict
    sign = view.lines[view.since[0]][view.since[1] : view.since[1] + 1]
    message = msg("this quoted text is never closed: no second {quote} follows", quote=sign)
    help_ = msg("close the text with {quote}", quote=sign)
    related = ((view.span(view.at, 1), msg("it was read up to here")),)
    return Verdict(Fault(CODE, view.span(view.since, 1), message, help_, related))


def escape(view: Excerpt) -> Verdict | None:
    """Judge a backslash in double quotes that begins no code that YAML knows, or one of no character."""
    number, column = view.at
    backslash = view.line.rfind("\\", 0, column + 1)
    if backslash < 0:
        return None
    span = view.span((number, backslash), max(2, column - backslash))
    if "unicode" in view.words:
        message = msg("this \\ code stands for no character")
        if pair := _PAIR.match(view.line, backslash):  # as JSON writes what is beyond U+FFFF
            character = bytes.fromhex(pair[1] + pair[2]).decode("utf-16-be")
            help_ = msg("write the character itself: {character}", character=character)
            span = view.span((number, backslash), len(pair[0]))
            return Verdict(Fault(CODE, span, message, help_), view.standing_in(number, backslash, pair.start(2) - 2))
        help_ = msg("write the character itself")
        return Verdict(Fault(CODE, span, message, help_), view.standing_in(number, backslash))
    message = msg("in double quotes a backslash begins a code, and this one is unknown")
    help_ = msg("write \\\\ for a backslash, or put the text in single quotes")
    return Verdict(Fault(CODE, span, message, help_), view.standing_in(number, backslash))


def words_after(view: Excerpt, start: int, value: str) -> Verdict:
    """Judge what follows the quoted text that begins at the column `start`."""
    number, opening = view.at[0], value[0]
    inner = [start + 1 + n for n, each in enumerate(value[1:-1]) if each == opening]
    if value.endswith(opening) and inner:
        message = msg("the text ends at the second {quote}, and more follows", quote=opening)
        other = "'" if opening == '"' else '"'
        text = other + value[1:-1] + other if other not in value else opening + _doubled(value, opening) + opening
        help_ = mending(msg("write {text}", text=meant(text)), meant(text))
        fault = Fault(CODE, view.to_line_end((number, start)), message, help_)
        return Verdict(fault, view.standing_in(number, *inner))
    end = view.line.find(opening, start + 1)
    message = msg("words follow a quoted text; the whole must be quoted")
    return quote_it(view, (number, start), message, start, max(end, start))


def quote_it(view: Excerpt, at: tuple[int, int], message: Message, *columns: int) -> Verdict:
    """Make the verdict "quote this text" of the value that begins at `at`."""
    value = uncommented(view.lines[at[0]], at[1])[at[1] :]
    span = view.to_line_end(at)
    if _in_brackets(view.lines[at[0]][: at[1]]) and (end := _END_IN_BRACKETS.search(value, 1)):
        value = value[: end.start()].rstrip()
        span = view.span(at, len(value))
    text = written(value)
    help_ = mending(msg("quote the text: {text}", text=shown(value)), text)
    if pasted.not_known(value):
        help_ = msg("leave the field out where the value is not known; quote it if it is text: {quoted}", quoted=text)
    return Verdict(Fault(CODE, span, message, help_), view.standing_in(at[0], *columns))


def shown(text: str) -> str:
    """Write a text as the help shows it, a long one as dots."""
    return '"…"' if len(text) > 60 else written(text)


def written(text: str) -> str:
    """Write a text in double quotes where it holds none, else in single ones."""
    text = meant(text)
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"


def _doubled(value: str, quote: str) -> str:
    return value[1:-1].replace(quote, "''" if quote == "'" else '\\"')


def _in_brackets(before: str) -> bool:
    """Whether a line leaves a bracket open, as far as it goes."""
    before = _QUOTED.sub("", before)
    return sum(before.count(sign) for sign in "[{") > sum(before.count(sign) for sign in "]}")
