"""What is wrong with a file before YAML is: its bytes, its characters, conflict markers, further documents.

Where it can be seen what was meant, the text goes on with the offending characters replaced one for
one, so that lines and columns stay true and one fault hides no other.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import islice

from coopctl.findings import Fault, Span
from coopctl.messages import Message, mending, msg, nmsg
from coopctl.model.names import LARGEST_FILE
from coopctl.patterns import regex

#: No more faults are told of one file: a megabyte of anchors is one mistake, not 500,000.
MOST_FAULTS = 1_000

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP, DOCX, XLSX"),
    (b"\xd0\xcf\x11\xe0", "DOC, XLS"),
    (b"\x1f\x8b", "gzip"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3", "SQLite"),
    (b"version https://git-lfs.github.com/spec/", "Git LFS"),
)
_CONTROLS = bytes(byte for byte in range(1, 0x20) if byte not in b"\t\n\v\f\r\x1b")
_MARKUP = regex(rb"\s{0,99}<(?:!doctype\s+html|html|head|body|\?xml|svg|!--)", re.IGNORECASE)

# Bytes that no refused or doubtful character begins with or is: a file of these alone needs no closer look.
# C2: C1 controls, U+00AD. E1 to E3, EE, EF, F0, F3: what is written in three bytes or four, by its first.
_LEADS = b"\xc2\xe1\xe2\xe3\xee\xef\xf0\xf3"
_HARMLESS = bytes(b for b in range(256) if (b >= 0x20 or b in b"\t\n") and b not in b"\x7f" + _LEADS)
_ASCII = bytes(b for b in _HARMLESS if b < 0x80)
# The list of docs/FORMAT.md, "Characters", which a test holds to these.
# Left-to-right and right-to-left marks and joiners (U+200C to U+200F) stay: Arabic and Persian text needs them.
_HIDDEN = "\u202a-\u202e\u2066-\u2069\ufeff"
# Break or join words: no name of a field holds one.
_BREAKS = "\u200b\u2060-\u2064"
#: Characters that few readers see; some scripts and emoji need one or another.
UNSEEN = (
    f"\u00ad\u115f\u1160\u17b4\u17b5\u180e{_BREAKS}\u206a-\u206f\u2800\u3164\ue000-\uf8ff\uffa0\ufff9-\ufffc"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
_LOST = "\N{REPLACEMENT CHARACTER}"
_DOUBTFUL = regex(rf"\U0001f3f4[\U000e0020-\U000e007f]+|(?P<doubtful>[{UNSEEN}{_LOST}])")  # first a flag
_KEY_BEFORE = regex(r"(?:^|[{,-])[ \t]*[\w-]*$")
_FIELD_BEHIND = regex(r"% *(?:title|status|kind|summary|parties|format|language) ?:(?:\s|$)")
_KEY_AFTER = regex(r"[\w-]*[ \t]*:(?:[ \t\r]|$)")
_REFUSED = regex(
    rf"(?P<hidden>[{_HIDDEN}]+)"
    r"|(?P<control>(?:[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]|\r(?!\n))+)"
)
_DELETE = mending(msg("delete it"), "")
_DOCUMENT_MARK = regex(r"^(?P<mark>---|\.\.\.)(?=[ \t\r\n]|\Z)", re.MULTILINE)
_CONTENT = regex(r"^[ \t]*[^\s#]", re.MULTILINE)


def decode(blob: bytes) -> tuple[str | None, list[Fault]]:
    """Turn bytes into text; None where they hold no text. A byte order mark is taken off."""
    if refusal := _not_text(blob):
        return None, [refusal]
    faults: list[Fault] = []
    if blob.startswith(_BOM):
        blob = blob[len(_BOM) :]
        message = msg("this file begins with a byte order mark (U+FEFF)")
        faults.append(Fault("byte-order-mark", Span(), message, msg("save it as “UTF-8”, not “UTF-8 with BOM”")))
    try:
        return blob.decode("utf-8"), faults
    except UnicodeDecodeError as error:
        faults.append(_not_utf8(blob, error.start))
    return blob.decode("utf-8", errors="replace"), faults


def screen(text: str) -> tuple[str, list[Fault]]:
    """Return the text that YAML may read, with the same lines and columns, and what was refused in it."""
    faults: list[Fault] = []
    written = text.encode("utf-8")
    if written.translate(None, _HARMLESS):
        used = "".join({*written.translate(None, _ASCII).decode("utf-8")})  # each once, however often ’ stands there
        if _DOUBTFUL.search(used):
            _doubtful_characters(text, faults)
        if "\r" in used or _REFUSED.search(used):
            text = _refused_characters(text, faults)
            _line_endings(text, faults)
    if "<<<<<<<" in text or ">>>>>>>" in text or "\n=======" in text:
        text = _conflicts(text, faults)
    if text.startswith("%") or "\n%" in text:
        text = _directives(text, faults)
    if "---" in text or "..." in text:
        text = _first_document(text, faults)
    return text, faults


def named(character: str) -> str:
    """Write a character that cannot be seen: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def _not_text(blob: bytes) -> Fault | None:
    if len(blob) > LARGEST_FILE:
        message = msg(
            "this file has {size} bytes; {limit} is the most that is read", size=len(blob), limit=LARGEST_FILE
        )
        mend = msg("a record is a few kilobytes: keep documents and pictures beside it and name them in `documents`")
        return Fault("too-large", Span(), message, mend)
    for magic, what in _MAGIC:
        if blob.startswith(magic):
            message = msg("this is not YAML text but a file of another kind ({what})", what=what)
            return Fault("not-yaml", Span(), message, _GET_IT_BACK)
    if _MARKUP.match(blob):
        message = msg("this is an HTML or XML page, not YAML text")
        return Fault("not-yaml", Span(), message, _GET_IT_BACK)
    if _is_binary(blob):
        return Fault("not-yaml", Span(), msg("this is not YAML text but a binary file"), _GET_IT_BACK)
    return _without_lines(blob)


