"""HTML pages from templates that escape whatever they fill in; the one module that knows Jinja2."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
import sys
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from coopctl.formats.found import around
from coopctl.formats.pages.spoken import alike, once, spoken
from coopctl.i18n.words import direction
from coopctl.messages import Message, msg
from coopctl.model.dates import Date, Period
from coopctl.model.texts import Text
from coopctl.tables import DaysLate, Explained, Headed, Named, Passage, Percent, Reworded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from coopctl.formats.look import Look
    from coopctl.i18n.words import Words
    from coopctl.tables import Cell, Column

#: Cells that we word ourselves, those that stand on a page again and again, and the attributes of what is in the
#: page's own language, or in none.
_OURS = (Message, StrEnum, Explained, Headed, Percent, DaysLate)
_REPEATED = (StrEnum, Date, Period, Percent, DaysLate)
_PLAIN = Markup("")
#: What is gone from a text and what has come into it: few programs that read pages aloud say so of the element.
_EDITED = MappingProxyType(
    {
        "-": '<del><span class="aloud"{}>{} </span>{}</del>',
        "+": '<ins><span class="aloud"{}>{} </span>{}</ins>',
    }
)
_SPOKEN = MappingProxyType({"-": msg("gone:"), "+": msg("new:")})
#: The most columns of a table, and how many letters stand on a line of one on paper: more columns are set smaller.
#: Texts and the names of rows are parted in any table, where a word has more letters than this.
_LINES, _PARTED = ((5, 92), (7, 100), (9, 108), (sys.maxsize, 114)), 15
#: The signs that HTML takes for its own, and what of a cell is not read.
_ACTS, _TAGS = re.compile("[&<>\"']"), re.compile("<[^>]*>")


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
    page, no attribute), `cell` (any cell, worded by `tell`), `rows` and `pairs` (many of them as elements), `own`
    (attributes where our sentences are in another language than the page), `look`, and `values`. `head` and `cell` say
    it in two languages side by side where the look has a second.
    """
    language = look.languages[0]
    told = _beside(look, look.beside, tell) if look.beside else _cells(look, tell)

    def cell(value: Cell) -> Markup:
        return Markup(told(value))  # noqa: S704 - `_cells` escapes

    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    head = cell if look.beside else look.words.say
    own = marked(look.words.spoken, look)
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
            rows=functools.partial(_rows, told),
            pairs=functools.partial(_pairs, told),
            head=head,
            tops=functools.cache(functools.partial(_tops, own)),
            own=own,
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


def _tops(own: Markup, columns: Sequence[Column], named: Callable[[Message], str]) -> Markup:
    """Return the heads of columns."""
    one = Markup('<th scope="col"{}{}>{}</th>')
    return Markup("").join(one.format(_kind(each), own, named(each.title)) for each in columns)


def _rows(told: Callable[[Cell], str], rows: Iterable[Sequence[Cell]], columns: Sequence[Column]) -> Markup:
    """Return the body of a table, a line each row; the first cell names the others.

    It is `tight` where the longest words of its columns have no room side by side on paper: there they may be parted.
    """
    kinds = [_kind(each) for each in columns]
    first, begins = f'<tr><th scope="row"{kinds[0]}>', [f"<td{kind}>" for kind in kinds[1:]]
    words = [_longest(told(each.title)) for each in columns]
    lines = []
    for row in rows:
        name, *cells = given = [told(each) for each in row]
        others = "".join([f"{begin}{each}</td>" for begin, each in zip(begins, cells, strict=True)])
        lines.append(f"{first}{name}</th>{others}</tr>\n")
        words = [
            most if len(each) <= most else max(most, _longest(each)) for most, each in zip(words, given, strict=True)
        ]
    taken = [
        min(most, _PARTED) if column.grow or column is columns[0] else most
        for most, column in zip(words, columns, strict=True)
    ]
    room = next(letters for most, letters in _LINES if len(columns) <= most)
    tight = ' class="tight"' if sum(taken) + 2 * len(taken) > room else ""
    return Markup(f"<tbody{tight}>\n{''.join(lines)}</tbody>")  # noqa: S704 - `told` escapes


def _longest(told: str) -> int:
    """Return how many letters the longest word of a cell has."""
    return max(map(len, _TAGS.sub(" ", told).replace("-", "- ").split(" ")))


def _pairs(told: Callable[[Cell], str], pairs: Iterable[tuple[Cell, Cell]], own: Markup, *, parted: bool) -> Markup:
    """Return names with what they are, a line each, for a list of such; `parted` where each pair is a group."""
    begin, end = ("<div>", "</div>") if parted else ("", "")
    lines = [f"{begin}<dt{own}>{told(name)}</dt><dd>{told(value)}</dd>{end}\n" for name, value in pairs]
    return Markup("".join(lines))  # noqa: S704 - `told` escapes


