from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl.model.dates import parse_date, parse_period
from coopctl.model.recurrence import parse_recurrence
from coopctl.spelling import recurrences, respell, spans, unclear
from tests.tables import table


@table(
    ("written", "meant"),
    [
        ("30/06/2024", ("2024-06-30",)),
        ("06/30/2024", ("2024-06-30",)),
        ("30.6.2024", ("2024-06-30",)),
        ("30-06-2024", ("2024-06-30",)),
        ("3/6/2024", ("2024-06-03", "2024-03-06")),
        ("6/6/2024", ("2024-06-06",)),
        ("2024-6-3", ("2024-06-03",)),
        ("2024/06/30", ("2024-06-30",)),
        ("20240630", ("2024-06-30",)),
        ("06/2024", ("2024-06",)),
        ("2024/6", ("2024-06",)),
        ("2024-06-30T12:00:00Z", ("2024-06-30",)),
        ("2024-06-30 09:15", ("2024-06-30",)),
        (" 2024-06-30 ", ("2024-06-30",)),
        ("28 juillet 2018", ("2018-07-28",)),
        ("July 28, 2018", ("2018-07-28",)),
        ("juil. 2018", ("2018-07",)),
        ("1er août 2018", ("2018-08-01",)),
        ("31 juin 2018", ()),
        ("vers 2018", ("2018~",)),
        ("c. 30/06/2024", ("2024-06-30~",)),
        ("2018?~", ("2018%",)),
        ("2018-07-XX", ("2018-07",)),
        ("2018-XX-XX", ("2018",)),
        ("2024–06–30", ("2024-06-30",)),
        ("\u0662\u0660\u0661\u0668", ()),
        ("\u0662\u0660\u0661\u0668-\u0667", ("2018-07",)),
        ("31/02/2024", ()),
        ("13/13/2024", ()),
        ("soon", ()),
        ("30/06/24", ("2024-06-30", "2030-06-24")),
        ("12/10/26", ("2026-10-12", "2026-12-10")),
        ("26-10-12", ("2026-10-12", "2012-10-26")),
        ("31.12.99", ("1999-12-31",)),
        ("2026_10_12", ("2026-10-12",)),
        ("2026/25/10", ("2026-10-25",)),
        ("20261012T000000", ("2026-10-12",)),
        ("12/10/2026 14h30", ("2026-10-12", "2026-12-10")),
        ("\u0661\u0662/\u0661\u0660/\u0662\u0660\u0662\u0666", ("2026-10-12", "2026-12-10")),
        ("\u0661\u0662 أكتوبر \u0662\u0660\u0662\u0666", ("2026-10-12",)),
        ("12 غشت 2026", ("2026-08-12",)),
        ("شتنبر 2026", ("2026-09",)),
        ("12 جويلية 2026", ("2026-07-12",)),
        ("12 تشرين الأول 2026", ("2026-10-12",)),
        ("12 تشرين الأول/أكتوبر 2026", ("2026-10-12",)),
        ("5 آذار/مارس 2026", ("2026-03-05",)),
        ("5 آذار/أكتوبر 2026", ()),
        ("الاثنين 12 أكتوبر 2026", ("2026-10-12",)),
        ("الربع الثالث 2026", ("2026-35",)),
        ("النصف الأول من 2026", ("2026-40",)),
        ("maandag 12 oktober 2026", ("2026-10-12",)),
        ("12 mrt. 2026", ("2026-03-12",)),
        ("le lundi 12 octobre 2026", ("2026-10-12",)),
        ("Monday, October 12th, 2026", ("2026-10-12",)),
        ("12 de octubre de 2026", ("2026-10-12",)),
        ("12-oct.-26", ("2026-10-12",)),
        ("oct-26", ("2026-10",)),
        ("2026-Oct-12", ("2026-10-12",)),
        ("12okt2026", ("2026-10-12",)),
        ("fin octobre 2026", ("2026-10~",)),
        ("eind 2026", ("2026-12~",)),
        ("fin du T1 2026", ("2026-03~",)),
        ("fin du mois d'octobre 2026", ("2026-10~",)),
        ("début de l'été 2026", ("2026-06~",)),
        ("eind van het derde kwartaal 2026", ("2026-09~",)),
        ("eind derde kwartaal 2026", ("2026-09~",)),
        ("eind van de zomer 2026", ("2026-08~",)),
        ("end of the second half of 2026", ("2026-12~",)),
        ("12 octobre", ()),
        ("12 octobre 26 27", ()),
        ("octobre novembre 2026", ()),
        ("octobre, ou plus tard, 2026", ()),
        ("1/2/3", ()),
        ("le 05/03/2018", ("2018-03-05", "2018-05-03")),
        ("lundi 25.10.2026", ("2026-10-25",)),
        ("avant le 25.10.2026", ()),
        ("25/10/2026?", ("2026-10-25?",)),
        ("octobre 2026 ~", ("2026-10~",)),
        ("T3 2022", ("2022-35",)),
        ("2022-Q3", ("2022-35",)),
        ("Q3 2022", ("2022-35",)),
        ("K3 2022", ("2022-35",)),
        ("3e trimestre 2022", ("2022-35",)),
        ("3rd quarter of 2022", ("2022-35",)),
        ("T5 2022", ()),
        ("S1 2024", ("2024-40",)),
        ("H1 2024", ("2024-40",)),
        ("1er semestre 2024", ("2024-40",)),
        ("second half of 2024", ("2024-41",)),
        ("première moitié de 2024", ("2024-40",)),
        ("1re moitié 2024", ("2024-40",)),
        ("seconde moitié de 2024", ("2024-41",)),
        ("premier semestre 2024", ("2024-40",)),
        ("eerste helft van 2024", ("2024-40",)),
        ("tweede helft van 2024", ("2024-41",)),
        ("premier trimestre 2024", ("2024-33",)),
        ("deuxième trimestre 2024", ("2024-34",)),
        ("troisième trimestre 2024", ("2024-35",)),
        ("quatrième trimestre 2024", ("2024-36",)),
        ("first quarter of 2024", ("2024-33",)),
        ("third quarter of 2024", ("2024-35",)),
        ("fourth quarter of 2024", ("2024-36",)),
        ("derde kwartaal 2024", ("2024-35",)),
        ("vierde kwartaal 2024", ("2024-36",)),
        ("troisième semestre 2024", ()),
        ("12 + octobre 2026", ()),
        ("été 2022", ("2022-22",)),
        ("summer 2022", ("2022-22",)),
        ("printemps 2023", ("2023-21",)),
        ("najaar 2023", ("2023-23",)),
        ("vers l'été 2022", ()),
        ("vers été 2022", ("2022-22~",)),
        ("hiver 2022", ("2022-24", "2021-24")),
        ("hiver 2022-2023", ("2022-24",)),
        ("winter 2022/23", ("2022-24",)),
        ("winter 2022/24", ()),
        ("winter 9999", ()),
        ("mi-2024", ("2024-06~", "2024-07~")),
        ("mi-juin 2024", ("2024-06-15~",)),
        ("mid-June 2024", ("2024-06-15~",)),
        ("منتصف يونيو 2024", ("2024-06-15~",)),
        ("first half of June 2024", ("2024-06-15", "2024-06~")),
        ("deuxième quinzaine du mois de février 2024", ("2024-02-29", "2024-02~")),
        ("النصف الثاني من شهر يونيو 2024", ("2024-06-30", "2024-06~")),
        ("mid 2024", ("2024-06~", "2024-07~")),
    ],
)
def test_dates(written: str, meant: tuple[str, ...]) -> None:
    assert respell.dates(written) == meant