def _without_lines(blob: bytes) -> Fault | None:
    """Refuse UTF-16, the line ends of old Macs, and a file that a power loss emptied."""
    start = blob[:64]
    halves = start[::2], start[1::2]
    if blob.startswith(_UTF16) or (start.strip(b"\0") and any(half and not half.strip(b"\0") for half in halves)):
        return Fault("not-utf8", Span(), msg("this file is UTF-16 text, not UTF-8"), msg("save it as UTF-8"))
    if b"\r" in blob and b"\n" not in blob:
        message = msg("the lines of this file end in carriage returns alone (CR), as on very old Macs")
        return Fault("control-character", Span(), message, msg("save it with line feeds (LF) at the ends of lines"))
    if blob and not blob.strip(b"\0"):
        message = msg("this file holds nothing but NUL bytes, as a power loss may leave it")
        return Fault("control-character", Span(), message, msg("get the file back: git checkout -- FILE"))
    return None


def _is_binary(blob: bytes) -> bool:
    """Whether so many control bytes stand here that somebody saved something else; NULs may be a power loss."""
    start = blob[:4096]
    odd = len(start) - len(start.translate(None, _CONTROLS))
    return odd > 1 and odd * 20 > len(start)


_GET_IT_BACK = msg("get the YAML file back: git checkout -- FILE; a download may have saved the wrong thing")


def _not_utf8(blob: bytes, start: int) -> Fault:
    before = blob[:start].decode("utf-8")
    column = len(before) - before.rfind("\n")
    line = before.count("\n") + 1
    byte = blob[start : start + 1]
    message = msg("not UTF-8 text: byte 0x{byte}", byte=byte.hex().upper())
    mend = msg("save it as UTF-8")
    try:
        meant = byte.decode("cp1252")
        mend = msg("was it saved as Windows-1252, where this byte is ‘{meant}’? save it as UTF-8", meant=meant)
    except UnicodeDecodeError:
        pass
    return Fault("not-utf8", Span(line, column, line, column + 1), message, mend)


