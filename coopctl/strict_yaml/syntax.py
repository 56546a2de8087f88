"""What a YAML parser's complaint means to someone who wrote the file, and how the file was probably meant.

The parser names the symptom. The sentence names the cause, where it can be told from the line itself:
mostly a text that should have been quoted. Then the text goes on with a stand-in for the character
that misled the parser, so that the rest of the file is checked too.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.findings import Fault, Span
from coopctl.messages import mending, msg, nmsg
from coopctl.model import keys
from coopctl.strict_yaml import behind_signs, brackets, entries, pasted, quotes, side_by_side
from coopctl.strict_yaml.complaints import CODE, NO_KEY, OTHER_COLONS, Excerpt, Verdict, uncommented
from coopctl.strict_yaml.placeholders import STAND_INS, meant

if TYPE_CHECKING:
    from collections.abc import Callable

    from coopctl.strict_yaml.complaints import Complaint

# YAML 1.2.2, section 7.4: what is to be a key must show it within 1,024 characters.
_LONGEST_KEY = 1024
_NO_BREAK_SPACE = re.compile(r"\s*(?:- +)*[\w-]+:(?P<blank>[\u00a0\u2007\u202f\u3000])")
_ODD_INDENT = re.compile(r"(?P<before>[ ]*)(?P<blanks>[\u00a0\u2007\u202f\u3000]+)")
_HASH_IN_BRACKETS = {
    "{": re.compile(r":\s+(?P<text>(?:[^\s,:{}\[\]\"'#][^,:{}\[\]\"'#]*\s)?#(?!\s)[^,\]}]*)[,\]}]"),
    "[": re.compile(r"[\[,]\s*(?P<text>(?:[^\s,:{}\[\]\"'#][^,:{}\[\]\"'#]*\s)?#(?!\s)[^,\]}]*)[,\]}]"),
}
_BRACKET = re.compile(r"[\[{]")
#: So many lines above are looked at.
_FEW = 4
_OTHER_SIGN = re.compile(rf"\s*(?:- +)*(?P<key>[a-z_]+)\s*(?:[=-]?>|[{OTHER_COLONS}]|\t)\s*(?P<value>\S[^\n]*)")
#: A field as XML writes it: <lead>souss</lead>.
_ELEMENT = re.compile(r"\s*(?:- +)*<(?P<key>[a-z_]+)>\s*(?P<value>[^<>]*[^<>\s])\s*(?:</(?P=key)>)?\s*")
#: A field with its value, all of it between quotes.
_QUOTED_LINE = re.compile(
    r"\s*(?P<quote>[\"'])(?P<whole>(?P<key>[a-z_]+): +(?P<value>[^\"':#]*[^\"':#\s]))(?P=quote)\s*"
)
_DASHES = re.compile(r"\s*(?:- +)+")
#: A sign in the place of a field: % : 50.
_KEY = re.compile(r"[%@] ?:(?:\s|\Z)")
#: A heading between signs, or a line of them: === Jalons ===, ****.
_ADORNED = re.compile(r"\s*(?P<sign>[=*~_+-])(?P=sign)(?:(?P=sign)*|[^:]*(?P=sign){2})\s*")
#: A field without its colon, whose value may stand below.
_BARE = re.compile(r"\s*(?P<key>[a-z_]+)\s*=?\s*")
_OPEN = re.compile(r"\s*(?:- +)*(?P<key>[\w-]+) ?:\s*(?:[|>][+-]?)?\s*")
_SIMPLE = re.compile(r"[\w./-]+(?: [\w./-]+)*")
_FIELD_INSIDE = re.compile(r"(?:^|.*\s)(?P<key>[a-z][a-z_]*):(?: |$)")
#: A value that is whole, and the sign behind it that ends lines in other languages.
_ENDED = re.compile(r".*[\]}\"']\s*(?P<sign>[,;])")
_IN_PARENTHESES = re.compile(r"\s*(?:- +)*(?:[\w-]+: +)?(?P<whole>\((?P<inside>[a-z_]+: [^()]*)\))\s*")
_NO_SPACE = re.compile(r"(?P<lead>\s*(?:- +)*)(?P<key>[\w-]+)(?P<colon> ?:)(?P<value>[^\s/][^\n]*)")


def explain(text: str, complaint: Complaint) -> Verdict:
    """Say what is wrong in a sentence, with the place where it began."""
    view = Excerpt(text, complaint)
    for look in (_odd_indent, pasted.template, pasted.table, behind_signs.fields, pasted.row):
        if verdict := look(view):
            return verdict
    for words, cause in _CAUSES:
        if any(word in view.words for word in words) and (verdict := cause(view)):
            return verdict
    message = msg("YAML cannot be read on from here ({words})", words=meant(complaint.problem))
    help_ = msg("look here and at the line above: is a quote, a bracket, a colon or a dash missing?")
    return Verdict(Fault(CODE, view.to_line_end(view.at), message, help_))


def _odd_indent(view: Excerpt) -> Verdict | None:
    """Judge lines that are indented with no-break spaces, as word processors and web pages write them."""
    number = view.at[0]
    if not _ODD_INDENT.match(view.line):
        number = view.before(number)
    if number < 0 or not (match := _ODD_INDENT.match(view.lines[number])):
        return None
    while number and (above := _ODD_INDENT.match(view.lines[number - 1])):
        number, match = number - 1, above
    blanks = match["blanks"]
    code = f"{ord(blanks[0]):04X}"
    message = msg("this line is indented with a blank that YAML does not know: U+{code}", code=code)
    fault = Fault(
        CODE,
        view.span((number, match.start("blanks")), len(blanks)),
        message,
        msg("write plain spaces in its place, in all lines"),
    )
    return Verdict(fault, view.plainly_indented())


def _bad_start(view: Excerpt) -> Verdict | None:
    at, character = view.at, view.character
    if view.line.startswith("```") and at[1] == 0:
        message = msg("a fence of Markdown, ```, stands here; a record is YAML alone")
        return Verdict(Fault(CODE, view.to_line_end(at), message, msg("delete this line")), view.as_comment(at[0]))
    if character == "\t":
        return _tab(view)
    if character.translate(STAND_INS) == character:
        return None
    return pasted.marked_key(view, at) or _begins_with(view, at)


def _begins_with(view: Excerpt, at: tuple[int, int]) -> Verdict:
    if verdict := behind_signs.row(view, at):
        return verdict
    line = view.lines[at[0]]
    if not line[: at[1]].strip() and ": " not in line and not line.rstrip().endswith(":"):
        return _no_key(view, at)
    sign = line[at[1] : at[1] + 1]
    message = msg("a text cannot begin with {sign} unless it is quoted", sign=meant(sign))
    verdict = quotes.quote_it(view, at, message, at[1])
    if _KEY.match(line, at[1]):
        help_ = msg('write a field’s name, or quote it if it is text: "{key}"', key=sign)
        return replace(verdict, fault=replace(verdict.fault, help=help_))
    text = uncommented(line, at[1])[at[1] + 1 :]
    if sign in "|>" and text[:1] == " " and text.strip() and line[: at[1]].rstrip().endswith(":"):
        help_ = msg(
            "delete {sign} if the text is all on this line; begin it on the next line if it is a block; "
            "quote it if {sign} belongs to it",
            sign=sign,
        )
        return replace(verdict, fault=replace(verdict.fault, help=help_))
    return verdict


def _begins_here(view: Excerpt) -> Verdict | None:
    """Judge an anchor, alias, tag or block text that is none: `*.md`, `& co`, `!a!b`, `> 5`."""
    at = view.since or view.at
    if verdict := pasted.marked_key(view, at):
        return verdict
    sign = view.lines[at[0]][at[1] : at[1] + 1]
    return _begins_with(view, at) if sign and sign in "*&!|>%" else None


def _tab(view: Excerpt) -> Verdict | None:
    number, _ = view.at
    tab = view.line.find("\t")
    if tab < 0:
        return None
    run = len(view.line) - tab - len(view.line[tab:].lstrip("\t"))
    if view.line[:tab].strip():
        message = msg("a tab stands between words here")
        return Verdict(Fault(CODE, view.span((number, tab), run), message, msg("write a space, or quote the text")))
    message = msg("this line is indented with a tab; YAML is indented with spaces")
    fault = Fault(CODE, view.span((number, tab), run), message, msg("replace each tab by two spaces, in all lines"))
    return Verdict(fault)


def _colon(view: Excerpt) -> Verdict | None:
    """Judge a `: ` that is not expected: inside a text, after a forgotten space, or in a line indented too deep."""
    number, column = view.at
    start = view.value(number)
    if view.character == "?" and start == column:
        return _begins_with(view, view.at)
    if 0 <= start < column:
        return _colon_inside(view, start)
    if start == column and view.line[start : start + 2] == ": ":
        message = msg("there is no key before this colon")
        fault = Fault(CODE, view.span((number, start), 2), message, mending(msg("delete it"), ""))
        return Verdict(fault, view.spaced(number, start))
    if column > _LONGEST_KEY:
        return _long_key(view.span((number, 0), column))
    above = view.before(number)
    if above < 0:
        return None
    return _field_under(view, above)


def _colon_inside(view: Excerpt, start: int) -> Verdict:
    number, column = view.at
    if match := _IN_PARENTHESES.fullmatch(uncommented(view.line, start)):
        message = msg("a group of fields stands between braces, {{…}}, and not between parentheses")
        whole, text = match["whole"], f"{{{match['inside']}}}"
        help_ = mending(msg("write it as {words}", words=meant(text)), text)
        fault = Fault(CODE, view.span((number, match.start("whole")), len(whole)), message, help_)
        return Verdict(fault, view.replaced(number, match.start("whole"), whole, text))
    message = msg("a text that holds a colon and a space must be quoted")
    value = uncommented(view.line, start)
    colons = [at for at in range(column, len(value)) if value[at] == ":" and value[at + 1 : at + 2] in ("", " ")]
    verdict = quotes.quote_it(view, (number, start), message, column, *colons)
    if match := _FIELD_INSIDE.match(value[start:]):
        text = quotes.shown(value[start:])
        key = match["key"]
        help_ = msg("quote the text: {text}; if ‘{key}’ is a field, give it a line of its own", text=text, key=key)
        if not match.start("key"):
            line = f"{{{meant(value[start:])}}}"
            help_ = msg("quote the text: {text}; if ‘{key}’ is a field, write {line}", text=text, key=key, line=line)
        verdict = replace(verdict, fault=replace(verdict.fault, help=help_))
    return side_by_side.fields(view, start, verdict)


def _long_key(span: Span) -> Verdict:
    message = msg("a key may have at most {limit} characters", limit=_LONGEST_KEY)
    return Verdict(Fault(CODE, span, message, msg("write one short word before the colon, and the text after it")))


def _field_under(view: Excerpt, above: int) -> Verdict:
    """Judge a field that its line above leaves no room for."""
    line = view.lines[above]
    begin = len(line) - len(line.lstrip())
    if _NO_SPACE.match(line):
        return _no_key(view, (above, begin))
    if ": " in line or line.rstrip().endswith(":"):
        return entries.too_deep(view, above)
    if line[begin:].startswith("- "):
        return entries.under_text(view, above)
    return _no_key(view, (above, begin))


def _no_key(view: Excerpt, at: tuple[int, int]) -> Verdict:
    line = view.lines[at[0]]
    if match := _NO_BREAK_SPACE.match(line):
        sign = match["blank"]
        message = msg("after this colon stands a blank that YAML does not know: U+{code}", code=f"{ord(sign):04X}")
        column = match.start("blank")
        help_ = mending(msg("write a plain space in its place"), " ")
        return Verdict(Fault(CODE, view.span((at[0], column), 1), message, help_), view.spaced(at[0], column))
    if match := _NO_SPACE.match(line):
        span = view.span((at[0], match.start("key")), len(match["key"] + match["colon"]))
        help_ = msg("write “{key}: {value}”", key=match["key"], value=match["value"][:40].strip())
        help_ = mending(help_, f"{match['key']}: ")
        return Verdict(Fault(CODE, span, msg("there is no space after this colon"), help_))
    if len(line) > _LONGEST_KEY and ": " in line:
        return _long_key(view.to_line_end(at))
    message = NO_KEY
    help_ = msg(
        "add the colon and a space; a text over several lines is indented deeper than its key, or a block: “key: |”"
    )
    if block := _open_above(view, at):
        help_ = msg("indent this line, and those below that go on, if they are the text of ‘{field}’", field=block)
    if line.lstrip().startswith(("//", "/*", "--", "<!--", ";", "REM ")) or _ADORNED.fullmatch(line):
        help_ = msg("begin a comment with #")
    elif (match := _BARE.fullmatch(line)) and match["key"] in keys.fields() and _is_deeper_below(view, at):
        help_ = mending(msg("write “{line}”", line=f"{match['key']}:"), f"{match['key']}:")
    elif match := _QUOTED_LINE.fullmatch(line):
        help_ = mending(msg("write “{key}: {value}”", key=match["key"], value=match["value"][:40]), match["whole"])
    elif match := _OTHER_SIGN.fullmatch(line) or _ELEMENT.fullmatch(line):
        value = match["value"].strip()
        help_ = msg("write “{key}: {value}”", key=match["key"], value=value[:40])
        help_ = (
            mending(help_, f"{line[at[1] : match.start('key')].rstrip('<')}{match['key']}: {value}")
            if _SIMPLE.fullmatch(value)
            else help_
        )
    return Verdict(Fault(CODE, view.to_line_end(at), message, help_))


def _is_deeper_below(view: Excerpt, at: tuple[int, int]) -> bool:
    below = next((line for line in view.lines[at[0] + 1 :] if line.strip()), "")
    return len(below) - len(below.lstrip()) > at[1]


def _open_above(view: Excerpt, at: tuple[int, int]) -> str:
    """Return the field above whose text may begin here, since it says nothing on its own line; "" for none."""
    above = view.before(at[0])
    match = _OPEN.fullmatch(view.lines[above]) if above >= 0 else None
    return match["key"] if match and match.start("key") == at[1] else ""


def _missing_colon(view: Excerpt) -> Verdict | None:
    return (behind_signs.before(view, view.since) or _no_key(view, view.since)) if view.since else None


def _cut_in_brackets(view: Excerpt) -> Verdict | None:
    """Judge a text between brackets that a # cuts, with the bracket that closes them: {a: Lot #3}, [#a, #b]."""
    places = [view.since] if view.since else []
    # After a bracket that is open the parser may go on for some lines, and forget which one it was.
    for number in range(view.at[0], max(view.at[0] - _FEW, -1), -1):
        places += [(number, each.start()) for each in [*_BRACKET.finditer(view.lines[number][:_LONGEST_KEY])][::-1]]
    for number, opened in places:
        line = view.lines[number]
        pattern = _HASH_IN_BRACKETS.get(line[opened : opened + 1])
        match = pattern.search(line, opened) if pattern else None
        if match is None:
            continue
        text = match["text"].rstrip()
        sign = match.start("text") + text.index("#")
        closing = "]" if line[opened] == "[" else "}"
        message = msg("a # after a space begins a comment, which holds the {bracket} of this line", bracket=closing)
        help_ = mending(msg("quote the text: {text}", text=quotes.shown(text)), quotes.written(text))
        span = view.span((number, match.start("text")), len(text))
        return Verdict(Fault(CODE, span, message, help_), view.standing_in(number, sign))
    return None


