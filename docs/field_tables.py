"""The tables of FORMAT.md, made of the schemas: every field, what it takes, what it means, and an example.

In English and in French: the descriptions are those that editors show, what the table itself says stands here.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from coopctl import schemas  # noqa: E402 - after the path is set
from coopctl.i18n.words import Words, words  # noqa: E402 - after the path is set
from coopctl.messages import Message  # noqa: E402 - after the path is set
from coopctl.model import records  # noqa: E402 - after the path is set

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A schema, or a part of one, as its JSON file has it.
Schema: TypeAlias = Mapping[str, Any]
_MARKED = re.compile(r"(?s)(<!-- fields of (\w+): made by `make docs` -->\n).*?(<!-- end -->)")
#: Definitions that the page itself explains, by the heading that does.
_EXPLAINED = {
    "text": "texts", "words": "texts", "tag": "texts", "name": "names", "axis_id": "names", "date": "dates",
    "by_date": "dates",
    "period": "periods", "recurrence": "recurrences", "who": "who", "attendee": "who", "partner": "who",
    "source": "sources", "sources": "sources", "reference": "references", "action_reference": "references",
    "country": "codes-of-others", "subdivision": "codes-of-others", "currency": "codes-of-others",
    "address": "sources", "file": "sources", "verdict": "assessments", "number": "numbers",
    "org_ref": "texts",
}  # fmt: skip
_CALLED = {"words": "text", "tag": "language", "axis_id": "name", "attendee": "who", "partner": "who",
           "action_reference": "reference", "address": "web address", "by_date": "date",
           "org_ref": "text"}  # fmt: skip
_TYPES = {"integer": "whole number", "number": "number", "string": "text", "object": "map", "array": "list"}
#: What the tables themselves say in French; a heading is looked up by its definition.
_FRENCH = {
    "| field | takes | what it is | example |": "| champ | prend | ce que c’est | exemple |",
    " **required**": " **obligatoire**", " One row for each {key}.": " Une ligne par {key}.",
    "list of {what}": "liste\N{NO-BREAK SPACE}: {what}",
    "map": "table", "value": "valeur", "whole number": "nombre entier",
    "whole numbers": "nombres entiers", "number": "nombre", "text": "texte",
    " from {low}": " à partir de {low}",
    ", {default} if left out": ", {default} si absent",
    "approval": "approbation", "assessment": "évaluation", "axis": "axe", "budget line": "ligne de budget",
    "country": "pays", "country share": "part d’un pays", "currency": "monnaie", "dac share": "part d’un objet",
    "date": "date", "decision": "décision", "defaults": "valeurs par défaut", "document": "document",
    "done mission": "mission faite", "file": "fichier", "ignore": "exception", "indicator": "indicateur",
    "indicator value": "valeur d’un indicateur", "language": "langue", "letterhead": "en-tête", "marker": "marqueur",
    "meeting": "réunion", "milestone": "jalon", "mission line": "ligne de missions", "name": "nom",
    "occurrence": "occurrence", "party": "partie", "period": "période",
    "publication": "publication", "planned mission": "mission prévue",
    "reading": "relevé", "reporting org": "organisation qui publie",
    "recurrence": "récurrence", "reference": "référence", "renewal": "reconduction",
    "rule": "règle", "source": "source", "sources": "sources", "step": "étape", "subdivision": "subdivision",
    "target": "cible", "thresholds": "seuils", "update": "mise à jour", "verdict": "appréciation",
    "web address": "adresse web", "who": "qui",
}  # fmt: skip
#: What can stand in a YAML file without quotes, also between brackets.
_PLAIN = re.compile(r"[^\W\d_](?:[\w .;=/–’~+-]*[\w.~])?|\d{4}(?:-\d\d){0,2}[~]?(?:/(?:\d{4}(?:-\d\d){0,2}|\.\.))?")
_WORDS_OF_YAML = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


def page(name: str, language: str) -> str:
    """Return a page of docs/ with its tables made anew in a language, en or fr. Raise KeyError for a word unknown."""
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    return _MARKED.sub(lambda found: f"{found[1]}\n{tables(found[2], language)}\n{found[3]}", text)


def tables(name: str, language: str = "en") -> str:
    """Return the table of a file's own fields, then one for each map in it, in the order of their use.

    What an agreement and an action have in common stands once, under the agreement.
    """
    tongue = Tongue(language)
    schema = schemas.schema(name)
    told = schemas.schema("agreement")["$defs"] if name == "action" else {}
    parts = [tongue.table(schema, _keys(name))]
    for definition in _maps(schema):
        row = schema["$defs"][definition]
        if row != told.get(definition):
            parts += [tongue.heading(definition), tongue.said(row["description"]), tongue.table(row, _keys(definition))]
    return "\n\n".join(parts) + "\n"


def flow(value: object) -> str:
    """Write a value as YAML in one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(entry)}" for key, entry in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(entry) for entry in value) + "]"
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.casefold() not in _WORDS_OF_YAML:
        return value
    return json.dumps(value, ensure_ascii=False)


