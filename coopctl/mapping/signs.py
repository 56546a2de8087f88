"""What the values of a column show of how its file writes: order of dates, decimals, percent, states, separators."""

from __future__ import annotations

import functools
import re
from collections import Counter
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.i18n import recognised
from coopctl.mapping import headings
from coopctl.messages import msg
from coopctl.model.dates import parse_fact
from coopctl.model.vocabularies import ActionStatus
from coopctl.spelling import amounts, contacts, respell, synonyms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coopctl.mapping.foreign import Cell
    from coopctl.messages import Message

#: Different words that may still be states of something.
MOST_WORDS = 30
_LONG = 40
_TWELVE = 12
_HALF = 0.5
_ORDERED = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.][0-9]{2,4}.*", re.ASCII)
_PERIODIC = re.compile(r"[0-9]{4}(?:-(?:3[3-6]|0[1-9]|1[0-2]))?", re.ASCII)
#: States in languages that coopctl does not speak.
_STATES = MappingProxyType(
    {
        synonyms.stemmed(said): state
        for state, words in {
            ActionStatus.PLANNED: "pendiente, por iniciar, sin iniciar, no iniciado, programado, not started",
            ActionStatus.IN_PROGRESS: "en proceso, en ejecucion, en curso, en marcha, iniciado, en progreso",
            ActionStatus.COMPLETED: "hecho, terminado, cumplido, finalizado, completado, ejecutado, logrado",
            ActionStatus.ON_HOLD: "suspendido, detenido, pausado, aplazado",
            ActionStatus.CANCELLED: "cancelado, anulado, descartado",
        }.items()
        for said in words.split(", ")
    }
)
_SEPARATORS = (";", "|", "/", ",")
_LANGUAGES = MappingProxyType(
    {
        "fr": (
            "intitule", "etat", "date de", "echeance", "avancement", "responsable", "axe", "debut", "montant", "statut",
        ),
        "en": ("title", "status", "start", "deadline", "owner", "lead", "name", "due", "end date", "description of"),
        "nl": (
            "titel", "verantwoordelijke", "einddatum", "begroting", "stand", "opmerkingen", "trekker", "naam",
            "maatregel", "actie", "status", "start", "deadline",
        ),
        "es": ("nombre", "estado", "fecha", "avance", "responsable de", "proyecto", "presupuesto", "dependencia"),
    }
)  # fmt: skip
#: The hues of a circle, from red on, in 24 parts; and what has none.
_HUES = (
    (1, msg("red")), (3.2, msg("orange")), (5, msg("yellow")), (11, msg("green")), (13, msg("turquoise")),
    (18, msg("blue")), (21, msg("violet")), (23, msg("pink")), (24, msg("red")),
)  # fmt: skip
_GREY = 24


def state(word: str) -> str | None:
    """Return the status that a word stands for, also where it stands beside others: en cours/retardé."""
    words = tuple(ActionStatus)
    found = _one_state(word, words)
    if found is None:
        for part in re.split(r"[/,;(–-]", word):
            if part.strip() and (found := _one_state(part.strip(), words)):
                break
    return found


def _one_state(word: str, words: Sequence[str]) -> str | None:
    if (known := _STATES.get(synonyms.stemmed(word))) is not None:
        return known
    low = synonyms.folded(word).replace(" ", "_")
    said = recognised.said(word, words)
    return low if low in words else synonyms.word(word, words) or (said[0] if len(said) == 1 else None)


def is_plain(word: str) -> bool:
    """Whether a word is a status as it stands."""
    return _one_state(word, tuple(ActionStatus)) is not None


def are_states(cells: Sequence[Cell]) -> bool:
    """Whether cells say how things stand: few different words, of which some are statuses."""
    words = {cell.text for cell in cells}
    return len(words) <= MOST_WORDS and any(state(each) for each in words)


def are_contacts(cells: Sequence[Cell]) -> bool:
    """Whether most cells are ways to reach somebody."""
    texts = Counter(each.text for each in cells)
    found = sum(count for text, count in texts.items() if contacts.email(text) or contacts.telephone(text))
    return found > len(cells) * _HALF


