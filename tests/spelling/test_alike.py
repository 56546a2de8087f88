"""What is alike is what difflib finds so, in its order."""

from __future__ import annotations

from difflib import get_close_matches

from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl.spelling.alike import alike, closest
from tests.samples import sample

WORDS = st.text("aàbeéstم ", min_size=1, max_size=12)


@settings(max_examples=sample(100))
@given(word=WORDS, others=st.lists(WORDS, max_size=30), cutoff=st.sampled_from([0.5, 0.7, 0.8]))
def test_it_is_what_difflib_finds(word: str, others: list[str], cutoff: float) -> None:
    found = get_close_matches(word, others, n=len(others) or 1, cutoff=cutoff)
    assert alike(word, others, cutoff) == found
    assert closest(word, others, cutoff) == (found[0] if found else None)
