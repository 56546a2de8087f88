"""IATI Activity Standard 2.03, as XML; the one module that knows lxml (`coopctl[iati]`).

A publication is for everybody: what is internal is always left out of it.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.errors import MissingExtraError, UsageError
from coopctl.formats import Audience
from coopctl.formats.exports import Export, Exported, NotSetError
from coopctl.i18n.safe_text import harmless
from coopctl.messages import Message, msg
from coopctl.model.names import SETTINGS_FILE
from coopctl.model.settings import Publication
from coopctl.reports.iati import activities
from coopctl.reports.iati.narratives import language, narratives
from coopctl.values import dataclass

try:
    from lxml import etree  # type: ignore[import-untyped]  # it ships no types
except ImportError as error:
    raise MissingExtraError("iati") from error

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.formats.look import Look
    from coopctl.model.texts import Text
    from coopctl.reports.iati.element import Element

AUDIENCE = Audience.PROGRAMS
ENDINGS = ("xml",)
TAKES = ()
PUBLIC = True

VERSION = "2.03"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
#: So many characters of texts are published at most, 10,000 activities of a page: with each action its axis is told.
_MOST_SAID = 20_000_000
#: Dublin Core, for the licence: IATI has no element of its own, and takes attributes of others.
_TERMS = "http://purl.org/dc/terms/"


def write(export: Export, look: Look) -> Exported:
    """Return the activities, and what could not be said. Raise NotSetError where the settings do not say who publishes.

    Raise UsageError where they say more than anybody reads. Without any activity the content is empty, since the schema
    wants one.
    """
    settings = export.view.portfolio.settings
    publication = settings.iati or Publication()
    if publication.reporting_org is None:
        raise NotSetError(
            msg("{path} does not say who publishes to IATI", path=SETTINGS_FILE),
            msg("add to it: {lines}", lines="iati: {reporting_org: {ref: …, name: …, kind: municipality}, licence: …}"),
        )
    made = activities.published(export.view, publication.reporting_org, publication)
    if not made.activities:
        return Exported("", made.unsaid)
    root = etree.Element("iati-activities", nsmap={"dcterms": _TERMS} if publication.licence else None)
    root.set("version", VERSION)
    root.set("generated-datetime", f"{export.frame.day.isoformat()}T00:00:00Z")
    if publication.licence:
        root.set(f"{{{_TERMS}}}license", harmless(publication.licence))
    plain = language(settings.language) or "en"
    tree = _Tree(look, plain)
    for each in made.activities:
        tree.put(root, each, {_LANG: plain})
    text = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return Exported(text.decode(), made.unsaid)


@dataclass(slots=True)
class _Tree:
    """The elements in the hands of the library; `said` counts the characters of their texts."""

    look: Look
    plain: str
    said: int = 0

    def put(self, parent: etree._Element, node: Element, more: Mapping[str, str] = MappingProxyType({})) -> None:
        """Put an element with what it holds below another. Raise UsageError where all say too much."""
        element = etree.SubElement(parent, node.name)
        for attributes in (more, node.attributes):
            for name, value in attributes.items():
                element.set(name, harmless(value))
        if node.content is not None:
            element.text = harmless(node.content)
        for text in node.texts:
            for code, words in _said(text, self.look, self.plain).items():
                narrative = etree.SubElement(element, "narrative")
                if code != self.plain:
                    narrative.set(_LANG, code)
                self.said += len(words)
                if self.said > _MOST_SAID:
                    raise UsageError(
                        msg("this publication is too large: its texts have more than {n} characters", n=_MOST_SAID),
                        msg("publish fewer actions at once: --agreement, --axis, --status"),
                    )
                narrative.text = harmless(words, lines=True)
        for each in node.inner:
            self.put(element, each)


def _said(text: Text | Message, look: Look, plain: str) -> Mapping[str, str]:
    """Return the words of a text by language; of a sentence of ours in that of the publication.

    A name in none that IATI knows, of an organisation or an indicator, is said as it is written.
    """
    if isinstance(text, Message):
        return {language(look.words.spoken) or "en": look.words.say(text)}
    return narratives(text) or {plain: str(text)}
