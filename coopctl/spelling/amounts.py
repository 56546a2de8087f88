"""Numbers as people write them: with marks of thousands, a decimal comma, a currency or other words, in any digits.

Each function returns every reading that is possible: one where the meaning is clear, none where it is not known.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from coopctl.codelists import codes
from coopctl.messages import Message, Number, msg
from coopctl.spelling import hundredths, number_words, scaled

_FAR_TOO_LONG = 100
#: Blanks and quotes around a number, of which a spreadsheet leaves the first.
_QUOTES = " \t\n\u00a0\u202f'\"“”„«»‘’"
#: Of the currencies of one name so many are told.
_FEW = 4
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u02c8\u2032\u00b4`", "'"),
        **dict.fromkeys("\u00b7\u02d9\u2219", "."),
        **dict.fromkeys("\u2212\u2010\u2011\u2013\u2014", "-"),
    }
    | {"\u066c": "_", "\u060c": ",", "\uff0c": ",", "\uff0e": ".", "½": " 1/2", "¼": " 1/4", "¾": " 3/4"}
)
#: The decimal mark of Arabic, which marks nothing else.
_ARABIC = "\u066b"
_THOUSANDS = {
    3: "k ke grand thousand mille milles millier milliers duizend ألف الف الاف",
    5: "lac lakh lakhs",
    6: "M me mio mio. mln mn million millions miljoen مليون ملايين",
    7: "crore crores",
    9: "md mds mrd mrds mld bn milliard milliards miljard مليار",
}
#: What a word or a letter multiplies by, as powers of ten. A small m is a million or a thousand, or else a metre.
_SCALES: dict[str, tuple[int, ...]] = {
    word.casefold(): (power,) for power, words in _THOUSANDS.items() for word in words.split()
}
_SCALES |= {"mm": (6, 9)}
_SMALL = {"m": {True: (6, 3), False: (0, 6)}, "mm": {True: (6, 9), False: (0, 6)}}
_SCALE = "M|(?i:" + "|".join(
    re.escape(each) for each in sorted(_SCALES.keys() - {"m"}, key=len, reverse=True)
) + ")"  # fmt: skip
#: The codes of the currencies that a sign or a name may mean, the likeliest first.
_CALLED = {
    word: tuple(found.split())
    for found, words in (
        ("EUR", "€, eur, eur., €uro, €uros, euro, euros, euro's, أورو, يورو, أيورو, ايورو, اورو, اليورو, الأورو"),
        ("MAD", "mad, dh, dhs, dh., dhs., د.م, د.م., dirhams marocains, dirham marocain, درهم مغربي, الدرهم المغربي"),
        ("MAD", "moroccan dirham, moroccan dirhams, marokkaanse dirham"),
        ("MAD AED", "dirham, dirhams, درهم, الدرهم, دراهم"),
        ("TND", "tnd, dt, د.ت, د.ت., dinar tunisien, dinars tunisiens, دينار تونسي"),
        ("DZD", "dzd, da, dinar algérien, dinars algériens, دينار جزائري"),
        ("TND DZD LYD KWD JOD BHD IQD RSD", "dinar, dinars, دينار"),
        ("USD", "usd, us$, us $, $us, $ us, dollar américain, dollars américains"),
        ("CAD", "cad, $ca, dollars canadiens"),
        ("USD CAD AUD NZD SGD HKD", "$, dollar, dollars, دولار"),
        ("GBP", "gbp, sterling, pound sterling, pounds sterling, livre sterling, livres sterling"),
        ("GBP EGP LBP SYP", "£, pound, pounds, livre, livres"), ("JPY CNY", "¥"), ("XOF", "xof"),
        ("XOF XAF", "franc cfa, francs cfa, cfa, fcfa, f.cfa, f cfa, f. cfa"),
        ("CHF", "chf, franc suisse, francs suisses"),
        ("CHF XOF XAF XPF KMF DJF GNF BIF RWF CDF", "f, fr, fr., franc, francs"),
    )
    for word in words.split(", ")
}  # fmt: skip
#: What is less than the unit of a currency, and how much of it: a Moroccan ryal is five centimes.
_PARTS = {
    word: tuple(map(Decimal, parts.split()))
    for parts, words in (
        ("0.01", "centime centimes سنتيم سنتيما سنتيمات"), ("1 0.05", "rial rials riyal riyals ryal ryals ريال ريالا"),
    )
    for word in words.split()
}  # fmt: skip
_CALLED |= dict.fromkeys(_PARTS, ())
_NAMES = "|".join(re.escape(each) for each in sorted(_CALLED, key=len, reverse=True))
_MONEY = rf"(?i:{_NAMES})(?![^\W\d_])|[A-Z]{{3}}"
_PERCENT = r"[%\u066a]|(?i:pct\.?|p\.\s?c\.?|pour ?cent|per ?cent|procent|ten honderd|(?:ب|في )الما?ئة)(?![^\W\d_])"
_UNIT = rf"(?:{_PERCENT}|{_MONEY}|SDG|ODD|n°)"
_NUMBER = rf"[0-9](?:[0-9.,'_ {_ARABIC}]*[0-9])?|[.,{_ARABIC}][0-9]+"
_WRITTEN = re.compile(
    rf"(?P<unit>{_UNIT})?\s*(?P<sign>[+-]?)\s*(?P<number>{_NUMBER})(?:[.,](?P<no_cents>\s?[-=]{{1,2}})?)?"
    rf"\s*(?P<scale>MM|{_SCALE}|m)?\s*(?:(?:d'|de |of |van )?(?P<after>{_UNIT}))?"
)
#: Words or signs around one number: ~60000, 60000 HT, environ 60 k€. What scales the number goes with it.
_BESIDE = re.compile(
    rf"(?:[^0-9%\u066a]*[^\w%\u066a-])??(?P<number>-?[0-9](?:.*[0-9])?(?:\s*(?:{_SCALE})(?![b-ln-z]))?"
    rf"(?:\s*(?:d'|de )?(?:{_PERCENT}|(?i:{_NAMES})(?![^\W\d_])))?)[\u00b9\u00b2\u00b3\u2070-\u2079]?"
    rf"(?!\s*(?:{_SCALE}|m)(?![^\W\d_]))(?![^\W\d_])[^0-9%\u066a]*"
)
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
#: What tells a part of a number, or says more of it: 60 000 (dont 20 000 Mons).
_PART_OF = re.compile(
    r"\s*[(\[](?!\s*(?:ou|or|of|أو)\b)|\s*=\s*|\s+(?:sur|en|pour|over|in|op|voor|على|في)\s+(?=[0-9])"
    r"|,?\s+(?:dont|y compris|including|incl\.|of which|waarvan|inclusief|منها|بما في)\s",
    re.IGNORECASE,
)
#: What a length of time is counted in, in days and in months; months have no number of days.
UNITS_OF_TIME = {
    word: lengths
    for lengths, words in (
        ((1, 0), "d day days j jour jours dag dagen يوم أيام"),
        ((7, 0), "week weeks semaine semaines sem weken أسبوع أسابيع"),
        ((0, 1), "month months mois maand maanden شهر أشهر شهور"),
        ((0, 12), "y year years an ans année années jaar jaren سنة سنوات"),
    )
    for word in words.split()
}  # fmt: skip
_LASTS = re.compile(r"(?P<count>[0-9]{1,5})\s*(?P<unit>[^\W\d_]+)\.?(?P<more>.*)")
_TO = r"[-/;|]|\s(?:à|to|tot|et|and|en|ou|or|of|إلى|الى|و)\s"
_RANGE = re.compile(
    r"(?!\d{1,2}/\d{1,2}\Z)"  # a third has no ends
    r"(?:(?:entre|between|tussen|de|from|van|بين|من) )?"
    rf"(?P<low>[^/-]+?)\s*(?:{_TO})\s*(?P<high>[^/-]+)",
    re.IGNORECASE,
)
_BRACKETS = str.maketrans("()[]", "    ")
#: A range whose first number leaves the thousands to the second: 50-60 000.
_SHORT_LOW = re.compile(r"([1-9][0-9]{0,2})-([1-9][0-9]{0,2})((?:[ '.,][0-9]{3})+)(?:\D*)", re.ASCII)
#: What stands around a currency that is counted by the thousand: x 1000 EUR, (en milliers d'euros).
_AROUND = re.compile(r"[()]|(?<!\w)(?:[x×](?=\s?[0-9])|en|in|par|per|ب)(?!\w)|(?<!\w)[x×](?=[0-9])", re.IGNORECASE)
_OF = re.compile(r"\A(?:de |d'|of |van )")
#: What the numbers of the goals of sustainable development stand behind.
_GOALS = ("SDG", "ODD")
_CAPITALS = re.compile(r"[A-Z]{3}")
_POWER = re.compile(
    r"([+-]?[0-9]{1,15})(?:[.,]([0-9]{1,15}))??"
    r"(?:[eE]|\s?[x×*.]\s?10(?:\^|\*\*|(?=[\u00b2\u00b3\u00b9\u2070-\u2079])))([+-]?[0-9\u00b2\u00b3\u00b9\u2070-\u2079]{1,2})"
)
_BASED = re.compile(r"0(?:b[01]{1,50}|o[0-7]{1,17}|x[0-9a-fA-F]{1,13})", re.ASCII)
_FRACTION = re.compile(r"([0-9]{1,9})\s*(?:/|\u2044|sur|of|out of|van|op|من)\s*([0-9]{1,9})")
_GAP = re.compile(r"[' ]")
_GAPS = re.compile(rf"[0-9]{{1,3}}(?:[' ][0-9]{{3}})+(?:[.,{_ARABIC}][0-9]*)?", re.ASCII)
_GROUPS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})*,[0-9]{3}", re.ASCII)
_EITHER = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}", re.ASCII)
_MARKS = re.compile(r"[.,]")
_AFTER_MARK = re.compile(r"(?<=[0-9])([.,]) (?=[0-9])", re.ASCII)
#: Thousands behind a sign that marks none: 60;000, 60/000, 1*000*000.
_ODD_MARKS = re.compile(r"[1-9][0-9]{0,2}(?P<mark>[;:/|*\"\u00b0-])(?:000|[0-9]{3}(?:(?P=mark)[0-9]{3})+)", re.ASCII)
_PERCENTS = re.compile(_PERCENT)


@lru_cache(64)  # many records are given one word
def numbers(text: str, *, decimals: int | None = None, money: bool = False, percent: bool = False) -> tuple[str, ...]:
    """Return the numbers that `text` may mean: 12,50 EUR is 12.50, but 1,000 is 1000 or 1.

    `decimals` are those of the currency, None where it is not known: 60.000 dinars of Tunisia are sixty, 60.000 yen
    are sixty thousand. An amount (`money`) is no percentage and no part of something; of a number of `percent`
    1/4 is 25.
    """
    text = made_plain(text)
    if _ODD_MARKS.fullmatch(text):
        return ("".join(filter(str.isdigit, text)),)
    if match := _FRACTION.fullmatch(text):
        return () if money else _fraction(int(match[1]), int(match[2]), percent=percent)
    if match := _POWER.fullmatch(text):
        power = "".join(str(unicodedata.digit(each, each)) for each in match[3])
        return (shortened(format(Decimal(f"{match[1]}.{match[2] or 0}E{power}"), "f")),)
    if _BASED.fullmatch(text):
        return (str(int(text, 0)),)
    inside = text[1:-1].strip() if text[:1] == "(" and text[-1:] == ")" else text
    match = _WRITTEN.fullmatch(inside)
    if (
        match is None
        or (money and any(each and _PERCENTS.fullmatch(each) for each in (match["unit"], match["after"])))
        or (match["unit"] and match["after"])
        or not all(_is_unit(each) for each in (match["unit"], match["after"]) if each)
    ):
        return ()
    sign = "-" if match["sign"] == "-" or inside != text else ""
    found = _readings(match["number"], decimals)
    if match["no_cents"] and len(found) > 1:  # 60.000,- has its decimal mark behind the last digit
        found = (_MARKS.sub("", match["number"]),)
    if scale := match["scale"]:
        is_money = money or bool(match["unit"] or match["after"])
        powers = _SMALL[scale][is_money] if scale in _SMALL else _SCALES[scale.casefold()]
        found = tuple(shortened(format(Decimal(each).scaleb(power), "f")) for each in found for power in powers)
    if parts := _PARTS.get((match["unit"] or match["after"] or "").casefold()):
        found = tuple(shortened(format(Decimal(each) * part, "f")) for each in found for part in parts)
    return tuple(dict.fromkeys(f"{sign}{_fitting(each, decimals)}" for each in found))


def one(value: object) -> tuple[str, str]:
    """Return the one amount that a number or a text is, with its currency, each "" where it is none, or several."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return f"{value:f}" if isinstance(value, Decimal) else str(value), ""
    found = numbers(value, money=True) if isinstance(value, str) else ()
    units = currencies(value) if isinstance(value, str) and found else ()
    return found[0] if len(found) == 1 else "", units[0] if len(units) == 1 else ""


