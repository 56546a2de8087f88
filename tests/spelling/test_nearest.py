from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl.errors import UsageError
from coopctl.messages import msg
from coopctl.spelling.nearest import did_you_mean, nearest, one_letter_off, one_of
from tests.tables import table


@table(
    ("word", "meant"),
    [("cultur", "culture"), ("CULTURE", "culture"), ("helth", "health"), ("sport", None), ("", None)],
)
def test_a_mistyped_word_comes_nearest_to_what_was_meant(word: str, meant: str | None) -> None:
    assert nearest(word, ["health", "culture", "economy"]) == meant


def test_among_many_words_the_first_letter_is_taken_as_right() -> None:
    many = [f"action-{number}" for number in range(600)]

    assert nearest("action-5999", many) == "action-599"
    assert nearest("xction-599", many) is None


def test_the_question_names_the_word() -> None:
    assert did_you_mean("cultur", ["culture"]) == msg("did you mean ‘{word}’?", word="culture")
    assert did_you_mean("sport", ["culture"]) is None


@table("word", ["limted", "limiteed", "limiyed", "limietd", "imited", "limite", "limitedd", "ilmited"])
def test_one_letter_more_less_other_or_two_exchanged(word: str) -> None:
    assert one_letter_off(word, ["complete", "limited"]) == "limited"


@table("word", ["", "limit", "unlimited", "incomplete", "complete limited", "limtide", "tedlimi"])
def test_more_than_one_letter_is_another_word(word: str) -> None:
    assert one_letter_off(word, ["complete", "limited"]) is None


@settings(max_examples=50)
@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=6))
def test_only_known_words_are_suggested(word: str, known: list[str]) -> None:
    assert nearest(word, known) in {None, *known}


@table(
    ("word", "known", "words"),
    [
        ("lopend", ("planned", "in_progress"), "in_progress"),
        ("fini", ("planned", "completed"), "completed"),
        ("inconnu", ("late", "unknown"), "unknown"),
        ("excel", ("csv", "html"), "csv"),
        ("réunion", ("steering", "working", "signing"), ("steering", "working")),
    ],
)
def test_words_of_an_option_are_known_by_what_people_call_them(
    word: str, known: tuple[str, ...], words: str | tuple[str, ...]
) -> None:
    with pytest.raises(UsageError) as raised:
        one_of("--option", word, known)
    help_ = raised.value.help
    assert help_ is not None
    assert words in (help_.params.get("word"), help_.params.get("words"))


@table(
    ("known", "told"),
    [
        ((), "there is none yet"),
        (("html", "json"), "choose from: {words}"),
        (("csv", "html"), "did you mean ‘{word}’?"),
    ],
)
def test_an_option_that_does_not_know_a_word_says_what_there_is(known: tuple[str, ...], told: str) -> None:
    with pytest.raises(UsageError) as raised:
        one_of("--option", "csvz", known)
    assert raised.value.help
    assert raised.value.help.text == told