def _doubtful_characters(text: str, faults: list[Fault]) -> None:
    """Tell each doubtful character once, where it first stands; in the name of a field it hides from its writer."""
    starts = line_starts(text)
    met: dict[str, list[int]] = {}
    for match in _DOUBTFUL.finditer(text):
        if match["doubtful"]:
            met.setdefault(match["doubtful"], []).append(match.start())
    for character, met_at in met.items():
        breaks = re.match(f"[{_BREAKS}]", character) is not None
        keys = [at for at in met_at if breaks and _in_key(text, at)]
        faults += [_hidden(character, between(starts, at, at + 1)) for at in keys[:MOST_FAULTS]]
        places = sorted({*met_at} - {*keys})
        if places:
            faults.append(_doubtful(character, between(starts, places[0], places[0] + 1), len(places)))


def _in_key(text: str, at: int) -> bool:
    """Whether a character stands in what looks like the name of a field."""
    first = text.rfind("\n", 0, at) + 1
    last = text.find("\n", at)
    before, after = (
        re.sub(f"[{_BREAKS}]", "", part) for part in (text[first:at], text[at : last if last >= 0 else len(text)])
    )
    return bool(_KEY_BEFORE.search(before) and _KEY_AFTER.match(after))


def _hidden(character: str, span: Span) -> Fault:
    message = msg("a character that cannot be seen stands here: {name}", name=named(character))
    return Fault("hidden-character", span, message, _visibly(character))


def _doubtful(character: str, span: Span, count: int) -> Fault:
    if character == _LOST:
        message = nmsg(
            "a sign for a character that was lost stands here: {name}",
            "a sign for a character that was lost stands here, one of {n} in this file: {name}",
            n=count,
            name=named(character),
        )
        return Fault("doubtful-character", span, message, msg("retype what was lost"))
    message = nmsg(
        "a character that few readers see stands here: {name}",
        "a character that few readers see stands here, one of {n} in this file: {name}",
        n=count,
        name=named(character),
    )
    return Fault("doubtful-character", span, message, _visibly(character))


def _visibly(character: str) -> Message:
    if ord(character) > 0xFFFF:
        return msg("delete it, or retype the text around it")
    return msg('delete it, or write it visibly, in double quotes: "\\u{code}"', code=f"{ord(character):04X}")


def _refused_characters(text: str, faults: list[Fault]) -> str:
    matches = list(islice(_REFUSED.finditer(text), MOST_FAULTS))
    if not matches:
        return text
    starts = line_starts(text)
    for match in matches:
        first, count = match[0][0], len(match[0])
        span = between(starts, *match.span())
        if match["hidden"]:
            faults.append(_hidden(first, span))
            continue
        help_ = msg("delete it, or retype the text around it")
        if first == "\r":
            message = msg("a carriage return (U+000D) stands here without a line feed")
        elif first == "\0":
            message = nmsg("a NUL byte stands here", "{n} NUL bytes stand here", n=count)
            help_ = msg(
                "a power loss may leave them: git checkout -- FILE gets the file back; else retype what is lost"
            )
        else:
            message = msg("a control character stands here: {name}", name=named(first))
        faults.append(Fault("control-character", span, message, help_))
    # NULs are mostly padding that a power loss left: as spaces they say nothing.
    return _REFUSED.sub(lambda m: m[0] if m["hidden"] else m[0].translate(_STAND_INS), text)


_STAND_INS = dict.fromkeys(
    (*range(1, 32), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF),
    "\N{REPLACEMENT CHARACTER}",
) | {0: " "}


def _line_endings(text: str, faults: list[Fault]) -> None:
    windows = text.count("\r\n")
    unix = text.count("\n") - windows
    if not windows or not unix:
        return
    odd = re.compile(r"\r\n" if windows < unix else r"(?<!\r)\n")
    first = odd.search(text)
    at = first.start() if first else 0
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    message = msg(
        "this file mixes line endings: {windows} of Windows (CRLF), {unix} of Unix (LF)", windows=windows, unix=unix
    )
    span = Span(line, column, line, column)
    faults.append(Fault("mixed-line-endings", span, message, msg("save it with one kind, best LF")))


