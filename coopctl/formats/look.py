"""How the reader wants it: languages, width, colour, ASCII, plain; settled at the command line, then handed down."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from coopctl.i18n.safe_text import without_commands
from coopctl.i18n.words import Words, words
from coopctl.shells import Along
from coopctl.values import dataclass

if TYPE_CHECKING:
    from coopctl.formats.glyphs import Glyphs

NARROW = 60
#: On less than so many cells what is nested has no room: a terminal that is smaller breaks lines itself.
LEAST = 20
#: What --color takes.
COLORS = ("auto", "always", "never")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What every format needs to know of its reader.

    `width` is in terminal cells; a `terminal` breaks longer lines within words, so what goes there is broken before.
    `ci` says that a CI server reads the log and acts on what stands in it. `beside` is the same in the second language
    of a paper in two; `excel` asks CSV for what people's Excel opens.
    """

    words: Words = field(default_factory=Words)
    width: int = 80
    color: bool = False
    ascii: bool = False
    plain: bool = False
    ci: bool = False
    terminal: bool = False
    beside: Look | None = None
    excel: bool = False

    @property
    def languages(self) -> tuple[str, ...]:
        """The reader's languages, best first."""
        return self.words.languages

    def for_pages(self) -> Look:
        """Return the same for a page or document, in which data may stand within right-to-left sentences.

        Who reads it did not make the call: nothing of that goes along with commands.
        """
        beside = self.beside.for_pages() if self.beside else None
        return replace(self, words=replace(self.words, isolating=True, along=Along()), beside=beside)

    def for_prose(self) -> Look:
        """Return the same for a screen that quotes whole texts, each in an isolate where sentences run leftwards."""
        return self.for_pages() if self.words.right_to_left and self.glyphs.isolates[1] and not self.plain else self

    def in_language(self, language: str) -> Look:
        """Return the same for a reader of `language` first."""
        told = words((language, *self.languages), ascii_only=self.ascii)
        return replace(self, words=replace(told, along=self.words.along))

    def with_beside(self, language: str) -> Look:
        """Return the same for a paper that says everything in `language` too; "" and the first one add nothing."""
        if not language or language == self.languages[0]:
            return self
        return replace(self, beside=self.in_language(language))

    @property
    def narrow(self) -> bool:
        """Whether the layout for small screens applies."""
        return self.width < NARROW

    @property
    def glyphs(self) -> Glyphs:
        """The signs that this reader's terminal can show."""
        from coopctl.formats.glyphs import ASCII, UNICODE

        return ASCII if self.ascii else UNICODE

    @property
    def onward(self) -> str:
        """The arrow before a sentence: it points the way that the reader's language is written."""
        return "←" if self.words.right_to_left and not self.ascii else self.glyphs.arrow

    def finished(self, text: str) -> str:
        """Return a whole output as it may be printed: in a CI log, nothing in it is a command."""
        return without_commands(text) if self.ci else text
