from __future__ import annotations

from coopctl import schemas, strict_yaml
from coopctl.loading.told_once import told_once
from tests.tables import table

START = "title: x\nstatus: planned\n"


def told(text: str) -> list[str]:
    """Return the codes that are left, those of the reader first."""
    reading = strict_yaml.read("a.yaml", text.encode())
    assert reading.document is not None
    found = schemas.problems("action", "a.yaml", reading.document.data)
    faults, problems = told_once("action", reading.document, reading.faults, found)
    return [*(fault.code for fault in faults), *(code for code, _ in problems)]


@table(
    ("text", "codes"),
    [
        (START, []),
        (START + "axis: X\n", ["wrong-form"]),
        (START + "lead: party: mons\n", ["yaml-syntax"]),
        (START + "ax\u200bis: x\n", ["hidden-character"]),
        (START + "weight: .nan\n", ["not-a-number"]),
        (START + "weight: 010\n", ["ambiguous-scalar"]),
        (START + "weight: 1_000\n", ["wrong-type"]),
        (START + "started: 0999\n", ["wrong-form"]),
        (START + "axis: X #1\n", ["cut-by-comment", "wrong-form"]),
        (START + "axis: X\naxis: y\n", ["duplicate-key", "wrong-form"]),
        (START + "tags: [.nan, B]\n", ["not-a-number", "wrong-form"]),
        ("title: x\nlead: *a\n", ["yaml-anchor", "missing-field"]),
    ],
)
def test_one_cause_is_one_finding(text: str, codes: list[str]) -> None:
    assert told(text) == codes


def test_a_scalar_that_readers_differ_on_is_mended_as_its_field_asks() -> None:
    for line, meant in (("weight: 010", "10"), ("title: 1_0", '"1_0"'), ("started: 0x7E2", "2018")):
        reading = strict_yaml.read("a.yaml", f"{line}\nstatus: planned\n".encode())
        assert reading.document is not None
        found = schemas.problems("action", "a.yaml", reading.document.data)

        ((fault,), _) = told_once("action", reading.document, reading.faults, found)

        assert fault.help is not None
        assert fault.help.params == {"words": meant}


def test_a_value_that_a_comma_cuts_borrows_the_mend_of_the_schema() -> None:
    reading = strict_yaml.read("a.yaml", (START + "milestones: [{id: a, weight: 2,5}]\n").encode())
    assert reading.document is not None
    found = schemas.problems("action", "a.yaml", reading.document.data)

    ((fault,), problems) = told_once("action", reading.document, reading.faults, found)

    assert fault.code == "cut-by-comma"
    assert fault.help == found[0][1].help
    assert problems == []
