"""Texts in several languages: which variant a reader gets."""

from __future__ import annotations

from coopctl.model.texts import Text
from tests.tables import table

BOTH = Text({"fr": "Santé", "en-GB": "Health", "ar": "الصحة"})


@table(
    ("languages", "tag"),
    [
        (["fr"], "fr"),
        (["FR-be"], "fr"),
        (["en"], "en-GB"),
        (["en-US"], "en-GB"),
        (["nl", "ar"], "ar"),
        (["nl"], "fr"),
        ([], "fr"),
    ],
)
def test_the_best_variant_is_chosen(languages: list[str], tag: str) -> None:
    assert BOTH.choose(languages) == (tag, BOTH.variants[tag])


def test_a_plain_text_is_what_it_says_in_any_language() -> None:
    plain = Text({"fr": "Santé"}, plain=True)

    assert plain.choose(["en"]) == ("fr", "Santé")
    assert str(plain) == "Santé"


def test_a_name_is_cut_after_a_word_in_the_languages_in_which_it_is_long() -> None:
    long = Text({"fr": "mot " * 200, "nl": "x" * 600, "en": "short"})

    cut = long.cut()

    assert cut.variants["fr"] == f"{'mot ' * 124}mot…"
    assert cut.variants["nl"] == f"{'x' * 499}…"
    assert cut.variants["en"] == "short"
    assert Text({"fr": "mot"}).cut().variants == {"fr": "mot"}
