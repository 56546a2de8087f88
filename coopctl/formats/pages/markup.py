"""HTML pages from templates that escape whatever they fill in; the one module that knows Jinja2."""

from __future__ import annotations

import base64
import functools
import hashlib
from enum import StrEnum
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from coopctl.formats.found import around
from coopctl.formats.pages.spoken import alike, spoken
from coopctl.i18n.words import direction
from coopctl.messages import Message
from coopctl.model.dates import Date, Period
from coopctl.model.texts import Text
from coopctl.tables import DaysLate, Explained, Headed, Named, Passage, Percent

if TYPE_CHECKING:
    from collections.abc import Callable

    from coopctl.formats.look import Look
    from coopctl.i18n.words import Words
    from coopctl.tables import Cell, Column

#: Cells that we word ourselves, those that stand on a page again and again, and the attributes of what is in the
#: page's own language, or in none.
_OURS = (Message, StrEnum, Explained, Headed, Percent, DaysLate)
_REPEATED = (StrEnum, Date, Period, Percent, DaysLate)
_PLAIN = Markup("")


def page(
    template: str,
    look: Look,
    *,
    style: str,
    tell: Callable[[Cell, Words], str] = spoken,
    pictures: bool = False,
    **values: object,
) -> str:
    """Return a whole page: `templates/<template>.html.j2` with `style`, in the reader's first language.

    The page fetches nothing and runs nothing, and says so in its Content-Security-Policy: only this very style is
    let in, and `pictures` that it holds itself. Templates are given `say` (a Message), `head` (one that is text of the
    page, no attribute), `cell` (any cell, worded by `tell`), `cells` (rows of them), `own` (attributes where our
    sentences are in another language than the page), `look`, and `values`. `head` and `cell` say it in two languages
    side by side where the look has a second.
    """
    language = look.languages[0]
    cell = _beside(look, look.beside, tell) if look.beside else _cells(look, tell)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    head = cell if look.beside else look.words.say
    shown = "img-src data:; " if pictures else ""
    policy = f"default-src 'none'; {shown}style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    text = (
        _environment()
        .get_template(f"{template}.html.j2")
        .render(
            language=language,
            direction=direction(language),
            policy=policy,
            style=Markup(style),  # noqa: S704 - our own style sheet; what it quotes is escaped by `css_string`
            say=look.words.say,
            cell=cell,
            cells=lambda rows: ([cell(each) for each in row] for row in rows),
            head=head,
            tops=functools.cache(lambda columns, named: [(_kind(each), named(each.title)) for each in columns]),
            own=marked(look.words.spoken, look),
            look=look,
            **values,
        )
    )
    return look.finished(text.rstrip("\n") + "\n")


def fragment(template: str, **values: object) -> Markup:
    """Return a piece of a page or document, `templates/<template>.j2`: ids are ours, texts are escaped."""
    return Markup(_environment().get_template(f"{template}.j2").render(**values))  # noqa: S704 - escaped by the template


def style(name: str) -> str:
    """Return a style sheet of ours, `templates/<name>.css`."""
    return source(f"{name}.css")


def source(name: str) -> str:
    """Return a file of ours as it stands, `templates/<name>`."""
    environment = _environment()
    assert environment.loader is not None  # noqa: S101 - see below
    return environment.loader.get_source(environment, name)[0]


def css_string(text: str) -> str:
    """Return a text as a string of CSS: every character but letters and digits of ASCII by its number."""
    return '"' + "".join(each if each.isascii() and each.isalnum() else f"\\{ord(each):x} " for each in text) + '"'


def marked(language: str, look: Look) -> Markup:
    """Return the attributes of words in that language: none where it is the page's."""
    if _base(language) == _base(look.languages[0]):
        return Markup("")
    return Markup(' lang="{}" dir="{}"').format(language, direction(language))


def _beside(look: Look, other: Look, tell: Callable[[Cell, Words], str]) -> Callable[[Cell], Markup]:
    """Return what words a cell in two languages, each with its direction; once what is the same in both."""
    first, second = _cells(look, tell), _cells(other, tell)
    attributes = marked(other.words.spoken, look)

    def cell(value: Cell) -> Markup:
        return _both(first(value), second(value), attributes)

    return cell


def twice(look: Look, told: Callable[[Words], str]) -> Markup:
    """Return what words say, in two languages as `cell` does where the look has a second."""
    one = escape(told(look.words))
    other = look.beside
    return _both(one, escape(told(other.words)), marked(other.words.spoken, look)) if other else one


def _both(one: Markup, two: Markup, attributes: Markup) -> Markup:
    if alike(one.striptags(), two.striptags()):
        return one
    return Markup('<span class="both"><span>{}</span><span{}>{}</span></span>').format(one, attributes, two)


def _base(language: str) -> str:
    """Return the language of a tag, without its region: fr-BE is fr."""
    return language.casefold().partition("-")[0]


def _cells(look: Look, tell: Callable[[Cell, Words], str]) -> Callable[[Cell], Markup]:
    """Return what words a cell: a text in another language than the page says so, lists keep that for each."""
    own = marked(look.words.spoken, look)
    of = functools.cache(lambda language: marked(language, look))

    def worded(value: Cell, attributes: Markup) -> Markup:
        said = escape(tell(value, look.words))
        return Markup("<span{}>{}</span>").format(attributes, said) if said and attributes else said

    sentence = functools.cache(lambda text: worded(Message(text), own))
    nothing = worded(None, _PLAIN)
    again = functools.cache(lambda _, value: worded(value, own if isinstance(value, _OURS) else _PLAIN))

    def cell(value: Cell) -> Markup:  # noqa: PLR0911 - one return a type
        if value is None:
            return nothing
        if type(value) is str:
            return worded(value, _PLAIN)
        if isinstance(value, _REPEATED):
            return again(type(value).__name__, value)
        if isinstance(value, Text):
            return worded(value, of(value.choose(look.languages)[0]))
        if isinstance(value, Passage):
            parts = around(value, look.words)
            return Markup("").join(
                Markup("<mark>{}</mark>").format(part) if is_found else part for part, is_found in parts
            )
        if isinstance(value, Named):
            return cell(value.name)
        if isinstance(value, tuple):
            told = [cell(each) for each in value]
            return escape(look.words.between(part.striptags() for part in told)).join(told)
        if isinstance(value, Message) and not value.params:
            return sentence(value.text)
        return worded(value, own if isinstance(value, _OURS) else _PLAIN)

    return cell


#: The attribute of the cells of a column, by their class.
_KINDS = {"": _PLAIN, **{name: Markup(' class="{}"').format(name) for name in ("number", "text")}}


@functools.cache
def _environment() -> Environment:
    """Return the environment of our templates: everything is escaped, and a name that nobody gave is a bug."""
    environment = Environment(
        loader=PackageLoader("coopctl.formats"),
        autoescape=True,  # also in templates whose name ends otherwise
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["zip"] = zip
    return environment


def _kind(column: Column) -> Markup:
    """Return the class of a column's cells: numbers, or texts that take what room there is."""
    return _KINDS["number" if column.right else "text" if column.grow else ""]
