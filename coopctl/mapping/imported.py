"""What the last import of a map said, kept beside the map: the base that later files and people's edits are held to."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from coopctl.errors import UsageError
from coopctl.messages import msg
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.model.records import Json

_ENDING = ".imported.json"
_FORMAT = 1
_DECIMAL = "decimal"


@dataclass(frozen=True, slots=True)
class Imported:
    """A record as an import left it: its reference, and all that files said of it so far."""

    ref: str
    data: Mapping[str, Json]


def path_beside(map_path: str) -> str:
    """Return where it is kept: `maps/plan.yaml` has `maps/plan.imported.json`."""
    return f"{map_path.removesuffix('.yaml').removesuffix('.yml')}{_ENDING}"


def read(path: str, content: bytes) -> dict[str, dict[str, Imported]]:
    """Return what was imported, by agreement and key. Raise UsageError where the file is damaged."""
    try:
        stored = json.loads(content, parse_float=Decimal)
        if stored["format"] != _FORMAT:
            raise UsageError(msg("{path}: it was written by a newer coopctl", path=path))
        return {
            agreement: {
                key: Imported(str(each["ref"]), cast("dict[str, Json]", _json(each["data"])))
                for key, each in records.items()
            }
            for agreement, records in stored["into"].items()
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UsageError(
            msg("{path}: it does not say what was imported", path=path),
            msg("take it back from git; without it every difference is asked about"),
        ) from None


def write(into: Mapping[str, Mapping[str, Imported]]) -> bytes:
    """Return the file: a line for each record, in the order of agreements and keys, so that git merges it."""
    lines = []
    for agreement, records in sorted(into.items()):
        rows = [
            f"   {_text(key)}: {_text({'ref': each.ref, 'data': each.data})}" for key, each in sorted(records.items())
        ]
        lines.append(f"  {_text(agreement)}: {{\n" + ",\n".join(rows) + "\n  }")
    return ('{\n "format": 1,\n "into": {\n' + ",\n".join(lines) + "\n }\n}\n").encode()


def _plain(value: object) -> object:
    """Return what stands for a value that JSON has no sign for."""
    if isinstance(value, Decimal):
        return {_DECIMAL: str(value)}
    raise TypeError(value)


_text = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=_plain).encode


def _json(value: object) -> object:
    if isinstance(value, dict) and value.keys() == {_DECIMAL}:
        return Decimal(value[_DECIMAL])
    if isinstance(value, dict):
        return {key: _json(each) for key, each in value.items()}
    return [_json(each) for each in value] if isinstance(value, list) else value
