"""An element of a publication, whatever library writes it; its texts are worded by the format."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.messages import Message
    from coopctl.model.texts import Text


@dataclass(frozen=True, slots=True)
class Element:
    """An element with its attributes, then one narrative a language of each of its `texts`, then the `inner` elements.

    `content` is plain text, for elements that hold a value.
    """

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    texts: tuple[Text | Message, ...] = ()
    inner: tuple[Element, ...] = ()
    content: str | None = None


def coded(name: str, code: object, **more: str) -> Element:
    """Return an element that says a code."""
    return Element(name, {"code": str(code), **more})
