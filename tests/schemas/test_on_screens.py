"""What screens show beside the fields of a file: who writes such a label as a field is told what becomes of it."""

from __future__ import annotations

import pytest

from coopctl import discovery, schemas
from coopctl.i18n.words import available, words
from coopctl.reports import lists
from coopctl.reports.fields import CALLED
from coopctl.schemas import on_screens
from coopctl.schemas.homes import all_fields, deeper_fields
from tests.tables import table
from tests.test_slips import ACTION, AGREEMENT, FILES, PLACES, found

#: Where a row of each list stands: the file, what stands there, and where a field more would stand.
ROWS = {
    "actions": ("action", "priority: high\n", "priority: high\n{line}\n"),
    "agreements": ("agreement", "signed: 2024-01-15\n", "signed: 2024-01-15\n{line}\n"),
    "axes": ("agreement", "    number: 2\n", "    number: 2\n    {line}\n"),
    "budget": ("action", "planned: 60000}", "planned: 60000, {line}}"),
    "decisions": ("agreement", "        owners: [souss]\n", "        owners: [souss]\n        {line}\n"),
    "meetings": ("agreement", "    kind: joint_committee\n", "    kind: joint_committee\n    {line}\n"),
    "milestones": ("action", "    due: 2024-06\n", "    due: 2024-06\n    {line}\n"),
    "missions": ("action", "days: 5}}", "days: 5}, {line}}"),
    "parties": ("agreement", "    country: MA\n", "    country: MA\n    {line}\n"),
    "people": ("agreement", "role: chair}", "role: chair, {line}}"),
    "updates": ("action", "author: souss}", "author: souss, {line}}"),
}
LOST = ("no field is called so", "the fields here are")
NOT_WRITTEN = "this is worked out from what the files say, and not written"
BY_NAME = "the file's name is the record's name: remove this line"


def helps(place: str, line: str) -> list[str]:
    kind, old, new = ROWS[place]
    text = {"action": ACTION, "agreement": AGREEMENT}[kind]
    assert text.count(old) == 1
    files = {**FILES, PLACES[kind]: text.replace(old, new.replace("{line}", line))}
    return [words(("en",)).say(each.help) for each in found(files) if each.code == "unknown-field" and each.help]


@pytest.mark.parametrize("language", available())
@pytest.mark.parametrize("place", ROWS)
def test_no_column_of_a_list_is_taken_for_a_field_of_ones_own(place: str, language: str) -> None:
    spoken = words((language,)).catalogue.gettext
    titles = [column.title.text for column in discovery.module(lists, place).COLUMNS]
    labels = dict.fromkeys(spoken(each) for each in titles if each not in ("", "of", "Under"))  # parts of other labels

    old = ROWS[place][2].partition("{line}")[0].rpartition("\n")[2]
    between = ", " if ROWS[place][2].endswith("}}") else f"\n{old}"
    told = helps(place, between.join(f"{label}: 5" for label in labels))
    assert len(told) > len(labels) / 2
    assert not [each for each in told if each.startswith(LOST)]


def test_each_thing_that_people_read_is_a_field_or_is_told_not_to_be_one() -> None:
    known = {
        *(f for kind in ("agreement", "action") for f in (*all_fields(schemas.schema(kind)), *deeper_fields(schemas.schema(kind)))),
        *on_screens.FIGURES, *on_screens.AROUND, *on_screens.INSIDE,
    }  # fmt: skip
    others = {"as_of", "assessment", "decision", "due_first", "measured", "planned_first", "reason", "where", "who"}
    assert set(CALLED) - known == others  # each is called by a field's name: tests/i18n/test_recognised.py


@table(
    ("place", "line", "help_"),
    [
        ("decisions", "Retard: 12 jours", NOT_WRITTEN),  # about is spelt much like it
        ("decisions", "Réunion: comité de 2025", "it stands inside its meeting: remove this line"),
        ("decisions", "Nom court: note-eau", "‘id’ is there already: keep one of the two"),
        ("people", "Actions: 3", BY_NAME),  # functions is spelt much like it
        ("budget", "Du prévu: 40 %", NOT_WRITTEN),
        ("budget", "Action: Jeunes guides", BY_NAME),
        ("budget", "Accord: hdf-souss", "the folder of the file says the agreement: remove this line"),
        ("meetings", "Accord: hdf-souss", BY_NAME),
        ("axes", "Avancement: 40", NOT_WRITTEN),
        ("missions", "Missions faites: 2", "write each as an entry of the list ‘done’: - {date: …, days: …}"),
        ("missions", "Jours de mission prévus: 10", NOT_WRITTEN),  # `days` is how many each takes
        ("actions", "Attendu: 50", NOT_WRITTEN),
        ("actions", "Dernier fait: 2024-05-02", NOT_WRITTEN),
        ("actions", "Nom court: jeunes-guides", BY_NAME),
        ("actions", "Relevé le: 2024-05-02", "‘readings’ is a field of indicators: indent it like the fields there"),
        ("actions", "Marqueurs de politique: [1]", "did you mean ‘markers’?"),
        ("actions", "Autres systèmes: {iati: X-1}", "did you mean ‘external_ids’?"),
        ("actions", "المكان: أكادير", "did you mean ‘places’? it is a list: places: [أكادير]"),
        ("actions", "Qui: souss", "‘lead’ is there already: keep one of the two"),
        ("agreements", "Temps écoulé: 40 %", NOT_WRITTEN),
        ("agreements", "À propos de: hdf-souss/jeunes-guides", "‘about’ is a field of decisions: indent it like the fields there"),
        ("agreements", "Dépensé: 1000", "this is a field of actions: write it in the file of the action that it is about"),
        ("agreements", "Fin de l’accord: 2026-12-31", "‘period’ is there already: keep one of the two"),
    ],
)  # fmt: skip
def test_a_label_of_a_screen(place: str, line: str, help_: str) -> None:
    assert helps(place, line) == [help_]
