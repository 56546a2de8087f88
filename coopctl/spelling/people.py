"""People as they are named: with a title, with a function, several in one text."""

from __future__ import annotations

import re

from coopctl.patterns import regex

TITLED = regex(
    r"(?:[a-z](?:\.-?[a-z])?\.|(?:m|mm|mr|mrs|ms|mme|mmes"
    r"|mlle|mevr|dhr|dr|prof|pr|maitre|me|monsieur|madame|mademoiselle|mevrouw|de heer"
    r"|د\.|ذ\.|السيدة?|الأستاذة?|الدكتورة?)\.?) .+",
    re.IGNORECASE,
)
#: Two to four words with a capital each, as a person's name; or as the name of a body.
CAPITALISED = regex(r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*(?: |$)(?:(?:de|ben|el|al|van|den|der|von|du|da) )*){2,4}")
#: What somebody is, by its first word.
FUNCTION = regex(
    r"(?:la |le |l['’]|de |the |vice[- ]?)?(?:présiden|direct(?:eu|ri|or)|chef|maire|conseill|responsable|secrét"
    r"|co[oö]rdin|ministre\b|gouverneur|wali\b|échevin|bourgmestre|chargée? d|mayor|head of|chair|presiden|secret"
    r"|officer|minister\b|voorzit|burgemeester|schepen|hoofd|gedeputeerde|(?:ال)?(?:رئيس|مدير|كاتب|والي|عامل|وزير|منسق|مستشار))",
    re.IGNORECASE,
)
#: What a body is, by its first word: no person is called so.
BODY = regex(
    r"(?:universit|haute école|hogeschool|lycée|collège|écoles?\b|schools?\b|school|instituts?\b|instituut|institute"
    r"|academ|académ|associations?\b|asbl\b|vzw\b|ong\b|ngo\b|fondation|stichting|foundation|fonds\b|fund\b"
    r"|chambres?\b|kamer\b|chamber|minist[eè]re|ministerie|ministry|agen(?:ce|cy|tschap)|directions?\b|directie"
    r"|département|departement|department|services?\b|dienst|offices?\b|centr(?:e|um)|center|musée|museum|hôpital"
    r"|hospital|ziekenhuis|banque|bank\b|sociétés?\b|comités?\b|commission|conseils?\b|council|raad\b|cours?\b"
    r"|tribunal|syndicat|union\b|unie\b|fédération|federat|coopérative|coöperatie|coopera|cluster|maisons?\b|huis"
    r"|clubs?\b|réseau|netwerk|network|port\b|haven\b|parcs?\b|ville\b|commune|gemeente|stad\b|région|regio\b"
    r"|province|provincie|bibliothe|bibliothè|théâtre|theater|opéra|orchestr"
    r"|(?:ال)?(?:جامعة|ثانوية|مدرسة|معهد|جمعية|مؤسسة|غرفة|وزارة|وكالة|مديرية|قسم|مصلحة|مكتب|مركز|متحف|مستشفى|بنك|شركة"
    r"|لجنة|مجلس|جماعة|جهة|عمالة|إقليم|محكمة|نقابة|اتحاد|تعاونية|نادي|شبكة|مدينة|صندوق|هيئة|كلية)(?!\w))",
    re.IGNORECASE,
)
_WITH_FUNCTION = regex(
    r"(?P<name>[^(),;/]+?)\s*(?:\((?P<inside>[^()]+)\)|(?:[,،/]|\s[-–—])\s*(?P<behind>[^(),;/]+))\s*"
)
ARABIC = regex("[\u0621-\u064a]+(?: [\u0621-\u064a]+){1,3}")
_BETWEEN = regex(r"\s*(?P<sign>[,;/&+|\u060c\u061b])\s*|\s(?P<word>et|en|and|und|و)\s| و(?=السيدة? )")
_MOST, _LONGEST = 8, 300


def looks_like_one(text: str) -> bool:
    """Whether a text looks like the name of a person, which that of a body may as well."""
    return bool(TITLED.fullmatch(text) or (CAPITALISED.fullmatch(text) and not BODY.match(text)))


def in_any_script(text: str) -> bool:
    """Whether a text looks like the name of a person, in Latin letters or in Arabic ones."""
    return looks_like_one(text) or is_arabic(text)


def may_be_one(text: str) -> bool:
    """Whether a text without a title may be the name of a person as well as that of a body."""
    return bool(CAPITALISED.fullmatch(text) and not BODY.match(text)) or is_arabic(text)


def apart(text: str) -> tuple[str, tuple[str, ...]]:
    """Return what parts the people that a text names, and each of them; none where it names one, or says more."""
    sign = _BETWEEN.search(text) if len(text) <= _LONGEST else None
    names = tuple(part for each in _BETWEEN.split(text)[::3] if (part := each.strip())) if sign else ()
    if sign is None or not 2 <= len(names) <= _MOST or not all(map(_is_person, names)):
        return "", ()
    return sign[0].strip(), names


def with_function(text: str) -> tuple[str, str]:
    """Return the name of a person and the function behind it, "" twice for others: K. Bennani (directeur)."""
    match = _WITH_FUNCTION.fullmatch(text) if len(text) <= _LONGEST else None
    function = (match["inside"] or match["behind"]).strip() if match else ""
    is_one = match is not None and FUNCTION.match(function) and not FUNCTION.match(match["name"])
    return (match["name"], function) if match and is_one else ("", "")


def is_arabic(text: str) -> bool:
    """Whether a text looks like an Arabic name, which begins with no capital."""
    return bool(ARABIC.fullmatch(text)) and not (FUNCTION.match(text) or TITLED.fullmatch(text) or BODY.match(text))


def _is_person(text: str) -> bool:
    return (looks_like_one(text) and not FUNCTION.match(text)) or is_arabic(text)