def _beside(look: Look, other: Look, tell: Callable[[Cell, Words], str]) -> Callable[[Cell], str]:
    """Return what words a cell in two languages, each with its direction; once what is the same in both."""
    first, second = _cells(look, tell), _cells(other, tell)
    attributes = marked(other.words.spoken, look)

    def cell(value: Cell) -> str:
        if once(value, look.words, other.words):
            return first(value)
        return _both(first(value), second(value), attributes)

    return cell


def twice(look: Look, told: Callable[[Words], str]) -> Markup:
    """Return what words say, in two languages as `cell` does where the look has a second."""
    one = escape(told(look.words))
    other = look.beside
    return _both(one, escape(told(other.words)), marked(other.words.spoken, look)) if other else one


def _both(one: str, two: str, attributes: str) -> Markup:
    """Return what two languages say, both escaped; once what is the same."""
    if one == two or alike(_bare(one), _bare(two)):
        return Markup(one)  # noqa: S704 - as it says
    return Markup(f'<span class="both"><span>{one}</span><span{attributes}>{two}</span></span>')  # noqa: S704 - as above


def _bare(escaped: str) -> str:
    """Return a text without tags and references: most have none, and to look for them is dear."""
    return Markup(escaped).striptags() if "<" in escaped or "&" in escaped else escaped  # noqa: S704 - as above


def _base(language: str) -> str:
    """Return the language of a tag, without its region: fr-BE is fr."""
    return language.casefold().partition("-")[0]


def _cells(look: Look, tell: Callable[[Cell, Words], str]) -> Callable[[Cell], str]:
    """Return what words a cell, escaped: a text in another language than the page says so, lists keep that for each."""
    own = marked(look.words.spoken, look)
    of = functools.cache(lambda language: marked(language, look))

    def worded(value: Cell, attributes: str = "") -> str:
        said = _escaped(tell(value, look.words))
        return f"<span{attributes}>{said}</span>" if said and attributes else said

    def text(value: Text) -> str:
        return worded(value, of(value.choose(look.languages)[0]))

    def passage(value: Passage) -> str:
        parts = ((_escaped(part), is_found) for part, is_found in around(value, look.words))
        return "".join(f"<mark>{part}</mark>" if is_found else part for part, is_found in parts)

    def rewording(value: Reworded) -> str:
        told = [(sign, _escaped(said)) for sign, said in value.stretches]
        return "".join(
            _EDITED[sign].format(own, look.words.say(_SPOKEN[sign]), said) if sign else said for sign, said in told
        )

    def several(value: tuple[Cell, ...]) -> str:
        told = [cell(each) for each in value]
        if len(told) == 1:
            return told[0]
        return _escaped(look.words.between(Markup(each).striptags() for each in told)).join(told)  # noqa: S704 - as above

    again = functools.cache(lambda _, value: worded(value, own if isinstance(value, _OURS) else ""))
    sentence = functools.cache(lambda said: worded(Message(said), own))
    ways: Sequence[tuple[type | tuple[type, ...], Callable[[Any], str]]] = (
        (type(None), functools.cache(worded)),
        (_REPEATED, lambda value: again(type(value).__name__, value)),
        (Text, text),
        (Passage, passage),
        (Reworded, rewording),
        (Named, lambda value: cell(value.name)),
        (tuple, several),
        (Message, lambda value: worded(value, own) if value.params else sentence(value.text)),
        (_OURS, lambda value: worded(value, own)),
    )

    @functools.cache
    def way(kind: type) -> Callable[[Any], str]:
        return next((told for of, told in ways if issubclass(kind, of)), worded)

    def cell(value: Cell) -> str:
        kind: type = type(value)
        return way(kind)(value)

    return cell


def _escaped(text: str) -> str:
    """Return a text in which no sign acts; most have none that could."""
    return str(escape(text)) if _ACTS.search(text) else text


#: The attribute of the cells of a column, by their class.
_KINDS = {"": _PLAIN, **{name: Markup(' class="{}"').format(name) for name in ("number", "text")}}


@functools.cache
def _environment() -> Environment:
    """Return the environment of our templates: everything is escaped, and a name that nobody gave is a bug."""
    return Environment(
        loader=PackageLoader("coopctl.formats"),
        autoescape=True,  # also in templates whose name ends otherwise
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _kind(column: Column) -> Markup:
    """Return the class of a column's cells: numbers, or texts that take what room there is."""
    return _KINDS["number" if column.right else "text" if column.grow else ""]
