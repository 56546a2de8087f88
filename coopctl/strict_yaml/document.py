"""What a file is once it was read, and every fault that reading can find."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.messages import msg
from coopctl.model.vocabularies import Severity
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.findings import Fault
    from coopctl.messages import Message
    from coopctl.strict_yaml.scalars import Json

_ERROR, _WARNING, _HINT = Severity.ERROR, Severity.WARNING, Severity.HINT

#: The code of what ends a list that is longer than anybody reads.
TOO_MANY = "too-many-faults"
#: Every code of this floor with its severity. Each has a page, codes/<code>.md.
FAULTS: Mapping[str, Severity] = MappingProxyType(
    {
        "ambiguous-scalar": _WARNING,
        "byte-order-mark": _ERROR,
        "control-character": _ERROR,
        "cut-by-comma": _ERROR,
        "cut-by-comment": _HINT,
        "dash-in-text": _WARNING,
        "doubtful-character": _WARNING,
        "duplicate-key": _ERROR,
        "empty-file": _ERROR,
        "hidden-character": _ERROR,
        "merge-conflict": _ERROR,
        "merge-key": _ERROR,
        "mixed-line-endings": _WARNING,
        "not-a-mapping": _ERROR,
        "not-a-number": _ERROR,
        "not-a-text-key": _ERROR,
        "not-utf8": _ERROR,
        "not-yaml": _ERROR,
        "number-too-large": _ERROR,
        "several-documents": _ERROR,
        "signed-number": _WARNING,
        "too-deep": _ERROR,
        "too-large": _ERROR,
        TOO_MANY: _ERROR,
        "yaml-anchor": _ERROR,
        "yaml-directive": _ERROR,
        "yaml-syntax": _ERROR,
        "yaml-tag": _ERROR,
    }
)


@dataclass(frozen=True, slots=True)
class Document:
    """A file that could be read: `path` in the workspace, its text without byte order mark, and what it says.

    `readable` is what the parser was given where that is not `text`: the same lines and columns,
    with characters replaced that were refused or misleading.
    """

    path: str
    text: str
    data: Json
    readable: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What became of a file. A document is there unless a fault made its data impossible; faults are in file order.

    `text` is what the file says, None where it is no text at all.
    """

    document: Document | None
    faults: tuple[Fault, ...] = ()
    text: str | None = None


def too_many(limit: int) -> Message:
    """Say that a file has more faults than are listed."""
    return msg("more than {limit} faults in this file: the rest is not listed", limit=limit)
