"""Days, periods and what comes again, as people say how sure they are and from when they count; many slips a test."""

from __future__ import annotations

from coopctl.i18n.words import words
from tests.tables import table
from tests.test_slips import PLACES, found
from tests.test_slips_of_values import BASE, VALUES, hold

_DUE, _PERIOD, _RULE = "due: 2024-06", "period: 2024/2026", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18"
_HIGH, _DONE = "priority: high\n", "planned: {missions: 2, days: 5}"
_COUNTED = "write the day that this comes to"

ABOUT = (
    *(
        ("agreement", _PERIOD, f"period: {written}", "write it as 2024~", "period: 2024~")
        for written in (
            "environ 2024", "vers 2024", "ca. 2024", "omstreeks 2024", "rond 2024", "حوالي 2024", "نحو 2024", "± 2024",
            "approximativement 2024", "2024 environ", "2024 (environ)", "2024 ca.",
        )
    ),
    *(
        ("action", _DUE, f"due: {written}", "write it as 2024-06~", "due: 2024-06~")
        for written in ("environ juin 2024", "juin 2024 environ", "omstreeks juni 2024", "حوالي يونيو 2024")
    ),
    *(
        ("action", _DUE, f"due: {written}", "write it as 2024-06?", "due: 2024-06?")
        for written in ("peut-être juin 2024", "misschien juni 2024", "juin 2024 (à confirmer)", "ربما يونيو 2024")
    ),
    ("action", _DUE, "due: vers fin 2024", "write it as 2024-12~", "due: 2024-12~"),
    ("agreement", _PERIOD, "period: environ 2024 à 2026", "write what you mean: 2024~/2026~, 2024~/2026", ""),
    ("agreement", _PERIOD, "period: à partir de 2024 environ", "write it as 2024~/..", "period: 2024~/.."),
)  # fmt: skip
FROM_TODAY = (
    *(
        ("action", _DUE, f"due: {written}", "write the year too: …-06-01", "")
        for written in (
            "1 juni a.s.", "1er juin prochain", "1er juin de cette année", "1 juni dit jaar", "1 juni ll.",
            "1er juin dernier", "1 يونيو المقبل", "1 June next",
        )
    ),
    *(
        ("action", _DUE, f"due: {written}", "write the year too: …-06", "")
        for written in ("juin prochain", "juni aanstaande", "last June", "يونيو القادم", "tegen eind juni", "fin juin au plus tard")
    ),
    *(
        ("action", _DUE, f"due: {written}", _COUNTED, "")
        for written in (
            "a.s.", "le mois prochain", "vorige maand", "volgende week", "الشهر القادم", "lundi", "dimanche prochain",
            "fin du mois", "15 ct", "trimestre prochain",
        )
    ),
    ("action", _DUE, "due: dernier trimestre 2024", "write it as 2024-36", "due: 2024-36"),
)  # fmt: skip
AGAIN = (
    *(
        ("action", _HIGH, f"{_HIGH}recurs: {written}\n", "write it as", f"{_HIGH}recurs: {_RULE}\n")
        for written in (
            "freq=yearly;bymonth=5;bymonthday=18", "FREQ:YEARLY;BYMONTH:5;BYMONTHDAY:18",
            "FREQ=YEARLY BYMONTH=5 BYMONTHDAY=18", "{freq: yearly, bymonth: 5, bymonthday: 18}",
            "{FREQ: YEARLY, BYMONTH: 5, BYMONTHDAY: 18}",
        )
    ),
    ("action", _HIGH, f"{_HIGH}recurs: elke 18 mei\n", "write it as", f"{_HIGH}recurs: {_RULE}\n"),
    ("action", _HIGH, f"{_HIGH}recurs: freq=yearly\n", "write the day too: FREQ=YEARLY;BYMONTH=…;BYMONTHDAY=…", ""),
    ("action", _HIGH, f"{_HIGH}recurs: FREQ=YEARLY;BYMONTH=5\n", "write the day too: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=…", ""),
    ("action", _HIGH, f"{_HIGH}recurs: freq=weekly;byday=mo\n", "what comes each week or each day cannot be said", ""),
)  # fmt: skip
PLACES_IN_A_MONTH = (
    ("action", _DUE, "due: premier lundi de juin 2024", "write it as 2024-06-03", "due: 2024-06-03"),
    ("action", _DUE, "due: 5e lundi de janvier 2023", "write it as 2023-01-30", "due: 2023-01-30"),
    ("action", _DUE, "due: laatste dag van juni 2024", "write it as 2024-06-30", "due: 2024-06-30"),
    ("action", _DUE, "due: fifth Monday of June 2024", "2024-06 alone", ""),
    ("action", _DUE, "due: au plus tard le 30/06/2024", "write it as 2024-06-30", "due: 2024-06-30"),
    ("action", _DUE, "due: d'ici fin juin 2024", "write it as 2024-06~", "due: 2024-06~"),
    ("action", _DUE, "due: avant juin 2024", "write 2024-06 alone", ""),
    (
        "agreement",
        "signed: 2024-01-15",
        "signed: 4 رجب 1445 الموافق 15 يناير 2024",
        "write it as 2024-01-15",
        "signed: 2024-01-15",
    ),
    ("action", _DUE, "due: 2024-W42-3", "write it as 2024-10-16", "due: 2024-10-16"),
    ("action", _DUE, "due: 2024-286", "write it as 2024-10-12", "due: 2024-10-12"),
    ("action", _DUE, "due: 202410", "write it as 2024-10", "due: 2024-10"),
    (
        "agreement",
        _PERIOD,
        "period: 01/03/2024 - 30/06/2026",
        "write it as 2024-03-01/2026-06-30",
        "period: 2024-03-01/2026-06-30",
    ),
    (
        "agreement",
        _PERIOD,
        "period: 10/02/2025 - 12/02/2025",
        "write what you mean: 2025-02-10/2025-02-12, 2025-10-02/2025-12-02",
        "",
    ),
    ("action", _DUE, "due: __/06/2024", "write it as 2024-06", "due: 2024-06"),
    ("agreement", _PERIOD, "period: 2024;2026", "write what you mean: 2024/2026, 2024, 2026", ""),
    ("agreement", _PERIOD, "period: 3 ans renouvelables", "period: …/…", ""),
    ("agreement", _PERIOD, "period: 2024/2026.", "write it as 2024/2026", "period: 2024/2026"),
    ("action", _HIGH, f"{_HIGH}recurs: tous les 2 ans en mai\n", "FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYMONTHDAY=…", ""),
    ("action", _HIGH, f"{_HIGH}recurs: fin mai\n", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=…", ""),
)
MISSIONS = (
    *(
        ("action", _DONE, f"{_DONE}, done: {written}", "write it as", f"{_DONE}, done: [{{date: 2024-03-04/2024-03-08}}]")
        for written in (
            "[4-8 mars 2024]", "4-8 mars 2024", "[du 4 au 8 mars 2024]", "[van 4 tot 8 maart 2024]",
            "[من 4 إلى 8 مارس 2024]", "[2024-03-04/08]",
        )
    ),
    ("action", _DONE, f"{_DONE}, done: 4-8 mars 2024 et 2024-05-01", "write it as", f"{_DONE}, done: [{{date: 2024-03-04/2024-03-08}}, {{date: 2024-05-01}}]"),
    ("action", _DONE, f"{_DONE}, done: '4-8 mars 2024, 2024-05-01'", "write it as", f"{_DONE}, done: [{{date: 2024-03-04/2024-03-08}}, {{date: 2024-05-01}}]"),
    ("action", _DONE, f"{_DONE}, done: [04/03/2024]", "write what you mean: {date: 2024-03-04}, {date: 2024-04-03}", ""),
    ("action", _DONE, f"{_DONE}, done: [4-8 mars 2024 (3 personnes)]", "write {date: 2024-03-04/2024-03-08} alone", ""),
    ("action", "readings:\n      - {date: 2024-05-31, value: 5}", "readings: 5 en mai 2024", "write it as", "readings: [{value: 5, date: 2024-05}]"),
)  # fmt: skip
PEOPLE = (
    (
        "action",
        _HIGH,
        f"{_HIGH}partners: {{AFD: bailleur}}\n",
        "write it as",
        f"{_HIGH}partners: [{{organisation: AFD, role: funder}}]\n",
    ),
    ("action", _HIGH, f"{_HIGH}dac: [113]\n", "beginning with: code: …", ""),
    (
        "action",
        "lead: souss",
        "lead: {party: souss, functions: [Directeur; Conseiller]}",
        "of its own: Directeur, Conseiller",
        "",
    ),
    (
        "action",
        "lead: souss",
        "lead: {party: souss, functions: Directeur, Conseiller}",
        "functions: [Directeur, Conseiller]",
        "",
    ),
    (
        "action",
        "lead: souss",
        "lead: {party: souss, function: Directeur, Conseiller}",
        "functions: [Directeur, Conseiller]",
        "",
    ),
)


@table("slip", (*ABOUT, *FROM_TODAY, *AGAIN, *PLACES_IN_A_MONTH, *MISSIONS, *PEOPLE), ids=lambda slip: slip[2])
def test_a_day_is_told_as_it_was_meant(slip: tuple[str, str, str, str, str]) -> None:
    hold(slip)


@table("written", ["fait le 12 juin 2024", "gedaan op 12 juni 2024", "أنجز في 12 يونيو 2024", "done: 12 June 2024"])
def test_words_of_doing_beside_a_day_say_no_more_than_the_field(written: str) -> None:
    action = VALUES["action"].replace(_DUE, f'{_DUE}\n    done: "{written}"')

    (finding,) = found(BASE | {PLACES["action"]: action})

    assert finding.mend == "2024-06-12"


@table(
    "written",
    [
        "non fait le 12 juin 2024",
        "sera fait en juin 2024",
        "à moitié fait en juin 2024",
        "annulé le 12 juin 2024",
        "not done by 12 June 2024",
        "niet gedaan op 12 juni 2024",
        "لم ينجز في 12 يونيو 2024",
    ],
)
def test_a_day_on_which_something_was_not_done_is_none_on_which_it_was(written: str) -> None:
    action = VALUES["action"].replace(_DUE, f'{_DUE}\n    done: "{written}"')

    (finding,) = found(BASE | {PLACES["action"]: action})

    assert finding.help
    assert "leave the field out where there is none" in words(("en",)).say(finding.help)


def test_an_action_may_have_ended_on_the_day_when_it_was_given_up() -> None:
    action = VALUES["action"].replace("status: planned", "status: cancelled") + "ended: annulé le 12 juin 2024\n"

    assert any(
        "write 2024-06-12" in words(("en",)).say(each.help)
        for each in found(BASE | {PLACES["action"]: action})
        if each.help
    )


@table("written", ["à partir du 1er juin 2024", "après le 30/06/2024", "after 30 June 2024", "vanaf 1 juni 2024"])
def test_a_day_from_which_on_something_is_planned_is_not_the_one_when_it_is_due(written: str) -> None:
    action = VALUES["action"].replace(_DUE, f'due: "{written}"')

    (finding,) = found(BASE | {PLACES["action"]: action})

    assert finding.help
    assert "write the day that is planned" in words(("en",)).say(finding.help)


@table("behind", ["connus", "santé"])
def test_the_rest_of_a_text_that_a_comma_cuts_is_no_figure_of_a_screen(behind: str) -> None:
    action = VALUES["action"].replace("Les candidats sont connus.", f"Les candidats, {behind}")

    (finding,) = found(BASE | {PLACES["action"]: action})

    assert finding.help
    assert "quote the whole text" in words(("en",)).say(finding.help)
