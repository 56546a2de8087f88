"""E-mail addresses and telephone numbers within a text."""

from __future__ import annotations

import re

from coopctl.patterns import regex

_EMAIL = regex(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.)+[^\W\d_]{2,24}")
#: International (+32 65 40 51 11, 00212 …), or national with a leading 0 and separators (065 40 51 11, 0475/12 34 56).
#: Nine digits at least, so that no time or date is taken for one.
_TELEPHONE = regex(
    r"(?<![\w.,/+-])(?!\d\d[./-]\d\d[./-]\d{4}\b)(?=\+?(?:[ ./()-]{0,2}\d){9})"
    r"(?:(?:\+|00)[1-9](?:[ ./()-]{0,2}\d){7,13}|0[1-9]\d{0,2}[ ./-]\d{2,3}(?:[ ./-]?\d{2,3}){2,3})"
    r"(?![\w-])"
)
#: A national number in one piece; an identifier may look so.
_BARE = regex(r"(?<!\w)0[1-9]\d{8}(?!\w)", re.ASCII)
#: A Belgian enterprise number is written much like a telephone number.
_ENTERPRISE = regex(r"0\d{3}\.\d{3}\.\d{3}")
_ADDRESS = regex(r"https?://\S+")


def email(text: str) -> re.Match[str] | None:
    """Return the first e-mail address of a text."""
    return _EMAIL.search(_without_addresses(text)) if "@" in text else None


def telephone(text: str, *, of_person: bool = False) -> re.Match[str] | None:
    """Return the first telephone number of a text, unless it is an enterprise number.

    Ten digits without a sign between them are one beside the name of a person only.
    """
    if of_person and (bare := _BARE.search(text)):
        return bare
    found = _TELEPHONE.search(_without_addresses(text))
    return found if found and not _ENTERPRISE.fullmatch(found[0]) else None


def _without_addresses(text: str) -> str:
    """Return a text of the same length, with blanks where web addresses stand."""
    return _ADDRESS.sub(lambda address: " " * len(address[0]), text) if "://" in text else text
