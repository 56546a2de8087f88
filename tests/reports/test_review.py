"""The names that a report has for what has changed."""

from __future__ import annotations

import json
from pathlib import Path

from coopctl.changes import fields
from coopctl.i18n.field_labels import FIELDS
from coopctl.reports.committee import review

SCHEMAS = Path(__file__).parents[2] / "schemas"


def test_every_field_that_can_be_told_as_changed_has_the_name_that_it_has_elsewhere() -> None:
    held = {
        name
        for kind in ("agreement", "action")
        for name in json.loads((SCHEMAS / f"{kind}.schema.json").read_text(encoding="utf-8"))["properties"]
    }
    named = {**review._FIELDS, **review._OTHERS}

    assert held - fields._TOLD == set(named)
    assert {name: FIELDS[name] for name in named} == named
