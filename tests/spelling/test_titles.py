from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from coopctl import schemas
from coopctl.model.names import LONGEST_NAME
from coopctl.spelling.titles import HANDY, name_of
from tests.samples import sample
from tests.tables import table

PATTERN = re.compile(schemas.schema("agreement")["$defs"]["name"]["pattern"].replace("$", r"\Z"))
WORDS = ("Cœur", "de", "ville", "2024", "صفرو", "Nul", "coopération", "Σ")
TITLES = st.one_of(
    st.text(max_size=90),
    st.text(alphabet="aZéœßøłđ\u0131İŋ’'-_ 3٣ص\u039cжﬁ™\u0301\u00ad\u200f", max_size=90),
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
)


@table(
    ("title", "name"),
    [
        ("Cœur de ville", "coeur-de-ville"),
        ("Straße", "strasse"),
        ("L’œuvre d’Åse", "l-oeuvre-d-ase"),
        ("Łódź – Đakovo – Tromsø", "lodz-dakovo-tromso"),
        ("Ǿresund, Þingvellir", "oresund-thingvellir"),
        ("IĞDIR ve Iğd\u0131r, İzmir", "igdir-ve-igdir-izmir"),
        ("Tamazi\u0263t ɛli", "tamazight-eli"),
        ("Al-Maʿārif", "al-maarif"),
        ("L\u2019e\u0301cole co\u00adopérative", "l-ecole-cooperative"),
        ("\uff25au ﬁnie ℡", "eau-finie-tel"),
        ("snake_case", "snake-case"),
        ("2020: a plan", "a-plan"),
        ("3 villes", "villes"),
        ("2e phase 2", "phase-2"),
        ("Mons و صفرو", "mons"),
        ("M\u043ens avec un \u043e cyrillique", "avec-un-cyrillique"),
        ("صفرو", ""),
        ("صفرو ومونس", ""),
        ("2018", ""),
        ("NUL", ""),
        ("", ""),
        ("Accord-cadre de coopération entre Mons et Séfrou", "accord-cadre-de-cooperation"),
        ("Städtepartnerschaftsvereinbarungen 2024", "stadtepartnerschaftsvereinbarungen"),
        ("a" * LONGEST_NAME, "a" * LONGEST_NAME),
        ("a" * 61, ""),
    ],
)
def test_a_title_makes_a_name(title: str, name: str) -> None:
    assert name_of(title) == name


@settings(max_examples=sample(60))
@given(TITLES)
@example("İ")
@example("ŉ")
def test_a_name_fits_the_schema_and_makes_itself_again(title: str) -> None:
    name = name_of(title)

    assert not name or PATTERN.match(name)
    assert len(name) <= HANDY or ("-" not in name and len(name) <= LONGEST_NAME)
    assert name_of(name) == name


@settings(max_examples=sample(60))
@given(TITLES, st.integers(min_value=1, max_value=LONGEST_NAME))
def test_a_shorter_name_begins_a_longer_one_with_whole_words(title: str, longest: int) -> None:
    short, whole = name_of(title, longest), name_of(title, LONGEST_NAME)

    assert not short or f"{whole}-".startswith(f"{short}-")
