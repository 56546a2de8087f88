"""What people call a thing where its id is wanted: the name of a party, the title or number of an axis or an action."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from coopctl.messages import msg
from coopctl.patterns import regex
from coopctl.spelling.nearest import is_slip, meaning, nearest
from coopctl.spelling.synonyms import folded
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from coopctl.messages import Message
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Json
    from coopctl.model.walk import Patience

#: The ids of what was meant.
_Ids: TypeAlias = "tuple[str, ...]"
#: What of an entry people know it by.
_KNOWN_BY = ("id", "name", "title", "aliases")
#: How alike a title and what was written for it must be, and how near to the best another one is that may be meant.
_ALIKE = 0.8
_AS_ALIKE = 0.05
_LONGEST = 200
#: Each thing is compared by its id and by its names.
_TWICE = 2
#: Above this many things only those with the same first letter are compared: comparing is slow.
_MANY = 500
#: So many names are kept as they are compared: the same ones are looked through for each slip.
_KEPT = 20_000
_NUMBERED = regex(r"(?:(?:axe?|as|axis|المحور|محور) ?(?=\d)|[^\W\d]+ )?(?:(?:n|no|nr) )?(\d[\w.]*|[ivxlc]+|[a-z])")
_ROMAN = regex("(?:x[lc]|l?x{0,3})(?:i[xv]|v?i{0,3})")
_LETTERS = MappingProxyType({"i": 1, "v": 5, "x": 10, "l": 50, "c": 100})
#: The first numbers in words, folded: axe trois, derde as, المحور الثالث.
_IN_WORDS = MappingProxyType(
    {
        folded(word): str(number)
        for number, words in enumerate(
            (
                "un une premier première 1er 1ere one first een eerste 1e 1ste الأول الأولى",
                "deux deuxième second seconde 2e 2eme two twee tweede 2de الثاني الثانية",
                "trois troisième 3e 3eme three third drie derde 3de الثالث الثالثة",
                "quatre quatrième 4e 4eme four fourth vier vierde 4de الرابع الرابعة",
                "cinq cinquième 5e 5eme five fifth vijf vijfde 5de الخامس الخامسة",
                "six sixième 6e 6eme sixth zes zesde 6de السادس السادسة",
            ),
            1,
        )
        for word in words.split()
    }
)
#: Letters of Cyrillic and Greek that look like Latin ones, as Latin ones.
_LOOK_ALIKE = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u03bf\u03bd\u03b1\u03b9\u03c1\u03c4\u03c5",
    "aeopcyxijsovaiptu",
)
#: What sorts of body there are, in the words of names, folded.
_SORTS = tuple(
    frozenset(folded(words).split())
    for words in (
        "ville city stad gemeente commune municipality municipalité مدينة جماعة الجماعة",
        "region région regio gewest جهة الجهة", "province provincie إقليم",
    )
)  # fmt: skip
#: Of longer names one letter does not make another one.
_LONG = 10
_ELIDED = regex(r"\b[dl]['’]")
#: Words that tell nothing apart, folded: small ones, and what an axis or a party is.
_SMALL = frozenset(
    folded(
        "a al and d de del der des du e el en et het l la le les of the van von y من في و "
        "axe axis as المحور محور ville city stad gemeente commune municipality municipalité مدينة جماعة الجماعة "
        "region région regio gewest جهة الجهة province provincie إقليم"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Called:
    """Something that can be referred to: its id, what it is called, and its number in the signed document."""

    id: str
    names: tuple[str, ...]
    number: str = ""


#: What an action says that has no axis.
NO_AXIS = Called(
    "none",
    (
        "none", "no axis", "under no axis", "aucun", "aucun axe", "sans axe", "sous aucun axe", "hors axe", "hors axes",
        "geen", "geen as", "buiten de assen", "خارج المحور",
        "onder geen as", "بلا محور", "خارج المحاور",
    ),
)  # fmt: skip


class Known:
    """Things that can be referred to, looked up by what they are called: prepared once for all that is asked."""

    def __init__(self, things: Iterable[Called]) -> None:
        self.things = tuple(things)

    @cached_property
    def ids(self) -> Mapping[str, Called]:
        """Each thing by its id."""
        return {each.id: each for each in self.things}

    @cached_property
    def named(self) -> Mapping[str, Sequence[Called]]:
        """The things that each name stands for, names as they are compared."""
        found: defaultdict[str, list[Called]] = defaultdict(list)
        for each in self.things:
            for plain in filter(None, map(_plain, each.names)):
                found[plain].append(each)
        return found

    def is_called(self, text: str) -> bool:
        """Whether one of the things is called so, but for capitals, accents, elisions and signs."""
        return len(text) <= _LONGEST and _plain(text) in self.named

    @cached_property
    def numbered(self) -> Mapping[str, Sequence[Called]]:
        """The things that have each number in the signed document."""
        found: defaultdict[str, list[Called]] = defaultdict(list)
        for each in self.things:
            found[_counted(each.number)].append(each)
        return found

    @cached_property
    def told(self) -> Sequence[tuple[Called, str, frozenset[str]]]:
        """Each name of each thing: its telling words as one text, and each by itself."""
        plain = ((each, _plain(name)) for each in self.things for name in each.names)
        words = ((each, _telling(name)) for each, name in plain if name)
        return [(each, " ".join(telling), frozenset(telling)) for each, telling in words]

    @cached_property
    def holding(self) -> Mapping[str, Sequence[int]]:
        """Where in `told` the names stand that hold each word."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, (_, _, words) in enumerate(self.told):
            for word in words:
                found[word].append(at)
        return found

    @cached_property
    def beginning(self) -> Mapping[str, Sequence[tuple[Called, str]]]:
        """The things with each of their names, by its first letter."""
        found: defaultdict[str, list[tuple[Called, str]]] = defaultdict(list)
        for thing, name, _ in self.told:
            found[name[:1]].append((thing, name))
        return found


