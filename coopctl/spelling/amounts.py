"""Numbers as people write them: with marks of thousands, a decimal comma, a currency or other words, in any digits.

Each function returns every reading that is possible: one where the meaning is clear, none where it is not known.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

from coopctl.codelists import codes

_FAR_TOO_LONG = 100
_SIGNS = str.maketrans(
    {**dict.fromkeys("\u2019\u02bc\u2032\u00b4", "'"), **dict.fromkeys("\u2212\u2010\u2011\u2013\u2014", "-")}
    | {"\u066c": "_", "\u060c": ",", "\uff0c": ",", "\uff0e": "."}
)
#: The decimal mark of Arabic, which marks nothing else.
_ARABIC = "\u066b"
_THOUSANDS = {
    3: "k thousand mille duizend ألف الاف",
    6: "M mio mio. mln million millions miljoen مليون ملايين",
    9: "md mrd mld bn milliard milliards miljard مليار",
}
_SCALES = {word: power for power, words in _THOUSANDS.items() for word in words.split()} | {"K": 3, "Mio": 6, "Md": 9}
_SCALE = "|".join(re.escape(each) for each in sorted(_SCALES, key=len, reverse=True))
_MONEY = (
    r"(?:US)?\$|[€£¥]|[A-Z]{3}|(?i:euros?|dhs?|dirhams?|dinars?|dollars?|pounds?|livres?|francs?|f\.? ?cfa|fr\.?|dt|da)"
    r"|د\.م\.?|د\.ت\.?|دراهم|درهم|دينار|[أايى]?يورو|[أا]ورو|دولار"
)
_UNIT = rf"(?:[%\u066a]|{_MONEY}|SDG|ODD|n°)"
_NUMBER = rf"[0-9](?:[0-9.,'_ {_ARABIC}]*[0-9])?|[.,{_ARABIC}][0-9]+"
_WRITTEN = re.compile(
    rf"(?P<unit>{_UNIT})?\s*(?P<sign>[+-]?)\s*(?P<number>{_NUMBER})(?:[.,](?:\s?[-=]{{1,2}})?)?"
    rf"\s*(?P<scale>{_SCALE})?\s*(?P<after>{_UNIT})?"
)
#: Words or signs around one number: ~60000, 60000 HT, max. 60000 par an.
_BESIDE = re.compile(r"(?:[^0-9%\u066a]*[^\w%\u066a-])??(?P<number>-?[0-9](?:.*[0-9])?)[^0-9%\u066a]*")
#: What the numbers of the goals of sustainable development stand behind.
_GOALS = ("SDG", "ODD")
_CAPITALS = re.compile(r"[A-Z]{3}")
_POWER = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?[eE][+-]?[0-9]{1,2}", re.ASCII)
_BASED = re.compile(r"0(?:b[01]{1,50}|o[0-7]{1,17}|x[0-9a-fA-F]{1,13})", re.ASCII)
_FRACTION = re.compile(r"([0-9]{1,9})\s*(?:/|\u2044|sur|of|out of|van|op|من)\s*([0-9]{1,9})")
_GAP = re.compile(r"[' ]")
_GAPS = re.compile(rf"[0-9]{{1,3}}(?:[' ][0-9]{{3}})+(?:[.,{_ARABIC}][0-9]*)?", re.ASCII)
_GROUPS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})*,[0-9]{3}", re.ASCII)
_EITHER = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}", re.ASCII)
_MARKS = re.compile(r"[.,]")
_AFTER_MARK = re.compile(r"(?<=[0-9])([.,]) (?=[0-9])", re.ASCII)
_CODES = dict.fromkeys(("€", "euro", "euros", "أورو", "يورو"), "EUR") | {"dh": "MAD", "dhs": "MAD"}


def numbers(text: str, *, decimals: int | None = None, money: bool = False, percent: bool = False) -> tuple[str, ...]:
    """Return the numbers that `text` may mean: 12,50 EUR is 12.50, but 1,000 is 1000 or 1.

    `decimals` are those of the currency, None where it is not known: 60.000 dinars of Tunisia are sixty, 60.000 yen
    are sixty thousand. An amount (`money`) is no percentage and no part of something; of a number of `percent`
    1/4 is 25.
    """
    if len(text) > _FAR_TOO_LONG:
        return ()
    text = _plain(text)
    if match := _FRACTION.fullmatch(text):
        return () if money else _fraction(int(match[1]), int(match[2]), percent=percent)
    if _POWER.fullmatch(text):
        return (_short(format(Decimal(text), "f")),)
    if _BASED.fullmatch(text):
        return (str(int(text, 0)),)
    inside = text[1:-1].strip() if text[:1] == "(" and text[-1:] == ")" else text
    match = _WRITTEN.fullmatch(inside)
    if (
        match is None
        or (money and {"%", "\u066a"} & {match["unit"], match["after"]})
        or (match["unit"] and match["after"])
        or not all(_is_unit(each) for each in (match["unit"], match["after"]) if each)
    ):
        return ()
    sign = "-" if match["sign"] == "-" or inside != text else ""
    found = _readings(match["number"], decimals)
    if match["scale"]:
        power = Decimal(10) ** _SCALES[match["scale"]]
        found = tuple(_short(format(Decimal(each) * power, "f")) for each in found)
    return tuple(dict.fromkeys(f"{sign}{_fitting(each, decimals)}" for each in found))


def beside(text: str) -> str:
    """Return the number that words or signs stand beside which change what it means, "" where there is not one."""
    match = _BESIDE.fullmatch(_plain(text)) if len(text) <= _FAR_TOO_LONG else None
    return match["number"] if match else ""


def _is_unit(written: str) -> bool:
    """Whether three capitals beside a number are a currency, or a goal: TTC and BIS say something else of it."""
    return not _CAPITALS.fullmatch(written) or written in codes("currencies") or written in _GOALS


def currency(text: str) -> str | None:
    """Return the code of the currency that is written beside a number, None where none is, or not one alone."""
    match = _WRITTEN.fullmatch(_plain(text)) if len(text) <= _FAR_TOO_LONG else None
    unit = (match["unit"] or match["after"] or "") if match else ""
    if _CAPITALS.fullmatch(unit):
        return unit if unit in codes("currencies") and unit not in _GOALS else None
    return _CODES.get(unit.casefold())


def _plain(text: str) -> str:
    """Return a text with 0 to 9 for the digits of any script, plain spaces, and without signs that are not seen."""
    seen = (each for each in text.strip() if unicodedata.category(each) != "Cf")
    plain = (
        " " if each.isspace() else str(unicodedata.decimal(each, each)) for each in "".join(seen).translate(_SIGNS)
    )
    return _AFTER_MARK.sub(r"\1", "".join(plain))


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
        if marks[-1] in marks[:-1]:
            return ()
    if bare == written and _EITHER.fullmatch(bare):
        return _thousands_or_decimals(whole, marks[0], rest, decimals)
    return _of_parts(whole, rest)


def _thousands_or_decimals(whole: str, mark: str, rest: str, decimals: int | None) -> tuple[str, ...]:
    """Return the readings of 60.000, where the mark may be one of thousands."""
    thousands, amount = whole + rest, f"{whole}.{rest}"
    if decimals is None:
        return thousands, _short(amount)
    if decimals == 0:
        return (thousands,)
    if decimals < len(rest):
        return thousands, str(Decimal(amount).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
    return (amount,) if mark == "." else (thousands, amount)


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
        return (_short(str((Decimal(100 * part) / whole).quantize(Decimal("0.01"), ROUND_HALF_UP))),)
    return tuple(
        dict.fromkeys((str(part), _short(str((Decimal(part) / whole).quantize(Decimal("0.0001"), ROUND_HALF_UP)))))
    )


def _fitting(number: str, decimals: int | None) -> str:
    """Return a number without zeros behind the decimals that its currency has."""
    whole, point, rest = number.partition(".")
    if decimals is None or len(rest) <= decimals or rest[decimals:].strip("0"):
        return number
    return f"{whole}{point}{rest[:decimals]}" if decimals else whole


def _short(number: str) -> str:
    """Return a number without zeros at the end of its decimals."""
    return number.rstrip("0").rstrip(".") if "." in number else number
