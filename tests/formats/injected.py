"""Fields as an enemy of the reader's terminal, browser, spreadsheet or platform writes them, and where they stand."""

from __future__ import annotations

import random
import re
import unicodedata
from fractions import Fraction
from typing import TYPE_CHECKING

from coopctl.findings import RelatedSpan, Span
from coopctl.i18n.safe_text import harmless
from coopctl.messages import msg
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Severity
from coopctl.reports.paper import Bullets, Facts, Paper, Paragraph, Part, Rows
from coopctl.tables import Column, Explained, Percent, Sheet
from tests.formats import build
from tests.formats.checks import checked, finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.checking.checked import Checked

#: What acts somewhere, each kind a few times.
PAYLOADS = (
    # logs of CI servers
    "::error::owned", "::set-output name=a::b", "::add-mask::x", "::stop-commands::t", "##[error]owned",
    "##vso[task.setvariable variable=a]b", "##VSO[task.complete]", "##[command]x", "##teamcity[buildStop comment='x']", "%0A::warning::x", "\n::notice::x",
    # terminals
    "\x1b[31mred", "\x1b]8;;https://x.org\x1b\\here\x1b]8;;\x1b\\", "\x1b]0;title\x07", "\x1bP1$r0m\x1b\\", "\x9b2J",
    "\x9d52;c;aGk=\x9c", "\x90q\x9c", "\x1bc", "\x08\x08\x08", "\rover", "\x7f", "\x00", "\x0e", "\x85", "\x1b[6n",
    # directions and invisible characters
    "\u202eevil\u202c", "\u2066x\u2069", "\u202a\u202b\u202d", "\u2028", "\u2029", "\ufeff", "\ufff9a\ufffab\ufffb",
    "\ufffe", "\uffff", "\ud800", "\udce9", "\u200b", "\u200f\u061c\u200e", "\u206a\u206f",
    # Markdown
    "*b* _i_ **c** __d__", "~~gone~~", "`code` ```", "[l](https://x.org)", "![p](https://x.org/a.png)", "[r][1]", "[1]: /u",
    "[^1]", "[^1]: note", "<https://x.org>", "<!-- hidden -->", "<details>", "&copy; &#35; &amp;", "# h", "h #", "- item",
    "+ item", "1. one", "12345678) x", "> quote", "- [ ] task", "[x] done", "* * *", "---", "===", "a | b | c", "\\", "\\|", "|",
    "    code", "\tcode", "~~~", ":::", "| - |", "*", "_", "a_b_c",
    # references of GitHub and GitLab, and what else they make of a text
    "https://x.org/a", "http://x", "ftp://x.org", "HTTPS://X.ORG", "ssh://git@x.org", "www.x.org", "WWW.x.org", "a@x.org",
    "mailto:a@x.org", "xmpp:a@x.org/b", "x.org", "//x.org", "//localhost/a", "owner/repo#12", "#12", "a#12", "GH-12", "gh-12", "GL-12",
    "a/b!34", "!34", "%12", "%milestone", '%"two words"', "~label", "~12", '~"two words"', "$12", "&12", "a&12", ":smile:",
    ":+1:", ":a:b:c:", "@name", "a@name", "@org/team", "owner/repo@413daa6", "413daa6",
    "413daa6a59c1e8b1d0d1b1f3ac4b8f0a9e5c7d21", "413DAA6", "413daa6..413daa7", "/close", "/assign @me", "/label ~bug", "$x^2$",
    "$$x$$", "a $x$ b", "$`x`$", "[[wiki]]", "[[_TOC_]]", "[TOC]", "[vulnerability:12]", "[work_item:12]", "{+ in +}", "{- out -}",
    "[+ in +]", "[- out -]", "*iteration:12", "^alert#12", "JIRA-12", "GHSA-aaaa-bbbb-cccc", "> [!NOTE]",
    # spreadsheets
    "=1+1", "=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201", '"=1', '"', '"",',
    " =1", "\x0b=1", "'=1", ";=1", ",=1",
    # HTML, SVG, XML, CSS, scripts
    "<script>alert(1)</script>", '"><img src=x onerror=y>', "' onmouseover='x", "</title></style><svg/onload=x>", "]]>", "<![CDATA[x]]>",
    "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;", "<?xml version='1.0'?>", "javascript:x", "<a href=//x.org>y</a>", "</textarea>", "<b",
    "{{ x }}", "{% x %}", "{0} {n} {{", "<w:p/>", "</w:t>", 'HYPERLINK "https://x.org"', "\x14\x15\x13",
    # JSON and shells
    '"', "\\u0041", '"}]', "$(id)", "`id`", "; rm x", "$HOME", "!!",
)  # fmt: skip
LETTERS = "aB1 é漢ي.,:;-_/#@!%~$&*+=<>|[](){}\"'`\\^?\t\n"
#: Stands for the field in a harmless document of the same form: no format has anything to do about it.
MARK = "zq{}qz"


