"""Maps: what is wrong with one is told where it stands; what ships can be used; what an import said is kept."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopctl.i18n.words import Words
from coopctl.mapping import imported, maps, shipped
from coopctl.mapping.imported import Imported
from coopctl.mapping.maps import MapFaultsError
from tests.tables import table

GOOD = """\
map: 1
source: plan
key: [Code]
action:
  title: {column: Titre}
  status: {column: État, words: {En cours: in_progress}}
  lead: {column: Pilote}
"""


def faults(text: str) -> list[tuple[int, str]]:
    with pytest.raises(MapFaultsError) as refused:
        maps.read("maps/plan.yaml", text.encode())
    words = Words()
    said = refused.value.checked.findings
    return [
        (each.span.line, words.say(each.message) + (f" ({words.say(each.help)})" if each.help else "")) for each in said
    ]


def test_a_map_names_its_headings() -> None:
    assert maps.read("maps/plan.yaml", GOOD.encode()).headings == ("Code", "Titre", "État", "Pilote")


@table(
    ("good", "bad", "line", "said"),
    [
        ("  lead:", "  leed:", 7, "did you mean ‘lead’"),
        ("in_progress}", "in-progress}", 6, "‘in-progress’ cannot be the value"),
        ("{column: Titre}", "{colum: Titre, column: T}", 5, "did you mean ‘column’"),
        ("{column: Pilote}", "{column: Pilote, dates: ymd}", 7, "‘ymd’"),
        ("{column: Pilote}", "{column: Pilote, columns: [A]}", 7, "not both"),
        ("  title: {column: Titre}\n", "", 5, "‘title’ is missing"),
        ("{column: Pilote}", 'x\n  budget: [{kind: cash, currency: "?"}]', 8, "the currency's code, as EUR"),
        ("{column: Pilote}", "x\n  priority: hoch", 8, "‘hoch’ cannot be the value"),
        ("source: plan", "source: Plan 1", 2, "Plan 1"),
        ("source: plan", "origine: plan", 2, "did you mean ‘source’"),
        ("key: [Code]", "clé: [Code]", 3, "did you mean ‘key’"),
        ("key: [Code]", "key: N°", 3, 'write it as ["N°"]'),
        ("{column: Titre}", "Titre", 5, "every record would be called so (write it as {column: Titre})"),
        ("{column: Titre}", "{Titre}", 5, "write it as {column: Titre}"),
        ("{column: Titre}", "[Titre]", 5, "write it as {column: Titre}"),
        ("{column: Titre}", "{colonne: Titre}", 5, "did you mean ‘column’"),
        ("title: {column", "titre: {column", 5, "did you mean ‘title’"),
        ("words: {En", "mots: {En", 6, "did you mean ‘words’"),
        ("words: {En cours: in_progress}", "words: [En cours, in_progress]", 6, "words: {En cours: in_progress}"),
        ("words: {En cours: in_progress}", "words: 0x1F", 6, "write for instance: words: {"),
        ("in_progress}", "en cours}", 6, "did you mean ‘in_progress’"),
        ("  lead:", "  responsable:", 7, "did you mean ‘lead’"),
        ("  lead: {column: Pilote}", "  début: {column: Début}", 7, "period: {columns: […, …]}"),
        ("  lead: {column: Pilote}", "  period: {start: {column: Début}}", 7, "period: {columns: […, …]}"),
        ("{column: Pilote}", "{columns: Pilote, Adjoint}", 7, "write it as columns: [Pilote, Adjoint]"),
        ("{column: Pilote}", "{column: Pilote, split: virgule}", 7, "did you mean ‘,’"),
        ("{column: Pilote}", "x\n  budget: {kind: cash}", 8, "‘budget’ must be a list"),
        ("{column: Titre}", "{Column: Titre}", 5, "did you mean ‘column’"),
        ("{column: Titre}", "{header: Titre}", 5, "did you mean ‘column’"),
        ("words: {En", "values: {En", 6, "did you mean ‘words’"),
        ("{column: Pilote}", "x\n  places: {column: Lieux, séparateur: ','}", 8, "did you mean ‘split’"),
        ("{column: Pilote}", "x\n  montant: {column: M}", 8, "write it there, as budget: [{planned: {column: …}}]"),
        ("{column: Pilote}", "x\n  budget.spent: {column: M}", 8, "write it there, as budget: [{spent: {column: …}}]"),
        ("{column: Pilote}", "x\n  progress: {column: P}", 8, "updates: [{date: dated, progress: {column: …}}]"),
        ("{column: Pilote}", "x\n  budget: {column: Montant}", 8, "holds: [{planned: {column: Montant}}]"),
        ("{column: Pilote}", "x\n  milestones: [{column: Jalon}]", 8, "holds: {title: {column: Jalon}}"),
        ("{column: Pilote}", "x\n  missions: {column: Missions}", 8, "[{planned: {missions: {column: Missions}}}]"),
        ("{column: Pilote}", "x\n  updates: [{date: today}]", 8, "write ‘dated’ for the day that --dated names"),
        ("map: 1", "map: 1\ndates: jj/mm/aaaa", 2, "did you mean ‘dmy’"),
        ("map: 1", "map: 1\ndecimal: virgule", 2, "did you mean ‘,’"),
        ("key: [Code]\n", "", 1, "key"),
        ("key: [Code]", "key: [Code", 3, ""),
    ],
)
def test_what_is_wrong_with_a_map_is_told_where_it_stands(good: str, bad: str, line: int, said: str) -> None:
    assert good in GOOD
    found = faults(GOOD.replace(good, bad))

    assert any(each == line and said in text for each, text in found), found


def test_what_ships_can_be_used() -> None:
    assert shipped.names() == ("decidim", "ogp-canada", "tet")
    for name in shipped.names():
        maps.read(name, shipped.content(name))


keys = st.text('ab é"\n', max_size=3)
numbers = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-99999, max_value=99999)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | numbers | keys,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(keys, inner, max_size=2),
    max_leaves=4,
)
rows = st.dictionaries(keys, st.dictionaries(keys, values, max_size=2), max_size=2)


@given(st.dictionaries(keys, rows, max_size=2))
def test_what_was_imported_is_kept_exactly(said: dict[str, dict[str, dict[str, Any]]]) -> None:
    into = {name: {key: Imported("a/b", data) for key, data in rows.items()} for name, rows in said.items()}
    content = imported.write(into)

    assert imported.read("x.json", content) == into
    assert imported.write(imported.read("x.json", content)) == content
    assert content.endswith(b"\n")


def test_numbers_stay_exact() -> None:
    kept = imported.write({"a": {"1": Imported("a/b", {"n": Decimal("12.50"), "m": 3})}})

    assert imported.read("x", kept)["a"]["1"].data == {"n": Decimal("12.50"), "m": 3}
