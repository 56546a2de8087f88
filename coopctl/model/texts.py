"""Text in one or several languages, kept whole until it is shown."""

from __future__ import annotations

from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


#: So many letters of a name or a title stand where something else is told of, as in the row of an action its party.
MENTIONED = 500
#: What stands before no ellipsis.
_STOPS = " ,;:.\N{ARABIC COMMA}\N{ARABIC SEMICOLON}\N{NO-BREAK SPACE}"


#: Parts a language and its words from what follows in a text that is kept as one word; no file holds it.
_PARTS = "\0"
#: Texts of so many letters at most are shared by all who say the same, and so many are remembered: names, units, notes.
_SHORT, _REMEMBERED = 48, 16_384


class Text:
    """What a record says, by BCP 47 tag; it never changes.

    `variants` has at least one entry. A plain YAML string is in the workspace's language: it has that one tag and
    `plain` is true. What was kept as one word stays so until it is looked into: of most texts nobody asks.
    """

    __slots__ = ("_said", "plain")
    _said: Mapping[str, str] | str
    plain: bool

    def __init__(self, variants: Mapping[str, str], plain: bool = False) -> None:  # noqa: FBT001, FBT002 - as it is told
        _say(self, variants)
        _mark(self, plain)

    @property
    def variants(self) -> Mapping[str, str]:
        """What it says by tag."""
        said = self._said
        if isinstance(said, str):
            parts = said.split(_PARTS)
            if not self.plain:
                del parts[0]
            said = {intern(tag): words for tag, words in zip(parts[::2], parts[1::2], strict=True)}
            _say(self, said)
        return said

    def __setattr__(self, name: str, _value: object = None) -> None:
        raise AttributeError(f"cannot assign to field {name!r}")

    __delattr__ = __setattr__

    def __eq__(self, other: object) -> bool:
        if self is other or not isinstance(other, Text):
            return self is other
        return self.plain == other.plain and self.variants == other.variants

    def __hash__(self) -> int:
        return hash((self.plain, frozenset(self.variants.items())))

    def __repr__(self) -> str:
        return f"Text(variants={self.variants!r}, plain={self.plain!r})"

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return Text, (self.variants, self.plain)

    def choose(self, languages: Sequence[str]) -> tuple[str, str]:
        """Return (tag, words) for the first of `languages` that is present, else the first variant.

        A tag is matched by RFC 4647 lookup (fr-BE, then fr); failing that by another
        variant of the same language (fr-MA for fr).
        """
        if len(self.variants) == 1:
            return next(iter(self.variants.items()))
        if languages and (written := self.variants.get(languages[0])) is not None:  # most often
            return languages[0], written
        folded = {tag.casefold(): tag for tag in self.variants}
        for wanted in languages:
            tag = wanted.casefold()
            while tag:
                if tag in folded:
                    return folded[tag], self.variants[folded[tag]]
                tag = tag.rpartition("-")[0]
            base = wanted.casefold().partition("-")[0]
            for other, written in folded.items():
                if other.partition("-")[0] == base:
                    return written, self.variants[written]
        return next(iter(self.variants.items()))

    def __str__(self) -> str:
        return next(iter(self.variants.values()))

    def cut(self, letters: int = MENTIONED) -> Text:
        """Return the same cut after a word in each language where it is longer, with an ellipsis."""
        if all(len(written) <= letters for written in self.variants.values()):
            return self
        return Text({tag: _cut(written, letters) for tag, written in self.variants.items()}, self.plain)


# Nothing else assigns: what is set once is as good as frozen.
_say, _mark = (vars(Text)[name].__set__ for name in Text.__slots__)


def plain(language: str, words: str) -> Text:
    """Return a plain text, shared where it is short."""
    if len(words) > _SHORT or _PARTS in words or not language:
        return Text({language: words}, plain=True)
    return _shared(f"{language}{_PARTS}{words}")


def is_text(word: str) -> bool:
    """Whether a word is one that a text was kept as, and no other."""
    return _PARTS in word


def word_of(text: Text) -> str:
    """Return a text as one word. Raise ValueError where it holds what no file can."""
    said = text._said  # noqa: SLF001 - of this module
    if isinstance(said, str):
        return said
    parts = [each for variant in said.items() for each in variant]
    word = _PARTS.join(parts) if text.plain else _PARTS + _PARTS.join(parts)
    if word.count(_PARTS) != len(parts) - text.plain:
        raise ValueError(word)
    return word


def text_of(word: str) -> Text:
    """Return the text that was kept as a word, shared where it is short. Raise ValueError where none was."""
    return _shared(word) if len(word) <= _SHORT else _kept(word)


def _kept(word: str) -> Text:
    parts, plain = word.count(_PARTS), word[:1] != _PARTS
    if parts != 1 if plain else parts % 2 or not parts:
        raise ValueError(word)
    return Text(cast("Mapping[str, str]", word), plain)  # its variants are looked for when somebody asks


_shared = lru_cache(_REMEMBERED)(_kept)


def _cut(written: str, letters: int) -> str:
    if len(written) <= letters:
        return written
    whole = written[:letters].rpartition(" ")[0]
    return f"{(whole if len(whole) > letters // 2 else written[: letters - 1]).rstrip(_STOPS)}…"