def beside(text: str) -> str:
    """Return the number that words or signs stand beside which change what it means, "" where there is not one."""
    plain = made_plain(text)
    match = _BESIDE.fullmatch(_PART_OF.split(plain, maxsplit=1)[0]) or _BESIDE.fullmatch(plain)
    number = match["number"] if match else ""
    outside = _IN_BRACKETS.sub(" ", plain)
    more = number and (hundredths.before_unit(number) != number or scaled.is_multiplied(outside, number))
    return "" if more else number  # 60 000 € 24 mois, 5 dizaines de milliers


@lru_cache(64)
def ends(text: str, *, decimals: int | None = None, money: bool = False) -> tuple[str, ...]:
    """Return both numbers of a range, in the unit and scale of the second: 60 à 70 k€ is 60000 and 70000."""
    plain = " ".join(made_plain(text).translate(_BRACKETS).split())
    match = _RANGE.fullmatch(plain)
    if match and (short := _SHORT_LOW.fullmatch(f"{match['low']}-{match['high']}")) and int(short[1]) < int(short[2]):
        thousands = "".join(filter(str.isdigit, short[3]))
        return f"{short[1]}{thousands}", f"{short[2]}{thousands}"
    if match is None or not any(map(str.isdecimal, match[0])):  # vingt-cinq is one number
        return ()
    unit = re.sub(rf"^(?:{_NUMBER})", "", match["high"])
    high = numbers(match["high"], decimals=decimals, money=money)
    low = numbers(match["low"] + unit, decimals=decimals, money=money) or numbers(
        match["low"], decimals=decimals, money=money
    )
    pairs = [*zip(low, high, strict=True)] if len(low) == len(high) else []
    return tuple(end for pair in pairs for end in pair) if all(Decimal(a) < Decimal(b) for a, b in pairs) else ()


