"""Write coopctl/codelists/subdivision_names.tsv: what subdivisions of countries are called, by ISO 3166-2 code.

    python tools/subdivisions.py [FOLDER]     (needs pycountry)

FOLDER is common/subdivisions of the Unicode CLDR 41, where Debian's package unicode-cldr-core has it unless another is
named. CLDR never gives a code of its own to another place, ISO does: MA-06 was Meknès-Tafilalet and is
Casablanca-Settat since 2015. So a name is taken only where ISO's own, as pycountry has it, is like it and no other
of the country is more so; nothing of pycountry is written. Names that are missing or outdated stand in `OURS`.
"""

from __future__ import annotations

import functools
import gettext
import itertools
import re
import sys
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FILE = Path(__file__).parent.parent / "coopctl" / "codelists" / "subdivision_names.tsv"
FOLDER = Path("/usr/share/unicode/cldr/common/subdivisions")
LANGUAGES: Final = ("en", "fr", "nl", "ar")
#: How alike two names are of one place: "Tyrol" and "Tirol" are 0.8.
ALIKE = 0.75
HEADER = """\
# What subdivisions of countries are called: ISO 3166-2 code, English, French, Dutch, Arabic; as in English where empty.
# Made by tools/subdivisions.py from the Unicode CLDR 41; do not edit.
# Copyright 1991-2022 Unicode, Inc. Licence: Unicode-DFS-2016, whole in UNICODE-LICENSE beside this file.
"""
#: The regions of Morocco since 2015, and its provinces that CLDR lacks or calls as they were called before.
OURS = """
MA-01|Tangier-Tétouan-Al Hoceima|Tanger-Tétouan-Al Hoceïma|Tanger-Tétouan-Al Hoceima|طنجة-تطوان-الحسيمة
MA-02|Oriental|L’Oriental||الشرق
MA-03|Fès-Meknès||Fez-Meknes|فاس-مكناس
MA-04|Rabat-Salé-Kénitra|||الرباط-سلا-القنيطرة
MA-05|Béni Mellal-Khénifra|||بني ملال-خنيفرة
MA-06|Casablanca-Settat|||الدار البيضاء-سطات
MA-07|Marrakesh-Safi|Marrakech-Safi|Marrakesh-Safi|مراكش-آسفي
MA-08|Drâa-Tafilalet|||درعة-تافيلالت
MA-09|Souss-Massa|||سوس-ماسة
MA-10|Guelmim-Oued Noun|||كلميم-واد نون
MA-11|Laâyoune-Sakia El Hamra|||العيون-الساقية الحمراء
MA-12|Dakhla-Oued Ed-Dahab|||الداخلة-وادي الذهب
MA-BRR|Berrechid|Province de Berrechid||إقليم برشيد
MA-DRI|Driouch|Province de Driouch||إقليم الدريوش
MA-FAH|Fahs-Anjra|Province de Fahs-Anjra||إقليم الفحص-أنجرة
MA-FES|Fès||Fez|فاس
MA-FQH|Fquih Ben Salah|Province de Fquih Ben Salah||إقليم الفقيه بن صالح
MA-GUF|Guercif|Province de Guercif||إقليم جرسيف
MA-MAR|Marrakesh|Marrakech||مراكش
MA-MDF|M’diq-Fnideq|||المضيق-الفنيدق
MA-MID|Midelt|Province de Midelt||إقليم ميدلت
MA-OUZ|Ouezzane|Province d’Ouezzane||إقليم وزان
MA-REH|Rehamna|Province de Rehamna||إقليم الرحامنة
MA-SIB|Sidi Bennour|Province de Sidi Bennour||إقليم سيدي بنور
MA-SIF|Sidi Ifni|Province de Sidi Ifni||إقليم سيدي إفني
MA-SIL|Sidi Slimane|Province de Sidi Slimane||إقليم سيدي سليمان
MA-SKH|Skhirat-Témara|||الصخيرات-تمارة
MA-TAF|Tarfaya|Province de Tarfaya||إقليم طرفاية
MA-TIN|Tinghir|Province de Tinghir||إقليم تنغير
MA-YUS|Youssoufia|Province de Youssoufia||إقليم اليوسفية
"""
#: Codes whose names somebody has compared: ISO has them in another language, or as they were before.
SEEN = """
BY-HO BY-HR BY-MI CF-KB CF-KG CF-SE CN-GX CN-NM CN-NX CO-DC CY-05 CY-06 CZ-32 CZ-323 EG-SUZ EG-WAD ES-AS ES-CN ES-PV
ES-VC GB-ELS IL-D IL-JM IL-M IL-Z IT-BZ KH-10 KH-18 KP-04 LA-VI LA-VT LB-AS LB-BH LB-BI LB-JA LY-MB LY-SR LY-TB MD-GA
MT-46 MT-66 MY-07 MY-14 MY-15 MY-16 OM-ZU PE-LMA PL-24 PL-26 PS-JRH RU-AD RU-AL RU-ALT RU-AMU RU-BU RU-IN RU-IVA RU-KB
RU-KEM RU-KGN RU-KHM RU-KIR RU-KK RU-KL RU-KR RU-MAG RU-ME RU-MO RU-MOS RU-NEN RU-OMS RU-ORL RU-PER RU-PNZ RU-PSK
RU-ROS RU-RYA RU-SA RU-SAR RU-SE RU-TAM RU-TUL RU-TVE RU-TY RU-TYU RU-UD RU-VLG RU-YAN RU-YAR SA-03 SM-07 SY-DY SY-QU
TH-10 US-DC UZ-QR
"""
#: Words that say what kind of place it is.
KINDS = """
region province provincie prefecture county district municipality municipalite gemeente department departement
departamento distrito provincia gouvernorat governorate wilaya comunidad republic respublika republique oblast kray krai
kraj okrug avtonomnyy avtonomnaya voblasc voblast rayon raion miestas apskritis commune comuna municipio comte gewest
arrondissement state etat staat city ville stad village parish paroisse metropolitan teukbyeolsi gwangyeoksi
teukbyeoljachido zizhiqu sheng foral autonoma regiao horad de du des la le les l d of the da do dos del al ash az el
"""


