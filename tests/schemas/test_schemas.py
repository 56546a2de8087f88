from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl import schemas
from coopctl.findings import Aim
from coopctl.model.names import RESERVED
from coopctl.model.places import field_name
from coopctl.model.recurrence import parse_recurrence
from coopctl.model.vocabularies import Severity
from coopctl.schemas import engines
from tests.samples import sample
from tests.schemas.schema_samples import KINDS, full, mutants, parts, properties
from tests.tables import table

if TYPE_CHECKING:
    from coopctl.messages import Message
    from coopctl.model.records import Json

ACTION: dict[str, Json] = {"title": "Photo exhibition", "status": "planned"}
AGREEMENT: dict[str, Json] = {
    "title": "Partnership",
    "kind": "partnership",
    "status": "in_negotiation",
    "parties": [{"id": "mons"}, {"id": "sefrou"}],
}
#: One fault each: what is written (beside the least that a record needs), and what is said of it.
CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "schema_words.json").read_text(encoding="utf-8"),
    parse_float=Decimal,
    parse_constant=Decimal,
)
#: Keywords that mean the same in draft-07 and in 2020-12.
KEYWORDS = {
    "$schema", "$id", "$ref", "$defs", "title", "description", "examples", "default", "type", "enum", "const",
    "pattern", "maxLength", "minimum", "maximum", "exclusiveMinimum", "items", "contains", "minItems", "maxItems", "uniqueItems",
    "properties", "patternProperties", "additionalProperties", "propertyNames", "required", "minProperties",
    "if", "then", "allOf", "anyOf", "not",
}  # fmt: skip
ANNOTATIONS = {"$ref", "title", "description", "examples", "default"}


def words(message: Message | None) -> str:
    """Return a message in English."""
    assert message is not None, "every schema problem says how to mend it"
    shown = {key: ", ".join(value) if isinstance(value, tuple) else value for key, value in message.params.items()}
    text = message.plural if message.plural and message.params["n"] != 1 else message.text
    return text.format(**shown)


def told(kind: str, data: Json) -> list[tuple[str, str, str, str]]:
    """Return (code, field, message, help) of every problem, by field."""
    found = schemas.problems(kind, "file.yaml", data)
    return sorted((code, field_name(each.place), words(each.message), words(each.help)) for code, each in found)


# ---- the schemas themselves


@table("kind", KINDS)
def test_every_property_has_a_title_a_description_and_examples_that_fit(kind: str) -> None:
    lacking, wrong = [], []
    for owner, name, part in properties(kind):
        if not all(part.get(key) for key in ("title", "description", "examples")):
            lacking.append(f"{owner}.{name}")
        validator = jsonschema.Draft202012Validator({**part, "$defs": schemas.schema(kind)["$defs"]})
        wrong += [f"{owner}.{name}: {example}" for example in part["examples"] if not validator.is_valid(example)]

    assert (lacking, wrong) == ([], [])


@pytest.mark.parametrize("kind", KINDS)
def test_every_definition_says_what_it_is(kind: str) -> None:
    definitions = schemas.schema(kind)["$defs"]

    assert [name for name, part in definitions.items() if not (part.get("title") and part.get("description"))] == []
    assert [name for name in definitions if f'"#/$defs/{name}"' not in schemas.text(kind)] == []


@table("kind", KINDS)
def test_descriptions_are_two_lines_at_most(kind: str) -> None:
    assert [name for _, name, part in properties(kind) if len(part["description"]) > 160] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_schema_is_sound_and_has_a_versioned_address(kind: str) -> None:
    schema = schemas.schema(kind)
    jsonschema.Draft202012Validator.check_schema(schema)

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"https://coopctl.org/schemas/1/{kind}.schema.json"


@table("kind", KINDS)
def test_only_keywords_that_mean_the_same_to_every_editor(kind: str) -> None:
    assert {key for part in parts(schemas.schema(kind)) for key in part} - KEYWORDS == set()
    assert [part for part in parts(schemas.schema(kind)) if "$ref" in part and set(part) - ANNOTATIONS] == []