def _conflicts(text: str, faults: list[Fault]) -> str:
    """Report each conflict and go on with its first side, blank lines standing for the rest."""
    lines = text.split("\n")
    kept = list(lines)
    start, side = -1, ""
    for number, line in enumerate(lines):
        bare = line.lstrip(" ")  # an editor may have indented the markers with the text around them
        mark = bare[:7] if bare[7:8] in ("", " ", "\r") or bare[7:8] == bare[:1] else ""
        if mark == "<<<<<<<":  # one within another belongs to it
            start, side = (number, "ours") if start < 0 else (start, side)
            kept[number] = ""
        elif start >= 0 and mark in ("|||||||", "======="):
            side = "theirs"
            kept[number] = ""
        elif mark == ">>>>>>>" or line.rstrip() == "=======":
            faults.append(_conflict(lines, start if start >= 0 else number, number))
            start, side = -1, ""
            kept[number] = ""
        elif side == "theirs":
            kept[number] = ""
    if start >= 0:
        faults.append(_conflict(lines, start, start))
        kept[start:] = [
            "" if line.lstrip(" ")[:7] in ("<<<<<<<", "=======", "|||||||") else line for line in lines[start:]
        ]
    return "\n".join(kept)


def _conflict(lines: list[str], first: int, last: int) -> Fault:
    indent = len(lines[first]) - len(lines[first].lstrip(" "))
    span = Span(first + 1, indent + 1, last + 1, len(lines[last].rstrip("\r")) + 1)
    message = msg("unresolved merge conflict, lines {first}–{last}", first=first + 1, last=last + 1)
    if first == last:
        message = msg("a marker of an unresolved merge conflict")
    how = msg("in a merge of git: coopctl resolve; else keep what is right of both sides and delete the marker lines")
    return Fault("merge-conflict", span, message, how)


def _directives(text: str, faults: list[Fault]) -> str:
    """Report directives, and make comments of them: nothing in the file may change how it is read."""
    position = 0
    for number, line in enumerate(text.split("\n")):
        if line.startswith("%") and not _FIELD_BEHIND.match(line):  # which the parser stumbles over
            span = Span(number + 1, 1, number + 1, len(line.rstrip()) + 1)
            if len(faults) < MOST_FAULTS:
                word = line.split()[0][:20]
                message = msg("a YAML directive: {word}", word=word)
                faults.append(Fault("yaml-directive", span, message, msg("delete this line")))
        elif line.strip() and not line.lstrip().startswith("#"):
            break
        position += len(line) + 1
    head = text[:position]
    return re.sub(r"^%", "#", head, flags=re.MULTILINE) + text[position:]


def _first_document(text: str, faults: list[Fault]) -> str:
    """Report a second document, and go on with the first."""
    for match in _DOCUMENT_MARK.finditer(text):
        at, end = match.span()
        message = msg("a second document begins here; a file holds one record")
        help_ = msg("delete this line, or move what follows it to a file of its own")
        beside = text[end:].partition("\n")[0].strip()
        if match["mark"] == "---":
            if not _CONTENT.search(text[:at]):
                continue
            if beside and not beside.startswith("#"):
                help_ = msg("begin this line with # if it is a heading; else move what follows it to a file of its own")
        elif _CONTENT.search(text[end:]):
            message = msg("three dots that begin a line end what YAML reads, and more follows")
            help_ = msg("delete them; a text that goes on is indented deeper than its key") if beside else _DELETE
        else:
            return text[:at]
        faults.append(Fault("several-documents", between(line_starts(text), at, end), message, help_))
        return text[: match.start()]
    return text


def line_starts(text: str) -> list[int]:
    """Return the offset of each line's first character."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def between(starts: list[int], start: int, end: int) -> Span:
    """Return the span of the characters from `start` to `end` (excluded), counted from the text's beginning."""
    (line, column), (end_line, end_column) = _at(starts, start), _at(starts, end)
    return Span(line, column, end_line, end_column)


def _at(starts: list[int], offset: int) -> tuple[int, int]:
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def shorten(text: str) -> str:
    """Cut a text that a sentence quotes: a key may have 50,000 characters."""
    return text if len(text) <= 40 else f"{text[:40]}…"
