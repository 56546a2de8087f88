"""Where a rule points, read from marks in the text: «what is pointed at», ⟦what is related to it⟧."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.whole import Held, found

if TYPE_CHECKING:
    from coopctl.findings import Span

AGREEMENT, ACTION = "data/agreements/a.yaml", "data/actions/a/x.yaml"
_PLAIN = {
    AGREEMENT: {
        "title": "A",
        "kind": "twinning",
        "status": "in_force",
        "signed": "2018-01-01",
        "parties": "[{id: mons, name: M}, {id: sefrou, name: S}]",
    },
    ACTION: {"title": "X", "status": "planned", "lead": "mons"},
}
_MARKS = re.compile("[«»⟦⟧]")


def files(written: str) -> dict[str, str]:
    """Return the files of a text: an action, or several under lines `== path`.

    What a record must say is added at its end, and who leads an action, unless a line `-lead` leaves that out.
    """
    parts = re.split(r"(?m)^== (.+)\n", written)
    texts = {ACTION: parts[0]} if parts[0].strip() or len(parts) == 1 else {}
    texts |= dict(zip(parts[1::2], parts[2::2], strict=True))
    texts = {_path(name): text for name, text in texts.items()}
    for path in (AGREEMENT, ACTION):
        texts.setdefault(path, "")
    for path, text in texts.items():
        plain = _PLAIN.get(AGREEMENT if "/agreements/" in path else ACTION, {}) if path.startswith("data/") else {}
        keys = set(re.findall(r"(?m)^[«⟦-]*(\w+)", text))
        texts[path] = re.sub(r"(?m)^-\w+\n", "", text) + "".join(
            f"{key}: {value}\n" for key, value in plain.items() if key not in keys
        )
    return texts


def _path(name: str) -> str:
    if name == "coopctl.yaml" or "." in name:
        return name
    return f"data/actions/{name}.yaml" if "/" in name else f"data/agreements/{name}.yaml"


def pointed(code: str, written: str) -> str:
    """Return the text with marks where the rule of `code` points today, so that it can be held to the marked one."""
    texts = {path: _MARKS.sub("", text) for path, text in files(written).items()}
    _, findings = found(Held({path: text.encode() for path, text in texts.items()}))
    marks: dict[str, list[tuple[int, int, str]]] = {path: [] for path in texts}
    for finding in findings:
        if finding.code == code:
            marks[finding.path].append(_mark(texts[finding.path], finding.span, "«»"))
            for other in finding.related:  # two findings may show one place
                if (mark := _mark(texts[other.path], other.span, "⟦⟧")) not in marks[other.path]:
                    marks[other.path].append(mark)
    return "".join(f"== {path}\n{_marked(texts[path], marks[path])}" for path in sorted(texts))


def expected(written: str) -> str:
    """Return the same of the text as it is marked."""
    texts = files(written)
    return "".join(f"== {path}\n{texts[path]}" for path in sorted(texts))


def _mark(text: str, span: Span, signs: str) -> tuple[int, int, str]:
    lines = text.splitlines(keepends=True)
    ends = [
        sum(map(len, lines[: line - 1])) + column - 1
        for line, column in ((span.line, span.column), (span.end_line, span.end_column))
    ]
    return ends[0], ends[1], signs


def _marked(text: str, marks: list[tuple[int, int, str]]) -> str:
    signs = [(start, 1, pair[0]) for start, _, pair in marks] + [(end, 0, pair[1]) for _, end, pair in marks]
    for at, _, sign in sorted(signs, reverse=True):
        text = text[:at] + sign + text[at:]
    return text
