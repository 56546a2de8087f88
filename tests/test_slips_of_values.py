"""Values as officers write them: money, numbers, days, shares. What help says, and that who obeys has what was meant.

A row is the file, what stood there, what was written, words of the help, and what stands there once it is obeyed: the
one mend that the help leaves, or "" where it asks. Each reading that is offered may stand there.
"""

from __future__ import annotations

from coopctl.i18n.words import words
from tests.tables import table
from tests.test_obeying import replaced
from tests.test_slips import ACTION, AGREEMENT, FILES, PLACES, SETTINGS, found, read

_LINE = "currency: EUR, planned: 60000"
_SHARES = "{code: MA, share: 60}, {code: FR, share: 40}"
_TARGET = "target: {value: 20, date: 2026-06}"
_MISSIONS = "planned: {missions: 2, days: 5}"
_HIGH, _RULE = "priority: high\n", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18"
_FRANCE, _MOROCCO = "country: FR\n", "country: MA\n"
_RENEWAL = "renewal: {mode: tacit, years: 3}"
_URL = "url: https://example.org/convention"
_PERIOD = "period: 2024/2026"
_AGAIN = "write the value itself again"

VALUES = {
    "agreement": AGREEMENT.replace("kind: official\n", "kind: official\n    url: https://example.org/convention\n"),
    "action": ACTION.replace("author: souss}", "author: souss, progress: 10}")
    .replace("priority: high\n", f"priority: high\nweight: 2\ncountries: [{_SHARES}]\n")
    .replace(
        "updates:\n",
        "indicators:\n"
        f"  - id: guides\n    title: Guides\n    unit: personnes\n    {_TARGET}\n"
        "    readings:\n      - {date: 2024-05-31, value: 5}\nupdates:\n",
    ),
    "settings": f"{SETTINGS}thresholds: {{due_soon_days: 30, at_risk_share: 33}}\n"
    "reports:\n  trimestriel: {about: [hdf-souss], since_meeting: last}\n",
}
BASE = FILES | {PLACES[kind]: text for kind, text in VALUES.items()}

