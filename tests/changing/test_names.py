"""Whom and what a typed word names: what is called so is taken, and what is called nearly so is asked about."""

from __future__ import annotations

from datetime import date

import pytest

from coopctl.changing import adding, fields
from coopctl.changing.draft import Draft
from coopctl.changing.record_data import record_data
from coopctl.changing.typed import Typist
from coopctl.errors import UsageError
from coopctl.i18n.words import words
from tests.test_slips import FILES, read

AGREEMENT, ACTION = "hdf-souss", "hdf-souss/jeunes-guides"


def set_(ref: str, typed: str) -> Draft:
    draft = Draft(record_data(read(FILES).portfolio, ref))
    fields.assign(draft, fields.assignment(typed), Typist(date(2024, 6, 1)))
    return draft


@pytest.mark.parametrize(
    ("ref", "typed", "help_"),
    [
        (ACTION, "axis=Axe 2", "did you mean ‘eau’?"),
        (ACTION, "axis=agriculture", "did you mean ‘eau’?"),
        (ACTION, "axis=troisième", "did you mean ‘formation’?"),
        (ACTION, "axis=Tourisme", "choose from: patrimoine, eau, formation, none"),
        (ACTION, "lead=Région de Souss", "did you mean ‘souss’?"),
        (ACTION, "lead=Mme Bennani", "a party is one of hdf, souss; somebody else is written as"),
        (ACTION, "lead=Karim Bennani (souss)", 'write it as lead.party=souss lead.person="Karim Bennani"'),
        (ACTION, "lead=Région Souss-Massa, K. Alaoui", 'write it as lead.party=souss lead.person="K. Alaoui"'),
        (ACTION, "milestones.appel.lead=Anne Petit (hdf)", "write it as milestones.appel.lead.party=hdf milestones."),
        (
            ACTION,
            "milestones.appel.lead=Mme Petit",
            "a party is one of hdf, souss; somebody else is written as milestones.appel.lead.organisation=…",
        ),
        (
            ACTION,
            "coordinators+=Anne Petit (hdf)",
            'write it as coopctl add hdf-souss/jeunes-guides coordinators party=hdf person="Anne Petit"',
        ),
        (
            AGREEMENT,
            "meetings.comite-2025.decisions.note-eau.owners+=Mme Petit",
            'a party is one of hdf, souss; somebody else is written as "organisation: …" or "person: …"',
        ),
        (
            AGREEMENT,
            "meetings.comite-2025.decisions.note-eau.owners+=Anne Petit (hdf)",
            'write it as "person: Anne Petit (hdf)"',
        ),
        (ACTION, "missions.0.from=Hauts-de-Franse", "did you mean ‘hdf’?"),
        (AGREEMENT, "parent=Mons", "did you mean ‘mons-sefrou’?"),
        (AGREEMENT, "axes.eau.parent=Axe 1", "did you mean ‘patrimoine’?"),
        (ACTION, "missions.0.planned=2", "set one of them: missions.0.planned.missions=…"),
        (ACTION, "progrès=40%", "progress is told with its day: coopctl log"),
        (ACTION, "suivi=x", "this is worked out from what the files say"),
        (ACTION, "Bailleur=souss", "‘funder’ is a field of budget: budget.2024.funder=…"),
        (ACTION, "Unité=x", "‘unit’ is a field of indicators: coopctl add hdf-souss/jeunes-guides indicators unit=…"),
        (ACTION, "motif=x", '‘text’ is a field of updates: coopctl log hdf-souss/jeunes-guides "…"'),
        (ACTION, "échéance=2026", "the deadline is the end of ‘period’: coopctl postpone"),
        (ACTION, "status=en retard", "‘late’ is found from days and news, and not written"),
        (ACTION, "status=xyz", "choose from: proposed, planned"),
        (AGREEMENT, "notice=90", "‘notice_days’ is a field of renewal: renewal.notice_days=…"),
        (AGREEMENT, "devise=EUR", "‘currency’ is a field of defaults: defaults.currency=…"),
        (AGREEMENT, "owners=hdf", "‘owners’ is a field of decisions: meetings.comite-2025.decisions.note-eau.owners=…"),
        (AGREEMENT, "machin=x", "choose from: title, kind"),
        (AGREEMENT, "decisions.note-eau.due=2025-06", "did you mean ‘meetings.comite-2025.decisions.note-eau.due’?"),
        (
            AGREEMENT,
            "decisions.note-sol.due=2025-06",
            "‘decisions’ is a field of meetings: meetings.comite-2025.decisions=…",
        ),
    ],
)
def test_what_is_called_nearly_so_is_asked_about(ref: str, typed: str, help_: str) -> None:
    with pytest.raises(UsageError) as told:
        set_(ref, typed)

    assert told.value.help
    assert words(("en",)).say(told.value.help).startswith(help_)


def test_who_adds_a_row_is_told_the_paths_within_it() -> None:
    draft = Draft(record_data(read(FILES).portfolio, ACTION))
    typed = ["from=hdf", "to=souss", "year=2026", "planned=2 missions"]

    with pytest.raises(UsageError) as told:
        adding.add(draft, "missions", typed, Typist(date(2024, 6, 1)))

    assert told.value.help
    assert words(("en",)).say(told.value.help) == "set one of them: planned.missions=…"


def test_a_recurrence_in_words_is_its_rule() -> None:
    draft = set_(ACTION, "recurs=chaque 18 mai")

    assert draft.subject.value(("recurs",)) == "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18"
