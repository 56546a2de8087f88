from __future__ import annotations

from coopctl.codelists import codes
from coopctl.i18n import words
from coopctl.model.vocabularies import ActionStatus, AgreementStatus, AssessmentVerdict, Health
from coopctl.spelling import countries, synonyms, words_of_time
from tests.tables import table


@table(
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
    assert synonyms.word(written, [each.value for each in ActionStatus]) == meant


@table("language", sorted(words.available()))
def test_verdicts_in_the_words_of_every_screen(language: str) -> None:
    """What a screen shows for a word is what people copy into a file."""
    known = [each.value for each in AssessmentVerdict]
    for each in AssessmentVerdict:
        label = words.words((language,)).label(each)
        assert synonyms.folded(label) == synonyms.folded(each) or synonyms.word(label, known) == each


@table("written", ["no data", "without data", "Sans données", "geen gegevens", "zonder gegevens", "بلا معطيات"])
def test_the_health_that_is_no_news_is_known_by_the_words_that_it_had(written: str) -> None:
    assert synonyms.word(written, list(Health)) == "unknown"


def test_a_word_is_only_one_of_those_asked_for() -> None:
    assert synonyms.word("suspendu", [each.value for each in AgreementStatus]) == "suspended"
    assert synonyms.word("suspendu", ["high", "low"]) is None


def test_codes_are_of_the_standards() -> None:
    assert (countries.country("Royaume-Uni"), countries.country("Shire")) == ("GB", None)
    assert (synonyms.currency("Dirhams"), synonyms.currency("gold")) == ("MAD", None)
    assert set(countries._OTHERS().values()) <= codes("countries")
    assert set(synonyms._CURRENCIES().values()) <= codes("currencies")


def test_the_tables_are_folded() -> None:
    written = {*countries._OTHERS(), *synonyms._CURRENCIES(), *words_of_time.MONTHS}
    written |= {each for words in synonyms._WORDS().values() for each in words}

    assert {each for each in written if synonyms.folded(each) != each} == set()
