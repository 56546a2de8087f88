"""The word that another is most like is the one that difflib would say, of all of them."""

from __future__ import annotations

from difflib import get_close_matches

from hypothesis import given
from hypothesis import strategies as st

from coopctl.spelling.alike import closest

_WORDS = st.text("abcdé ", max_size=9)


@given(_WORDS, st.lists(_WORDS, max_size=12), st.sampled_from([0.5, 0.7, 0.8, 0.87, 1.0]))
def test_who_is_passed_over_is_never_the_one_that_is_most_alike(word: str, words: list[str], alike: float) -> None:
    assert closest(word, words, alike) == next(iter(get_close_matches(word, words, n=1, cutoff=alike)), None)
