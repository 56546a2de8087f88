"""Did you mean: the word that a mistyped one comes nearest to."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from coopctl.errors import UsageError
from coopctl.messages import Message, mending, msg
from coopctl.model.walk import Patience
from coopctl.patterns import regex
from coopctl.spelling.alike import closest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from enum import StrEnum

    #: What recognises labels: (what is written, the words known there) → those of them that it says.
    Said: TypeAlias = Callable[[str, Collection[str]], tuple[str, ...]]

#: What stands between the words of an option.
_BETWEEN = regex("[,;\u060c\u061b]")
#: Above this many words only those with the same first letter are compared: comparing is slow.
_MANY = 500
#: So many answers are kept, of those that few words were compared for.
_KEPT = 200
#: So many words are named where one is to be chosen.
_NAMED = 50
#: A word of fewer letters is another one when it has another letter.
_SHORTEST = 4
#: How alike a word of a vocabulary must be to one that may be it.
_NEARLY = 0.7
#: The longest word that anybody meant another with.
_LONGEST = 200


class Spelling:
    """Did you mean, asked again and again in one check: whoever misspells thousands of words is not asked each time."""

    def __init__(self, patience: Patience | None = None) -> None:
        self.patience = patience or Patience()

    def nearest(self, word: str, known: Collection[str]) -> str | None:
        """As the function of that name."""
        return nearest(word, known) if known and self.patience.lasts(len(known)) else None

    def did_you_mean(self, word: str, known: Collection[str]) -> Message | None:
        """As the function of that name."""
        near = self.nearest(word, known)
        return meaning(near) if near else None

    def perhaps(self, code: str, known: Collection[str]) -> Message | None:
        """As the function of that name."""
        near = self.nearest(code, known)
        return _perhaps(near) if near else None


def nearest(word: str, known: Iterable[str], alike: float = 0.7) -> str | None:
    """Return the word of `known` that `word` most probably stands for, None where none is as near as `alike`."""
    if len(word) > _LONGEST:
        return None
    words = tuple(sorted(known))
    if len(words) <= _MANY:
        return _nearest(word, words, alike)
    return _nearest.__wrapped__(word, words, alike)


@lru_cache(_KEPT)  # thousands of files may misspell one word
def _nearest(word: str, words: tuple[str, ...], alike: float) -> str | None:
    for other in words:
        if other.casefold() == word.casefold():
            return other
    if len(words) > _MANY:
        words = tuple(other for other in words if other[:1] == word[:1])
    return closest(word, words, alike)


def one_letter_off(word: str, known: Iterable[str]) -> str | None:
    """Return the word of `known` that `word` is but for one letter: one more, one less, another, or two exchanged."""
    return next((other for other in sorted(known) if _one_letter(word, other)), None)


def _one_letter(one: str, other: str) -> bool:
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, meant = one[same:], other[same:]
    return meant in (left[1:], left[1::-1] + left[2:]) or meant[1:] in (left, left[1:])


def is_slip(written: str, word: str) -> bool:
    """Whether nothing but a slip parts what is written from a word: capitals, a blank or a dash, or one letter.

    Another digit is another thing, and so is another letter of a short word.
    """
    one, other = (each.strip().casefold().replace("-", "_").replace(" ", "_") for each in (written, word))
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    digits = [[each for each in text if each.isdigit()] for text in (one, other)]
    return digits[0] == digits[1] and min(len(one), len(other)) >= _SHORTEST and _one_letter(one, other)


def did_you_mean(word: str, known: Iterable[str]) -> Message | None:
    """Return the question to ask about a mistyped word, None where no known word is near."""
    near = nearest(word, known)
    return meaning(near) if near else None


def mistyped(written: str, words: Collection[str]) -> Message | None:
    """Ask whether a word that is nearly written so was meant, which is the mend where nothing but a slip parts them."""
    near = nearest(written, words, _NEARLY)
    return (meaning(near) if is_slip(written, near) else _perhaps(near)) if near else None


def few(words: Sequence[str], most: int = _NAMED) -> tuple[str, ...]:
    """Return as many words as a sentence may name; dots stand for the others."""
    return (*words[:most], "…") if len(words) > most else tuple(words)


def perhaps(code: str, known: Iterable[str]) -> Message | None:
    """Ask whether a near code was meant; that is no mend, since a code that is nearly another is another."""
    near = nearest(code, known)
    return _perhaps(near) if near else None


def _perhaps(near: str) -> Message:
    return msg("did you mean ‘{word}’?", word=near)


def meaning(*words: str) -> Message:
    """Ask whether one word was meant, which is then the mend, or which of several."""
    if len(words) > 1:
        return msg("write what you mean: {words}", words=words)
    return mending(msg("did you mean ‘{word}’?", word=words[0]), words[0])


def unsaid(_written: str, _known: Collection[str], /) -> tuple[str, ...]:
    """Recognise no label: for words that no screen translates."""
    return ()


def one_of(option: str, word: str, known: Iterable[str | StrEnum], said: Said = unsaid) -> str:
    """Return the word, whose capitals matter nothing. Raise UsageError, with what it may mean, for one not known."""
    words = [str(each) for each in known]
    for each in (word, word.lower()):
        if each in words:
            return each
    raise UsageError(msg("{option} does not know ‘{word}’", option=option, word=word), _choice(word, words, said))


def each_of(option: str, given: Iterable[str], known: Iterable[str | StrEnum], said: Said = unsaid) -> tuple[str, ...]:
    """Return the words of an option that may be repeated and takes several between commas, each once.

    Raise UsageError as `one_of` does. What is called so with its comma is not taken apart.
    """
    words = [str(each) for each in known]
    found: list[str] = []
    for each in given:
        parts = several([each])
        if len(parts) == 1 and len(apart := parts[0].split()) > 1 and all(part in words for part in apart):
            raise UsageError(msg("{option} does not know ‘{word}’", option=option, word=each), meaning(",".join(apart)))
        title = len(parts) > 1 and not any(part in words for part in parts) and said(each, words)
        if not title and (together := _together(parts, words, said)):
            unknown = ", ".join(part for part in parts if part not in words)
            raise UsageError(msg("{option} does not know ‘{word}’", option=option, word=unknown), meaning(together))
        found += [one_of(option, word, words, said) for word in ([each] if title else parts)]
    return tuple(dict.fromkeys(found))


def _together(parts: Sequence[str], words: Sequence[str], said: Said) -> str:
    """Return what several words mean that are not all known, where each means one: titre, statut is title,status."""
    if all(part in words or part.lower() in words for part in parts):
        return ""
    meant = [part if part in words else _choice(part, words, said).mend for part in parts]
    return ",".join(filter(None, meant)) if len(parts) > 1 and all(meant) else ""


def several(given: Iterable[str]) -> list[str]:
    """Return the words between commas or semicolons, Arabic ones too, each once, in order."""
    words = (word.strip() for each in given for word in _BETWEEN.split(each))
    return list(dict.fromkeys(word for word in words if word))


def _choice(word: str, words: Sequence[str], said: Said) -> Message:
    from coopctl.spelling import synonyms  # only here: a word that is known needs none

    if labelled := said(word, words) or synonyms.meant(word, words) or synonyms.several(word, words):
        return meaning(*labelled)
    if not words:
        return msg("there is none yet")
    return did_you_mean(word, words) or msg("choose from: {words}", words=few(words))