def _dash(view: Excerpt) -> Verdict:
    return entries.dash(view) or _begins_with(view, view.at)


def _not_a_field(view: Excerpt) -> Verdict | None:
    """Judge what stands in a mapping and is no field: words after a closing quote or bracket, odd indentation."""
    if view.character == ":":
        help_ = msg("write “key: value”; quote a text that begins with a colon")
        return Verdict(Fault(CODE, view.to_line_end(view.at), msg("there is no key before this colon"), help_))
    number, column = view.at
    indent = len(view.line) - len(view.line.lstrip())
    if (match := _ENDED.fullmatch(uncommented(view.line, 0))) and column <= match.start("sign"):
        return _ended(view, (number, match.start("sign")))
    if column > indent:
        return _after_value(view)
    return behind_signs.opened(view, view.at) or _indentation(view)


def _after_value(view: Excerpt) -> Verdict | None:
    number, _ = view.at
    start = view.value(number)
    if (dashes := _DASHES.match(view.line)) and (start < 0 or view.line[dashes.end() :][:1] == "{"):
        start = dashes.end()
    opening = view.line[start : start + 1]
    value = uncommented(view.line, max(start, 0))[start:]
    if start < 0 or not opening:
        return None
    if opening in "'\"":
        return quotes.words_after(view, start, value)
    if verdict := pasted.box(view, start):
        return verdict
    if opening in "[{" and (end := view.line.find("]" if opening == "[" else "}", start)) >= 0:
        message = msg("a text cannot begin with {sign} unless it is quoted", sign=opening)
        return brackets.after(view) or quotes.quote_it(view, (number, start), message, start, end)
    return None