SLIPS: tuple[tuple[str, str, str, str, str], ...] = (
    # ---- an amount whose currency stands beside it alone: in the decimals of that one
    ("action", _LINE, "planned: 60.000 euro", "write what you mean: 60000, 60.00; and beside it currency: EUR", ""),
    ("action", _LINE, "planned: 60.000 DT", "write what you mean: 60000, 60.000; and beside it currency: TND", ""),
    # ---- the same in two currencies
    ("action", "planned: 60000", "planned: 640 000 DH (≈ 60 000 €)", "write 60000 alone", ""),
    ("action", "planned: 60000", "planned: 60 000 € soit 640 000 DH", "write 60000 alone", ""),
    ("action", _LINE, "planned: 60000 EUR / 640000 MAD", "{planned: 60000, currency: EUR, …}, {planned: 640000, currency: MAD, …}", ""),
    # ---- amounts that are no amount of the line as they stand
    ("action", "planned: 60000", "planned: 60 milles", "write it as 60000", "planned: 60000"),
    ("action", "planned: 60000", "planned: 60000 BEF", "write 60000 without BEF, if EUR is right", ""),
    ("action", "planned: 60000", "planned: 5 000 €/mois", "‘5 000 €/mois’ is that of a part", ""),
    ("action", "planned: 60000", "planned: 5 000 € per persoon", "is that of a part", ""),
    ("action", "planned: 60000", "planned: 60 T€", "write digits", ""),
    ("action", "planned: 60000", "planned: mise à disposition de locaux", "that it is in kind says kind: in_kind", ""),
    ("action", "planned: 60000", "planned: 30000 en 2024 et 30 000 en 2025", "{year: 2024, planned: 30000, …}, {year: 2025, planned: 30000, …}", ""),
    ("action", "currency: EUR", "currency: EUR EUR", "write EUR alone", ""),
    # ---- amounts by the name of what they are
    *(("action", _LINE, f"currency: EUR, {key}: 60000", f"‘{field}’?", f"currency: EUR, {field}: 60000") for key, field in (("montant prévu", "planned"), ("begroot bedrag", "planned"), ("montant dépensé", "spent"), ("uitgaven", "spent"), ("montant engagé", "committed"))),
    # ---- a place within a document is not dropped
    *(("action", "\nsources: [convention]", f"\nsources: [{written}]", f"write convention alone, and the rest of ‘{written}’", "") for written in ("convention#3", "convention:12", "convention@v2")),
    # ---- what is the same as above is written again
    ("action", "planned: 60000", "planned: idem", _AGAIN, ""),
    ("action", "planned: 60000", "planned: idem 2023", _AGAIN, ""),
    ("action", "planned: 60000", "planned: 〃", _AGAIN, ""),
    ("action", "planned: 60000", "planned: '\"'", _AGAIN, ""),
    ("action", "due: 2024-06", "due: zie boven", _AGAIN, ""),
    ("action", "funder: hdf", "funder: même chose", _AGAIN, ""),
    ("action", "currency: EUR", "currency: idem", _AGAIN, ""),
    # ---- rows told in a word
    ("action", _TARGET, "target: 20 (juin 2026)", "write it as", _TARGET),
    ("action", _TARGET, "target: 20 guides en juin 2026", "write {value: 20, date: 2026-06} alone", ""),
    ("action", f"countries: [{_SHARES}]", "countries: [Maroc (100 %)]", "write it as", "countries: [{code: MA, share: 100}]"),
    # ---- a comma that may part two numbers
    ("action", "date: 2024-05-31, value: 5", "date: 2024-05-31, value: 5, 6", "write what you mean: 5.6, 5, 6", ""),
    # ---- dozens, and dozens of thousands
    ("action", "planned: 60000", "planned: une soixantaine de milliers", "write 60000 alone", ""),
    ("action", _TARGET, "target: {value: 2 douzaines, date: 2026-06}", "write 24 alone", ""),
    # ---- percentages: of so many, of something else, of one
    ("action", "progress: 10", "progress: 2 jalons sur 5", "write it as 40", "progress: 40"),
    ("action", "progress: 10", "progress: 12 guides", "‘12 guides’ counts something else", ""),
    ("action", "progress: 10", "progress: environ 40 %", "write 40 alone", ""),
    ("action", _SHARES, "{code: MA, share: 60}, {code: FR, share: solde}", "write digits", ""),
    ("action", "weight: 2", "weight: 50 %", "write what you mean: 50, 0.5", ""),
    ("settings", "at_risk_share: 33", "at_risk_share: 0.33", "write it as 33", "at_risk_share: 33"),
    ("settings", "at_risk_share: 33", "at_risk_share: un tiers", "write it as 33", "at_risk_share: 33"),
    # ---- days: of a week, in hours, explained
    ("action", _MISSIONS, "planned: {missions: 2, days: 1 semaine}", "write what you mean: 5, 7", ""),
    ("action", _MISSIONS, "planned: {missions: 2, days: 40 h}", "write the number of days", ""),
    ("action", _MISSIONS, "planned: {missions: 2, days: 10 (2x5)}", "write 10 alone", ""),
    ("action", _MISSIONS, "planned: 2 missions van 5 dagen", "write it as {missions: 2, days: 5}", _MISSIONS),
    ("action", _MISSIONS, "planned: 2 missions (10 jours)", "write its fields: {missions: 2, days: …}", ""),
    ("action", _MISSIONS, "planned: 2 missions de 5 jours en mai", "write {missions: 2, days: 5} alone", ""),
    # ---- what comes again: the whole rule stays, and each month that is named
    ("action", _HIGH, f"{_HIGH}recurs: {_RULE};UNTIL=31/12/2026\n", "write it as", f"{_HIGH}recurs: {_RULE};UNTIL=2026-12-31\n"),
    ("action", _HIGH, f"{_HIGH}recurs: {_RULE};UNTIL=05/06/2026\n", f"{_RULE};UNTIL=2026-06-05, {_RULE};UNTIL=2026-05-06", ""),
    ("action", _HIGH, f"{_HIGH}recurs: FREQ=ANNUAL;BYMONTH=mai;BYMONTHDAY=18\n", "write it as", f"{_HIGH}recurs: {_RULE}\n"),
    ("action", _HIGH, f"{_HIGH}recurs: FREQ=QUARTERLY;BYMONTHDAY=18\n", "write FREQ=YEARLY or FREQ=MONTHLY", ""),
    ("action", _HIGH, f"{_HIGH}recurs: سنويا في 18 مايو\n", "write it as", f"{_HIGH}recurs: {_RULE}\n"),
    ("action", _HIGH, f"{_HIGH}recurs: en mars\n", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=…", ""),
    ("action", _HIGH, f"{_HIGH}recurs: elk jaar in mei en oktober\n", "FREQ=YEARLY;BYMONTH=5,10;BYMONTHDAY=…", ""),
    ("action", _HIGH, f"{_HIGH}recurs: chaque année en mai ou juin\n", "FREQ=YEARLY;BYMONTH=…;BYMONTHDAY=…", ""),
    # ---- periods: one of two, one end alone, a length, a school year, marks of both ends
    ("agreement", _PERIOD, "period: 2024 ou 2025", "write what you mean: 2024/2025, 2024, 2025", ""),
    ("agreement", _PERIOD, "period: {start: 2024-01}", "write it as 2024-01/..", "period: 2024-01/.."),
    ("agreement", _PERIOD, "period: {fin: 31/12/2026}", "write it as ../2026-12-31", "period: ../2026-12-31"),
    ("agreement", _PERIOD, "period: 3 ans à compter du 1er mars 2024", "period: 2024-03-01/2027-02-28", ""),
    ("agreement", _PERIOD, "period: 2024-03-31/P11M", "period: 2024-03-31/2025-02-28", ""),
    ("agreement", _PERIOD, "period: 9999-12-31 pour 30 ans", "write it as 2018", ""),
    ("agreement", _PERIOD, "period: 0000-01-01 pour 1 mois", "write it as 2018", ""),
    ("agreement", _PERIOD, "period: 2024-03/P3Y", "period: 2024-03/2027-02", ""),
    ("agreement", _PERIOD, "period: année scolaire 2024-2025", "for instance: 2024-09/2025-06", ""),
    ("agreement", _PERIOD, "period: t/m 2026", "write it as ../2026", "period: ../2026"),
    ("agreement", _PERIOD, "period: tot en met 2026", "write it as ../2026", "period: ../2026"),
    ("agreement", _PERIOD, "period: [2024, 2025, 2026]", "write it as 2024/2026", "period: 2024/2026"),
    ("agreement", _PERIOD, "period: [2024, 2026, 2027]", "write it as 2018, 2018-07/2019-06", ""),
    ("agreement", _PERIOD, "period: 2024 et suivants", "write it as 2024/..", "period: 2024/.."),
    ("agreement", _PERIOD, "period: de 2024 à nos jours", "write it as 2024/..", "period: 2024/.."),
    ("agreement", _PERIOD, "period: toute l'année 2024", "write it as 2024", "period: 2024"),
    ("agreement", _PERIOD, "period: ca. 2024-2026", "write what you mean: 2024~/2026~, 2024~/2026", ""),
    ("agreement", _PERIOD, "period: 2024-2026 (phase 1)", "write 2024/2026 alone", ""),
    ("agreement", _PERIOD, "period: 45352-46203", "2024-03-01/2026-06-30, if a spreadsheet", ""),
    ("agreement", _PERIOD, "period: juin 2026 - mars 2024", "2026-06/2024-03 ends before it begins", ""),
    ("action", "period: 2024-03/2026-06", "period: 2024-03/2026-31", "write a date that exists", ""),
    ("agreement", _PERIOD, "period: du 1er au 15 mars 2024", "write it as", "period: 2024-03-01/2024-03-15"),
    # ---- days: in words, two years in one field, the end of a year
    ("action", "due: 2024-06", "due: Q2/24", "write it as 2024-34", "due: 2024-34"),
    ("action", "due: 2024-06", "due: S1/24", "write it as 2024-40", "due: 2024-40"),
    *(("action", "due: 2024-06", f"{key}: 2024-06", "‘due’?", "due: 2024-06") for key in ("avant", "avant le", "voor", "by", "uiterlijk")),
    ("action", "due: 2024-06", "due: 2024-26", "write what you mean: 2024, 2026", ""),
    ("action", "due: 2024-06", "due: quinze juin 2024", "write it as 2024-06-15", "due: 2024-06-15"),
    ("action", "due: 2024-06", "due: eindejaar 2024", "write it as 2024-12~", "due: 2024-12~"),
    ("action", "due: 2024-06", "due: 30 / 06 / 2024", "write it as 2024-06-30", "due: 2024-06-30"),
    ("action", "due: 2024-06", "due: Juiin 2024", "did you mean ‘2024-06’?", ""),
    ("action", "due: 2024-06", "due: 2024-I", "write it as 2018", ""),
    ("action", "due: 2024-06", "due: متم يونيو 2024", "write it as 2024-06~", "due: 2024-06~"),
    ("agreement", "signed: 2024-01-15", "signed: pas encore", "only an agreement in_negotiation goes without", ""),
    ("agreement", "date: 2025-02-10", "date: 2025-02-28/03-01", "write it as", "date: 2025-02-28/2025-03-01"),
    ("action", "due: 2024-06", "due: schooljaar 2024-2025", "for instance: 2025-06", ""),
    # ---- addresses: a blank within, or words behind; a line that was broken; the signs of a sentence; two in one
    ("agreement", _URL, "url: https://a.fr/x y", "write https://a.fr/x%20y if its blanks belong to the address; else https://a.fr/x alone", ""),
    ("agreement", _URL, "url: https://a.fr/x, page 3", "write https://a.fr/x alone", ""),
    ("agreement", _URL, "url: https://a.fr/?q=plan action", "write https://a.fr/?q=plan%20action if", ""),
    ("agreement", _URL, "url: https://a.fr/mon plan.pdf", "write it as", "url: https://a.fr/mon%20plan.pdf"),
    ("agreement", _URL, "url: https://a.fr/dossier/\n      plan.pdf", "https://a.fr/dossier/%20plan.pdf, https://a.fr/dossier/plan.pdf", ""),
    ("agreement", _URL, "url: www.a.fr/mon plan.pdf", "write it as", "url: https://www.a.fr/mon%20plan.pdf"),
    ("agreement", _URL, "url: www.a.fr/x, page 3", "write https://www.a.fr/x alone", ""),
    ("agreement", _URL, "url: https://a.fr/x.", "write it as", 'url: "https://a.fr/x"'),
    ("agreement", _URL, "url: https://a.fr/x|https://b.fr/y", "keep one of https://a.fr/x, https://b.fr/y", ""),
    # ---- places: the code within its country, by its name, with words beside it; a region for a country
    ("agreement", _FRANCE, f"{_FRANCE}    subdivision: HDF\n", "write it as FR-HDF", f"{_FRANCE}    subdivision: FR-HDF\n"),
    ("agreement", _FRANCE, f"{_FRANCE}    subdivision: 59\n", "write it as FR-59", f"{_FRANCE}    subdivision: FR-59\n"),
    ("agreement", _FRANCE, f"{_FRANCE}    subdivision: dép. 59\n", "write it as FR-59", f"{_FRANCE}    subdivision: FR-59\n"),
    ("agreement", _FRANCE, f"{_FRANCE}    subdivision: FR–HDF\n", "write it as FR-HDF", f"{_FRANCE}    subdivision: FR-HDF\n"),
    ("agreement", _FRANCE, f"{_FRANCE}    subdivision: Nord (59)\n", "write it as FR-59", f"{_FRANCE}    subdivision: FR-59\n"),
    ("agreement", _FRANCE, f"{_FRANCE}    subdivision: FR-59, FR-62\n", "write what you mean: FR-59, FR-62", ""),
    ("agreement", _FRANCE, f"{_FRANCE}    subdivision: Lille (Nord)\n", "write FR-59 alone", ""),
    ("agreement", _FRANCE, f"{_FRANCE}    subdivision: Lille\n", "write for instance: FR-…", ""),
    ("agreement", _MOROCCO, f"{_MOROCCO}    subdivision: SEF\n", "write it as MA-SEF", f"{_MOROCCO}    subdivision: MA-SEF\n"),
    ("agreement", _MOROCCO, f"{_MOROCCO}    subdivision: 9\n", "write it as MA-09", f"{_MOROCCO}    subdivision: MA-09\n"),
    ("agreement", _FRANCE, "country: Hauts-de-France\n", "write FR, and beside it subdivision: FR-HDF", ""),
    ("agreement", _FRANCE, "country: 🇫🇷\n", "write it as FR", _FRANCE),
    # ---- how long a renewal goes on, in months
    ("agreement", _RENEWAL, "renewal: {mode: tacit, months: 36}", "write it as years: 3", ""),
    ("agreement", _RENEWAL, "renewal: {mode: tacit, durée (mois): 36}", "write it as years: 3", ""),
    ("agreement", _RENEWAL, "renewal: {mode: tacit, months: 18}", "it goes on by whole years", ""),
    ("agreement", _RENEWAL, "renewal: {mode: tacit, years: 1.5}", "it goes on by whole years", ""),
    ("agreement", _RENEWAL, "renewal: {mode: tacit, years: 3, notice_weeks: 6}", "write it as notice_days: 42", ""),
    ("agreement", _RENEWAL, "renewal: {mode: tacit, years: 3, notice_months: 3}", "3 months are about 90 days", ""),
    ("agreement", _PERIOD, "months: 36", "as one field: period: …/…", ""),
    # ---- saved reports: the last meeting, a meeting by its day, a day that is none
    ("settings", "since_meeting: last", "since: dernier comité", "write it as since_meeting: last", ""),
    ("settings", "since_meeting: last", "since: last", "write it as since_meeting: last", ""),
    ("settings", "since_meeting: last", "since_meeting: laatste vergadering", "‘last’?", "since_meeting: last"),
    ("settings", "since_meeting: last", "since_meeting: آخر اجتماع", "‘last’?", "since_meeting: last"),
    ("settings", "since_meeting: last", "since_meeting: 2025-02-10", "‘comite-2025’?", "since_meeting: comite-2025"),
    ("settings", "since_meeting: last", "since: 12 octobre 2025", "write it as 2025-10-12", "since: 2025-10-12"),
    ("settings", "since_meeting: last", "since: 2025-02-30", "write a date that exists", ""),
    ("settings", "since_meeting: last", "since: 10/04/2025", "write what you mean: 2025-04-10, 2025-10-04", ""),
    ("settings", "about: [hdf-souss]", "about: [Hauts-de-France – Souss-Massa]", "‘hdf-souss’?", "about: [hdf-souss]"),
    # ---- lists told in one text; places are no coordinates; a number that is none; what is planned is not done
    ("settings", "since_meeting: last}", "since_meeting: last, sheets: en retard}", "write it as [late]", "since_meeting: last, sheets: [late]}"),
    ("settings", "since_meeting: last}", "since_meeting: last, sheets: toutes les fiches}", "write one of [all], [none]", ""),
    ("action", _HIGH, f"{_HIGH}places: Agadir (Maroc)\n", "write it as [Agadir (Maroc)]", f"{_HIGH}places: [Agadir (Maroc)]\n"),
    ("action", _HIGH, f"{_HIGH}places: 30.4278, -9.5981\n", "no field holds its coordinates", ""),
    ("action", _HIGH, f"{_HIGH}places: [80000]\n", 'quote it: "80000"; or the whole text', ""),
    ("action", "number: 7", "number: n/a", "leave the field out", ""),
    ("action", "number: 7", "number: idem", "leave the field out", ""),
    ("action", _HIGH, f"{_HIGH}ended: prévu 2026\n", "not when it is planned", ""),
    # ---- a list between braces without its brackets is told once, with all its entries
    ("settings", "since_meeting: last}", "since_meeting: last, lang: fr, ar}", "write the list between [ and ]: lang: [fr, ar]", ""),
    ("settings", "since_meeting: last}", "since_meeting: last, sheets: late, at_risk}", "sheets: [late, at_risk]", ""),
    ("action", "text: Les candidats", "sources: convention, autre, text: Les candidats", "sources: [convention, autre]", ""),
    # ---- several words where one is wanted: none is chosen, and a small word that parts may belong to one of them
    ("action", "currency: EUR", "currency: €/MAD", "{currency: EUR, …}, {currency: MAD, …}", ""),
    ("action", "currency: EUR", "currency: euros et dirhams", "{currency: EUR, …}, {currency: MAD, …}", ""),
    ("action", "status: planned", "status: planifiée / en cours", "write what you mean: planned, in_progress", ""),
    ("action", "status: planned", "status: gepland en lopend", "write what you mean: planned, in_progress", ""),
    # ---- a number in digits of Arabic
    ("action", "axis: formation", "axis: ٣", "‘formation’?", "axis: formation"),
    # ---- a country is no word of a name: the party from there is asked for
    ("action", "lead: souss", "lead: France", "did you mean ‘hdf’?", ""),
    ("action", "from: hdf", "from: France", "did you mean ‘hdf’?", ""),
    # ---- bodies are no persons
    ("action", "lead: souss", "lead: Université Ibn Zohr", "(hdf, souss), or {organisation: Université Ibn Zohr}", ""),
    ("action", "lead: souss", "lead: وزارة الداخلية", "(hdf, souss), or {organisation: وزارة الداخلية}", ""),
    ("action", _HIGH, f"{_HIGH}partners: Université Ibn Zohr; Lycée Jean Moulin\n", "[{organisation: Université Ibn Zohr}, {organisation: Lycée Jean Moulin}]", ""),
    # ---- somebody who is not known, and a party on the side of another
    ("action", "lead: souss", "lead: {person: à désigner}", "leave the field out", ""),
    ("action", "lead: souss", "lead: {party: souss, organisation: '?'}", "leave the field out", ""),
    ("action", "lead: souss", "lead: {party: hdf, organisation: Région Souss-Massa}", "keep one of the two", ""),
    ("agreement", _PERIOD, f"{_PERIOD}\nassessments: [{{date: 2025, by: hdf, verdict: '?'}}]", "write the text itself", ""),
    # ---- people with their side, several in one text
    ("action", "coordinators: [hdf, souss]", "coordinators: Anne Petit (hdf), Karim Bennani (souss)", "[{party: hdf, person: Anne Petit}, {party: souss, person: Karim Bennani}]", ""),
    ("agreement", "\n      - {party: souss, person: Karim Bennani, role: chair}", " {hdf: [Anne Petit, Luc Roy], souss: [Karim Bennani]}", "write it as", " [{party: hdf, person: Anne Petit}, {party: hdf, person: Luc Roy}, {party: souss, person: Karim Bennani}]"),
    # ---- a status in the place of a day: what is open has none
    ("action", "due: 2024-06", "due: 2024-06\n    statut: fait", "done: …", ""),
    ("action", "due: 2024-06", "due: 2024-06\n    statut: en cours", "neither done nor dropped is open", ""),
    ("action", "due: 2024-06", "due: 2024-06\n    statut: 50 %", "neither done nor dropped is open", ""),
    ("action", "due: 2024-06", "due: 2024-06\n    statut: annulée le 3 mai 2024", "dropped: 2024-05-03", ""),
    ("action", "due: 2024-06", "due: 2024-06\n    الحالة: منجز", "done: …", ""),
    # ---- words that are no references; a bracket that is no day's
    ("agreement", "about: [hdf-souss/jeunes-guides]", "about: toutes les actions", "begin each entry with a dash", ""),
    ("agreement", "- id: note-eau\n        text: Rédiger une note sur l'eau\n        owners: [souss]\n        about: [hdf-souss/jeunes-guides]", "- Rédiger une note (CRSM) (juin 2025)", "write it as", "- {id: rediger-une-note-crsm, text: Rédiger une note (CRSM), due: 2025-06}"),
    ("agreement", "- id: note-eau\n        text: Rédiger une note sur l'eau\n        owners: [souss]\n        about: [hdf-souss/jeunes-guides]", "- Rédiger une note (souss, juin 2025)", "write it as", '- {id: rediger-une-note-souss-juin-2025, text: "Rédiger une note (souss, juin 2025)"}'),
    # ---- the day by which it is due stays in its sentence, which does not break off before it; from when on is no such day
    ("agreement", "- id: note-eau\n        text: Rédiger une note sur l'eau\n        owners: [souss]\n        about: [hdf-souss/jeunes-guides]", "- Rédiger une note avant le 30 juin 2025", "write it as", "- {id: rediger-une-note-avant-le-30-juin-2025, text: Rédiger une note avant le 30 juin 2025, due: 2025-06-30}"),
    ("agreement", "- id: note-eau\n        text: Rédiger une note sur l'eau\n        owners: [souss]\n        about: [hdf-souss/jeunes-guides]", "- La note vaut à partir du 30 juin 2025", "write it as", "- {id: la-note-vaut-a-partir-du-30-juin-2025, text: La note vaut à partir du 30 juin 2025}"),
    ("agreement", "- id: note-eau\n        text: Rédiger une note sur l'eau\n        owners: [souss]\n        about: [hdf-souss/jeunes-guides]", "- La note ne vaut pas avant le 30 juin 2025", "write it as", "- {id: la-note-ne-vaut-pas-avant-le-30-juin-2025, text: La note ne vaut pas avant le 30 juin 2025}"),
    ("agreement", "owners: [souss]", "eigenaar: souss", "owners: [souss]", ""),
    # ---- what stands beside a language is not dropped
    ("agreement", _URL, f"{_URL}\n    language: français (Maroc)", "write fr alone", ""),
    ("agreement", _URL, f"{_URL}\n    language: en français", "write it as fr", f"{_URL}\n    language: fr"),
    # ---- of a text that is too long for a name nothing is dropped; an amount under its year keeps its remark
    ("action", "- id: appel", "- id: Appel à candidatures pour vingt jeunes guides de montagne de la vallée", "write it as appel-a-candidatures-pour-vingt-jeunes-guides-de-montagne", ""),
    ("action", f"- {{year: 2024, kind: cash, funder: hdf, {_LINE}}}", "- 2024 : 60 000 € (reste à confirmer)", "{year: 2024, kind: …, currency: EUR, planned: 60000, note: reste à confirmer}", ""),
    # ---- the number of the format, and what would be lost beside it
    ("settings", "format: 1", "format: version 1", "write it as 1", "format: 1"),
    ("settings", "format: 1", "format: 1, fr", "write it as 1", ""),
    # ---- a country that there is none of is not written into a row
    ("action", f"[{_SHARES}]", "MA 60 %, XX 40 %", "begin each entry with a dash", ""),
    # ---- lengths of time in the settings
    ("settings", "due_soon_days: 30", "due_soon_days: 4 semaines", "write it as 28", "due_soon_days: 28"),
)  # fmt: skip


def test_the_workspace_of_the_values_is_clean() -> None:
    assert found(BASE) == []


@table("written", ["{MA: 60, FR: 40}", "{Maroc: 60 %, France: 40 %}"])
def test_shares_under_their_countries_are_rows(written: str) -> None:
    action = VALUES["action"].replace(_SHARES, written)
    told = found(BASE | {PLACES["action"]: action})

    helps = [words(("en",)).say(each.help) for each in told if each.help]
    assert helps == ["write a line for each: {code: MA, share: 60}, {code: FR, share: 40}"] * 2


@table("written", ["60000, dont 30000 souss", "60 000 €, dont 30000 souss"])
def test_words_behind_the_comma_of_a_number_belong_elsewhere(written: str) -> None:
    action = VALUES["action"].replace("planned: 60000", f"planned: {written}")
    told = found(BASE | {PLACES["action"]: action})

    helps = [words(("en",)).say(each.help) for each in told if each.help and each.code == "unknown-field"]
    assert helps == [f"write 60000 alone, and the rest of ‘{written}’ in a note"]


@table("slip", SLIPS, ids=lambda slip: slip[2].strip().replace("\n", "⏎"))
def test_a_value_is_told_as_it_was_meant(slip: tuple[str, str, str, str, str]) -> None:
    hold(slip)


def hold(slip: tuple[str, str, str, str, str]) -> None:
    """Hold a slip to what is said of it, and each reading that is offered to a file in which nothing is wrong."""
    kind, old, written, said, obeyed = slip
    path, text = PLACES[kind], VALUES[kind]
    assert text.count(old) == 1, old
    wrong = text.replace(old, written)

    (finding,) = found(BASE | {path: wrong})

    assert finding.help, written
    assert said in words(("en",)).say(finding.help), (written, words(("en",)).say(finding.help))
    assert (finding.mend is not None) == bool(obeyed), written
    if finding.mend is not None:
        assert replaced(wrong, finding.span, finding.mend) == text.replace(old, obeyed), written
    readings = finding.help.params.get("words", ())
    offered = (finding.mend,) if finding.mend is not None else readings if isinstance(readings, tuple) else ()
    for reading in (str(each) for each in offered if "…" not in str(each)):
        assert not read(BASE | {path: replaced(wrong, finding.span, reading)}).findings