def described(rows: Json) -> tuple[Called, ...]:
    """Return the entries of a list of a record's file (parties, axes, documents), whatever else stands in it."""
    entries = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return tuple(
        Called(name, tuple(name for key in _KNOWN_BY for name in _texts(row.get(key))), str(row.get("number", "")))
        for row in entries
        if isinstance(name := row.get("id"), str)
    )


def actions(portfolio: Portfolio, agreement: str) -> tuple[Called, ...]:
    """Return the actions of an agreement, by reference."""
    return tuple(
        Called(each.ref, (each.name, *each.title.variants.values()), str(each.number or ""))
        for each in portfolio.actions_of(agreement)
    )


def agreements(portfolio: Portfolio) -> tuple[Called, ...]:
    """Return the agreements, by reference."""
    return tuple(Called(ref, (ref, *each.title.variants.values())) for ref, each in portfolio.agreements.items())


def meant(
    written: str,
    things: Iterable[Called] | Known,
    *,
    within: bool = True,
    but: str = "",
    patience: Patience | None = None,
) -> tuple[str, ...]:
    """Return the ids of what `written` most probably stands for: one where that is clear, none where it is not known.

    What is called so; else what has that number; else what all its words are found in the name of, or, with `within`,
    what all words of the name of are found in it; else what is called nearly so. The thing `but` is none of them. Where
    `patience` is at its end only names and numbers are looked up.
    """
    known = things if isinstance(things, Known) else Known(things)
    said = _plain(written)
    if not said or len(said) > _LONGEST:
        return ()
    if found := _ids(known.named.get(said, ()), but):
        return found
    alone = [*_telling(said)]
    number = (
        match[1] if (match := _NUMBERED.fullmatch(said)) else _IN_WORDS.get(alone[0], "") if len(alone) == 1 else ""
    )
    if number and (found := _ids(known.numbered.get(_counted(number), ()), but)):
        return found
    return _by_words(frozenset(alone), known, but, patience, within=within) or _alike(said, known, but, patience)


