"""Markdown for the comment on a pull request: worst first, folded by agreement, and never longer than one may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.headings import stamp
from coopctl.formats.pages.markdown_text import inside, line, own
from coopctl.formats.reviewed import told
from coopctl.messages import msg, nmsg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.formats import Frame
    from coopctl.formats.look import Look
    from coopctl.formats.reviewed import AgreementWords, RecordWords
    from coopctl.reviewing.difference import Difference

AUDIENCE = Audience.PAGES
ENDINGS = ("markdown", "md")

#: GitHub takes 65,536 characters, and counts some of them twice.
MOST = 58_000
#: What is kept for the end: what is left out, and the findings.
_END = 6_000
#: Up to so many records are not folded away.
_OPEN = 12


def write(difference: Difference, frame: Frame, look: Look) -> str:
    """Return the comment, of fewer than 60,000 characters: where there is more, it says how many records are not told.

    Data can mention nobody, link nowhere and close no folded part.
    """
    words, say = told(difference, look), look.words.say
    title = own(say(msg("What has changed")))
    head = [
        f"### {title}",
        "",
        f"{line(words.sides)} · {own(say(stamp(frame.day, 'worktree')[0]))}",
        "",
        *([f"**{own(' · '.join(words.counts))}**", ""] if words.counts else []),
        *(f"> {inside(note)}\n" for note in words.notes),
        *_listed(say(msg("Look at this first ({n})", n=len(words.first))), words.first, say(msg("and more"))),
    ]
    if difference.nothing:
        head.append(own(say(msg("Nothing has changed"))))
    tail = [
        *_listed(say(msg("Found now ({n})", n=words.found[0])), words.brought, say(msg("and more"))),
        *_listed(say(msg("Found no longer ({n})", n=words.found[1])), words.mended, say(msg("and more"))),
    ]
    room = MOST - _size(head) - _size(tail)
    folded = sum(len(each.records) for each in words.agreements) > _OPEN
    body: list[str] = []
    untold = 0
    for agreement in words.agreements:
        start, end = _around(agreement, folded=folded)
        kept = list(start)
        left = room - _size(start) - _size(end)
        for number, record in enumerate(agreement.records):
            piece = list(_record(record, own_=record.ref == agreement.ref))
            if _size(piece) > left:
                untold += len(agreement.records) - number
                break
            kept += piece
            left -= _size(piece)
        if len(kept) > len(start) or not agreement.records:
            body += [*kept, *end]
            room = left
    if untold:
        more = nmsg(
            "{n} record more is not told here: coopctl diff", "{n} records more are not told here: coopctl diff", untold
        )
        body += [f"*{own(say(more))}*", ""]
    return look.finished("\n".join([*head, *body, *tail]).rstrip("\n") + "\n")


def _size(lines: Sequence[str]) -> int:
    return sum(len(each) + 1 for each in lines)


def _listed(title: str, rows: Sequence[str], more: str) -> Iterator[str]:
    if not rows:
        return
    yield f"**{own(title)}**"
    yield ""
    left = _END // 2
    for row in rows:
        left -= len(row)
        if left < 0:
            yield f"- {own(more)}…"
            break
        yield f"- {line(_cut(row))}"
    yield ""


def _around(agreement: AgreementWords, *, folded: bool) -> tuple[list[str], list[str]]:
    """Return what stands before and after the records of an agreement."""
    name = f"<b>{_tag(agreement.title or agreement.ref)}</b> ({_tag(agreement.ref)}) · {len(agreement.records)}"
    effects = [f"*{' · '.join(map(line, agreement.effects))}*"] if agreement.effects else []
    opening = "<details>" if folded and not any(each.hides for each in agreement.records) else "<details open>"
    start = [opening, f"<summary>{name}</summary>", "", *effects, *([""] if effects else [])]
    return start, ["</details>", ""]


def _record(record: RecordWords, *, own_: bool) -> Iterator[str]:
    if not own_:
        yield f"**{inside(_cut(record.title))}** · {inside(record.ref)}"
        yield ""
    for said in record.lines:
        yield f"- {line(_cut(said))}"
    yield ""


def _tag(text: str) -> str:
    """Return text for the inside of a tag of ours, where Markdown is not read everywhere."""
    return inside(_cut(text)).replace("\\", "")


def _cut(text: str) -> str:
    """Return a text that leaves room for others."""
    return text if len(text) <= 600 else f"{text[:600]}…"