def without_contacts(text: str) -> str:
    """Return a text in which no way to reach somebody can be read."""
    for find in (contacts.email, contacts.telephone):
        while found := find(text):
            text = f"{text[: found.start()]}…{text[found.end() :]}"
    return text


def day_of(heading: str) -> str:
    """Return the last day of the quarter, month or year that a heading names, "?" for one without its year, or ""."""
    text = headings.plain(heading)
    found = respell.dates(re.sub(r"^(?:avancement|progres\w*|taux|avance|voortgang|%|realise)\s+", "", text))
    if len(found) == 1 and _PERIODIC.fullmatch(found[0]):
        return parse_fact(found[0]).latest.isoformat()
    if re.fullmatch(r"(?:trimestre|quarter|kwartaal|t|q|الربع|semestre|semester)\s*(?:[1-4]|i{1,3}|iv)", text):
        return "?"
    return ""


def order(texts: Iterable[str]) -> str:
    """Return the order that dates in digits show by a day after the twelfth; "" where none does, or both."""
    shown = set()
    for text in texts:
        if match := _ORDERED.fullmatch(text):
            first, second = int(match[1]), int(match[2])
            shown |= {"dmy"} if first > _TWELVE else {"mdy"} if second > _TWELVE else set()
    return shown.pop() if len(shown) == 1 else ""


#: Both marks stand before decimals: 20.000 may be either.
BOTH = "?"


def decimal_mark(texts: Iterable[str]) -> str:
    """Return the mark that stands before other than three digits in the texts' numbers; "" for none, BOTH for both."""
    marks: Counter[str] = Counter()
    for text in texts:
        if (
            len(text) <= _LONG
            and (match := re.search(r"[0-9]([.,])[0-9]{1,2}(?![0-9.,])", text))
            and amounts.numbers(text)
        ):
            marks[match[1]] += 1
    return BOTH if len(marks) > 1 else next(iter(marks), "")


@functools.lru_cache(256)
def counted(unit: str) -> tuple[tuple[str, ...], int]:
    """Return the currencies that the unit beside a number may be, and by how many it counts: € by one, k€ by 1000."""
    codes, times = amounts.counted(unit)
    return codes or amounts.called(unit), times


def scale(cells: Sequence[Cell]) -> str:
    """Return how percentages are written, where plain numbers show it; "" where some seem fractions and others not."""
    plain = [Decimal(each.value) for each in cells if isinstance(each.value, int | Decimal) and not each.look.percent]
    plain += [
        Decimal(found[0])
        for each in cells
        if isinstance(each.value, str) and "%" not in each.value and len(found := amounts.numbers(each.text)) == 1
    ]
    if not plain or (max(plain) > Decimal("1.5") and any(0 < each < 1 for each in plain)):
        return ""
    return "hundred" if max(plain) > Decimal("1.5") else "fraction"


def separator(cells: Sequence[Cell]) -> str:
    """Return what stands between the entries of most cells that hold several, a comma where none does."""
    held = Counter(sign for cell in cells for sign in _SEPARATORS if sign in cell.text)
    held["lines"] = sum("\n" in cell.text for cell in cells)
    sign, count = held.most_common(1)[0]
    return sign if count else ","


def language(names: Sequence[str], own: str) -> str:
    """Return the language of the headings, where their letters or words tell; what may be `own` is."""
    text = f" {' '.join(map(headings.plain, names))} "
    if re.search("[\u0600-\u06ff]", text):
        return "ar"
    scores = {tag: sum(f" {word}" in text for word in known) for tag, known in _LANGUAGES.items()}
    best = max(scores, key=lambda tag: (scores[tag], tag == own))
    return best if scores[best] else ""


def hue(colour: str) -> Message:
    """Return what people call a colour that is written as #RRGGBB."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    most, least = max(red, green, blue), min(red, green, blue)
    if most - least < _GREY:
        return msg("black") if most < 3 * _GREY else msg("grey")
    six = ((green - blue) % (6 * (most - least)), blue - red + 2 * (most - least), red - green + 4 * (most - least))
    part = six[(red, green, blue).index(most)] * 4 / (most - least)
    return next(name for upto, name in _HUES if part <= upto)