def _by_words(words: frozenset[str], known: Known, but: str, patience: Patience | None, *, within: bool) -> _Ids:
    """Return what all the words are found in the name of, else what all words of the name of are among them."""
    holding = [known.holding.get(word, ()) for word in words]
    few = min(holding, key=len, default=())
    if few and (patience is None or patience.lasts(len(few))):
        found = _ids((known.told[at][0] for at in few if words <= known.told[at][2]), but)
        if found:
            return found
    several = sorted({at for places in holding for at in places}) if within else []
    if several and (patience is None or patience.lasts(len(several))):
        return _ids((known.told[at][0] for at in several if known.told[at][2] <= words), but)
    return ()


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same but for capitals, accents, elisions and signs."""
    return len(one) <= _LONGEST and _plain(one) == _plain(other) != ""


def nearly_called(written: str, names: Collection[str]) -> bool:
    """Whether a text is nearly one of the names of a body: without what sort of body it is, or but for one letter."""
    plain = _plain(written) if len(written) <= _LONGEST else ""
    others = [_plain(name) for name in names]
    sorts, theirs = _sorts(plain), frozenset[int]().union(*map(_sorts, others))
    telling = frozenset(_telling(plain))
    if not telling or (sorts and theirs and sorts.isdisjoint(theirs)):
        return False
    return any(
        telling == frozenset(_telling(each)) or (min(len(plain), len(each)) >= _LONG and is_slip(plain, each))
        for each in others
    )


def _sorts(plain: str) -> frozenset[int]:
    """Return which sorts of body the words of a name are of."""
    return frozenset(at for word in plain.split() for at, words in enumerate(_SORTS) if word in words)


def which(
    written: str, things: Sequence[Called], beside: Collection[str] = (), patience: Patience | None = None
) -> Message | None:
    """Return the help that names what was meant, None where nobody can tell; `beside` stands in the same list.

    Where `patience` is at its end, nothing is compared.
    """
    if not things or (patience is not None and not patience.lasts(_TWICE * len(things))):
        return None
    found = likely(written, things)
    return at_hand(found, beside) if found else None


def likely(written: str, things: Sequence[Called] | Known, patience: Patience | None = None) -> tuple[str, ...]:
    """Return the ids of what was meant, or else of what is nearly written so; () where nobody can tell."""
    known = things if isinstance(things, Known) else Known(things)
    found = meant(written, known, patience=patience)
    if not found and not re.search(r"\s", written) and (patience is None or patience.lasts(len(known.ids))):
        near = nearest(latin(written), known.ids)
        return (near,) if near else ()
    return found


def latin(text: str) -> str:
    """Return a text with Latin letters for those of Cyrillic and Greek that look like them."""
    return text.translate(_LOOK_ALIKE)


def at_hand(found: tuple[str, ...], beside: Collection[str]) -> Message:
    """Ask whether one of some ids was meant; what stands in the same list already is not written there again."""
    if len(found) == 1 and found[0] in beside:
        return msg("‘{word}’ is in this list already: keep one of the two", word=found[0])
    return meaning(*found)


def _counted(number: str) -> str:
    """Return a number in small letters and our digits; a Roman one in digits: III is 3, ٣ too."""
    low = "".join(str(unicodedata.decimal(each, each)) for each in folded(number))
    if not _ROMAN.fullmatch(low) or not low:
        return low
    values = [_LETTERS[each] for each in low]
    return str(sum(-one if one < after else one for one, after in pairwise((*values, 0))))


def _alike(said: str, known: Known, but: str, patience: Patience | None) -> _Ids:
    likeness: dict[str, float] = {}
    matcher = SequenceMatcher(autojunk=False)
    words = " ".join(_telling(said))
    matcher.set_seq2(words)
    if not any(map(str.isalpha, words)):  # a number or a date that is nearly another is another
        return ()
    compared = (
        known.beginning.get(words[:1], ())
        if len(known.told) > _MANY
        else [(thing, name) for thing, name, _ in known.told]
    )
    if patience is not None and not patience.lasts(len(compared)):
        return ()
    for thing, name in compared:
        matcher.set_seq1(name)
        if thing.id != but and matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE:
            likeness[thing.id] = max(likeness.get(thing.id, 0.0), matcher.ratio())
    best = max(likeness.values(), default=0.0)
    return tuple(name for name, ratio in likeness.items() if ratio >= max(_ALIKE, best - _AS_ALIKE))


def _ids(things: Iterable[Called], but: str) -> _Ids:
    return tuple(dict.fromkeys(thing.id for thing in things if thing.id != but))


@functools.lru_cache(_KEPT)
def _plain(text: str) -> str:
    """Return a text's words alone, without accents, capitals, elisions and signs."""
    words = re.findall(r"[\w.]+", _ELIDED.sub("", folded(text)))
    return " ".join(filter(None, (word.rstrip(".") for word in words)))


@functools.lru_cache(_KEPT)
def _telling(plain: str) -> tuple[str, ...]:
    return tuple(word for word in plain.split() if word not in _SMALL)


def _texts(value: Json) -> Iterator[str]:
    """Give the texts of a name, in each of its languages."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | Mapping):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(each)
