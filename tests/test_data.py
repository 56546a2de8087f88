"""The first data: the facts of two press articles, held one by one, and nothing that the articles do not say.

The articles are not in the repository. To hold the promise that no sentence of theirs was copied,
`tests/facts/shingles.txt` keeps a digest of every run of eight words in them (see `shingles`), one a line, sorted.
It was written by `sorted(shingles(article_1) | shingles(article_2))`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coopctl import trees
from coopctl.checking import engine
from coopctl.loading import loader
from coopctl.measures import coming
from coopctl.model.texts import Text
from coopctl.model.vocabularies import (
    ActionStatus,
    AgreementKind,
    AgreementStatus,
    ApprovalKind,
    MeetingKind,
    Severity,
)
from tests.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coopctl.loading.loader import Loaded
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Agreement, Json, Meeting, Record, Who
    from tests.conftest import Run

ROOT = Path(__file__).parents[1]
WRITTEN = (ROOT / "coopctl.yaml", ROOT / "docs" / "DATA.md", *sorted((ROOT / "data").rglob("*.yaml")))
RUN = 8

FRAMEWORK = "casablanca-settat-wallonia"
PLAN = "casablanca-settat-wallonia-2020"
PARTNERSHIP = "mons-sefrou"

#: What the articles cannot support: nobody answers for an action, nothing is counted, nothing is dated.
UNSUPPORTED = {
    "adopted", "baseline", "started", "ended", "occurrences", "lead", "coordinators", "priority", "weight", "part_of",
    "milestones", "indicators", "budget", "missions", "updates", "depends_on", "related", "countries", "external_ids",
}  # fmt: skip

#: Text that is the same in every language: names of people and houses, and a spelling.
PROPER_NAMES = {
    "Abdelhak Hamdaoui", "Ahmed Rahhou", "Bouchaib Samawi", "Elio Di Rupo", "Frédéric Daerden",
    "Jean Paul Deplus", "Khadija Nahime", "Mohamed Akouz", "Mohamed Ameur", "Motonobu Kasajima", "Mustapha Bakkoury",
    "Régine Henriette", "Mundaneum", "Sefrou",
}  # fmt: skip

#: Keys whose values are text (a string or a map of languages), in both kinds of record.
TEXT_KEYS = {
    "title", "summary", "name", "place", "aliases", "note", "text", "topics", "organisation", "person", "functions",
    "objectives", "beneficiaries", "means", "places", "notes",
}  # fmt: skip

#: Languages of those who sign, and English. Notes, which no paper tells, are in two: whoever doubts a value reads the
#: articles.
LANGUAGES = {"fr", "en", "nl", "ar"}
NOTES = {"notes"}

#: Number, name, axis, DAC code, SDGs, and words that the French title and summary must hold.
ACTIONS: tuple[tuple[int, str, str, int, tuple[int, ...], tuple[str, ...]], ...] = (
    (1, "university-guidance", "youth-integration", 11420, (4,), ("Fès", "Séfrou", "Oujda", "universités belges")),
    (2, "hospital-skills", "health", 12181, (3,), ("CHU de Fès", "hôpitaux de Séfrou")),
    (3, "trainers-exchange", "youth-integration", 11330, (4, 8), ("stagiaires", "OFPPT", "formateurs")),
    (4, "legal-framework", "none", 15130, (16,), ("bâtonnier de Mons", "lois nationales")),
    (5, "moroccan-culture-day", "culture", 25010, (8, 17), ("18 mai", "centre régional d’investissement")),
    (6, "photo-exhibition", "culture", 16061, (11,), ("Mundaneum", "Marrakech", "Charles Eneghien", "Musée juif")),
    (7, "film-screenings", "culture", 16061, (11,), ("Al Massira El Khadra", "Plaza Art", "Demain")),
    (8, "musicians-exchange", "culture", 16061, (11,), ("andalouse", "classique", "festival du Hainaut", "Tournai")),
    (9, "cinema-museum-specifications", "culture", 16061, (11,), ("expertise", "cinéma", "musée", "municipalité")),
    (10, "sacred-music", "culture", 16061, (11, 16), ("sacrée judéo-arabe", "festival de Fès")),
)

#: Agreement, meeting: person, side, organisation, functions, role, as French readers see them.
PEOPLE = {
    (FRAMEWORK, "brussels-2020"): (
        ("Mustapha Bakkoury", "casablanca-settat", "Conseil de la région de Casablanca-Settat",
         ("Président du conseil régional",), None),
        ("Frédéric Daerden", "wallonia", "Gouvernement de la Fédération Wallonie-Bruxelles",
         ("Vice-président du gouvernement", "Ministre du Budget, de la Fonction publique et de l’Égalité des chances"),
         None),
    ),
    (PLAN, "namur-signing"): (
        ("Mustapha Bakkoury", "casablanca-settat", "Conseil de la région de Casablanca-Settat",
         ("Président du conseil régional",), "signatory"),
        ("Elio Di Rupo", "wallonia", "Gouvernement de Wallonie", ("Ministre-président de la Wallonie",), "signatory"),
        ("Mohamed Ameur", None, "Royaume du Maroc", ("Ambassadeur du Maroc en Belgique et au Luxembourg",), None),
        ("Ahmed Rahhou", None, "Royaume du Maroc", ("Ambassadeur du Maroc auprès de l’Union européenne",), None),
        ("Motonobu Kasajima", None, "Wallonie-Bruxelles", ("Délégué général Wallonie-Bruxelles à Rabat",), None),
    ),
    (PARTNERSHIP, "visit-2018"): (
        ("Khadija Nahime", "mons", "Conseil communal de Mons", ("Conseillère communale",), "member"),
        ("Jean Paul Deplus", "mons", "Conseil communal de Mons", ("Conseiller communal",), "member"),
        ("Régine Henriette", "mons", "Orchestre royal de chambre de Wallonie", (), "member"),
        ("Mohamed Akouz", "mons", "Association belgo-marocaine", ("Membre de l’association",), "member"),
        ("Bouchaib Samawi", "mons", "Droit et Devoir asbl",
         ("Conseiller auprès du CPAS", "Directeur de Droit et Devoir, centre d’insertion sociale et professionnelle",
          "Polytechnicien"), None),
    ),
}  # fmt: skip

#: Action: organisation or person, side, role, as French readers see them.
PARTNERS = {
    "university-guidance": (),
    "hospital-skills": (("CHU de Fès", None, "beneficiary"), ("Hôpitaux de Séfrou", "sefrou", "beneficiary")),
    "trainers-exchange": (
        ("Office de la formation professionnelle et de la promotion du travail (OFPPT)", None, "operator"),
        ("Insertion professionnelle Wallonie-Bruxelles", None, "operator"),
    ),
    "legal-framework": (("Bâtonnier de Mons", "mons", "partner"),),
    "moroccan-culture-day": (("Centre régional d’investissement", None, "partner"),),
    "photo-exhibition": (
        ("Mundaneum", None, "partner"),
        ("Fonds photographique de Marrakech", None, "partner"),
        ("Musée juif", None, "partner"),
        ("Fonds photographique de Séfrou", "sefrou", "partner"),
    ),
    "film-screenings": (("Cinéma Plaza Art", "mons", "host"), ("Festival «\u00a0Demain\u00a0»", "mons", "host")),
    "musicians-exchange": (("Ville de Tournai", None, "partner"), ("Festival du Hainaut", None, "host")),
    "cinema-museum-specifications": ((None, "mons", "operator"), (None, "sefrou", "beneficiary")),
    "sacred-music": (),
}


def shingles(text: str) -> set[str]:
    """Return a digest of every run of eight words: letters and digits only, without case and accents."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    words = re.findall(r"[a-z0-9]+", "".join(each for each in folded if not unicodedata.combining(each)))
    runs = (" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
    return {hashlib.sha256(run.encode()).hexdigest()[:16] for run in runs}


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return loader.load(trees.worktree(ROOT))


@pytest.fixture(scope="module")
def portfolio(loaded: Loaded) -> Portfolio:
    return loaded.portfolio


def test_all_that_is_found_in_the_data_is_that_nobody_leads_the_ten_actions(loaded: Loaded) -> None:
    findings = (*loaded.findings, *engine.run(loaded))
    assert {(each.path, each.code, each.severity) for each in findings} == {
        (action.path, "no-lead", Severity.HINT) for action in loaded.portfolio.actions.values()
    }
    assert {path for path in loaded.paths if path.endswith(".yaml")} == {
        path.relative_to(ROOT).as_posix() for path in WRITTEN if path.suffix == ".yaml"
    }
    assert loaded.portfolio.left_out == ()
    assert loaded.portfolio.strays == ()


def test_there_are_three_agreements_and_ten_actions_of_one_of_them(portfolio: Portfolio) -> None:
    assert {ref: (each.kind, each.status) for ref, each in portfolio.agreements.items()} == {
        FRAMEWORK: (AgreementKind.FRAMEWORK, AgreementStatus.IN_FORCE),
        PLAN: (AgreementKind.ACTION_PLAN, AgreementStatus.SIGNED),
        PARTNERSHIP: (AgreementKind.PARTNERSHIP, AgreementStatus.IN_NEGOTIATION),
    }
    assert set(portfolio.actions) == {f"{PARTNERSHIP}/{name}" for _, name, *_ in ACTIONS}


def test_parties_are_described_once_with_their_codes(portfolio: Portfolio) -> None:
    described = {
        (ref, party.id): (french(party.name), party.kind, party.country, party.subdivision)
        for ref, agreement in portfolio.agreements.items()
        for party in agreement.parties
        if party.name
    }
    assert described == {
        (FRAMEWORK, "casablanca-settat"): ("Région de Casablanca-Settat", "region", "MA", "MA-06"),
        (FRAMEWORK, "wallonia"): ("Wallonie", "region", "BE", "BE-WAL"),
        (PARTNERSHIP, "mons"): ("Ville de Mons", "municipality", "BE", "BE-WHT"),
        (PARTNERSHIP, "sefrou"): ("Ville de Séfrou", "municipality", "MA", "MA-SEF"),
    }
    assert [(party.id, party.role) for party in portfolio.agreements[PLAN].parties] == [
        ("casablanca-settat", "signatory"),
        ("wallonia", "signatory"),
    ]


def test_the_framework_has_its_computed_date_its_meeting_and_its_open_decision(portfolio: Portfolio) -> None:
    framework = portfolio.agreements[FRAMEWORK]
    assert str(framework.signed) == "2018-07~"
    assert framework.period is None
    (meeting,) = framework.meetings
    assert (str(meeting.date), meeting.kind, french(meeting.place)) == (
        "2020-01-28", MeetingKind.FOLLOW_UP, "Bruxelles, Belgique",
    )  # fmt: skip
    assert [french(topic) for topic in meeting.topics] == [
        "Renforcement des capacités administratives",
        "Formation des élus et des cadres de Casablanca-Settat",
    ]
    (decision,) = meeting.decisions
    assert "programme de collaboration" in french(decision.text)
    assert [owner.party for owner in decision.owners] == ["casablanca-settat", "wallonia"]
    assert (decision.due, decision.done, decision.dropped, decision.about) == (None, None, None, ())
    assert all(word in french(meeting.summary) for word in ("MAP", "éducation", "formation", "fonction publique"))
    assert any("28 janvier 2020" in french(note) and "calculée" in french(note) for note in framework.notes)
    assert any("Fédération Wallonie-Bruxelles" in french(note) for note in framework.notes)


def test_the_plan_stands_under_the_framework_with_five_axes_and_no_action(portfolio: Portfolio) -> None:
    plan = portfolio.agreements[PLAN]
    assert (plan.parent, str(plan.signed), str(plan.period)) == (FRAMEWORK, "2020-01-28~", "2020")
    assert [(axis.number, axis.id, axis.dac, axis.sdg) for axis in plan.axes] == [
        (1, "training-integration", (11330, 16020), ()),
        (2, "food-industry", (32161,), ()),
        (3, "sustainable-development", (41010,), ()),
        (4, "renewable-energy", (23210,), ()),
        (5, "advanced-regionalisation", (15112,), ()),
    ]
    assert portfolio.actions_of(PLAN) == ()
    (meeting,) = plan.meetings
    assert (str(meeting.date), meeting.kind, french(meeting.place)) == (
        "2020-01-28~", MeetingKind.SIGNING, "Namur, Belgique",
    )  # fmt: skip
    assert any("Minister-President" in french(note) for note in plan.notes)


def test_the_signing_in_namur_is_told_after_the_talks_in_brussels(run: Run) -> None:
    listed = run("-C", str(ROOT), "list", "meetings", "--sort", "date", "--format", "tsv").stdout
    assert [line.split("\t")[1] for line in listed.splitlines()[1:]] == ["visit-2018", "brussels-2020", "namur-signing"]


def test_the_partnership_is_not_signed_and_has_the_governor_s_approval(portfolio: Portfolio) -> None:
    partnership = portfolio.agreements[PARTNERSHIP]
    assert (partnership.signed, partnership.period) == (None, None)
    (approval,) = partnership.approvals
    assert approval.by
    assert (french(approval.by.person), approval.by.party) == ("Abdelhak Hamdaoui", None)
    assert [french(function) for function in approval.by.functions] == ["Gouverneur"]
    assert (approval.kind, approval.state, approval.date) == (ApprovalKind.GOVERNOR, None, None)
    assert "marqué son accord" in french(approval.note)
    assert "Ni la forme" in french(approval.note)
    assert [axis.id for axis in partnership.axes] == ["youth-integration", "health", "culture"]
    (visit,) = partnership.meetings
    assert (str(visit.date), visit.kind) == ("2018-07-23?/2018-07-28?", MeetingKind.VISIT)
    assert [french(topic) for topic in visit.topics] == [french(axis.title) for axis in partnership.axes]
    assert any("du 23 au 28 Juillet" in french(note) and "2018" in french(note) for note in partnership.notes)


@pytest.mark.parametrize(
    "words",
    ["AKHBARONA ALJALIA", "diaspora", "deux royaumes", "codéveloppement", "cerises", "écotourisme", "bonnes pratiques",
     "métiers traditionnels", "capitale de la culture africaine", "2015", "Belgo-Marocain", "patrimoine culturel"],
)  # fmt: skip
def test_the_partnership_tells_what_was_said_around_it(portfolio: Portfolio, words: str) -> None:
    told = " ".join(
        french(text) for key, text in texts(portfolio.agreements[PARTNERSHIP].data) if key not in ("notes", "title")
    )
    assert words in told


@pytest.mark.parametrize(("ref", "meeting"), PEOPLE)
def test_everybody_is_there_with_every_function(portfolio: Portfolio, ref: str, meeting: str) -> None:
    found = meeting_of(portfolio.agreements[ref], meeting)
    assert tuple(
        (french(who.person), who.party, french(who.organisation), tuple(map(french, who.functions)), who.role)
        for who in found.attendees
    ) == PEOPLE[ref, meeting]  # fmt: skip


@pytest.mark.parametrize(("number", "name", "axis", "dac", "sdg", "words"), ACTIONS)
def test_an_action_says_what_its_line_of_the_article_says(
    portfolio: Portfolio, number: int, name: str, axis: str, dac: int, sdg: tuple[int, ...], words: tuple[str, ...]
) -> None:
    action = portfolio.actions[f"{PARTNERSHIP}/{name}"]
    assert (action.number, action.status, action.axis) == (number, ActionStatus.PLANNED, axis)
    assert str(action.period) == ("2018-07-28?/.." if action.recurs else "2018/2019")
    assert [(share.code, share.share) for share in action.dac] == [(dac, None)]
    assert action.sdg == sdg
    said = f"{french(action.title)} {french(action.summary)}"
    assert [word for word in words if word.casefold() not in said.casefold()] == []
    assert tuple((name_of(who), who.party, who.role) for who in action.partners) == PARTNERS[name]


def test_axes_resolve_and_only_the_legal_action_has_none(portfolio: Portfolio) -> None:
    known = {axis.id for axis in portfolio.agreements[PARTNERSHIP].axes}
    assert [action.name for action in portfolio.actions.values() if action.axis not in known] == ["legal-framework"]


def test_the_culture_day_comes_every_18_may_after_the_visit_and_nothing_else_recurs(portfolio: Portfolio) -> None:
    (action,) = [each for each in portfolio.actions.values() if "recurs" in each.data]
    assert action.name == "moroccan-culture-day"
    assert action.period
    (visit,) = portfolio.agreements[PARTNERSHIP].meetings
    assert action.period.start == visit.date.end
    ahead = coming.days_ahead(portfolio, action, action.period, date(2018, 1, 1), date(2028, 1, 1))
    assert ahead == tuple(date(year, 5, 18) for year in range(2019, 2028))
    assert any("2018 et 2019" in french(note) for note in action.notes)


def test_only_what_the_article_puts_in_a_place_has_one(portfolio: Portfolio) -> None:
    places = {action.name: [french(place) for place in action.places] for action in portfolio.actions.values()}
    assert {name: found for name, found in places.items() if found} == {
        "moroccan-culture-day": ["Mons"],
        "photo-exhibition": ["Mons"],
        "film-screenings": ["Mons"],
        "cinema-museum-specifications": ["Séfrou"],
        "sacred-music": ["Mons"],
    }


def test_roles_and_sides_are_marked_as_inferred_wherever_they_are_given(portfolio: Portfolio) -> None:
    unmarked = [
        action.name
        for action in portfolio.actions.values()
        if action.partners and not any("déduct" in french(note) for note in action.notes)
    ]
    assert unmarked == []


def test_what_the_article_does_not_tell_is_marked_in_the_file(portfolio: Portfolio) -> None:
    marked = {ref: " ".join(map(french, each.notes)) for ref, each in portfolio.agreements.items()}
    assert all(
        f in marked[FRAMEWORK] for f in ("en déduisons que l’accord est en vigueur", "MA-06", "est une déduction")
    )
    assert all(
        f in marked[PLAN]
        for f in (
            "relève de l’accord-cadre est une déduction",
            "Deux choses",
            "ni rôle ni côté",
            "lieu de la signature se déduit",
        )
    )
    assert all(
        f in marked[PARTNERSHIP]
        for f in ("déduisons que l’accord est en négociation", "est aussi une déduction", "sans état, et sans côté")
    )


def test_no_action_holds_what_the_article_cannot_support(portfolio: Portfolio) -> None:
    assert {action.name: UNSUPPORTED & set(action.data) for action in portfolio.actions.values()} == {
        name: set() for _, name, *_ in ACTIONS
    }


def test_every_record_and_every_meeting_cites_its_article(portfolio: Portfolio) -> None:
    articles = {
        FRAMEWORK: "regions-press-article",
        PLAN: "regions-press-article",
        PARTNERSHIP: "mons-sefrou-press-article",
    }
    for ref, agreement in portfolio.agreements.items():
        assert [agreement.sources, *(meeting.sources for meeting in agreement.meetings)] == [(articles[ref],)] * 2
    assert {action.sources for action in portfolio.actions.values()} == {(articles[PARTNERSHIP],)}
    assert {
        document.id: (ref, document.kind, document.language, document.publisher, document.date, document.url)
        for ref, agreement in portfolio.agreements.items()
        for document in agreement.documents
    } == {
        "regions-press-article": (FRAMEWORK, "press", "en", None, None, None),
        "mons-sefrou-press-article": (PARTNERSHIP, "press", "fr", None, None, None),
    }


def test_every_text_is_in_four_languages_notes_in_two_unless_it_is_a_proper_name(portfolio: Portfolio) -> None:
    everything: tuple[Record, ...] = (*portfolio.agreements.values(), *portfolio.actions.values())
    for record in everything:
        found = list(texts(record.data))
        assert found
        assert [
            (key, text)
            for key, text in found
            if (set(text.variants) != ({"fr", "en"} if key in NOTES else LANGUAGES) or not all(text.variants.values()))
            and not (text.plain and str(text) in PROPER_NAMES)
        ] == [], record.path


@pytest.mark.parametrize(
    ("language", "titles", "parties", "towns"),
    [
        (
            "nl",
            ("Kaderovereenkomst Casablanca-Settat – Wallonië", "Actieplan 2020 Casablanca-Settat – Wallonië",
             "Partnerschap Bergen – Sefrou"),
            ("Regio Casablanca-Settat", "Waals Gewest", "Stad Bergen", "Stad Sefrou"),
            ("Brussel, België", "Namen, België", "Marokko, in het bijzonder Sefrou"),
        ),
        (
            "ar",
            ("اتفاقية إطار بين جهة الدار البيضاء-سطات وجهة والونيا",
             "برنامج عمل 2020 بين جهة الدار البيضاء-سطات وجهة والونيا", "الشراكة بين مونس وصفرو"),
            ("جهة الدار البيضاء-سطات", "جهة والونيا", "مدينة مونس", "جماعة صفرو"),
            ("بروكسيل، بلجيكا", "نامور، بلجيكا", "المغرب، ولا سيما صفرو"),
        ),
    ],
)  # fmt: skip
def test_a_partner_reads_titles_parties_and_places_in_the_own_language(
    portfolio: Portfolio, language: str, titles: tuple[str, ...], parties: tuple[str, ...], towns: tuple[str, ...]
) -> None:
    agreements = [portfolio.agreements[ref] for ref in (FRAMEWORK, PLAN, PARTNERSHIP)]
    assert [each.title.choose([language]) for each in agreements] == [(language, text) for text in titles]
    named = [party.name for each in agreements for party in each.parties if party.name]
    assert [name.choose([language]) for name in named] == [(language, text) for text in parties]
    places = [meeting.place for each in agreements for meeting in each.meetings]
    assert [place.choose([language]) for place in places if place] == [(language, text) for text in towns]


def test_editorial_codes_are_marked_so(portfolio: Portfolio) -> None:
    marked: list[Record] = [portfolio.agreements[PLAN], *portfolio.actions.values()]
    assert [record.ref for record in marked if not any("éditorial" in french(note) for note in record.notes)] == []


@table("path", WRITTEN, ids=lambda path: path.name)
def test_no_eight_words_in_a_row_come_from_the_articles(path: Path) -> None:
    known = set((ROOT / "tests" / "facts" / "shingles.txt").read_text(encoding="utf-8").split())
    assert len(known) > 800
    assert shingles(path.read_text(encoding="utf-8")) & known == set()


def test_a_copied_sentence_would_be_caught_whatever_its_case_accents_and_line_breaks() -> None:
    assert shingles("Une à deux TROIS quatre\n  cinq, six sept") == shingles("une a «deux» trois quatre cinq six sept")
    assert len(shingles("un deux trois quatre cinq six sept huit neuf")) == 2
    assert shingles("un deux trois quatre cinq six sept") == set()


def french(text: Text | None) -> str:
    """Return what a French reader sees, "" for an absent text."""
    return text.choose(["fr"])[1] if text else ""


def name_of(who: Who) -> str | None:
    return french(who.organisation or who.person) or None


def meeting_of(agreement: Agreement, name: str) -> Meeting:
    return next(meeting for meeting in agreement.meetings if meeting.id == name)


def texts(data: Mapping[str, Json]) -> Iterator[tuple[str, Text]]:
    """Yield every text of a record's file with its key, at any depth."""
    for key, value in data.items():
        for each in value if isinstance(value, list) else [value]:
            if key in TEXT_KEYS and isinstance(each, str):
                yield key, Text({"fr": each}, plain=True)
            elif key in TEXT_KEYS and isinstance(each, dict):
                yield key, Text({tag: str(words) for tag, words in each.items()})
            elif isinstance(each, dict):
                yield from texts(each)


@table("path", WRITTEN, ids=lambda path: path.name)
def test_french_blanks_within_quotes_and_before_signs_never_break_a_line(path: Path) -> None:
    assert re.findall(r"« | »|(?<=\S) [;:!?](?=\s)", path.read_text(encoding="utf-8")) == []
