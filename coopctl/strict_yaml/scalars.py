"""What a plain scalar means by YAML 1.2's core schema (1.2.2, section 10.3.2), and where other readers part from it.

Dates, times, `yes`, `no`, `on` and `off` are text. Whole numbers are int; numbers with a point or an
exponent are exact Decimals, never floats.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from coopctl.messages import Message, msg
from coopctl.patterns import regex
from coopctl.values import dataclass

#: What a JSON file can hold. Keys are text; a number is an int or an exact Decimal.
Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | Decimal | bool | None"

#: Only a plain scalar that begins so can be anything but text; an empty one is null.
FIRST = frozenset("0123456789+-.~nNtTfF")

#: JSON readers keep whole numbers exactly up to here (IEEE 754 doubles; RFC 8259, section 6).
LARGEST = 2**53
_MOST_DIGITS = 40
_MOST_DECIMALS = 20
#: Scalars of so many letters at most are remembered.
MOST_REMEMBERED = 32

_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = regex(r"[-+]?[0-9]+", re.ASCII)
_BASED = regex(r"0o[0-7]+|0x[0-9a-fA-F]+", re.ASCII)
_NUMBER = regex(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", re.ASCII)
_NO_NUMBER = regex(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
# YAML 1.1's float needs a point, and a sign in the exponent: 1e3 and 1.5e3 are text there.
_NUMBER_TODAY_ONLY = regex(r"[-+]?(?:[0-9]+[eE].*|[0-9]*\.[0-9]*[eE][0-9].*)", re.ASCII)
# What YAML 1.1 reads as a number (yaml.org/type/int.html, float.html) and the core schema as text.
_NUMBER_ONCE = regex(
    r"[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*(?:\.[0-9_]*(?:[eE][-+][0-9]+)?)?|\.[0-9][0-9_]*)", re.ASCII
)


# What a plain scalar may hold without a second look: letters first, and nothing that YAML uses; brackets end at commas.
_PLAIN = regex(r"[^\W\d_][\w ’'(),./&–—+-]*")
#: Words that readers of YAML 1.1 take for true or false; Norwegian's tag is one of them.
_TRUTH_VALUES = frozenset({"y", "n", "yes", "no", "on", "off"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """A scalar that gets a value and a fault: `value` is None where none can be given."""

    value: Json
    code: str
    message: Message
    help: Message


def value_of(text: str) -> Json | Doubt:
    """Return what a plain scalar stands for. Short ones are remembered: files repeat the same few numbers."""
    return _remembered(text) if len(text) <= MOST_REMEMBERED else _value_of(text)


def written(text: str, *, inside: bool = False) -> str:
    """Return a text of one line as YAML: plain where every reader takes it so, else in double quotes.

    `inside` where brackets or braces stand around it.
    """
    looks_plain = _PLAIN.fullmatch(text) and not text.endswith(" ") and text.casefold() not in _TRUTH_VALUES
    is_plain = looks_plain and value_of(text) == text and not (inside and "," in text)
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _value_of(text: str) -> Json | Doubt:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    for pattern, judge in _JUDGES:
        if pattern.fullmatch(text):
            return judge(text)
    return text


def _integer(text: str) -> Json | Doubt:
    if len(text) > _MOST_DIGITS:
        return _too_large(text, None)
    number = int(text)
    if abs(number) > LARGEST:
        return _too_large(text, number)
    digits = text.lstrip("+-")
    if len(digits) > 1 and digits[0] == "0":
        return _ambiguous(text, number, str(number))
    return _signed(text, number)


def _number(text: str) -> Json | Doubt:
    exponent = text.lower().partition("e")[2]
    if len(text) > _MOST_DIGITS or (exponent and abs(int(exponent)) > _MOST_DIGITS):
        return _too_large(text, None)
    number = Decimal(text)
    decimals = number.as_tuple().exponent
    if abs(number) > LARGEST or not isinstance(decimals, int) or decimals < -_MOST_DECIMALS:
        return _too_large(text, number)
    if exponent and _NUMBER_TODAY_ONLY.fullmatch(text):
        return _ambiguous(text, number, format(number, "f"))
    return _signed(text, number)


def _signed(text: str, number: int | Decimal) -> Json | Doubt:
    """Judge the sign of a number that is read without it: who writes +10 may mean 10 more."""
    if text[0] != "+" or not number:
        return number
    message = msg("‘{text}’ is read as {number}, and not as so much more", text=text, number=text[1:])
    return Doubt(number, "signed-number", message, how_signed(text[1:]))


def how_signed(number: str) -> Message:
    """Say how a number is written that a plus stands before."""
    return msg("write {number} if that is all there is; if so much was added, write how much it is now", number=number)


def _based(text: str) -> Json | Doubt:
    if len(text) > _MOST_DIGITS:
        return _too_large(text, None)
    number = int(text, 0)
    return _too_large(text, number) if number > LARGEST else _ambiguous(text, number, str(number))


def _once(text: str) -> Json | Doubt:
    """Judge what the core schema takes for text and YAML 1.1 for a number: 1_000, 0b11, -0x1F."""
    bare = text.replace("_", "")
    if len(bare) > _MOST_DIGITS:
        return text
    try:
        meant = str(int(bare, 0)) if "." not in bare else bare
    except ValueError:
        meant = bare
    return _ambiguous(text, text, meant)


def _ambiguous(text: str, value: Json, decimal: str) -> Doubt:
    if isinstance(value, str):
        found = msg("‘{text}’ is text to some YAML readers and a number to others", text=text)
    else:
        found = msg("‘{text}’ is {number} here, and something else to other YAML readers", text=text, number=decimal)
    mend = msg('write {number} if it is a number, or quote it if it is text: "{text}"', number=decimal, text=text)
    return Doubt(value, "ambiguous-scalar", found, mend)


def _no_number(text: str) -> Doubt:
    return Doubt(
        None,
        "not-a-number",
        msg("‘{text}’ is not a number that can be kept or computed with", text=text),
        msg("leave the field out where the number is not known, or quote it if it is text"),
    )


def _too_large(text: str, value: Json) -> Doubt:
    shown = text if len(text) <= _MOST_DIGITS else f"{text[:_MOST_DIGITS]}…"
    return Doubt(
        value,
        "number-too-large",
        msg("{text} has more digits than other programs keep exactly", text=shown),
        msg(
            "quote it if it is a name, such as a phone number; numbers end at {largest}, with {decimals} decimals",
            largest=str(LARGEST),
            decimals=str(_MOST_DECIMALS),
        ),
    )


_JUDGES = (
    (_INTEGER, _integer),
    (_NUMBER, _number),
    (_NO_NUMBER, _no_number),
    (_BASED, _based),
    (_NUMBER_ONCE, _once),
)
_remembered = lru_cache(maxsize=4096)(_value_of)
