"""Values of the right type in the wrong form: dates, names, codes, references and addresses, in plain words."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from coopctl import respell
from coopctl.messages import Message, msg
from coopctl.names import RESERVED
from coopctl.wanted import Said, cut, for_instance, how_dates, one_of, shown, write

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coopctl.model import Json
    from coopctl.wanted import Wanted

#: The sentence and the way to mend it.
_Pair: TypeAlias = "tuple[Message, Message]"


def wrong_form(field: str, value: Json, wanted: Wanted) -> Said:
    """Say how a value should have been written, by the definition that refuses it."""
    if wanted.shape in _FORMS:
        return Said("wrong-form", *_FORMS[wanted.shape](str(value), wanted))
    message = msg("‘{value}’ is not written as ‘{field}’ must be", value=shown(value), field=field)
    return Said("wrong-form", message, for_instance(wanted))


def wrong_key(key: str) -> Said:
    """Say that a text has a key that is no language."""
    message = msg("‘{key}’ is not a language: the keys of a text are language tags", key=cut(key))
    return Said("wrong-form", message, _how_tag(key))


def _name(value: str, wanted: Wanted) -> _Pair:
    if value == "none":
        return msg("an axis cannot be called ‘none’: actions without an axis say so"), msg("choose another id")
    if value in RESERVED:
        message = msg("‘{value}’ cannot be a name: YAML or Windows keeps it for itself", value=value)
        return message, msg("choose another name")
    near = None if "/" in value else respell.name(value)
    message = msg(
        "‘{value}’ is not a name: small letters a–z, digits and single dashes, a letter first", value=shown(value)
    )
    return message, write(near) if near else for_instance(wanted)


def _date(value: str, _: Wanted) -> _Pair:
    return msg("‘{value}’ is not a date", value=cut(value)), one_of(respell.dates(value)) or how_dates("date")


def _period(value: str, _: Wanted) -> _Pair:
    return msg("‘{value}’ is not a period", value=cut(value)), one_of(respell.periods(value)) or how_dates("period")


def _recurrence(value: str, _: Wanted) -> _Pair:
    message = msg("‘{value}’ is not a recurrence", value=cut(value))
    parts = {part.partition("=")[0] for part in value.split(";")}
    if "FREQ" not in parts:
        return message, msg("begin it with FREQ=YEARLY or FREQ=MONTHLY")
    if "BYMONTHDAY" not in parts:
        return message, msg("say on which day of the month: BYMONTHDAY=18")
    if "INTERVAL" in parts and "BYMONTH" not in parts:
        return message, msg("an INTERVAL above 1 needs BYMONTH: say in which months")
    return message, msg("write for instance: {line}", line="FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18")


def _tag(value: str, _: Wanted) -> _Pair:
    return msg("‘{value}’ is not a language tag", value=cut(value)), _how_tag(value)


def _how_tag(value: str) -> Message:
    """Give the tag in the usual letters (FR is fr, nl_be is nl-BE), or examples."""
    language, *rest = value.strip().replace("_", "-").split("-")
    tag = "-".join([language.lower(), *(part.upper() if len(part) == 2 else part.title() for part in rest)])
    likely = (
        len(language) in (2, 3)
        and tag != value
        and all(part.isascii() and part.isalpha() for part in (language, *rest))
    )
    return write(tag) if likely else msg("write the language as fr, en, ar or nl-BE")


def _country(value: str, wanted: Wanted) -> _Pair:
    message = msg("‘{value}’ is not a country's code: two capital letters (ISO 3166-1)", value=cut(value))
    return message, _capitals(value, 2) or for_instance(wanted)


def _currency(value: str, wanted: Wanted) -> _Pair:
    message = msg("‘{value}’ is not a currency's code: three capital letters (ISO 4217)", value=cut(value))
    return message, _capitals(value, 3) or for_instance(wanted)


def _subdivision(value: str, wanted: Wanted) -> _Pair:
    message = msg(
        "‘{value}’ is not a region's code: a country, a dash, up to three letters or digits (ISO 3166-2)",
        value=cut(value),
    )
    return message, for_instance(wanted)


def _capitals(value: str, length: int) -> Message | None:
    capital = value.strip().upper()
    return write(capital) if len(capital) == length and capital.isascii() and capital.isalpha() else None


def _address(value: str, _: Wanted) -> _Pair:
    message = msg("‘{value}’ is not a web address", value=cut(value))
    return message, msg("begin it with https:// and leave no blank in it")


def _source(value: str, _: Wanted) -> _Pair:
    message = msg("‘{value}’ is neither the id of a document nor a web address", value=cut(value))
    return message, msg("write the id of an entry of ‘documents’, or an address that begins with https://")


def _file(value: str, wanted: Wanted) -> _Pair:
    return msg("‘{value}’ is not a path inside the workspace, written with /", value=cut(value)), for_instance(wanted)


def _reference(value: str, wanted: Wanted) -> _Pair:
    message = msg("‘{value}’ is not a reference: agreement, or agreement/action", value=cut(value))
    return message, for_instance(wanted)


def _action_reference(value: str, wanted: Wanted) -> _Pair:
    message = msg("‘{value}’ is not a reference to an action: agreement/action", value=cut(value))
    return message, for_instance(wanted)


_FORMS: Mapping[str, Callable[[str, Wanted], _Pair]] = MappingProxyType(
    {
        "name": _name,
        "axis_id": _name,
        "who": _name,
        "attendee": _name,
        "partner": _name,
        "date": _date,
        "period": _period,
        "recurrence": _recurrence,
        "tag": _tag,
        "country": _country,
        "currency": _currency,
        "subdivision": _subdivision,
        "address": _address,
        "source": _source,
        "file": _file,
        "reference": _reference,
        "action_reference": _action_reference,
    }
)