@table(
    ("written", "meant"),
    [
        ("2018-2019", ("2018/2019",)),
        ("2018 - 2019", ("2018/2019",)),
        ("2018 et 2019", ("2018/2019",)),
        ("2018 and 2019", ("2018/2019",)),
        ("2018 و2019", ("2018/2019",)),
        ("2018 et 2021", ()),
        ("2018–2019", ("2018/2019",)),
        ("2018 / 2019", ("2018/2019",)),
        ("2018/", ("2018/..",)),
        ("/2019", ("../2019",)),
        ("2018-07 -- 2019-06", ("2018-07/2019-06",)),
        ("01/07/2018 - 30/06/2019", ("2018-07-01/2019-06-30",)),
        ("12/10/2026 - 25/10/2026", ("2026-10-12/2026-10-25",)),
        ("12-14 octobre 2026", ("2026-10-12/2026-10-14",)),
        ("du 12 au 14 octobre 2026", ("2026-10-12/2026-10-14",)),
        ("janvier-mars 2026", ("2026-01/2026-03",)),
        ("van 2024 tot 2026", ("2024/2026",)),
        ("12-14/10/2026", ("2026-10-12/2026-10-14",)),
        ("12 au 14.10.2026", ("2026-10-12/2026-10-14",)),
        ("2026-10-12/14", ("2026-10-12/2026-10-14",)),
        ("2026-10-12–14", ("2026-10-12/2026-10-14",)),
        ("من 2024 إلى 2026", ("2024/2026",)),
        ("2026-W41", ("2026-10-05/2026-10-11",)),
        ("semaine 54 2026", ()),
        ("15/07/2018 - 30/06/2019", ("2018-07-15/2019-06-30",)),
        ("30/06/2024", ("2024-06-30",)),
        ("2018~ - ..", ("2018~/..",)),
        ("../..", ()),
        ("2018_2019", ("2018/2019",)),
        ("2018/19", ("2018/2019",)),
        ("2018/07", ("2018-07",)),
        ("2018 to 2019", ("2018/2019",)),
        ("de 2018 à 2019", ("2018/2019",)),
        ("juillet 2018 - juin 2019", ("2018-07/2019-06",)),
        ("depuis 2018", ("2018/..",)),
        ("2018+", ("2018/..",)),
        ("2018 – en cours", ("2018/..",)),
        ("2018-Q2", ("2018-34",)),
        ("T3 2018", ("2018-35",)),
        ("S2 2018", ("2018-41",)),
        ("S3 2018", ()),
        ("été 2022 - Q1 2023", ("2022-22/2023-33",)),
        ("de 2018 à T3 2022", ("2018/2022-35",)),
        ("/", ()),
        ("soon/later", ()),
        ("première quinzaine de juin 2024", ("2024-06-01/2024-06-15",)),
        ("tweede helft februari 2024", ("2024-02-16/2024-02-29",)),
        ("mi-mars à mi-juin 2024", ("2024-03-15~/2024-06-15~",)),
        ("1re quinzaine de mars 2024 - 2e quinzaine de juin 2026", ("2024-03-01/2026-06-30",)),
    ],
)
def test_periods(written: str, meant: tuple[str, ...]) -> None:
    assert spans.periods(written) == meant