def lasting(text: str, *, years: bool) -> tuple[str, ...] | None:
    """Return the number of days, or of `years`, that a length of time has, none where it has no such number.

    None where the text is no length of time. 36 mois are 3 years; how many days 3 mois have is open.
    """
    match = _LASTS.fullmatch(made_plain(text))
    lengths = UNITS_OF_TIME.get(match["unit"].casefold()) if match else None
    if match is None or lengths is None:
        return None
    days, months = lengths
    count = int(match["count"])
    found = count * months / 12 if years else count * days
    return (str(int(found)),) if found and found == int(found) and not match["more"] else ()


def _is_unit(written: str) -> bool:
    """Whether three capitals beside a number are a currency, or a goal: TTC and BIS say something else of it."""
    return (
        not _CAPITALS.fullmatch(written)
        or written.casefold() in _CALLED
        or written in codes("currencies")
        or written in _GOALS
    )


@lru_cache(64)
def currency(text: str) -> str | None:
    """Return the code of the currency that is written beside a number, None where none is, or not one alone."""
    found = currencies(text)
    return found[0] if len(found) == 1 or found[:1] == ("MAD",) else None


@lru_cache(64)
def currencies(text: str) -> tuple[str, ...]:
    """Return the codes of the currencies that may be written beside a number, or a range; none where none is."""
    written = unit(text)
    if _CAPITALS.fullmatch(written) and written in codes("currencies") and written not in _GOALS:
        return (written,)
    return _CALLED.get(written.casefold(), ())