def _ended(view: Excerpt, at: tuple[int, int]) -> Verdict:
    """Judge a line that ends as those of other languages do, after what is whole without: {fr: a}, or "a";."""
    message = msg("‘{sign}’ follows a value that is whole; lines end without it", sign=view.line[at[1]])
    return Verdict(Fault(CODE, view.span(at, 1), message, mending(msg("delete it"), "")), view.spaced(*at))


def _indentation(view: Excerpt) -> Verdict | None:
    _, column = view.at
    if view.character in "]}":
        message = msg("this {bracket} closes nothing", bracket=view.character)
        return Verdict(Fault(CODE, view.span(view.at, 1), message, msg("delete it")))
    since = view.since or (0, 0)
    related = ((view.to_line_end(since), msg("the fields or entries that it may belong to begin here")),)
    if view.line[column : column + 2] in ("- ", "-") and since[1] == column:
        message = msg("an entry of a list stands here, where a field “key: value” is expected")
        return Verdict(Fault(CODE, view.to_line_end(view.at), message, pasted.under_value(view, *view.at), related))
    if since[1] != column:
        above = view.before(view.at[0])
        if above >= 0 and view.value(above) >= 0 and column > len(view.lines[above]) - len(view.lines[above].lstrip()):
            return entries.too_deep(view, above)
        message = nmsg(
            "this line is indented by one space, which fits no line above it",
            "this line is indented by {n} spaces, which fits no line above it",
            n=column,
        )
        help_ = msg("indent it exactly like the line that it stands beside")
        return Verdict(Fault(CODE, view.to_line_end(view.at), message, help_, related))
    if "'-'" in view.words or "sequence" in view.words or "collection" in view.words:
        return entries.no_entry(view, view.before(view.at[0]), related)
    return None


