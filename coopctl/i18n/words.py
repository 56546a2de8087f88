"""Words: messages, texts and vocabularies in the reader's languages."""

from __future__ import annotations

import functools
import re
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from coopctl.i18n.catalogue import Catalogue
from coopctl.i18n.safe_text import harmless, right_to_left
from coopctl.measures.exact import half_up, rounded
from coopctl.messages import Amount, Country, Message, Number, Several, Subdivision, Told, msg, share
from coopctl.model.texts import Text
from coopctl.packaged import PACKAGE
from coopctl.patterns import regex
from coopctl.shells import Along
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from coopctl.messages import Param
    from coopctl.model.dates import Date, Period
    from coopctl.model.records import Recurrence

SOURCE_LANGUAGE = "en"
#: Languages that are written from right to left, by their first subtag.
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "yi", "dv", "sd", "ug"})
#: A comma that parts words, and no decimals; as Arabic and Chinese write it too.
_COMMA = regex(r",(?!\d)|[\u060c\u3001\uff0c]")
#: What begins and ends a stretch whose direction its first letter gives (UAX #9).
_ISOLATES = regex("([\u2068\u2069])")
#: Where an option or a signed number follows an Arabic letter or begins what is said, or a day as YYYY-MM-DD follows.
_BEHIND = "[\u0620-\u065f][^\\w{}\u200e+-]*"
_LEFTWARD = regex(rf"((?:^(?=.*[\u0620-\u064a])|{_BEHIND})(?=--?[A-Za-z]|[-+]\d)|{_BEHIND}(?=\d{{4}}-\d\d(?!\d)))")
#: A comma between words from left to right, which else would put the second to the right of the first.
_COMMA_WITHIN = regex(r"(?<=[\w/)-])(?<![\u0620-\u065f])([،؛])(?= [A-Za-z0-9])")
_PLACE = regex(r"\{\{|\}\}|\{(\w+)\}")
#: Counts from here on have their digits in groups, as numbers have.
_GROUPED = 1000
#: What our own sentences hold beyond ASCII, and how an ASCII screen says it. Data stays as it is.
_PLAIN_TYPE = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "«": '"', "»": '"', "…": "...", "→": "->",
        "\u2013": "-", "—": "-", "·": "-", "\u00d7": "x", "≤": "<=", "≥": ">=", "\u00a0": " ", "\u202f": " ",
        "\u2009": " ", "←": "<-",
    }
)  # fmt: skip

#: One for all, so that two who read English have the same words: what is made for them is made once.
_ENGLISH = Catalogue()


