"""Names made from titles, in the letters that a name may have: Mons – Séfrou is mons-sefrou."""

from __future__ import annotations

import unicodedata

from coopctl.composing import normalized
from coopctl.model.names import is_name
from coopctl.patterns import regex

#: How long a name is that people still like to type.
HANDY = 30
#: Letters that no decomposition takes apart; signs by which Arabic is transliterated are left out.
_LETTERS = str.maketrans(
    {
        "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i", "ħ": "h", "ŧ": "t",
        "ŋ": "ng", "ə": "e", "ɛ": "e", "\u0263": "gh", "\u02bb": "", "\u02bc": "", "\u02be": "", "\u02bf": "",
    }
)  # fmt: skip
_WORD = regex(r"[^\W_]+")


def in_ascii(text: str) -> str:
    """Return a text in the letters of ASCII, for who has no others: é as e, Œ as OE, and ? for those of other scripts.

    Marks that only steer, and vowels above and below letters, leave nothing behind.
    """
    told = ""
    for letter in normalized("NFKD", text):
        if unicodedata.category(letter) not in ("Mn", "Cf"):
            low = letter if letter.isascii() else letter.casefold().translate(_LETTERS)
            told += (low.upper() if letter.isupper() else low) if low.isascii() else "?"
    return told


def name_of(title: str, longest: int = HANDY) -> str:
    """Return the name that a title's words make, "" where they make none: Cœur de ville is coeur-de-ville.

    Words are whole: as many from the first as `longest` letters hold, or one that alone is longer. Words in another
    script than Latin are left out, and those before the first that begins with a letter.
    """
    letters = normalized("NFKD", title).casefold().translate(_LETTERS)
    plain = "".join(letter for letter in letters if unicodedata.category(letter) not in ("Mn", "Cf"))
    name = ""
    for word in filter(str.isascii, _WORD.findall(plain)):
        if not name:
            name = word if word[0].isalpha() else ""
        elif len(name) + 1 + len(word) <= longest:
            name = f"{name}-{word}"
        else:
            break
    return name if is_name(name) else ""
