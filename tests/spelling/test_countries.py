"""Countries by what they are called: every name of CLDR in the house's languages, and usual others."""

from __future__ import annotations

from babel import Locale

from coopctl.codelists import codes, country_names
from coopctl.spelling import countries
from tests.costs import calls
from tests.tables import table

OTHERS = {
    "BE": "la Belgique, Royaume de Belgique, Koninkrijk België, Vlaanderen, مملكة بلجيكا",
    "CD": "RDC, R.D.C., DRC, RD Congo, Zaïre, République démocratique du Congo, الكونغو الديمقراطية",
    "CG": "République du Congo, Republic of the Congo, Congo Brazzaville",
    "CI": "Côte d'Ivoire, COTE D IVOIRE, Côte dIvoire, Ivory Coast, كوت ديفوار",
    "CV": "Cabo Verde, le Cap Vert, Iles du Cap-Vert, Kaapverdie",
    "CZ": "République tchèque, Czech Republic, Tchequie",
    "DE": "République fédérale d’Allemagne, Federal Republic of Germany, Bondsrepubliek Duitsland",
    "GB": "UK, Royaume Uni, Great Britain, Écosse, Engeland",
    "JO": "Hashemite Kingdom of Jordan, Royaume hachémite de Jordanie",
    "KM": "Union des Comores, Comoros",
    "KR": "République de Corée, South-Korea",
    "LC": "Sainte Lucie, Saint Lucia",
    "MA": "MAR, Maroc, le Maroc, MAROC, Kingdom of Morocco, المملكة المغربية, مملكة المغرب, مغرب",
    "MM": "Birmanie, Burma, Birma, Myanmar",
    "MR": "République islamique de Mauritanie, الجمهورية الإسلامية الموريتانية",
    "MU": "Île Maurice, Maurice",
    "NL": "Hollande, the Netherlands, Les Pays-Bas",
    "OM": "Sultanat d'Oman, سلطنة عمان",
    "PS": "Palestine, État de Palestine, فلسطين, دولة فلسطين",
    "RU": "Fédération de Russie, Russian Federation",
    "SZ": "Swaziland, سوازيلاند",
    "TN": "République tunisienne, الجمهورية التونسية, Republiek Tunesië",
    "TR": "Turquie, Turkey, Türkiye, Turkiye",
    "US": "USA, U.S.A., Etats Unis d'Amérique, الولايات المتحدة الأمريكية",
    "XK": "Kosovo",
}


@table("language", ["en", "fr", "nl", "ar", "en_GB", "fr_BE", "nl_BE", "ar_MA"])
def test_every_country_is_known_by_its_name(language: str) -> None:
    names = Locale.parse(language).territories

    assert {code: countries.country(names[code]) for code in codes("countries")} == {
        code: code for code in codes("countries")
    }


@table(("code", "names"), OTHERS.items(), ids=OTHERS)
def test_a_country_is_known_by_its_usual_names(code: str, names: str) -> None:
    assert {name: countries.country(name) for name in names.split(", ")} == dict.fromkeys(names.split(", "), code)


def test_a_name_of_two_countries_is_neither() -> None:
    assert countries.country("Congo") is None
    assert countries.called("le Congo") == ("CD", "CG")
    assert countries.called("Corée") == ("KR", "KP")


@table("text", ["", "Europe", "Agadir", "le", "(", "12", "Mali et Niger"])
def test_other_texts_are_no_country(text: str) -> None:
    assert countries.called(text) == ()
    assert countries.nearly(text) is None


def test_a_letter_too_many_or_too_few_is_a_slip_where_one_country_is_near() -> None:
    slips = {"Marocc": "MA", "Senegall": "SN", "Belgiqe": "BE", "Nigera": None, "Mai": None}

    assert {slip: countries.nearly(slip) for slip in slips} == slips


def test_the_names_are_of_the_countries_of_the_standard() -> None:
    assert {code for code, _ in country_names()} == codes("countries") | {"XK"}


def test_a_slip_is_looked_for_among_few_names_whatever_is_written() -> None:
    assert countries.nearly("Marokkko") == "MA"  # what is made once is made

    assert calls(lambda: countries.nearly("q" * 400)) < 1_000
    assert calls(lambda: countries.nearly("Moro" * 100)) < 5_000