@table("kind", KINDS)
def test_every_map_with_fields_is_closed_but_for_own_fields(kind: str) -> None:
    closed = [part for part in parts(schemas.schema(kind)) if part.get("additionalProperties") is False]
    named = [part for _, _, part in properties(kind)]

    assert len(closed) > 1
    assert all(part["patternProperties"] == {"^x-": {}} for part in closed)
    assert [part for part in named if "properties" in part and part.get("additionalProperties") is not False] == []


@table("kind", KINDS)
def test_nothing_refers_outside_its_own_file(kind: str) -> None:
    references = [part["$ref"] for part in parts(schemas.schema(kind)) if "$ref" in part]

    assert references
    assert [reference for reference in references if not reference.startswith("#/$defs/")] == []


def test_definitions_of_one_name_are_alike_in_all_schemas() -> None:
    agreement, action, own = (schemas.schema(kind)["$defs"] for kind in KINDS)

    assert {name for name in agreement if name in action and agreement[name] != action[name]} == set()
    assert {name for name in own if name in action and own[name] != action[name]} == set()


def test_reserved_names_are_those_of_the_program() -> None:
    assert set(schemas.schema("action")["$defs"]["name"]["not"]["enum"]) == RESERVED
    assert set(schemas.schema("agreement")["$defs"]["axis_id"]["not"]["enum"]) == RESERVED | {"none"}


def test_schemas_are_found_by_name() -> None:
    assert set(KINDS) <= set(schemas.names())
    assert json.loads(schemas.text("action")) == schemas.schema("action")
    with pytest.raises(KeyError):
        schemas.text("../pyproject")


# ---- verdicts


def test_the_least_that_a_beginner_writes_fits() -> None:
    assert schemas.problems("action", "a.yaml", {**ACTION, "axis": "culture", "period": "2018/2019"}) == []
    assert schemas.problems("agreement", "a.yaml", AGREEMENT) == []
    assert schemas.problems("settings", "coopctl.yaml", {}) == []