class Tongue:
    """What the tables say, in a language: `en`, or `fr`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.words: Words = words((language,))

    def own(self, text: str, **places: object) -> str:
        """Return words of the tables themselves. Raise KeyError where a language lacks them."""
        return (text if self.language == "en" else _FRENCH[text]).format(**places)

    def said(self, text: str) -> str:
        """Return what a schema says."""
        return self.words.say(Message(text))

    def heading(self, definition: str) -> str:
        """Return the heading of a map, under an anchor of its English name."""
        name = definition.replace("_", " ")
        anchor = "" if self.language == "en" else f'<a id="{name.replace(" ", "-")}"></a>\n'
        return f"{anchor}### {_capital(self.own(name))}"

    def table(self, schema: Schema, keys: Mapping[str, str]) -> str:
        """Return the table of a map's fields. `keys` are the fields that tell apart the rows of its lists."""
        required = schema.get("required", ())
        rows = [self.own("| field | takes | what it is | example |"), "|---|---|---|---|"]
        for name, field in schema["properties"].items():
            star = self.own(" **required**") if name in required else ""
            text = self.said(field["description"])
            text += self.own(" One row for each {key}.", key=keys[name]) if name in keys else ""
            cells = (f"`{name}`{star}", self.takes(field), text, f"`{flow(field['examples'][0])}`")
            rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
        return "\n".join(rows)

    def takes(self, field: Schema) -> str:
        """Say in a few words what a field takes."""
        if "enum" in field:
            return " ".join(f"`{word}`" for word in field["enum"])
        if "$ref" in field:
            return self._link(field["$ref"].rpartition("/")[2])
        if field.get("type") == "array":
            what = self.takes(field["items"]).replace(self.own("whole number"), self.own("whole numbers"))
            return self.own("list of {what}", what=what)
        if field.get("type") == "object":
            return self.own("map")
        kind = self.own(_TYPES.get(str(field.get("type")), "value"))
        low, high = (field.get(key) for key in ("minimum", "maximum"))
        within = self.own(" from {low}", low=low) if low is not None else ""
        limits = f" {low}–{high}" if None not in (low, high) else within
        default = self.own(", {default} if left out", default=field["default"]) if "default" in field else ""
        return kind + limits + default

    def _link(self, definition: str) -> str:
        anchor = _EXPLAINED.get(definition, definition.casefold().replace("_", "-"))
        return f"[{self.own(_CALLED.get(definition, definition.replace('_', ' ')))}](#{anchor})"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _maps(schema: Schema) -> Iterator[str]:
    """Give the definitions that have fields of their own, as they are met from the top down."""
    seen: list[str] = []
    waiting = [schema]
    while waiting:
        properties = waiting.pop(0).get("properties", {})
        for field in properties.values():
            target = field.get("items", field).get("$ref", "").rpartition("/")[2]
            definition = schema.get("$defs", {}).get(target, {})
            if "properties" in definition and target not in (*seen, *_EXPLAINED):
                seen.append(target)
                waiting.append(definition)
                yield target


def _keys(definition: str) -> Mapping[str, str]:
    """Return, for each list of a record that has one, the fields that tell its rows apart."""
    record = getattr(records, definition.capitalize(), None)
    if record is None or not is_dataclass(record):
        return {}
    keyed = {each.name: each.metadata["key"] for each in fields(record) if "key" in each.metadata}
    return {name: ", ".join(f"`{part}`" for part in key) for name, key in keyed.items()}
