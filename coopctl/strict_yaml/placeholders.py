"""Characters that stand for others while a text is parsed, so that what misleads a parser is read as it was meant.

Each takes the place of one character: lines and columns stay true.
"""

from __future__ import annotations

from coopctl.patterns import regex

# What may mislead a parser. Non-characters (U+FDD0 …), which no screened text holds, stand for these.
_MISLEADING = "?:@`%*&!|>,[]{}'\"\\#-"
#: Makes stand-ins of the characters that mislead: for str.translate.
STAND_INS = {ord(each): chr(0xFDD0 + number) for number, each in enumerate(_MISLEADING)}
_MEANT = {ord(stand_in): chr(each) for each, stand_in in STAND_INS.items()}

_STAND_IN = regex("[\ufdd0-\ufdef]")
_EXTRA_QUESTION_MARK = regex(r"(?<=[\s\[{,])\?(?=[^\s,\[\]{}])")
_PRICE = regex(r"(?<=[0-9],)-(?=[-=\s,}\]])")
_OPEN_ENTRY = regex(r"(?<=[\[,])[ ]*\?(?=[ ]*[,\]])")
_FLOW_QUESTION_MARK = regex(r"(?<=[^\s\[\]{},])\?|\?(?=[^\s,\[\]{}])")


def meant(text: str) -> str:
    """Put the characters back for which others stood in."""
    return text.translate(_MEANT)


def has_stand_ins(text: str) -> bool:
    """Tell whether some characters of a screened text stand for others."""
    return not text.isascii() and _STAND_IN.search(text) is not None


def shield(text: str, *, pure: bool) -> str:
    """Return the text with what a parser would misread without a word made plain to it.

    libyaml drops the mark of `{ ?foo: bar }`, which by YAML 1.2 is text; the pure Python parser also
    refuses `{due: 2021-05-23?}`, which libyaml reads well. Both lose the last line of a block text
    that is of spaces only and has no line feed, and take the price {60,-} and the entry [?] for something else.
    """
    if text.endswith(" "):
        text += "\n"
    if ",-" in text:
        text = _PRICE.sub(STAND_INS[ord("-")], text)
    if "?" not in text:
        return text
    text = _OPEN_ENTRY.sub(lambda match: match[0].replace("?", STAND_INS[ord("?")]), text)
    return (_FLOW_QUESTION_MARK if pure else _EXTRA_QUESTION_MARK).sub(STAND_INS[ord("?")], text)