def called(name: str) -> tuple[str, ...]:
    """Return the codes of the currencies that a name alone may mean: FCFA is XOF or XAF. k€ says more than a name."""
    parts = [each for part in re.split(r"[()/,]", name) if (each := part.strip())]
    found = {_CALLED.get(each.casefold(), ()) or ((each,) if each in codes("currencies") else ()) for each in parts}
    return found.pop()[:_FEW] if len(found) == 1 else ()


def counted(name: str) -> tuple[tuple[str, ...], int]:
    """Return the codes of a currency that is counted by thousands or more, and by how many: k€ is EUR by 1000.

    Nothing for what is a code, or counts one by one.
    """
    plain = " ".join(_AROUND.sub(" ", name).split()) if len(name) <= _FAR_TOO_LONG else ""
    for each in (f"1 {plain}", plain) if name not in codes("currencies") else ():
        found = numbers(each)
        if len(found) == 1 and Decimal(found[0]) > 1 and (units := currencies(each)):
            return units[: 1 if units[0] == "MAD" else _FEW], int(Decimal(found[0]))
    return (), 1


def by_many(name: str) -> Message | None:
    """Say how a currency is written that is counted by thousands or more; the amounts change with it."""
    found, factor = counted(name)
    if not found:
        return None
    return msg(
        "write {words}, and the amounts beside it in full: ‘{name}’ makes them {factor} times as much",
        words=found, name=name, factor=Number(factor),
    )  # fmt: skip


