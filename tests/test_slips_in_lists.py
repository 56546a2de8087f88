"""Slips in lists: several entries written as one. Each row is as in tests/test_slips_of_values, and many are one test."""

from __future__ import annotations

from tests.tables import table
from tests.test_slips_of_values import hold

_TAGS, _ABOUT = "tags: [jeunesse, tourisme]", "about: [hdf-souss]"
_COUNTRIES = "countries: [{code: MA, share: 60}, {code: FR, share: 40}]"
_BOTH, _ROWS = "each as an entry of its own: jeunesse, tourisme", "each as an entry of its own: {code: MA}, {code: FR}"
_LATIN = "write each as an entry of its own, in the letters a–z, for instance: youth, tourism"

TAGS = (
    *(
        ("action", _TAGS, f"tags: [{written}]", _BOTH, "")
        for written in ("jeunesse; tourisme", "Jeunesse ; Tourisme", "jeunesse، tourisme", "jeunesse / tourisme")
    ),
    *(("action", _TAGS, f"tags: [{written}]", _LATIN, "") for written in ("شباب، سياحة", "الشباب و السياحة", "شباب؛ سياحة")),
    ("action", _TAGS, "tags: [Jeunesse et tourisme]", f"write ‘jeunesse-et-tourisme’ if it is one, else {_BOTH}", ""),
    ("action", _TAGS, "tags: [jeunesse en tourisme]", f"write ‘jeunesse-en-tourisme’ if it is one, else {_BOTH}", ""),
    ("action", _TAGS, "tags: شباب، سياحة", "write it in the letters a–z, for instance: [youth, tourism]", ""),
    ("action", _TAGS, "tags: jeunesse et tourisme", "write what you mean: [jeunesse-et-tourisme], [jeunesse, tourisme]", ""),
    ("action", _TAGS, "tags: Éducation à l'eau", "write it as [education-a-l-eau]", "tags: [education-a-l-eau]"),
)  # fmt: skip
COUNTRIES = (
    *(
        ("action", _COUNTRIES, f"countries: [{written}]", _ROWS, "")
        for written in (
            "Maroc et France", "Marokko en Frankrijk", "المغرب، فرنسا", "المغرب وفرنسا", "MA/FR", "MA FR", "MA-FR"
        )
    ),
    ("action", _COUNTRIES, "countries: Maroc - France", "write it as", "countries: [{code: MA}, {code: FR}]"),
    ("action", _COUNTRIES, "countries: Trinidad and Tobago; Morocco", "write it as", "countries: [{code: TT}, {code: MA}]"),
    ("action", _COUNTRIES, "countries: [Bosnie et Herzégovine]", "write it as {code: BA}", "countries: [{code: BA}]"),
    ("action", _COUNTRIES, "countries: 60 % Maroc, 40 % France", "write it as", _COUNTRIES),
    ("action", _COUNTRIES, "countries: المغرب (60٪)، فرنسا (40٪)", "write it as", _COUNTRIES),
    ("action", _COUNTRIES, "countries: Marokko 60 procent, Frankrijk 40 procent", "write it as", _COUNTRIES),
    ("action", _COUNTRIES, "countries: {MA, FR}", "write it as", "countries: [{code: MA}, {code: FR}]"),
    ("action", _COUNTRIES, "countries: 🇲🇦 🇫🇷", "write it as", "countries: [{code: MA}, {code: FR}]"),
    ("action", _COUNTRIES, "countries: Congo", "write what you mean: [{code: CD}], [{code: CG}]", ""),
    ("action", _COUNTRIES, "countries: [Congo]", "write what you mean: {code: CD}, {code: CG}", ""),
)  # fmt: skip
LANGUAGES = tuple(
    ("settings", "since_meeting: last", f"since_meeting: last, lang: [{written}]", "each as an entry of its own: fr, ar", "")
    for written in (
        "français et arabe", "fr; ar", "fr، ar", "الفرنسية، العربية", "Frans en Arabisch", "français/arabe", "fr ar",
        "fr - ar", "français (France) et arabe",
    )
)  # fmt: skip
REFERENCES = (
    ("settings", _ABOUT, "about: hdf-souss et mons-sefrou", "write it as", "about: [hdf-souss, mons-sefrou]"),
    ("agreement", "sources: [convention]", "sources: [convention; https://a.fr/x]", "of its own: convention, https://a.fr/x", ""),
    ("agreement", "sources: [convention]", "sources: [convention#p4]", "write convention alone, and the rest of", ""),
    ("agreement", "sources: [convention]", "sources: [convention et annexe]", "write convention alone, and the rest of", ""),
    ("action", "depends_on: [hdf-souss/centre-eau]", "depends_on: [centre-eau; mons-sefrou/x]", "write hdf-souss/centre-eau alone", ""),
    ("action", "axis: formation", "axis: formation et eau", "write what you mean: eau, formation", ""),
    ("action", "coordinators: [hdf, souss]", "coordinators: [Anne Petit; Karim Bennani]", "{person: Anne Petit}, {person: Karim Bennani}", ""),
)  # fmt: skip
NUMBERS_AND_WORDS = (
    ("action", "priority: high\n", "priority: high\nsdg: [4; 8]\n", "each as an entry of its own: 4, 8", ""),
    ("action", "priority: high\n", "priority: high\nsdg: [ODD 4 et 8]\n", "each as an entry of its own: 4, 8", ""),
    ("action", "priority: high\n", "priority: high\nsdg: [٤، ٨]\n", "each as an entry of its own: 4, 8", ""),
    ("settings", "since_meeting: last", "since_meeting: last, sheets: [en retard; à risque]", "of its own: late, at_risk", ""),
)  # fmt: skip
_INTERNAL = "format: 1\n"
RHYTHMS = (
    *(
        ("settings", _INTERNAL, f"{_INTERNAL}rhythm: {written}\n", f"‘{word}’?", f"{_INTERNAL}rhythm: {word}\n")
        for written, word in (("4x par an", "quarterly"), ("2 keer per jaar", "half_yearly"), ("12 fois par an", "monthly"))
    ),
    ("settings", _INTERNAL, f"{_INTERNAL}rhythm: 3 fois par an\n", "choose one of these words", ""),
    ("settings", "since_meeting: last", "since_meeting: true", "write it as last", "since_meeting: last"),
    ("settings", "about: [hdf-souss]", "about: tous", "leave the field out: without it", ""),
    ("settings", "about: [hdf-souss]", "about: [all]", "leave the field out: without it", ""),
    ("settings", "since_meeting: last", "since: janvier 2025", "write what you mean: 2025-01-01, 2025-01-31", ""),
)  # fmt: skip
INTERNAL = (
    *(
        ("settings", _INTERNAL, f"{_INTERNAL}internal: {written}\n", "", f"{_INTERNAL}internal: {obeyed}\n")
        for written, obeyed in (
            ("[mises à jour]", "[updates]"), ("[notes des jalons]", "[milestones.note]"), ("jalons", "[milestones]"),
            ("[auteur des mises à jour]", "[updates.author]"), ("[mises à jour > auteur]", "[updates.author]"),
            ("budget, mises à jour", "[budget, updates]"),
        )
    ),
    ("settings", _INTERNAL, f"{_INTERNAL}internal: [Budget et mises à jour]\n", "of its own: budget, updates", ""),
    ("settings", _INTERNAL, f"{_INTERNAL}internal: [الميزانية، التحديثات]\n", "of its own: budget, updates", ""),
)  # fmt: skip
CODES = (
    ("agreement", "url: https://example.org/convention", "url: doi:10.1000/182", "write it as", "url: https://doi.org/10.1000/182"),
    ("agreement", "url: https://example.org/convention", "url: a@example.org", "e-mail addresses have no place", ""),
    ("agreement", "url: https://example.org/convention", "url: convention.pdf", "file: files/convention.pdf", ""),
    ("agreement", "kind: official", "kind: official\n    language: fr, ar", "write what you mean: fr, ar", ""),
    ("agreement", "kind: official", "kind: official\n    language: fr-MA-x", "write the language as", ""),
    ("action", f"{_COUNTRIES[1:]}", "ountries: [{code: MA, pourcentage: 60}, {code: FR, share: 40}]", "‘share’?", f"{_COUNTRIES[1:]}"),
    ("agreement", "country: FR\n", "country: FR\n    subdivision: hauts de france\n", "write it as FR-HDF", "country: FR\n    subdivision: FR-HDF\n"),
)  # fmt: skip


@table(
    "slip",
    (*TAGS, *COUNTRIES, *LANGUAGES, *REFERENCES, *NUMBERS_AND_WORDS, *INTERNAL, *RHYTHMS, *CODES),
    ids=lambda slip: slip[2],
)
def test_several_entries_that_stand_as_one_are_told_as_they_are_to_be_written(
    slip: tuple[str, str, str, str, str],
) -> None:
    hold(slip)
