"""Texts of foreign files as prose: without marks of HTML, control characters, and ways to reach a person."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from coopctl.composing import normalized
from coopctl.messages import msg
from coopctl.spelling import contacts

if TYPE_CHECKING:
    from coopctl.messages import Message

#: Tags of texts; what else stands between < and > people have written: x<y and z>w.
_TAGS = (
    "a|abbr|b|big|blockquote|body|br|center|code|del|div|em|font|form|h[1-6]|head|hr|html|i|img|ins|li|mark|meta|ol|p|pre|"
    "q|s|script|section|small|span|strike|strong|style|sub|sup|table|tbody|td|th|thead|title|tr|tt|u|ul|o:p"
)
_TAGGED = re.compile(rf"</?(?:{_TAGS})(?:[\s/][^<>]{{0,500}})?>", re.IGNORECASE)
_KNOWN = re.compile(_TAGS)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2060\ufeff\u00ad]")
_BLANKS = re.compile(r"[ \t\u00a0\u202f]+")
_LINES = re.compile(r"\n\s*\n\s*")


def prose(text: str) -> tuple[str, Message | None]:
    """Return a text without marks of HTML, control characters and the ways to reach a person, and what was left out."""
    how = None
    if _TAGGED.search(text):
        text, how = _without_html(text), msg("without its HTML")
    clean = normalized("NFC", _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    lines = (_BLANKS.sub(" ", line).strip() for line in clean.split("\n"))
    clean = _LINES.sub("\n\n", "\n".join(lines)).strip()
    for find, said in (
        (contacts.email, msg("without an e-mail address")),
        (contacts.telephone, msg("without a telephone number")),
    ):
        while found := find(clean):
            clean, how = f"{clean[: found.start()]}…{clean[found.end() :]}", said
    return ("" if not clean.strip(" …:;,<>()-") else clean), how


def _without_html(text: str) -> str:
    parser = _Stripper()
    parser.feed(text)
    parser.close()
    return "".join(parser.pieces)


class _Stripper(HTMLParser):
    """Keeps the text of a page, a line for each block."""

    _BLOCKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "ul", "ol"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's
        self._hidden += tag in ("script", "style")
        if not _KNOWN.fullmatch(tag):
            self.handle_data(self.get_starttag_text() or "")
        if tag in self._BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style") and self._hidden > 0
        if tag in ("p", "div", "ul", "ol"):
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)