@table(
    ("written", "meant"),
    [
        ("entre mars et avril 2026", ("2026-03", "2026-04")),
        ("between 2024 and 2026", ("2024", "2026")),
        ("mars ou avril 2026", ("2026-03", "2026-04")),
        ("mars-avril 2026", ("2026-03", "2026-04")),
        ("depuis 2024", ()),
        ("avril 2026", ()),
    ],
)
def test_what_has_two_ends_or_choices(written: str, meant: tuple[str, ...]) -> None:
    assert spans.both_ends(written) == meant


@table(
    ("written", "meant"),
    [
        ("2024-02/09", ("2024-02/2024-09", "2024-02-09")),
        ("2024-02/12", ("2024-02/2024-12", "2024-02-12")),
        ("2024-02/13", ()),
        ("2024-09/02", ()),
        ("2024-09/09", ()),
    ],
)
def test_a_number_after_a_month_may_be_a_month_or_a_day(written: str, meant: tuple[str, ...]) -> None:
    assert spans.month_or_day(written) == meant


@table(
    ("written", "meant"),
    [
        ("mons-sefrou/photo.yaml", "mons-sefrou/photo"),
        ("data/actions/mons-sefrou/photo.YML", "mons-sefrou/photo"),
        ("Mons-Séfrou\\Photo expo", "mons-sefrou/photo-expo"),
        ("photo", None),
        ("a/b/c", None),
        ("a/", None),
    ],
)
def test_references(written: str, meant: str | None) -> None:
    assert respell.reference(written) == meant