def fields(count: int, seed: int = 1) -> list[str]:
    """Return so many fields, a payload alone or some among letters, none of them blank; the same for the same seed."""
    draw = random.Random(seed)  # noqa: S311 - the same fields each time
    made = list(PAYLOADS[:count])
    while len(made) < count:
        parts = [
            draw.choice(PAYLOADS) if draw.random() < 0.6 else "".join(draw.choices(LETTERS, k=draw.randint(1, 6)))
            for _ in range(draw.randint(1, 4))
        ]
        made.append(draw.choice(("", " ")).join(parts))
    return [_paired(field if harmless(field).replace("\u200b", "").strip() else f"{field}x") for field in made]


def _paired(field: str) -> str:
    """Return a text in which two halves beside each other are the one character that every reader of JSON sees there."""
    return field.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def marks(count: int) -> list[str]:
    """Return so many harmless fields, each known again."""
    return [MARK.format(number) for number in range(count)]


def _text(field: str) -> Text:
    return Text({"en": field})


def sheet(written: Sequence[str]) -> Sheet:
    """Return rows of these fields, in every type of cell that holds what files say."""
    return Sheet(
        kind="things",
        columns=(
            Column("ref", msg("Ref")),
            Column("title", msg("Title"), grow=True),
            Column("tags", msg("Tags")),
            Column("why", msg("Why")),
            Column("share", msg("Share"), right=True),
        ),
        rows=tuple(
            (
                field,
                _text(field),
                (field, _text(field)),
                Explained("x", msg("{word}", word=field)),
                Percent(Fraction(40)),
            )
            for field in written
        ),
        heading=msg("things"),
        empty=msg("none"),
        notes=(msg("of {word}", word=written[0]),),
    )


def paper(written: Sequence[str]) -> Paper:
    """Return a paper that says these fields in each of its forms: titles, facts, lines, lists, tables."""
    first, *_ = written
    return Paper(
        title=_text(first),
        scope=_text(first),
        day=build.DAY,
        revision="worktree",
        facts=((msg("Title"), _text(first)), (msg("Of {word}", word=first), first)),
        parts=(
            *(Part(name=f"p{number}", title=_text(field)) for number, field in enumerate(written)),
            Part(
                name="all",
                title=msg("All"),
                blocks=(
                    *(Paragraph(_text(field)) for field in written),
                    *(Paragraph(msg("{word}", word=field), note=True) for field in written),
                    Bullets(tuple(_text(field) for field in written)),
                    Facts(tuple((msg("Name"), field) for field in written)),
                    Rows(sheet(written)),
                ),
            ),
        ),
    )


def outcome(written: Sequence[str]) -> Checked:
    """Return a check that found something about each field: in its message, mend, field, path and a related place."""
    found = []
    for number, field in enumerate(written):
        path = f"data/actions/a/{number:02}-{field}.yaml"
        other = RelatedSpan(path, Span(1, 1, 1, 2), msg("{word}", word=field))
        found.append(
            finding(
                path,
                code="our-own-code",
                severity=tuple(Severity)[number % 3],
                message=msg("{word}", word=field),
                help=msg("write {word}", word=field),
                field=field,
                related=(other,),
            )
        )
    title = {"our-own-code": _text(written[0])}
    return checked(found, texts={each.path: f"x: {each.field}\n" for each in found}, paths=(), titles=title)


def unisolated(text: str) -> str:
    """Return a text without what our screens lay around words of another direction: isolates, closed on their line."""
    return re.sub("\u2068([^\u2066-\u2069\n]*)\u2069", r"\1", text)


def acting(text: str) -> set[str]:
    """Return what acts on a terminal or on the direction of a line, by Unicode's own classes; not line breaks."""
    bidi = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    return {
        each
        for each in set(text) - {"\n"}
        if unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp") or unicodedata.bidirectional(each) in bidi
    }
