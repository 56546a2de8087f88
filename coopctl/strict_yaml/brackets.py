"""Brackets that are never closed, and what stands inside one that YAML cannot take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.findings import Fault
from coopctl.messages import mending, msg
from coopctl.strict_yaml import behind_signs
from coopctl.strict_yaml.complaints import CODE, Verdict

#: A sign for a comma, and the key behind it.
_OTHER_COMMA = re.compile(r"(?P<sign>[;\u060c\u061b\uff0c\uff1b|])\s*[\w-]+\s*\Z")
#: A key that stands behind a value without a comma.
_KEY = re.compile(r":\s[^,]*\s(?P<key>[a-z][a-z_]*)\Z")

if TYPE_CHECKING:
    from coopctl.strict_yaml.complaints import Excerpt


def unclosed(view: Excerpt) -> Verdict | None:
    """Judge what stands inside a bracket and does not belong there, or a bracket that the file never closes."""
    if view.since is None:
        return None
    opening = view.lines[view.since[0]][view.since[1] : view.since[1] + 1]
    closing = {"[": "]", "{": "}"}.get(opening)
    if closing is None:
        return None
    if verdict := behind_signs.opened(view, view.since):
        return verdict
    if view.since[0] == view.at[0] and view.character:
        return _not_a_comma(view, view.since, opening, closing)
    hash_ = view.lines[view.since[0]].find(" #", view.since[1])
    if hash_ >= 0 and closing in view.lines[view.since[0]][hash_:]:
        message = msg("a # after a space begins a comment, which holds the {bracket} of this line", bracket=closing)
        help_ = msg("quote the text if the # belongs to it; else end the line before the comment")
        return Verdict(Fault(CODE, view.span((view.since[0], hash_ + 1), 1), message, help_))
    message = msg("this {opening} is never closed by {closing}", opening=opening, closing=closing)
    related = ((view.span(view.at, 1), msg("a comma or {bracket} is missing before this", bracket=closing)),)
    help_ = msg("add {bracket}", bracket=closing)
    if view.is_closed(opening, view.since[0] + 1):
        message = msg("between brackets the fields, or the entries, stand without commas")
        help_ = msg("end each line but the last with a comma; or take the brackets away, and indent the lines alike")
    return Verdict(Fault(CODE, view.span(view.since, 1), message, help_, related))


def _not_a_comma(view: Excerpt, since: tuple[int, int], opening: str, closing: str) -> Verdict:
    """Judge what stands inside a bracket where a comma, or its end, is expected."""
    related = ((view.span(since, 1), msg("{bracket} opened here", bracket=opening)),)
    quote = view.line[view.at[1] - 1]
    if quote in "'\"":
        message = msg("the text ends at the second {quote}, and more follows", quote=quote)
        inside = "''" if quote == "'" else '\\"'
        help_ = msg("write each {quote} inside the text as {inside}", quote=quote, inside=inside)
        return Verdict(Fault(CODE, view.to_line_end(view.at), message, help_, related))
    message = msg("a comma or {bracket} is expected here", bracket=closing)
    if (at := _other_comma(view)) >= 0:
        help_ = mending(msg("write a comma in the place of {sign}", sign=view.line[at]), ",")
        return Verdict(Fault(CODE, view.span((view.at[0], at), 1), message, help_, related), view.with_comma(at))
    help_ = msg("quote a text that holds a comma, a colon, a quote or a bracket")
    if view.character == ":" and (match := _KEY.search(view.line[since[1] : view.at[1]])):
        key = match["key"]
        help_ = msg("write a comma before ‘{key}’ if it is a field; else quote the text that it belongs to", key=key)
    return Verdict(Fault(CODE, view.to_line_end(view.at), message, help_, related))


def _other_comma(view: Excerpt) -> int:
    """Return the column of a sign that stands for the comma before a field, -1 for none: {fr: a; ar: b}."""
    match = _OTHER_COMMA.search(view.line[: view.at[1]])
    return match.start("sign") if match and view.character == ":" else -1


def after(view: Excerpt) -> Verdict | None:
    """Judge what follows a bracket that is closed: one that closes nothing, or a second row; None for words."""
    if view.character in "]}":
        message = msg("this {bracket} closes nothing", bracket=view.character)
        if view.line[: view.at[1]].rstrip()[-1:] != view.character:  # {code: 16061}]: one that opens it may be missing
            return Verdict(Fault(CODE, view.span(view.at, 1), message, msg("delete it")))
        fault = Fault(CODE, view.span(view.at, 1), message, mending(msg("delete it"), ""))
        return Verdict(fault, view.spaced(*view.at))
    if view.line.lstrip()[:2] == "- " and view.line[view.at[1] :].lstrip(", ")[:1] == "{":
        help_ = msg("begin it on the next line, with a dash of its own: {line}", line="- {…}")
        return Verdict(Fault(CODE, view.to_line_end(view.at), msg("a second row begins on this line"), help_))
    return None


def open_at_the_end(view: Excerpt) -> Verdict | None:
    """Judge a file that ends inside a bracket, just after it or after a comma: the parser no longer says which one."""
    closed = 0
    for number in range(view.at[0], -1, -1):
        line = view.lines[number]
        for column in range(len(line) - 1, -1, -1):
            if line[column] in "]}":
                closed += 1
            elif line[column] in "[{" and closed:
                closed -= 1
            elif line[column] in "[{":
                opening, closing = line[column], {"[": "]", "{": "}"}[line[column]]
                message = msg("this {opening} is never closed by {closing}", opening=opening, closing=closing)
                return Verdict(
                    Fault(CODE, view.span((number, column), 1), message, msg("add {bracket}", bracket=closing))
                )
    return None
