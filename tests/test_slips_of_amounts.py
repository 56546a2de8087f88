"""Amounts and lengths of time with the marks of spreadsheets, prices and calendars; many slips are one test."""

from __future__ import annotations

from tests.tables import table
from tests.test_slips_of_values import hold

_DAYS, _SOON, _AMOUNT = "planned: {missions: 2, days: 5}", "due_soon_days: 30", "planned: 60000"


def _amount(written: str, obeyed: str) -> tuple[str, str, str, str, str]:
    return "action", _AMOUNT, f"planned: {written}", f"write it as {obeyed}", f"planned: {obeyed}"


MARKS = tuple(
    _amount(written, "60000")
    for written in (
        "60‘000", "60`000", "60\u02c8000", "60;000", "60/000", "60|000", "60*000", "60:000", "60-000", "60  000", "\uff16\uff10\u3000\uff10\uff10\uff10"
    )
)  # fmt: skip
BOTH_WAYS = (
    *(
        ("action", _AMOUNT, f"planned: {written}", "write what you mean: 60000, 60.00", "")
        for written in ("60·000", "60˙000", "\uff16\uff10\uff0c\uff10\uff10\uff10")
    ),
    _amount("1·250·000", "1250000"),
    _amount("1;250;000", "1250000"),
    _amount("60·50", "60.50"),
    _amount("\u0666\u0660\u066c\u0660\u0660\u0660\u066b\u0665\u0660", "60000.50"),
)
HUNDREDTHS = (
    *(
        _amount(written, "12500.50")
        for written in (
            "12 500 € 50", "12500€50", "12.500 euros 50", "12 500 euros et 50 centimes", "12500 euro en 50 cent"
        )
    ),
    ("action", _AMOUNT, "planned: 12 500 dh 50", "write 12500.50 without MAD, if EUR is right", ""),
    ("action", _AMOUNT, "planned: 60 000 € 24 mois", "write the number alone", ""),
)  # fmt: skip
DAYS = (
    *(
        ("action", _DAYS, f"planned: {{missions: 2, days: {written}}}", f"write {number} alone", "")
        for written, number in (
            ("10 jours ouvrables", 10), ("10 werkdagen", 10), ("10 working days", 10), ("10 أيام عمل", 10),
            ("10 jours en tout", 10),
        )
    ),
    *(
        ("action", _DAYS, f"planned: {{missions: 2, days: {written}}}", "write it as", f"planned: {{missions: 2, days: {number}}}")
        for written, number in (
            ("2 jours et demi", "2.5"), ("10 jrs", "10"), ("10 jours par mission", "10"), ("يومان", "2"),
        )
    ),
    ("action", _DAYS, "planned: {missions: 2, days: أسبوعان}", "write what you mean: 10, 14", ""),
    ("action", _DAYS, "planned: {missions: 2, days: 1 semaine et 2 jours}", "write the number of days", ""),
    ("settings", _SOON, "due_soon_days: 10 jours ouvrables", "of the calendar: ‘10 jours ouvrables’ counts those of work", ""),
    ("settings", _SOON, "due_soon_days: أسبوعان", "write it as 14", "due_soon_days: 14"),
    ("settings", _SOON, "due_soon_days: 3 mois", "months have no fixed number", ""),
    ("agreement", "years: 3}", "years: سنتان}", "write it as 2", "years: 2}"),
)  # fmt: skip
MULTIPLIED = (
    *(_amount(written, "500000") for written in ("½ million", "1/2 million", "0,5 M€", "M€ 0,5", "k€ 500", "500 الف")),
    *(_amount(written, number) for written, number in (("3/4 M€", "750000"), ("1 ½ million", "1500000"), ("10⁶", "1000000"))),
    *(_amount(written, number) for written, number in (("1234567 1/2 EUR", "1234567.5"), ("1/3 million", "333333.33"))),
    *(
        ("action", _AMOUNT, f"planned: {written}", "write digits", "")
        for written in ("5 dizaines de milliers", "2 cents mille", "6 000 cents", "60 millièmes", "60 d.")
    ),
    ("action", _AMOUNT, "planned: 20 000 (2024) + 40 000 (2025)", "{year: 2024, planned: 20000, …}, {year: 2025, planned: 40000, …}", ""),
    ("action", _AMOUNT, "planned: 500+500 k€", "write what you mean: 500500, 1000000", ""),
    ("action", "currency: EUR, planned: 60000", "currency: TND, planned: 60.000 TND", "write what you mean: 60000, 60.000", ""),
    ("action", _AMOUNT, "planned: 60 000 TTC", "write 60000 alone", ""),
    ("action", _AMOUNT, "planned: 60 briques", "write digits", ""),
    ("action", _AMOUNT, "planned: 60 kilo-euros", "write digits", ""),
    ("action", _AMOUNT, "planned: 60000 EUR + 5000 MAD", "write digits", ""),
    ("action", _AMOUNT, "planned: 60000 EUR + 5000 EUR", "write what you mean: 65000", ""),
    ("action", "funder: hdf", "funder: hdf (50 %)", "write hdf alone", ""),
)  # fmt: skip
AROUND = (
    *(_amount(written, "60000") for written in ("“60000”", "«60000»", "\"'60000\"")),
    *(
        ("action", _AMOUNT, f"planned: {written}", "nothing is taken over from elsewhere", "")
        for written in ("inclus dans la ligne 2", "cf. annexe 2", "zie bijlage 2", "voir convention")
    ),
    *(
        ("action", "currency: EUR", f"currency: {written}", f"write it as {code}", f"currency: {code}")
        for written, code in (
            ("EUR.", "EUR"), ("EUR (€)", "EUR"), ("Dirham marocain (MAD)", "MAD"), ("Dinar tunisien", "TND"),
            ("\u200fMAD", "MAD"), ("\uff25\uff35\uff32", "EUR"), ("\u0415UR", "EUR"),
        )
    ),
)  # fmt: skip


@table("slip", (*MARKS, *BOTH_WAYS, *HUNDREDTHS, *DAYS, *MULTIPLIED, *AROUND), ids=lambda slip: slip[2])
def test_an_amount_and_a_length_of_time_are_told_as_they_were_meant(slip: tuple[str, str, str, str, str]) -> None:
    hold(slip)
