"""Countries as people call them in the languages of the house, with their article or their state before them."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from coopctl.codelists import country_names
from coopctl.patterns import regex
from coopctl.spelling import synonyms
from coopctl.spelling.nearest import is_slip
from coopctl.spelling.sought import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Names that CLDR does not give: older ones, those of states, of parts that stand for the whole, and short ones.
_OTHERS = synonyms.table(
    AE="emirats, uae, vae, الامارات", BA="bosnie, bosnia, bosnie, البوسنة", BF="burkina, haute volta, upper volta",
    BE="flandre, flandres, vlaanderen, wallonie, bruxelles, brussel, belgien, bel",
    BJ="dahomey", BY="wit rusland, belorussie, روسيا البيضاء",
    CD="rdc, drc, dr congo, rd congo, congo rdc, zaire, democratic republic of the congo, "
    "republique democratique du congo, democratische republiek congo, "
    "جمهورية الكونغو الديمقراطية, الكونغو الديمقراطية, زايير",
    CF="rca, centrafrique, central africa, centraal afrika, افريقيا الوسطى",
    CG="congo brazza, republique du congo, republic of the congo, republiek congo, جمهورية الكونغو",
    CH="confederation helvetique, confederation suisse, suisse romande, helvetie",
    CI="ivory coast, cote divoire, كوت ديفوار",
    CN="chine populaire, rpc, prc, الصين الشعبية", CV="cabo verde, كابو فيردي",
    CZ="republique tcheque, czech republic, tsjechische republiek, الجمهورية التشيكية",
    DE="rfa, deutschland, brd", DZ="republique algerienne, republique algerienne democratique et populaire, "
    "الجمهورية الجزايرية, الجمهورية الجزايرية الديمقراطية الشعبية",
    EG="جمهورية مصر العربية", ES="espana", FM="micronesie federee",
    FR="republique francaise, french republic, الجمهورية الفرنسية",
    GA="republique gabonaise", GN="guinee conakry, guinea conakry",
    GB="uk, great britain, grande bretagne, groot brittannie, england, angleterre, engeland, scotland, "
    " ecosse, schotland, wales, pays de galles, northern ireland, irlande du nord, noord ierland, "
    "بريطانيا, بريطانيا العظمى, انجلترا",
    GR="hellas, republique hellenique, hellenic republic", HK="hong kong, hongkong", IT="italia, republique italienne",
    KH="kampuchea", KP="republique populaire democratique de coree, dprk",
    KR="republique de coree, republic of korea, republiek korea, جمهورية كوريا", LA="rdp lao, lao pdr, lao",
    LB="republique libanaise, الجمهورية اللبنانية", LK="ceylan, ceylon", LY="jamahiriya",
    MA="al maghrib, royaume cherifien, المملكة المغربية", MK="macedoine, macedonia, macedonie, fyrom, مقدونيا",
    MM="burma, birma", MO="macao, macau", MR="republique islamique de mauritanie, الجمهورية الاسلامية الموريتانية",
    NL="holland, hollande, هولاندا", PS="palestine, palestina, فلسطين, autorite palestinienne, السلطة الفلسطينية",
    RU="federation de russie, russian federation, russische federatie, روسيا الاتحادية, الاتحاد الروسي",
    SA="السعودية, saoudite, saudi", ST="sao tome", SV="salvador",
    SY="republique arabe syrienne, syrian arab republic, سورية, الجمهورية العربية السورية", SZ="swaziland, سوازيلاند",
    TG="republique togolaise", TL="east timor, timor oriental, oost timor, تيمور الشرقية",
    TN="republique tunisienne, tunesie, الجمهورية التونسية", TR="turkey, turkiye", TW="formose, republic of china",
    US="usa, america, amerique, amerika, etats unis d'amerique, united states of america, "
    "verenigde staten van amerika, vs, امريكا, الولايات المتحدة الامريكية",
    VA="vatican, saint siege, holy see, heilige stoel, vaticaan, vaticano", ZW="rhodesie, rhodesia",
)  # fmt: skip
#: Names that several countries have.
_SHARED = synonyms.table(**{"CD CG": "congo, kongo, الكونغو", "KR KP": "coree, korea, كوريا"})
#: What stands before the name of a country, or of its people, and in Arabic before most names.
_STATE = regex(
    r"(?:(?:le |la |l'|the |het |de )?(?:united |federal |people's |islamic |hashemite |federative )*"
    r"(?:royaume|republique|etat|sultanat|principaute|grand[- ]duche|union|federation|"
    r"kingdom|republic|state|sultanate|principality|grand duchy|commonwealth|"
    r"koninkrijk|republiek|bondsrepubliek|volksrepubliek|staat|sultanaat|vorstendom|groothertogdom|unie|"
    r"(?:ال)?مملكه|(?:ال)?جمهوريه|(?:ال)?دوله|سلطنه|اماره|اتحاد)"
    r"(?: (?:islamique|populaire|federale|federative|unie|arabe|hachemite|socialiste|islamitische))* "
    r"(?:du |de la |de l'|d'|de |des |of the |of |van het |van )?|le |la |les |l'|the |het |de )(?=\S)"
)
#: Words that names are told apart without, folded.
_SMALL = frozenset(
    word
    for words in ("the le la les l de des du d of van het and et en", "ile iles isle island islands eiland eilanden")
    for word in words.split()
)
#: The one code that is a small word.
_ANDORRA = "and"
_SAINT = frozenset(("saint", "sainte", "sint"))
_WORDS = regex(r"[^\W_]+")
_PARTS = regex(r"[^()]+")


def country(written: str) -> str | None:
    """Return the code of a country by its name, or by its code of three letters; its state, or an article, may lead."""
    found = called(written)
    return found[0] if len(found) == 1 else None


def called(written: str) -> tuple[str, ...]:
    """Return the codes of the countries that have a name: two of Congo, none of any other text."""
    low = folded(written)
    keys = dict.fromkeys(filter(None, (_key(low), _key(_STATE.sub("", low, count=1)))))
    return next((_known()[key] for key in keys if key in _known()), ())


def nearly(written: str) -> str | None:
    """Return the code of the one country whose name is written so but for a letter: Marocc, Senegall."""
    key = _key(folded(written))
    ends = _by_their_ends()
    near = {*ends.get((True, key[0]), ()), *ends.get((False, key[-1]), ())} if key else set()
    found = {code for name in near if is_slip(key, name) for code in _known()[name]}
    return found.pop() if len(found) == 1 else None


@functools.cache
def _by_their_ends() -> Mapping[tuple[bool, str], list[str]]:
    """Return the names that begin (True) and that end with the same letter: one slip leaves one of both as it is."""
    found: dict[tuple[bool, str], list[str]] = {}
    for name in _known():
        found.setdefault((True, name[0]), []).append(name)
        found.setdefault((False, name[-1]), []).append(name)
    return found


@functools.cache
def _known() -> Mapping[str, tuple[str, ...]]:
    """Return the codes of the countries that each name is of, by the name as it is compared."""
    found: dict[str, dict[str, None]] = {}
    for name, codes in _names():
        found.setdefault(_key(folded(name)), {}).update(dict.fromkeys(codes.split()))
    for code, names in country_names():
        for part in (each for name in names for each in _PARTS.findall(name)):  # of Myanmar (Burma) both
            found.setdefault(_key(folded(part)), {code: None})
    return {key: tuple(codes) for key, codes in found.items() if key}


def _names() -> Iterator[tuple[str, str]]:
    """Give each name with the codes of the countries that have it."""
    yield from ((name, code) for code, names in country_names() for name in names)
    yield from _OTHERS().items()
    yield from _SHARED().items()


def _key(low: str) -> str:
    """Return the letters by which names are compared, without small words, blanks, signs and the Arabic article."""
    words = ["st" if word in _SAINT else word.removeprefix("ال") for word in _WORDS.findall(low.replace(".", ""))]
    return "".join(word for word in words if word not in _SMALL) or (low if low == _ANDORRA else "")
