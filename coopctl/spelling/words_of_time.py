"""Words of dates in the languages that people write them in: months, days of the week, seasons, parts of a year.

All are folded, as `synonyms.folded` gives them: without accents and capitals.
"""

from __future__ import annotations

from types import MappingProxyType

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
                "june jun juin juni junio يونيو يونيه يونية جوان حزيران",
                "july jul juillet juil juill juli julio يوليو يوليه يولية يوليوز جويلية تموز",
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

#: The days of the week by their names, folded, from 0 for Monday: `mar` is March too.
WEEKDAYS = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "monday mon lundi lun maandag ma الاثنين", "tuesday tue tues mardi dinsdag di الثلاثاء",
                "wednesday wed mercredi mer merc woensdag wo الاربعاء",
                "thursday thu thur thurs jeudi jeu donderdag do الخميس",
                "friday fri vendredi ven vend vrijdag vr الجمعة جمعة", "saturday sat samedi sam zaterdag za السبت",
                "sunday sun dimanche dim zondag zo الاحد",
            )
        )
        for name in names.split()
    }
)  # fmt: skip

#: The days of the week and small words that stand in a date and say nothing of it, folded.
IN_DATES = WEEKDAYS.keys() | frozenset(
    word
    for words in (
        "the of le la l de du d en in op den het van del في يوم من شهر سنة عام er ere st nd rd th e ste",
        "year annee an jaar month mois maand courant cours courante dans during loop",
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
            (("12",), "fin eind einde eindejaar jaareinde late end نهاية اواخر متم"),
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
            (21, "ربيع الربيع"), (22, "صيف الصيف"), (23, "خريف الخريف"), (24, "شتاء الشتاء"),
        )
        for name in names.split()
    }
)  # fmt: skip

#: Days that are counted from the one on which somebody writes, in small letters.
TODAY = frozenset(
    word.replace("_", " ")
    for words in (
        "hier aujourd'hui demain ce_jour", "yesterday today now tomorrow", "gisteren vandaag morgen", "أمس اليوم غدا"
    )
    for word in words.split()
)  # fmt: skip