@dataclass(frozen=True, slots=True)
class Words:
    """The reader's languages, best first, and the catalogue of the first that has one.

    `spoken` is that language. `ascii_only` folds typography; letters are left alone. `isolating` puts data within a
    right-to-left sentence into isolates (UAX #9), for pages and documents. `spelled` has words where others have signs:
    it is read aloud. What goes `along` with the commands that sentences tell is of the reader's call. Words of our own
    are looked up once.
    """

    languages: tuple[str, ...] = (SOURCE_LANGUAGE,)
    catalogue: Catalogue = _ENGLISH
    ascii_only: bool = False
    spoken: str = SOURCE_LANGUAGE
    isolating: bool = False
    spelled: bool = False
    along: Along = field(default_factory=Along)
    _said: dict[object, str] = field(default_factory=dict, init=False, repr=False, compare=False)
    _parted: dict[str, tuple[str | _Place, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def say(self, message: Message) -> str:
        """Return a message as a sentence: translated, in the right number, its places filled, its data harmless."""
        if not message.params:
            said = self._said.get(message.text)
            if said is None:
                said = self._said[message.text] = self._filled(message)
            return said
        return self._filled(message)

    def headed(self, message: Message) -> str:
        """Return a message as it stands at the head of a line: with a capital, but where it begins with data."""
        if not message.params:
            head = self._said.get(("head", message.text))
            if head is None:
                said = self.say(message)
                head = self._said["head", message.text] = said[:1].upper() + said[1:]
            return head
        said, place = self.say(message), _PLACE.match(message.text)
        begins = message.params.get(place[1]) if place and place[1] else None
        data = isinstance(begins, str | Text) and not isinstance(begins, StrEnum)
        return said if data else said[:1].upper() + said[1:]

    def _filled(self, message: Message) -> str:
        number = message.params.get("n")
        if message.plural is not None and isinstance(number, int):
            pieces = _pieces(self._plain_type(self.catalogue.ngettext(message.text, message.plural, number)))
        else:
            pieces = self._parted.get(message.text, ())
            if not pieces:
                pieces = self._parted[message.text] = _pieces(self._plain_type(self._translated(message.text)))
        said = "".join([each if isinstance(each, str) else self._fill(each, message) for each in pieces])
        return self._in_order(said) if "-" in said or "+" in said or "،" in said else said

    def _in_order(self, said: str) -> str:
        """Return a sentence from right to left in its order: --fix, and not fix--; a, b go on leftwards (UAX #9)."""
        if not self.right_to_left or self.ascii_only:
            return said
        return _COMMA_WITHIN.sub("\\1\u200f", _LEFTWARD.sub("\\1\u200e", said))

    def text(self, text: Text) -> str:
        """Return a text of a record in the best language that it has, harmless, on one line."""
        return self.data(text.choose(self.languages)[1])

    def data(self, words: str) -> str:
        """Return data harmless, on one line; in ASCII its typography is folded as that of our own sentences.

        Pairs of isolates are those of a sentence that stands in another one, and keep what they hold from acting.
        """
        said = words.strip()
        if said.isprintable() and not self.ascii_only:  # nothing that acts is printable, nor an isolate
            return said
        if not (self.isolating and "\u2068" in words and _are_pairs(words)):
            said = harmless(said, ascii_only=self.ascii_only)
            return self._plain_type(said) if self.ascii_only else said
        parts = _ISOLATES.split(said)  # every other one is an isolate
        parts[::2] = (harmless(each, ascii_only=self.ascii_only) for each in parts[::2])
        return self._plain_type("".join(parts))

    def label(self, word: StrEnum) -> str:
        """Return one word of a closed vocabulary as people say it."""
        of = (type(word), str(word))
        said = self._said.get(of)
        if said is None:
            from coopctl.i18n import labels  # every vocabulary of the house: a call for help needs none

            said = self._said[of] = self._plain_type(self._translated(labels.english(word)))
        return said

    def listed(self, words: Iterable[str]) -> str:
        """Return words as a list with commas."""
        return self._in_order(self.say(msg(", ")).join(words))

    def series(self, words: Iterable[str], *, apart: str = "") -> str:
        """Return the parts of a cell as a list, told apart whatever they hold, or by what stands `apart` all others."""
        parts = list(words)
        return self._in_order((apart or self.between(parts)).join(parts))

    def between(self, parts: Iterable[str]) -> str:
        """Return what stands between parts: commas, or semicolons where a part has a comma of its own."""
        return self.say(msg("; ") if any(_COMMA.search(part) for part in parts) else msg(", "))

    def percent(self, value: Fraction | Decimal | int) -> str:
        """Return whole percent, rounded half up and away from 0 and 100; what would be none is less than one."""
        said = self._said.get(("percent", value))
        if said is None:
            told = share(int(rounded(value)))
            said = self.say(msg("<{percent}", percent=told) if 0 < 2 * value < 1 else told)
            self._said["percent", value] = said
        return said

    @property
    def right_to_left(self) -> bool:
        """Whether our own sentences are written from right to left."""
        return direction(self.spoken) == "rtl"

    @property
    def locale(self) -> str:
        """The CLDR locale whose dates and numbers this reader knows: fr_BE, ar_MA."""
        from coopctl.i18n import cldr  # Babel: what shows no date needs none

        return cldr.locale(self.spoken, self.languages)

    def when(self, told: date | Date | Period | Recurrence) -> str:
        """Return a date, period or recurrence in words: 31 March 2020, about July 2018, 2018 to June 2019."""
        said = self._said.get(told)
        if said is None:
            said = self._said[told] = self._when(told)
        return said

    def _when(self, told: date | Date | Period | Recurrence) -> str:
        from coopctl.i18n import cldr
        from coopctl.model.dates import Date, Period
        from coopctl.model.records import Recurrence

        if isinstance(told, Period):
            return self.say(cldr.period(told, self.locale))
        if isinstance(told, Recurrence):
            from coopctl.i18n import recurring

            return self.say(recurring.said(told, self))
        if isinstance(told, Date):
            return self.say(cldr.fuzzy(told, self.locale))
        return self._plain_type(cldr.day(told, self.locale))

    def number(self, value: Decimal | Fraction | int) -> str:
        """Return a number with the separators of the reader's language."""
        from coopctl.i18n import cldr

        return self._plain_type(cldr.number(value, self.locale))

    def signed(self, change: int) -> str:
        """Return a change of a number with its sign, + too; marks keep the two together from right to left."""
        return f"\u200e{change:+d}\u200f" if self.right_to_left else f"{change:+d}"

    @property
    def decimal_sign(self) -> str:
        """The sign between whole and decimals: a point, or a comma."""
        from coopctl.i18n import cldr

        return cldr.decimal_sign(self.locale)

    def money(self, value: Decimal | int, currency: str) -> str:
        """Return an amount with its currency (ISO 4217)."""
        from coopctl.i18n import cldr

        said = self._plain_type(cldr.money(value, currency, self.locale))
        return f"{said}\u200e" if self.right_to_left and said.endswith("$") else said  # else it is shown as $US

    def amount(self, value: Decimal | int, currency: str, *, even: bool = False) -> str:
        """Return an amount without its currency; `even` with the currency's decimals where it is whole, too."""
        from coopctl.i18n import cldr

        return self._plain_type(cldr.amount(value, currency, self.locale, even=even))

    def country(self, code: str) -> str:
        """Return what a country is called (ISO 3166-1), its code where nothing is known of it."""
        from coopctl.i18n import cldr

        return self.data(cldr.country(code, self.locale))

    def subdivision(self, code: str) -> str:
        """Return what a part of a country is called (ISO 3166-2), its code where nothing is known of it."""
        from coopctl import codelists  # few screens name one

        return self.data(codelists.subdivision(code, self.locale.partition("_")[0]))

    def language(self, tag: str) -> str:
        """Return what a language is called, by its tag (BCP 47); the tag where nothing is known of it."""
        from coopctl.i18n import cldr

        return self.data(cldr.language(tag, self.locale))

    def param(self, value: Param) -> str:
        """Return what stands in one place of a message, by its type."""
        kind: type = type(value)
        return _way(kind)(self, value)

    def figure(self, value: int | Decimal) -> str:
        """Return a number as it was written; a sign stays before it also from right to left."""
        said = decimal(value) if isinstance(value, Decimal) else str(value)
        return f"\u200e{said}" if value < 0 and self.isolating and self.right_to_left else said

    def _plain_type(self, text: str) -> str:
        """Fold typography where the screen is ASCII."""
        return text.translate(_PLAIN_TYPE) if self.ascii_only else text

    def _translated(self, text: str) -> str:
        """Translate; gettext would answer the empty text with the catalogue's header."""
        return self.catalogue.gettext(text) if text else ""

    def _fill(self, place: _Place, message: Message) -> str:
        """Fill one place; one that nothing fills stays as written."""
        if place.name not in message.params:
            return f"{{{place.name}}}"
        value = message.params[place.name]
        if place.name == "command" and isinstance(value, str):
            value = self.along.told(value)
        if value.__class__ is str and not self.isolating:
            return self.data(value)
        if place.name == "n" and message.plural is not None and isinstance(value, int) and value >= _GROUPED:
            return self.number(value)
        return self.isolated(value, self.param(value))

    def isolated(self, value: object, said: str) -> str:
        """Return data in words, kept together where it runs the other way than the page: 74 farms, not farms 74."""
        return f"\u2068{said}\u2069" if self.isolating and self._foreign(value, said) else said

    def _foreign(self, value: object, said: str) -> bool:
        """Whether data within a right-to-left sentence holds letters from left to right; a sentence runs as its own."""
        if not (self.right_to_left and isinstance(value, (str, Text, tuple))):
            return False
        if isinstance(value, str) and "\u2068" in value and _are_pairs(value):
            return False
        return any(letter.isalpha() and not right_to_left(letter) for letter in said)


def _are_pairs(text: str) -> bool:
    """Whether each isolate that begins in a text ends there."""
    depth = 0
    for each in _ISOLATES.findall(text):
        depth += 1 if each == "\u2068" else -1
        if depth < 0:
            return False
    return depth == 0


#: How a parameter is said that is of a type, or of one below it.
_WAYS: Sequence[tuple[type, Callable[[Words, Any], str]]] = (
    (Message, Words.say),
    (Text, Words.text),
    (Told, lambda words, told: words.when(told.when)),
    (Number, lambda words, number: words.number(number.value)),
    (Amount, lambda words, amount: words.money(amount.value, amount.currency)),
    (Country, lambda words, country: words.country(country.code)),
    (Subdivision, lambda words, part: words.subdivision(part.code)),
    (StrEnum, Words.label),
    (tuple, lambda words, several: words.listed(words.data(each) for each in several)),
    (Several, lambda words, several: words.listed(map(words.say, several.messages))),
    (Fraction, lambda _, value: fraction(value)),
    (int, Words.figure),
    (Decimal, Words.figure),
)


@functools.cache
def _way(kind: type) -> Callable[[Words, Any], str]:
    """Return how parameters of a type are said; data as it is."""
    if kind is str:
        return Words.data
    return next((way for of, way in _WAYS if issubclass(kind, of)), lambda words, value: words.data(str(value)))


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in a sentence, which the parameter of that name fills."""

    name: str


@functools.lru_cache(4096)
def _pieces(sentence: str) -> tuple[str | _Place, ...]:
    """Part a sentence into its texts and its places; `{{` is a brace."""
    found: list[str | _Place] = []
    end = 0
    for each in _PLACE.finditer(sentence):
        found += [sentence[end : each.start()], each[0][0] if each[1] is None else _Place(each[1])]
        end = each.end()
    return tuple(each for each in (*found, sentence[end:]) if each)


#: The longest language tag, in characters; RFC 5646 (4.4.1) asks for room for 35.
LONGEST_TAG = 64


def words(languages: tuple[str, ...], *, ascii_only: bool = False) -> Words:
    """Find the words for a reader of `languages`, best first: the first with a catalogue, else English."""
    for language in languages:
        for name in _names(language):
            if name == SOURCE_LANGUAGE:
                return Words(languages, ascii_only=ascii_only)
            if (catalogue := _catalogue(name)) is not None:
                return Words(languages, catalogue, ascii_only, spoken=language)
    return Words(languages or (SOURCE_LANGUAGE,), ascii_only=ascii_only)


@functools.cache
def _catalogue(name: str) -> Catalogue | None:
    """Return the sentences in a language, read once; None where there are none."""
    compiled = PACKAGE.joinpath("locale", name, "LC_MESSAGES", "coopctl.mo")
    return Catalogue(compiled.read_bytes()) if compiled.is_file() else None


@functools.lru_cache(256)
def direction(language: str) -> str:
    """Return the way a language is written, rtl or ltr; its region changes nothing."""
    return "rtl" if language.casefold().partition("-")[0] in RIGHT_TO_LEFT else "ltr"


@functools.cache
def available() -> tuple[str, ...]:
    """Return the languages that coopctl itself speaks, English and those with a catalogue."""
    folder = PACKAGE.joinpath("locale")
    found = {SOURCE_LANGUAGE}
    if folder.is_dir():
        found |= {entry.name for entry in folder.iterdir() if entry.joinpath("LC_MESSAGES", "coopctl.mo").is_file()}
    return tuple(sorted(found))


def fraction(value: Fraction) -> str:
    """Write an exact fraction with one decimal at most, rounded half up: 200/3 is 66.7, 40/1 is 40."""
    return str(half_up(value, 1)).removesuffix(".0")


def decimal(value: Decimal) -> str:
    """Write a decimal as it was written, without an exponent."""
    return format(value, "f")


def _names(language: str) -> Iterator[str]:
    """Yield the folders in which a language's catalogue may stand: fr-BE gives fr_BE, then fr."""
    parts = [part for part in re.split(r"[-_]", language[:LONGEST_TAG]) if part.isascii() and part.isalnum()]
    while parts:
        yield "_".join([parts[0].lower(), *parts[1:]])
        parts.pop()
