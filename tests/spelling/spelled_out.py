"""Numbers spelled out in four languages, as schools teach it."""

from __future__ import annotations


def _words(said: str) -> list[str]:
    return said.split()


_EN = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_EN_TENS = _words("_ _ twenty thirty forty fifty sixty seventy eighty ninety")
_FR = _words("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize")
_FR_TENS = _words("_ dix vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt")
_NL = _words(
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
    "achttien negentien"
)
_NL_TENS = _words("_ _ twintig dertig veertig vijftig zestig zeventig tachtig negentig")
_AR = _words("صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة")
_AR_TENS = _words("_ _ عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون")
_AR_HUNDREDS = _words("_ مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة")


def english(number: int) -> str:
    """`two hundred and forty-five`, up to 999,999."""
    if number < 20:
        return _EN[number]
    if number < 100:
        return "-".join([_EN_TENS[number // 10], *([_EN[number % 10]] if number % 10 else ())])
    size, name = (100, "hundred") if number < 1000 else (1000, "thousand")
    above, rest = divmod(number, size)
    joined = " and " if rest < 100 else " "
    return f"{english(above)} {name}" + (joined + english(rest) if rest else "")


def french(number: int) -> str:
    """`deux cent quarante-cinq`, up to 999 999."""
    if number < 17:
        return _FR[number]
    if number < 100:
        tens, units = divmod(number, 10)
        if tens in (7, 9):
            units += 10
        if units in (1, 11) and tens < 8:
            return f"{_FR_TENS[tens]} et {french(units)}"
        return "-".join([_FR_TENS[tens], *([french(units)] if units else ())]) + "s" * (number == 80)
    size, name = (100, "cent") if number < 1000 else (1000, "mille")
    above, rest = divmod(number, size)
    many = "s" if name == "cent" and above > 1 and not rest else ""
    count = f"{french(above)} " if above > 1 else ""
    return f"{count}{name}{many}" + (f" {french(rest)}" if rest else "")


def dutch(number: int) -> str:
    """`tweehonderdvijfenveertig`, up to 999.999."""
    if number < 20:
        return _NL[number]
    if number < 100:
        tens, units = divmod(number, 10)
        joined = "ën" if units in (2, 3) else "en"
        return (_NL[units] + joined if units else "") + _NL_TENS[tens]
    size, name, gap = (100, "honderd", "") if number < 1000 else (1000, "duizend", " ")
    above, rest = divmod(number, size)
    return (dutch(above) if above > 1 else "") + name + (gap + dutch(rest) if rest else "")


def arabic(number: int) -> str:
    """`مئتان وخمسة وأربعون`, up to 10,999."""
    parts = []
    thousands, rest = divmod(number, 1000)
    if thousands:
        parts.append({1: "ألف", 2: "ألفان"}.get(thousands, f"{_AR[thousands % 11]} آلاف"))
    hundreds, rest = divmod(rest, 100)
    if hundreds:
        parts.append(_AR_HUNDREDS[hundreds])
    tens, units = divmod(rest, 10)
    if 0 < rest <= 10:
        parts.append(_AR[rest])
    elif 10 < rest < 20:
        parts.append(f"{ {1: 'أحد', 2: 'اثنا'}.get(units, _AR[units]) } عشر")
    elif rest:
        parts += [*([_AR[units]] if units else ()), _AR_TENS[tens]]
    return " و".join(parts)
