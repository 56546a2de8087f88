"""Fields that a project's rule names: those of the records that it is about, and where its schema names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl import schemas
from coopctl.i18n import recognised
from coopctl.messages import msg
from coopctl.spelling.nearest import meaning, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from coopctl.messages import Message
    from coopctl.model.places import Place
    from coopctl.model.settings import ProjectRule


def unknown(rule: ProjectRule) -> Iterator[tuple[Place, Message, Message]]:
    """Give (place in the fragment, what is wrong, how to mend it) of names that are no field of a record.

    A rule that asks for one finds every record, and one that looks into one finds none.
    """
    fields = schemas.fields(str(rule.applies_to))
    written = rule.schema
    required, properties = written.get("required"), written.get("properties")
    named: list[tuple[Place, str]] = []
    if isinstance(required, list):
        named += [(("required", at), each) for at, each in enumerate(required) if isinstance(each, str)]
    if isinstance(properties, dict):
        named += [(("properties", each), each) for each in properties]
    for place, name in named:
        if name not in fields and not name.startswith("x-"):
            message = msg("‘{word}’ is no field of the records that this rule is about", word=name)
            yield place, message, _meant(name, fields, [other for where, other in named if where[0] == place[0]])


def misplaced(rule: ProjectRule, place: Place) -> Message | None:
    """Say that a field stands under ‘properties’, where it stands in the place of a keyword; None for another word."""
    word = place[0] if len(place) == 1 else ""
    if word not in schemas.fields(str(rule.applies_to)) or not isinstance(rule.schema.get(str(word)), dict):
        return None
    return msg("fields stand under ‘properties’: write {line}", line=f"{{properties: {{{word}: …}}}}")


def _meant(name: str, fields: Collection[str], beside: Collection[str]) -> Message:
    """Say which field was meant; `beside` are the names that stand there too."""
    near = nearest(name, fields)
    found = recognised.said(name, fields) or ((near,) if near else ())
    if len(found) == 1 and found[0] in beside:
        return msg("‘{field}’ is there already: keep one of the two", field=found[0])
    return meaning(*found) if found else msg("write the field as the files do")
