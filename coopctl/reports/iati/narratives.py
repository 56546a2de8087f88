"""Texts as IATI has them: one a language of two letters (ISO 639-1), which is all that its code list knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.codelists import codes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.model.texts import Text


def language(tag: str) -> str | None:
    """Return the code of a tag's language (fr of fr-BE); None where ISO 639-1 has none for it."""
    code = tag.partition("-")[0].casefold()
    return code if len(code) == len("fr") and code in codes("languages") else None


def narratives(text: Text) -> Mapping[str, str]:
    """Return the words by language; of two of one language that which no region narrows."""
    found: dict[str, str] = {}
    for tag, words in text.variants.items():
        code = language(tag)
        if code is not None and (code not in found or tag.casefold() == code):
            found[code] = words
    return found
