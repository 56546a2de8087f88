"""Text in one or several languages, kept whole until it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


#: So many letters of a name or a title stand where something else is told of, as in the row of an action its party.
MENTIONED = 500
#: What stands before no ellipsis.
_STOPS = " ,;:.\N{ARABIC COMMA}\N{ARABIC SEMICOLON}\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Text:
    """What a record says, by BCP 47 tag.

    `variants` has at least one entry. A plain YAML string is in the workspace's language:
    it has that one tag and `plain` is true.
    """

    variants: Mapping[str, str]
    plain: bool = False

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


def _cut(written: str, letters: int) -> str:
    if len(written) <= letters:
        return written
    whole = written[:letters].rpartition(" ")[0]
    return f"{(whole if len(whole) > letters // 2 else written[: letters - 1]).rstrip(_STOPS)}…"
