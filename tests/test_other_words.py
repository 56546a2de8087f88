from __future__ import annotations

import pytest

from coopctl import other_words
from coopctl.codelists.countries import CODES as COUNTRIES
from coopctl.codelists.currencies import CODES as CURRENCIES
from coopctl.vocabularies import ActionStatus, AgreementStatus


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("En  cours", "in_progress"),
        ("Terminée", "completed"),
        ("suspendu", "on_hold"),
        ("to-do", "planned"),
        ("x", None),
    ],
)
def test_a_status_in_other_words(written: str, meant: str | None) -> None:
    assert other_words.word(written, [each.value for each in ActionStatus]) == meant


def test_a_word_is_only_one_of_those_asked_for() -> None:
    assert other_words.word("suspendu", [each.value for each in AgreementStatus]) == "suspended"
    assert other_words.word("suspendu", ["high", "low"]) is None


def test_codes_are_of_the_standards() -> None:
    assert (other_words.country("Royaume-Uni"), other_words.country("Shire")) == ("GB", None)
    assert (other_words.currency("Dirhams"), other_words.currency("gold")) == ("MAD", None)
    assert set(other_words._COUNTRIES.values()) <= COUNTRIES
    assert set(other_words._CURRENCIES.values()) <= CURRENCIES


def test_the_tables_are_folded() -> None:
    written = {*other_words._COUNTRIES, *other_words._CURRENCIES, *other_words.MONTHS}
    written |= {each for words in other_words._WORDS.values() for each in words}

    assert {each for each in written if other_words.folded(each) != each} == set()
