"""Labels of fields: each field and each list of rows of the schemas has one, and no others do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changing import subschemas
from coopctl.i18n import field_labels
from coopctl.i18n.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.changing.subschemas import Subschema


def _fields(shape: Subschema) -> Iterator[tuple[str, Subschema]]:
    for name, each in shape.fields.items():
        yield name, each
        yield from _fields(each.entries or each)


FIELDS = [found for kind in ("agreement", "action") for found in _fields(subschemas.of_record(kind))]


def test_every_field_and_every_list_of_rows_has_a_label() -> None:
    assert {name.rpartition(".")[2] for name in field_labels.FIELDS} == {name for name, _ in FIELDS}
    assert set(field_labels.ROWS) == {name for name, each in FIELDS if each.entries and each.entries.fields}


def test_a_label_begins_small_unless_it_is_an_abbreviation_and_means_what_stands_there() -> None:
    english = words(("en",))

    assert field_labels.field("started", "", english) == "started"
    assert field_labels.field("sdg", "", english) == "SDG"
    assert field_labels.field("baseline", "milestones", english) == "first agreed"
    assert field_labels.field("baseline", "indicators", english) == "baseline"
    assert field_labels.field("x-file-number", "", english) == "x-file-number"