@table(
    ("written", "meant"),
    [
        ("RRULE:FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18"),
        ("freq=yearly, bymonth=5, bymonthday=18;", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "FREQ=MONTHLY;BYMONTHDAY=1,15"),
        ("5/18", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18"),
        ("29.2", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"),
        ("18 mai", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18"),
        ("May 18", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18"),
        ("chaque année le 12 octobre", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=12"),
        ("elk jaar op 12 oktober", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=12"),
        ("12 octobre 2026", None),
        ("5/6", None),
        ("30 février", None),
        ("mars 2026", None),
        ("FREQ=WEEKLY;BYDAY=MO", None),
        ("every year", None),
    ],
)
def test_recurrences(written: str, meant: str | None) -> None:
    assert recurrences.recurrence(written) == meant


@table(
    ("written", "meant"),
    [
        ("كل ٣ أشهر", "FREQ=YEARLY;BYMONTH=…,…,…,…;BYMONTHDAY=…"),
        ("كل ثلاثة أشهر", "FREQ=YEARLY;BYMONTH=…,…,…,…;BYMONTHDAY=…"),
        ("tous les 2 ans en mai", "FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYMONTHDAY=…"),
        ("tous les 5 mois", ""),
        ("le premier lundi de mai", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=…"),
        ("أول اثنين من مايو", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=…"),
        ("bimensuel", "FREQ=MONTHLY;BYMONTHDAY=…,…"),
        ("toutes les deux semaines", "FREQ=MONTHLY;BYMONTHDAY=…,…"),
        ("deux fois par mois", "FREQ=MONTHLY;BYMONTHDAY=…,…"),
        ("3 fois par trimestre", ""),
        ("deux fois par semaine", ""),
        ("premier jour de chaque mois", "FREQ=MONTHLY;BYMONTHDAY=1"),
        ("laatste dag van juni", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1"),
        ("every 0 months", ""),
        ("<", ""),
    ],
)
def test_what_is_not_said_of_a_recurrence_stands_open(written: str, meant: str) -> None:
    assert recurrences.open_recurrence(written) == meant


@table(
    "written",
    [
        "hebdomadaire",
        "wekelijks",
        "أسبوعي",
        "2x par semaine",
        "tous les lundis",
        "chaque jour",
        "elke maandag",
        "quotidien",
    ],
)
def test_what_comes_oftener_than_each_month_is_no_recurrence(written: str) -> None:
    assert recurrences.too_often(written)
    assert recurrences.open_recurrence(written) == ""


@table("written", ["mensuel", "le premier lundi de mai", "dernier jour du mois", "annuel", "18 mai"])
def test_what_comes_each_month_or_year_is_not_too_often(written: str) -> None:
    assert not recurrences.too_often(written)


@table("written", ["46307", " 46307 ", "46307.5", "46307,75", "\u0664\u0666\u0663\u0660\u0667"])
def test_a_spreadsheets_number_is_its_day(written: str) -> None:
    assert respell.spreadsheet_day(written) == "2026-10-12"


def test_numbers_of_other_days_than_those_of_plans_are_none() -> None:
    found = [respell.spreadsheet_day(each) for each in ("32873", "32874", "54788", "54789")]
    assert found == [None, "1990-01-01", "2049-12-31", None]


WORDS = "12 24-26 000 2026 31 0 9999 mars oct lundi fin du T3 S1 été moitié entre ou - / .. ~ ? au 3 mois مارس نهاية ٢٠٢٦ ans"


@settings(max_examples=150)
@given(
    st.text(alphabet="0123456789-/.~? T:éa€,'oct_W ", max_size=24)
    | st.lists(st.sampled_from(WORDS.split(" ")), max_size=5).flatmap(
        lambda some: st.sampled_from((" ", "")).map(lambda by: by.join(some))
    )
)
def test_whatever_is_proposed_is_right(written: str) -> None:
    assert all(not parse_date(date).impossible for date in respell.dates(written))
    assert all(parse_period(period) for period in spans.periods(written))
    assert all(parse_recurrence(rule) for rule in filter(None, [recurrences.recurrence(written)]))
    for read in (
        recurrences.open_recurrence,
        unclear.yearless,
        unclear.lasting,
        spans.both_ends,
        spans.last_day,
        spans.month_or_day,
    ):
        read(written)