def _no_value(view: Excerpt) -> Verdict | None:
    """Judge a value that begins with a comma or a closing bracket, or with the end of the file."""
    if not view.character:
        return brackets.open_at_the_end(view)
    if view.line[view.at[1] :].startswith("- "):
        return _dash(view)
    if verdict := behind_signs.opened(view, view.at):
        return verdict
    if view.character not in ",]}?":
        return entries.beside_its_dash(view)
    if view.character == "?" or view.value(view.at[0]) == view.at[1]:
        return _begins_with(view, view.at)
    message = msg("a value is missing before this {sign}", sign=view.character)
    return Verdict(Fault(CODE, view.span(view.at, 1), message, msg("delete the sign, or quote the text it belongs to")))


def _after_the_end(view: Excerpt) -> Verdict:
    if verdict := behind_signs.indented(view):
        return verdict
    message = msg("what the file says has ended above; this belongs to nothing")
    return Verdict(Fault(CODE, view.to_line_end(view.at), message, msg("expected only lines “key: value”")))


# The first cause of which a word is in the parser's own words, and that finds its sign in the text.
# Both parsers' words are here: libyaml's and, where they differ, those of PyYAML's own parser.
_CAUSES: tuple[tuple[tuple[str, ...], Callable[[Excerpt], Verdict | None]], ...] = (
    (("cannot start any token",), _bad_start),
    (("found a tab character", "violates indentation"), _tab),
    (("alphabetic", "directive name", "undefined tag handle", "tag", "block scalar"), _begins_here),
    (("mapping values are not allowed", "mapping keys are not allowed"), _colon),
    (("sequence entries are not allowed",), _dash),
    (("could not find expected ':'",), _missing_colon),
    (("unexpected end of stream", "unexpected document"), quotes.unclosed),
    (("escape", "hexdecimal", "hexadecimal"), quotes.escape),
    (("',' or",), _cut_in_brackets),
    (("',' or",), brackets.unclosed),
    (("expected key", "block end", "'-' indicator"), _not_a_field),
    (("node content",), _cut_in_brackets),
    (("node content",), _no_value),
    (("document start",), _after_the_end),
)
