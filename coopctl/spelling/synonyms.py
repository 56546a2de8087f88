"""Words that people write for what the files say otherwise: months, statuses, verdicts, currencies, countries.

They only serve to ask "did you mean": no file is ever read by them.
"""

from __future__ import annotations

import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def folded(text: str) -> str:
    """Return a text without accents and capitals, blanks for dashes and underscores: `Terminé` is `termine`."""
    plain = unicodedata.normalize("NFKD", text).casefold().replace("_", " ").replace("-", " ")
    return " ".join("".join(each for each in plain if not unicodedata.combining(each)).split())


def _table(**written: str) -> Mapping[str, str]:
    return MappingProxyType({each.strip(): meant for meant, words in written.items() for each in words.split(",")})


def _lists(**written: str) -> Mapping[str, frozenset[str]]:
    return MappingProxyType({meant: frozenset(words.split(", ")) for meant, words in written.items()})


#: Two digits of a month by its name, folded: English, French, Dutch, German, Spanish; Arabic as in Egypt, Morocco,
#: Algeria and Tunisia, and the Levant.
MONTHS = MappingProxyType(
    {
        name.replace("_", " "): f"{number:02}"
        for number, names in enumerate(
            (
                "january jan janvier janv januari januar enero ene يناير جانفي كانون_الثاني",
                "february feb fevrier fevr fev februari februar febrero فبراير فيفري شباط",
                "march mar mars maart mrt marz marzo مارس اذار",
                "april apr avril avr abril abr ابريل افريل نيسان",
                "may mai mei mayo مايو ماي ايار",
                "june jun juin juni junio يونيو جوان حزيران",
                "july jul juillet juil juli julio يوليو يوليوز جويلية تموز",
                "august aug aout augustus agosto ago اغسطس غشت اوت اب",
                "september sep sept septembre septiembre سبتمبر شتنبر ايلول",
                "october oct octobre oktober okt octubre اكتوبر تشرين_الاول",
                "november nov novembre noviembre نوفمبر نونبر تشرين_الثاني",
                "december dec decembre dezember dez diciembre dic ديسمبر دجنبر كانون_الاول",
            ),
            1,
        )
        for name in names.split()
    }
)  # fmt: skip

#: The days of the week and small words that stand in a date and say nothing of it, folded.
IN_DATES = frozenset(
    word
    for words in (
        "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun",
        "lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت الاحد",
        "the of le de du d en in op den van del في يوم من شهر سنة عام er ere st nd rd th e ste",
    )
    for word in words.split()
)

#: What says that only a part of a month or year is meant, folded, with the month of the year that it is.
PARTS_OF_TIME = MappingProxyType(
    {
        word: months
        for months, words in (
            (("01",), "debut begin early start beginning بداية اوائل"),
            (("06", "07"), "mi mid medio midden milieu middle منتصف"),
            (("12",), "fin eind einde late end نهاية اواخر"),
        )
        for word in words.split()
    }
)

#: The code of a season by its name, folded.
SEASONS = MappingProxyType(
    {
        name: code
        for code, names in (
            (21, "spring printemps lente voorjaar"), (22, "summer ete zomer"),
            (23, "autumn fall automne herfst najaar"), (24, "winter hiver"),
        )
        for name in names.split()
    }
)  # fmt: skip

_WORDS = _lists(
    proposed="proposal, propose, proposee, a proposer",
    planned="to do, todo, planifie, planifiee, prevu, prevue, programme, programmee, a faire, upcoming",
    in_progress="ongoing, on going, running, started, under way, underway, en cours, demarre, commence, active, actif",
    on_hold="paused, postponed, delayed, suspendu, suspendue, en attente, reporte, en pause",
    completed="done, finished, complete, closed, termine, terminee, acheve, achevee, realise, fini, finie, cloture",
    partly_completed="partly done, partially completed, partial, partiellement realise, partiellement termine",
    cancelled="canceled, abandoned, dropped, annule, annulee, abandonne, abandonnee",
    in_negotiation="negotiation, en negociation, draft, projet",
    in_force="en vigueur, active, actif",
    signed="signe, signee",
    suspended="suspendu, suspendue, paused",
    terminated="resilie, resiliee, ended, denonce",
    high="haute, haut, elevee, eleve, urgent", medium="moyenne, moyen, normal", low="basse, bas, faible",
    partner="partenaire", funder="bailleur, bailleur de fonds, financeur, donor",
    host="hote, accueil", beneficiary="beneficiaire",
    chair="president, presidente, voorzitster", council="conseil communal, conseil regional, gemeenteraad",
    monthly="mensuel, mensuelle, maandelijks", quarterly="trimestriel, trimestrielle, driemaandelijks",
    half_yearly="semestriel, semestrielle, halfjaarlijks", yearly="annuel, annuelle, jaarlijks",
    not_started="not begun, unstarted, non commence, non commencee, pas commence, niet begonnen, niet gestart, لم يبدا",
    limited="limite, limitee, beperkt, محدود",
    substantial="substantiel, substantielle, substantieel, كبير",
    complete="completed, fully complete, complet, termine, terminee, acheve, achevee, volledig, voltooid, كامل, "
    "مكتمل تماما",
    operator="operateur", held="tenu, tenue, done, realise", granted="accorde, obtenu", refused="rejected, rejete",
)  # fmt: skip

_CURRENCIES = _table(
    EUR="euro, euros, €", MAD="dirham, dirhams, dh, dhs", USD="dollar, dollars, $, us$", GBP="pound, pounds, livre, £"
)

_COUNTRIES = _table(
    BE="belgium, belgique, belgie, belgien, bel", MA="morocco, maroc, marokko, al maghrib, mar",
    FR="france, fra", NL="netherlands, nederland, pays bas, nld", DE="germany, allemagne, deutschland, deu",
    ES="spain, espagne, espana, esp", IT="italy, italie, italia, ita", LU="luxembourg, luxemburg, lux",
    GB="united kingdom, royaume uni, great britain, uk", TN="tunisia, tunisie, tun", DZ="algeria, algerie, dza",
    SN="senegal, sen", CD="rdc, drc, congo kinshasa, cod", US="united states, etats unis, usa",
)  # fmt: skip


_LANGUAGES = _table(
    fr="french, francais, fra, fre", en="english, anglais, eng, ang", ar="arabic, arabe, ara",
    de="german, allemand, deutsch", nl="dutch, neerlandais, nederlands, nld", es="spanish, espagnol, espanol, spa",
    it="italian, italien, italiano, ita",
)  # fmt: skip


def word(written: str, words: Iterable[str]) -> str | None:
    """Return the one of `words` that `written` says in other words, None where none does."""
    said = folded(written)
    # Some words stand for another one elsewhere: what suspends an action is not what suspends an agreement.
    return next((each for each in words if said in _WORDS.get(each, ())), None)


def currency(written: str) -> str | None:
    """Return the code of a currency by its name or sign."""
    return _CURRENCIES.get(folded(written))


def country(written: str) -> str | None:
    """Return the code of a country by its name, or by its code of three letters."""
    return _COUNTRIES.get(folded(written))


def language(written: str) -> str | None:
    """Return the tag of a language by its name, or by its code of three letters."""
    return _LANGUAGES.get(folded(written))
