"""Codes of others' standards in words: the goals of the UN, sectors and markers of the OECD, countries."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.messages import Country, Message, Number, Subdivision, msg, share
from coopctl.reports.paper import facts
from coopctl.tables import Named

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from coopctl.model.records import Action
    from coopctl.reports.paper import Fact
    from coopctl.tables import Cell

#: The sustainable development goals in their short form (United Nations, A/RES/70/1).
GOALS: Mapping[int, Message] = MappingProxyType(
    {
        1: msg("no poverty"),
        2: msg("zero hunger"),
        3: msg("good health and well-being"),
        4: msg("quality education"),
        5: msg("gender equality"),
        6: msg("clean water and sanitation"),
        7: msg("affordable and clean energy"),
        8: msg("decent work and economic growth"),
        9: msg("industry, innovation and infrastructure"),
        10: msg("reduced inequalities"),
        11: msg("sustainable cities and communities"),
        12: msg("responsible consumption and production"),
        13: msg("climate action"),
        14: msg("life below water"),
        15: msg("life on land"),
        16: msg("peace, justice and strong institutions"),
        17: msg("partnerships for the goals"),
    }
)
#: The sectors of purpose codes, by the first two or three digits (OECD DAC, CRS purpose codes); the longest counts.
SECTORS: Mapping[str, Message] = MappingProxyType(
    {
        "11": msg("education"),
        "12": msg("health care"),
        "13": msg("population and reproductive health"),
        "14": msg("water supply and sanitation"),
        "15": msg("government and civil society"),
        "152": msg("conflict, peace and security"),
        "16": msg("other social infrastructure and services"),
        "21": msg("transport and storage"),
        "22": msg("communications"),
        "23": msg("energy"),
        "24": msg("banking and financial services"),
        "25": msg("business and other services"),
        "31": msg("agriculture, forestry and fishing"),
        "32": msg("industry, mining and construction"),
        "33": msg("trade policy"),
        "332": msg("tourism"),
        "41": msg("environmental protection"),
        "43": msg("several sectors"),
        "51": msg("general budget support"),
        "52": msg("food assistance"),
        "53": msg("other commodity assistance"),
        "60": msg("action relating to debt"),
        "72": msg("emergency response"),
        "73": msg("reconstruction relief and rehabilitation"),
        "74": msg("disaster prevention and preparedness"),
        "91": msg("administrative costs of donors"),
        "93": msg("refugees in donor countries"),
        "99": msg("no sector stated"),
    }
)
#: The policy markers (OECD DAC; IATI codelist PolicyMarker), and what their significance says.
MARKERS: Mapping[int, Message] = MappingProxyType(
    {
        1: msg("gender equality"),
        2: msg("aid to environment"),
        3: msg("good governance"),
        4: msg("trade development"),
        5: msg("biodiversity"),
        6: msg("climate change mitigation"),
        7: msg("climate change adaptation"),
        8: msg("desertification"),
        9: msg("health of mothers and children"),
        10: msg("disaster risk reduction"),
        11: msg("disability"),
        12: msg("nutrition"),
    }
)
SIGNIFICANCE: Mapping[int, Message] = MappingProxyType(
    {
        0: msg("not targeted"),
        1: msg("significant objective"),
        2: msg("principal objective"),
        3: msg("principal objective, and in support of an action programme"),
        4: msg("explicit primary objective"),
    }
)


def classified(action: Action) -> tuple[Fact, ...]:
    """Return under what codes an action stands, in words."""
    return facts(
        (msg("countries"), tuple(_shared(country(each.code), each.share) for each in action.countries)),
        (msg("sectors (OECD)"), tuple(_shared(sector(each.code), each.share) for each in action.dac)),
        (msg("development goals"), tuple(goal(each) for each in action.sdg)),
        (msg("policy markers"), tuple(_marked(each.code, each.significance) for each in action.markers)),
    )


def country(code: str | int | None) -> Cell:
    """Name a country (ISO 3166-1) as the reader's language does."""
    return None if code is None else Named(code, Country(str(code)))


def subdivision(code: str | None) -> Cell:
    """Name a part of a country (ISO 3166-2) as the reader's language does."""
    return None if code is None else Named(code, Subdivision(code))


def sector(code: str | int) -> Cell:
    """Name the sector of a purpose code; a code of no sector that is known stands alone."""
    found = next((SECTORS[str(code)[:length]] for length in (3, 2) if str(code)[:length] in SECTORS), None)
    return Named(code, msg("{title} ({code})", title=found, code=str(code))) if found else code


def goal(number: int) -> Cell:
    """Name a sustainable development goal after its number."""
    return (
        Named(number, msg("{number}. {title}", number=str(number), title=GOALS[number])) if number in GOALS else number
    )


def _shared(named: Cell, percent: Decimal | int | None) -> Cell:
    if percent is None or not isinstance(named, Named) or not isinstance(named.name, Message | Country):
        return named
    return Named(named.id, msg("{field}: {after}", field=named.name, after=share(Number(percent))))


def _marked(code: int, significance: int | None) -> Cell:
    if code not in MARKERS:
        return code
    if significance is None or significance not in SIGNIFICANCE:
        return Named(code, MARKERS[code])
    return Named(code, msg("{key}: {value}", key=MARKERS[code], value=SIGNIFICANCE[significance]))
