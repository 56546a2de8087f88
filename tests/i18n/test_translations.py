from __future__ import annotations

import ast
import gettext
import re
from functools import cache

import pytest
from babel.messages.pofile import read_po
from babel.numbers import format_percent

from coopctl.i18n.words import words
from tests.imports import modules, tree
from tests.tables import table
from tools import messages

#: How many leading arguments of each marking function are sentences.
MARKS = {"msg": 1, "nmsg": 2, "N_": 1, "_": 1}


def test_a_translation_has_the_places_of_its_sentence() -> None:
    assert list(messages.faults(messages.merged())) == []


@cache
def texts(language: str) -> list[str]:
    """Return every form of every sentence in a language's catalogue."""
    said = [each.string for each in messages.translations(language)]
    return [text for each in said for text in ([each] if isinstance(each, str) else each or ()) if text]


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_no_word_says_its_beginning_twice(language: str) -> None:
    """A replacement made over and over leaves such words: voortgangsvoortgangsbericht."""
    assert [text for text in texts(language) if re.search(r"([^\W\d_]{5,})\1", text)] == []


def test_french_signs_and_quotes_keep_to_their_word() -> None:
    """A plain blank before them would let a line break there."""
    assert [text for text in texts("fr") if re.search(r"[\w»}’)] [:;?!](?: |$)|« | »", text)] == []


def test_an_arabic_number_from_11_to_99_has_its_noun_in_the_accusative() -> None:
    """The form of 11 to 99: a noun without ta marbuta bears a tanwin (يوما), unless another noun belongs to it."""
    with (messages.LOCALE / "ar/LC_MESSAGES/coopctl.po").open("rb") as file:
        every = [tuple(each.string or ()) for each in read_po(file, locale="ar") if each.pluralizable and each.id]
    said = [forms[5] for forms in every]  # as the catalogue's formula has it: 4 is that of 100, 101, 102
    counted = [match for each in said for match in re.finditer(r"\{n\} ([\w\u064b]+)( \w+)?", each)]
    verb_or_particle = r"[يت]\w+|لل\w+|لم|بلا|قيد|آخر|أخرى|من|في"
    construct = ("بند ميزانية", "سطر ميزانية", "مؤشر سياسات", "نطاق خلايا", "قريب الأجل")

    assert len(counted) > 50
    assert [
        each[0]
        for each in counted
        if not re.search(r"[اةىًً]$", each[1])
        and not re.fullmatch(verb_or_particle, each[1])
        and each[0].removeprefix("{n} ") not in construct
    ] == []
    hundreds = [match[1] for forms in every for match in re.finditer(r"\{n\} ([\w\u064b]+)", forms[4])]
    assert [noun for noun in hundreds if noun.endswith(("\u064b", "يوما", "ملفا", "إجراءا", "حقلا", "شهرا"))] == []


@table("language", ["en", *messages.LANGUAGES])
def test_a_percentage_is_written_as_cldr_has_it_and_nowhere_else(language: str) -> None:
    spoken = words((language,))
    said = texts(language) if language != "en" else []

    assert spoken.percent(60) == format_percent(0.6, locale=spoken.locale)
    assert [text for text in said if re.search(r"\}[\s\u202f]?%", text) and "{percent}" not in text] == []


def test_what_is_missing_is_printed_by_a_check_and_fails_a_release(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    known = messages.sentences()
    new: tuple[str, str, list[str]] = ("coopctl/new.py", "a sentence that nobody has translated", [])
    monkeypatch.setattr(messages, "sentences", lambda: (*known, new))

    codes = [messages.main(["check"]), messages.main(["release"])]

    shown = capsys.readouterr().out
    assert codes == [0, 1]
    for language in messages.LANGUAGES:
        assert f"{language}: no translation: 'a sentence that nobody has translated'\n" in shown


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_no_translation_is_a_guess_and_none_is_left_over(language: str) -> None:
    with messages.catalogue_path(language).open("rb") as file:
        catalogue = read_po(file, locale=language)

    assert [message.id for message in catalogue if message.id and message.fuzzy] == []
    assert list(catalogue.obsolete) == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_the_compiled_catalogue_speaks_the_language(language: str) -> None:
    with messages.catalogue_path(language).with_suffix(".mo").open("rb") as file:
        spoken = gettext.GNUTranslations(file)
    known = {
        message.id: message.string
        for message in messages.translations(language)
        if isinstance(message.id, str) and message.id and message.string  # what is not translated is said in English
    }

    assert {english: spoken.gettext(english) for english in known} == known


def test_what_is_marked_for_translation_is_a_literal_text() -> None:
    computed = [
        f"{module}, line {call.lineno}: {name}(…)"
        for module, name, call in _every_marked()
        if not _literal(call, MARKS[name])
    ]

    assert computed == []


def test_no_sentence_stands_inside_an_f_string() -> None:
    """The extractor sees into f-strings under Python 3.12 and later only: the catalogues would differ by version."""
    inside = [
        f"{module}, line {call.lineno}"
        for module in modules()
        for text in ast.walk(tree(module))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in MARKS
    ]

    assert inside == []


def test_the_places_of_a_sentence_are_given() -> None:
    wrong = []
    for module, name, call in _every_marked():
        if (
            name not in ("msg", "nmsg")
            or not _literal(call, MARKS[name])
            or any(key.arg is None for key in call.keywords)
        ):
            continue
        texts = [str(argument.value) for argument in call.args[: MARKS[name]] if isinstance(argument, ast.Constant)]
        wanted = set().union(*(messages.places(text) for text in texts))
        given = {str(key.arg) for key in call.keywords} | ({"n"} if name == "nmsg" else set())
        if wanted - given or given - wanted - {"n"}:
            wrong.append(f"{module}, line {call.lineno}: the text has {sorted(wanted)}, the call gives {sorted(given)}")

    assert wrong == []


@cache
def _every_marked() -> tuple[tuple[str, str, ast.Call], ...]:
    return tuple(
        (module, node.func.id, node)
        for module in modules()
        if module != "coopctl.messages"  # where the marking functions themselves stand
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS
    )


def _literal(call: ast.Call, count: int) -> bool:
    leading = call.args[:count]
    return len(leading) == count and all(
        # an empty sentence is gettext's name for the catalogue's header, and would be worded as that
        isinstance(argument, ast.Constant) and isinstance(argument.value, str) and argument.value
        for argument in leading
    )