def unit(text: str) -> str:
    """Return the sign or the name of what a number, or a range, is counted in, "" for none."""
    plain = made_plain(text)
    if (both := _RANGE.fullmatch(plain)) and not _WRITTEN.fullmatch(plain):
        plain = both["high"]
    match = _WRITTEN.fullmatch(plain) or _WRITTEN.fullmatch(beside(plain))
    return " ".join((match["unit"] or match["after"] or "").split()) if match else ""


@lru_cache(64)
def made_plain(text: str) -> str:
    """Return a text with 0 to 9 for the digits of any script, plain spaces, and without signs that are not seen.

    One that is far too long to say a number is nothing.
    """
    if len(text) > _FAR_TOO_LONG:
        return ""
    plain = " ".join("".join(map(_made_plain, text.strip(_QUOTES).removeprefix("="))).split())
    plain = number_words.by_dozens(hundredths.before_unit(scaled.in_order(plain)))
    return _from_words(_AFTER_MARK.sub(r"\1", plain))


@lru_cache(1_024)
def _made_plain(sign: str) -> str:
    if unicodedata.category(sign) == "Cf":
        return ""
    return "".join(" " if each.isspace() else str(unicodedata.decimal(each, each)) for each in sign.translate(_SIGNS))


def _from_words(text: str) -> str:
    """Return a text that begins with a number in words with its digits: trois ans, ستون ألف; others as they are."""
    said = number_words.said(text) if text[:1].isalpha() else None
    if said is None:
        return text
    digits = f"{said.digits} {said.rest}".strip()
    if said.about:
        return f"env. {said.digits} {_OF.sub('', said.rest)}".strip()
    lasts = _LASTS.fullmatch(digits)
    timed = lasts and lasts["unit"].casefold() in UNITS_OF_TIME and not lasts["more"]
    return digits if timed or _WRITTEN.fullmatch(digits) or _FRACTION.fullmatch(digits) else text


def _readings(written: str, decimals: int | None) -> tuple[str, ...]:
    """Return the readings of digits with marks between them."""
    if (_GAP.search(written) and not _GAPS.fullmatch(written)) or written.count(_ARABIC) > 1:
        return ()
    bare = _GAP.sub("", written).replace("_", "")
    marks = _MARKS.findall(bare)
    if _ARABIC in bare:
        whole, _, rest = bare.partition(_ARABIC)
    elif not marks or (len(marks) > 1 and len(set(marks)) == 1):  # 1.000.000
        whole, rest = bare, ""
    else:  # 1.000,50
        whole, rest = re.split(r"[.,](?=[^.,]*\Z)", bare)
    if bare == written and _EITHER.fullmatch(bare):
        return _thousands_or_decimals(whole, rest, decimals)
    return _of_parts(whole, rest)


def _thousands_or_decimals(whole: str, rest: str, decimals: int | None) -> tuple[str, ...]:
    """Return the readings of 60.000, where the mark may be one of thousands."""
    thousands, amount = whole + rest, f"{whole}.{rest}"
    if decimals is None:
        return thousands, shortened(amount)
    if decimals == 0:
        return (thousands,)
    if decimals < len(rest):
        return thousands, str(Decimal(amount).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
    return thousands, amount


def _of_parts(whole: str, rest: str) -> tuple[str, ...]:
    """Return the number of a whole part, perhaps in groups of three, and decimals."""
    if _MARKS.search(whole) and not _GROUPS.fullmatch(whole):
        return ()
    digits = _MARKS.sub("", whole).lstrip("0") or "0"
    if not rest:
        return (digits,)
    return (f"{digits}.{rest}",) if rest.isdecimal() else ()


def _fraction(part: int, whole: int, *, percent: bool) -> tuple[str, ...]:
    """Return what a fraction may mean: so many percent; or so many, or that part of one."""
    if not 0 < part <= whole:
        return ()
    if percent:
        return (shortened(str((Decimal(100 * part) / whole).quantize(Decimal("0.01"), ROUND_HALF_UP))),)
    return tuple(
        dict.fromkeys((str(part), shortened(str((Decimal(part) / whole).quantize(Decimal("0.0001"), ROUND_HALF_UP)))))
    )


def _fitting(number: str, decimals: int | None) -> str:
    """Return a number without zeros behind the decimals that its currency has."""
    whole, point, rest = number.partition(".")
    if decimals is None or len(rest) <= decimals or rest[decimals:].strip("0"):
        return number
    return f"{whole}{point}{rest[:decimals]}" if decimals else whole


def shortened(number: str) -> str:
    """Return a number without zeros at the end of its decimals."""
    return number.rstrip("0").rstrip(".") if "." in number else number