def main() -> None:
    """Write the file from the folder that is named."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    names = {language: cldr(folder / f"{language}.xml") for language in LANGUAGES}
    rows = {code: [names[each].get(code, "") for each in LANGUAGES] for code in sorted(certain(names))}
    rows |= {code: told for code, *told in (each.split("|") for each in OURS.split("\n") if each)}
    lines = [line(code, *rows[code]) for code in sorted(rows) if rows[code][0]]
    FILE.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def line(code: str, english: str, *others: str) -> str:
    """Return a line of the file, in which what is as in English stays empty."""
    return "\t".join((code, english, *("" if each == english else each for each in others)))


def cldr(file: Path) -> dict[str, str]:
    """Return the names of a language by code, without remarks in brackets and the signs that tell two of them apart."""
    return {
        f"{each.attrib['type'][:2]}-{each.attrib['type'][2:]}".upper(): name[:1].upper() + name[1:]
        for each in ET.parse(file).iter("subdivision")  # noqa: S314 - a file of the distribution
        if "alt" not in each.attrib and (name := re.sub(r"\s*\(.*|[²³⁴]", "", each.text or ""))
    }


def certain(names: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Yield the codes of ISO whose name in CLDR is of the same place."""
    iso, seen = official(), frozenset(SEEN.split())
    for _, group in itertools.groupby(sorted(iso), key=lambda code: code[:2]):
        country = tuple(group)
        for code in country:
            called = [names[each][code] for each in ("en", "fr", "nl") if code in names[each]]
            own = [max(alike(each, other) for other in iso[code]) for each in called]
            others = [_nearest(each, [iso[other] for other in country if other != code]) for each in called]
            elsewhere = any(one < ALIKE and other >= 1 for one, other in zip(own, others, strict=True))
            best = max(own, default=0)
            if code in seen or (not elsewhere and (best >= 1 or (best >= ALIKE and best >= max(others)))):
                yield code


def _nearest(name: str, others: Iterable[Iterable[str]]) -> float:
    return max((alike(name, other) for each in others for other in each), default=0)


def official() -> dict[str, set[str]]:
    """Return the names of ISO by code, in the languages of the place and in those of ours that it is translated to."""
    import pycountry

    texts = [gettext.translation("iso3166-2", pycountry.LOCALES_DIR, [each]) for each in ("en", "fr", "nl")]
    return {
        each.code: {each.name, *re.split(r"[\[\]()/]", each.name), *(text.gettext(each.name) for text in texts)}
        for each in pycountry.subdivisions
    }


def alike(one: str, other: str) -> float:
    """Return how alike two names are, from 0 to 1."""
    first, second = _core(one), _core(other)
    return SequenceMatcher(None, first, second).ratio() if first and second else 0


@functools.cache
def _core(name: str) -> str:
    plain = "".join(each for each in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(each))
    words = re.findall(r"\w+", plain)
    kinds = frozenset(KINDS.split())
    return "".join(each for each in words if each not in kinds) or "".join(words)


if __name__ == "__main__":
    main()
