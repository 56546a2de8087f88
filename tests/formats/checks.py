"""Outcomes of a check to write: findings of every kind, made directly, and such as only an enemy would write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from coopctl.checking.checked import Checked
from coopctl.findings import Finding, Kind, RelatedSpan, Span
from coopctl.formats.look import Look
from coopctl.messages import msg, nmsg
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.messages import Message

LOOK = Look()
FOLDER = "data/actions/mons-sefrou"
EXHIBITION = f"{FOLDER}/photo-exhibition.yaml"
LIBRARY = f"{FOLDER}/library.yaml"
CLEAN = f"{FOLDER}/clean.yaml"
TEXTS = {
    EXHIBITION: "title: Été 文化\nstatus: plannd\naxis: culture\nlead: nobody\n",
    LIBRARY: "title: Library\nstatus: planned\nperiod: 2019/2018\ntags: [a,\n  b]\n",
    CLEAN: "title: Clean\nstatus: planned\n",
}


def finding(  # one parameter a field that the tests vary
    path: str = EXHIBITION,
    line: int = 2,
    code: str = "unknown-word",
    severity: Severity = Severity.ERROR,
    message: Message | None = None,
    *,
    help: Message | None = None,  # noqa: A002 - the field is called so
    field: str = "status",
    span: Span | None = None,
    related: tuple[RelatedSpan, ...] = (),
) -> Finding:
    return Finding(
        path,
        span or Span(line, 9, line, 15),
        Kind.RULE,
        code,
        severity,
        message or msg("‘{word}’ is not a status", word="plannd"),
        help,
        field,
        related,
    )


def checked(findings: Sequence[Finding], **fields: object) -> Checked:
    kept: dict[str, object] = {
        "texts": TEXTS,
        "files": 3,
        "unread": 0,
        "revision": "worktree",
        "paths": (CLEAN, LIBRARY, EXHIBITION),
        **fields,
    }
    return Checked(findings=findings, **kept)  # type: ignore[arg-type]  # the fields of Checked, by name


#: One finding of each severity, a related place, several lines, and none of them in the order of severity.
MIXED = (
    finding(LIBRARY, 4, "repeated-value", Severity.HINT, msg("‘a’ twice"), field="tags[1]", span=Span(4, 7, 5, 5)),
    finding(
        LIBRARY,
        3,
        "dates-out-of-order",
        Severity.ERROR,
        msg("ends before it begins"),
        help=msg("write it as {span}", span="2018/2019"),
        field="period",
        related=(RelatedSpan("data/agreements/mons-sefrou.yaml", Span(7, 3, 7, 9), msg("the agreement ends here")),),
    ),
    finding(EXHIBITION, 4, "undescribed-party", Severity.WARNING, msg("no party ‘{id}’", id="nobody"), field="lead"),
    finding(help=msg("did you mean ‘{word}’?", word="planned")),
)

#: Text that tries to be a command, markup, a link, a new line or no text at all.
HOSTILE = (
    "::error::owned",
    "x\n::set-output name=a::b",
    "##vso[task.complete result=Failed]",
    "##[error]owned",
    "100% %0A::warning::owned",
    "a: b, c",
    "[click](https://example.org/) ](1)",
    "<failure>&amp;]]></failure>",
    "\x1b[2J\x00\x07\u202e\ufffe\ud800",
    "{0} {n} {{",
    '"\\u0041',
)

nasty = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=20), st.text(alphabet=":#[]()%,\r\n<>&\"' x", max_size=20))


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    line, column = draw(st.integers(1, 9)), draw(st.integers(1, 9))
    lines, columns = draw(st.integers(0, 2)), draw(st.integers(0, 9))
    end = Span(line, column, line + lines, columns + 1 if lines else column + columns)
    return finding(
        draw(st.sampled_from([*TEXTS, "data/agreements/100% a: b,c#.yaml", "::x", f"{FOLDER}/\udce9.yaml"])),
        code=draw(st.sampled_from(["unknown-word", "no-lead", "our-own-code"])),
        severity=draw(st.sampled_from(Severity)),
        message=nmsg("{n} of ‘{word}’", "{n} of ‘{word}’", draw(st.integers(0, 3)), word=draw(nasty)),
        help=draw(st.none() | st.builds(lambda word: msg("write {word}", word=word), nasty)),
        field=draw(st.sampled_from(["", "status", "milestones[2].due"]) | nasty),
        span=end,
        related=draw(st.sampled_from([(), (RelatedSpan("::y", Span(1, 1, 1, 2), msg("{x}", x="[a](b) ##[c]")),)])),
    )