@table("kind", KINDS)
def test_a_document_with_every_field_fits(kind: str) -> None:
    assert told(kind, full(kind)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_both_drafts_give_the_same_verdict(kind: str) -> None:
    newer, older = (
        engine(schemas.schema(kind)) for engine in (jsonschema.Draft202012Validator, jsonschema.Draft7Validator)
    )
    verdicts = [
        (newer.is_valid(data), older.is_valid(data)) for data in mutants(kind, sample(100)) if "NaN" not in repr(data)
    ]

    assert {True, False} == {verdict for verdict, _ in verdicts}
    assert [verdict for verdict in verdicts if verdict[0] != verdict[1]] == []


@pytest.mark.parametrize("kind", KINDS)
def test_both_engines_give_the_same_verdict(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = jsonschema_rs.Draft202012Validator(schemas.schema(kind))
    monkeypatch.setenv("COOPCTL_ENGINE", "jsonschema")
    differing = [
        (data, schemas.problems(kind, "a.yaml", data))
        for data in mutants(kind, sample(150))
        if "NaN" not in repr(data)  # the reader gives finite numbers only
        and gate.is_valid(data) != (schemas.problems(kind, "a.yaml", data) == [])
    ]

    assert differing == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_refused_is_told_with_a_known_code_and_a_mend(kind: str) -> None:
    for data in mutants(kind, sample(100)):
        for code, problem in schemas.problems(kind, "a.yaml", data):
            assert schemas.CODES[code] is Severity.ERROR
            sentence = f"{words(problem.message)}; {words(problem.help)}".replace("for instance", "")
            sentence = re.sub(r"‘schema’|, schema,|: schema: …", "", sentence)  # a field of a project's own rules
            assert not any(jargon in sentence for jargon in ("instance", "schema", "regex", "^[", "None", "Decimal("))


@pytest.mark.parametrize("kind", KINDS)
def test_one_place_is_told_once(kind: str) -> None:
    for data in mutants(kind, sample(100)):
        found = schemas.problems(kind, "a.yaml", data)
        missing = [each for code, each in found if code == "missing-field"]
        others = [(each.place, each.aim) for code, each in found if code != "missing-field"]

        assert len(set(others)) == len(others)
        assert len({(each.place, words(each.message)) for each in missing}) == len(missing)


def test_the_gate_speaks_where_the_explaining_engine_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "_explained", lambda _kind, _data: iter(()))

    assert told("action", {**ACTION, "number": "1\n", "on": 1, "lead": {}})[0][:2] == ("missing-field", "lead")
    assert {code for code, *_ in told("action", {"status": "norml", "period": 3, "weight": -1})} == {
        "missing-field",
        "out-of-range",
        "unknown-word",
        "wrong-form",
    }


def test_without_the_fast_engine_the_other_one_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    engines._gate.cache_clear()
    try:
        assert told("action", {"title": "T"})[0][:2] == ("missing-field", "")
        assert schemas.problems("action", "a.yaml", ACTION) == []
    finally:
        engines._gate.cache_clear()


def test_a_good_file_never_loads_the_explaining_engine() -> None:
    program = (
        "import sys; from coopctl import schemas; assert schemas.problems('settings', 'x', {'format': 1}) == []; "
        "sys.exit(bool({'jsonschema', 'referencing'} & set(sys.modules)))"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_no_engine_reaches_for_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a schema reached for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    engines._explainer.cache_clear()
    engines._gate.cache_clear()

    assert told("action", {**ACTION, "lead": 3})[0][0] == "wrong-type"


# ---- conditions


@table("status", ["signed", "in_force", "suspended", "terminated", "replaced"])
def test_a_signed_agreement_says_when(status: str) -> None:
    assert [each[:2] for each in told("agreement", {**AGREEMENT, "status": status})] == [("missing-field", "")]
    assert told("agreement", {**AGREEMENT, "status": status, "signed": 2018}) == []


def test_a_final_status_needs_no_end_here() -> None:
    assert told("action", {**ACTION, "status": "completed"}) == []


@table("known", ["party", "organisation", "person"])
def test_who_needs_one_of_three(known: str) -> None:
    assert told("action", {**ACTION, "lead": {known: "mons"}}) == []
    others: tuple[Json, ...] = ({"functions": ["Mayor"]}, {"x-own": 1})
    for other in others:
        assert told("action", {**ACTION, "lead": other})[0][2] == (
            "one of these fields is needed: party, organisation, person"
        )


@table(
    ("measure", "value", "fits"),
    [
        ("qualitative", "good", True),
        ("qualitative", {"fr": "bon"}, True),
        ("qualitative", 3, False),
        ("unit", 3, True),
        ("percentage", Decimal("12.5"), True),
        ("unit", "good", False),
        (None, 3, True),
        (None, "good", False),
    ],
)
def test_only_qualitative_indicators_have_words_for_values(measure: str | None, value: Json, fits: bool) -> None:
    row: dict[str, Json] = {
        "id": "visitors",
        "readings": [{"date": "2019", "value": value}],
        "target": {"value": value},
    }
    if measure:
        row["measure"] = measure

    assert (told("action", {**ACTION, "indicators": [row]}) == []) is fits


def test_shares_stand_on_all_rows_or_on_none() -> None:
    rows: list[Json] = [{"code": "MA", "share": 60}, {"code": "BE"}]

    assert [each[:2] for each in told("action", {**ACTION, "countries": rows})] == [("missing-field", "countries[1]")]
    assert told("action", {**ACTION, "countries": [{"code": "MA"}, {"code": "BE"}]}) == []


@table(
    ("text", "fits"),
    [
        ("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18", True),
        ("BYMONTHDAY=-1;FREQ=MONTHLY", True),
        ("FREQ=YEARLY;INTERVAL=2;BYMONTH=5,11;BYMONTHDAY=1,15;UNTIL=20191231", True),
        ("FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=1;UNTIL=2019-12-31", True),
        ("FREQ=YEARLY;INTERVAL=2;BYMONTHDAY=1", False),
        ("FREQ=YEARLY;BYMONTH=5", False),
        ("BYMONTHDAY=1", False),
        ("FREQ=WEEKLY;BYMONTHDAY=1", False),
        ("FREQ=YEARLY;FREQ=YEARLY;BYMONTHDAY=1", False),
        ("FREQ=YEARLY;BYMONTHDAY=32", False),
        ("FREQ=YEARLY;BYMONTHDAY=1;BYMONTH=13", False),
        ("FREQ=YEARLY;BYMONTHDAY=1;UNTIL=2019-1231", False),
        ("FREQ=YEARLY;BYMONTHDAY=1;", False),
    ],
)
def test_recurrences(text: str, fits: bool) -> None:
    assert (told("action", {**ACTION, "recurs": text}) == []) is fits


@settings(max_examples=sample(20))
@given(
    st.permutations(["FREQ=YEARLY", "BYMONTHDAY=18,-1", "BYMONTH=2,5", "INTERVAL=3", "UNTIL=20191231"]),
    st.integers(0, 5),
)
def test_a_recurrence_that_fits_can_be_read(order: list[str], left_out: int) -> None:
    text = ";".join(order[:left_out] + order[left_out + 1 :])
    if not schemas.problems("action", "a.yaml", {**ACTION, "recurs": text}):
        assert parse_recurrence(text).text == text


# ---- words


@table("case", CASES, ids=[f"{case['kind']} {json.dumps(case['data'], default=str)}"[:60] for case in CASES])
def test_faults_in_plain_words(case: dict[str, Any]) -> None:
    data, least = case["data"], {"action": ACTION, "agreement": AGREEMENT, "settings": {}}[case["kind"]]
    whole = {**least, **data} if isinstance(data, dict) else data

    assert told(case["kind"], whole) == [(case["code"], case["field"], case["message"], case["help"])]


def test_every_code_has_a_case() -> None:
    assert {case["code"] for case in CASES} == set(schemas.CODES)


def test_a_misspelt_field_is_not_also_missing() -> None:
    assert told("action", {"Title": "T", "statuss": "planned"}) == [
        ("unknown-field", "Title", "unknown field ‘Title’", "did you mean ‘title’?"),
        ("unknown-field", "statuss", "unknown field ‘statuss’", "did you mean ‘status’?"),
    ]


def test_an_unknown_key_is_pointed_at_and_a_missing_field_points_at_its_parent() -> None:
    found = dict(schemas.problems("action", "a.yaml", {"title": "T", "colour": 1}))

    assert (found["unknown-field"].place, found["unknown-field"].aim) == (("colour",), Aim.KEY)
    assert (found["missing-field"].place, found["missing-field"].aim) == ((), Aim.VALUE)


def test_a_repeated_value_shows_the_first_one() -> None:
    ((_, problem),) = schemas.problems("action", "a.yaml", {**ACTION, "tags": ["a", "b", "a"]})

    assert problem.place == ("tags", 2)
    assert [other.place for other in problem.related] == [("tags", 0)]


def test_long_values_are_cut() -> None:
    ((_, _, message, _),) = told("action", {**ACTION, "started": "x" * 50_000})

    assert len(message) < 100


def test_settings_keep_room_for_what_comes() -> None:
    assert told("settings", {"iati": {}, "x-own": None}) == []


def test_files_beside_the_schemas_are_let_be(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "status.schema.json").touch()
    (tmp_path / "README.md").touch()

    assert list(engines._names(tmp_path, "")) == ["output/status"]


def test_an_action_may_have_no_weight_and_a_milestone_must_have_one() -> None:
    assert told("action", {**ACTION, "axis": "culture", "weight": 0}) == []
    assert [
        code for code, *_ in told("action", {**ACTION, "axis": "culture", "milestones": [{"id": "a", "weight": 0}]})
    ] == ["out-of-range"]


def test_a_budget_line_has_a_year_or_a_period() -> None:
    row: dict[str, Json] = {
        "currency": "EUR",
        "baseline": 5,
        "period": "2019-07/2020-06",
        "heading": {"fr": "Investissement"},
    }

    assert told("action", {**ACTION, "axis": "culture", "budget": [row]}) == []
    found = told("action", {**ACTION, "axis": "culture", "budget": [{**row, "year": 2019}]})
    assert [(code, field) for code, field, *_ in found] == [("wrong-form", "budget[0].period")]
    assert told("action", {**ACTION, "axis": "culture", "budget": [{"baseline": 5}]}) == [], "a rule asks for currency"


def test_a_field_too_deep_is_told_beside_the_one_that_is_missing_for_it() -> None:
    """`title` one step too far in: it is not where it belongs, whatever stands there instead."""
    assert [(code, field) for code, field, _, _ in told("action", {"status": {"title": "x"}})] == [
        ("missing-field", ""),
        ("wrong-type", "status"),
    ]
    assert [(code, field) for code, field, _, _ in told("action", {"axis": {"title": "x"}, "status": "planned"})] == [
        ("missing-field", ""),
        ("wrong-type", "axis"),
    ]


@table(
    ("data", "found"),
    [
        ({"Title": "T", "status": "planned"}, [("unknown-field", "Title")]),
        ({"title:x": None, "status": "planned"}, [("unknown-field", "title:x")]),
        ({"colour": "T", "status": "planned"}, [("missing-field", ""), ("unknown-field", "colour")]),
        ({"title": "T", "status": "planned", "milestones": [{"Id": "a", "title": "x"}]}, [("unknown-field", "milestones[0].Id")]),
        ({"Title": "T", "title": "T", "status": "planned"}, [("unknown-field", "Title")]),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_unless_a_misspelt_key_is_it(data: Json, found: list[tuple[str, str]]) -> None:
    assert [(code, field) for code, field, _, _ in told("action", data)] == found


@table(
    ("value", "help_"),
    [
        (5, "no field is called so; one of your own begins with x-, as ‘x-my-own-field’"),
        ("", "no field is called so; one of your own begins with x-, as ‘x-my-own-field’"),
        (False, "no field is called so; one of your own begins with x-, as ‘x-my-own-field’"),
        ([], "no field is called so; one of your own begins with x-, as ‘x-my-own-field’"),
        (None, "if it is a heading, write it as a comment: # my own field"),
    ],
)
def test_only_a_key_without_a_value_may_be_a_heading(value: Json, help_: str) -> None:
    ((_, field, _, said),) = told("action", {**ACTION, "my own field": value})

    assert (field, said) == ("my own field", help_)


@pytest.mark.parametrize("kind", ["action", "agreement", "settings", "map"])
def test_whatever_stands_in_a_field_is_told_and_never_a_bug(kind: str) -> None:
    """A value, a list of one and a key, of each sort, in each field: `told` wants a mend for each of them."""
    odd: list[Json] = [None, 5, "", "A b", [], {}]
    values: list[Json] = [*odd, *([each] for each in odd), *({"A b": each} for each in odd), [{"A b": [5]}]]

    found = [told(kind, {name: value}) for name in {name for _, name, _ in properties(kind)} for value in values]

    assert sum(map(bool, found)) > len(found) * 0.7


@table(
    ("name", "help_"),
    [
        ("Trimestriel", "write it as trimestriel"),
        ("Bilan annuel", "write it as bilan-annuel"),
        ("2020-01", "write for instance: quarterly"),
        ("con", "choose another name"),
        ("شباب", "write it in the letters a–z, for instance: quarterly; texts may have any letters"),
    ],
)
def test_a_saved_report_that_is_called_by_no_name_is_told_how_to_call_it(name: str, help_: str) -> None:
    ((code, field, _, said),) = told("settings", {"reports": {name: {"about": ["mons-sefrou"]}}})

    assert (code, field, said) == ("wrong-form", f"reports.{name}", help_)


def test_a_heading_that_is_a_number_is_to_be_quoted() -> None:
    map_: Json = {"map": 1, "source": "f", "key": [2019], "action": {"title": {"column": "A"}}}

    assert told("map", map_) == [
        ("wrong-type", "key[0]", "‘key[0]’ must be text, and 2019 is a number", 'quote it: "2019"')
    ]


def test_a_field_that_is_indented_too_far_is_missing_where_it_belongs() -> None:
    found = schemas.problems("action", "data/actions/a/b.yaml", {"status": {"title": "x"}})

    codes = {(code, problem.place, problem.message.params.get("field")) for code, problem in found}
    assert ("missing-field", (), "title") in codes
    assert ("wrong-type", ("status",), "status") in codes or ("unknown-word", ("status",), None) in codes
