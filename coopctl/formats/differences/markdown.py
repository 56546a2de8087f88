"""Markdown for the comment on a pull request: worst first, folded by agreement, and never longer than one may be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.effected import EffectWords
from coopctl.formats.headings import stamp
from coopctl.formats.pages.markdown_text import inside, line, own
from coopctl.formats.reviewed import told
from coopctl.formats.word_diff import stretches
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
#: What each list of findings takes at most, and the one of what is to be looked at first.
_FOUND, _FIRST = 3_000, 20_000
#: What stands around a text that is gone, and around one that has come.
_AROUND = {"-": "~~", "+": "**", "": ""}
#: What gives a line its direction.
_RTL = "&rlm;"
#: As many letters of a line as leave room for others.
_LONG = 600
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
        *_listed(
            say(msg("Look at this first ({n})", n=len(words.first))),
            [each.said for each in words.first],
            say(msg("and more")),
            _FIRST,
        ),
    ]
    if difference.nothing:
        head.append(own(say(msg("Nothing has changed"))))
    tail = [
        *_listed(say(msg("Found now ({n})", n=words.found[0])), words.brought, say(msg("and more")), _FOUND),
        *_listed(say(msg("Found no longer ({n})", n=words.found[1])), words.mended, say(msg("and more")), _FOUND),
        *([f"> {inside(words.written)}"] if words.written else []),
    ]
    room = MOST - _size(head) - _size(tail)
    folded = sum(len(each.records) for each in words.agreements) > _OPEN
    body: list[str] = []
    untold = words.untold
    for agreement, opened in _parts(words.agreements, folded=folded):
        start, end = _around(agreement, opened=opened)
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
    said = map(_turned, [*head, *body, *tail]) if look.words.right_to_left else [*head, *body, *tail]
    return look.finished("\n".join(said).rstrip("\n") + "\n")


def _size(lines: Sequence[str]) -> int:
    return sum(len(_turned(each)) + 1 for each in lines)


def _turned(row: str) -> str:
    """Return a line that runs from right to left though it begins with a name from left to right.

    GitHub and GitLab go by the first letter (dir="auto"), and an arrow between two names would show the wrong way.
    """
    start = "- " if row.startswith("- ") else ""
    return f"{start}{_RTL}{row[len(start) :]}" if row and row[0] not in "#*<>" else row


def _listed(title: str, rows: Sequence[str], more: str, left: int) -> Iterator[str]:
    if not rows:
        return
    yield f"**{own(title)}**"
    yield ""
    for row in rows:
        left -= len(row)
        if left < 0:
            yield f"- {own(more)}…"
            break
        yield f"- {_line(row)}"
    yield ""


def _parts(agreements: Sequence[AgreementWords], *, folded: bool) -> list[tuple[AgreementWords, bool]]:
    """Return each agreement and whether it is open; of those folded away what is worst stands open before them all."""
    if not folded:
        return [(each, True) for each in agreements]
    worst = [replace(each, records=[one for one in each.records if one.worst]) for each in agreements]
    others = [replace(each, records=[one for one in each.records if not one.worst]) for each in agreements]
    known = {each.ref for each in worst if each.records}
    left = [replace(each, effects=EffectWords()) if each.ref in known else each for each in others]
    return [
        *((each, True) for each in worst if each.records),
        *((each, False) for each in left if each.records or each.ref not in known),
    ]


def _around(agreement: AgreementWords, *, opened: bool) -> tuple[list[str], list[str]]:
    """Return what stands before and after the records of an agreement."""
    name = f"<b>{_tag(agreement.title or agreement.ref)}</b> ({_tag(agreement.ref)}) · {len(agreement.records)}"
    effects = [f"- *{line(each)}*" for each in agreement.effects.all]
    opening = "<details open>" if opened else "<details>"
    start = [opening, f"<summary>{name}</summary>", "", *effects, *([""] if effects else [])]
    return start, ["</details>", ""]


def _record(record: RecordWords, *, own_: bool) -> Iterator[str]:
    if not own_:
        yield f"**{inside(_cut(record.title))}** · {inside(record.ref)}"
        yield ""
    for said in record.lines:
        yield f"- {_line(said)}"
    yield ""


def _line(text: str) -> str:
    """Return a line: of a text that is written otherwise what is gone struck out, and what has come in bold."""
    (_, start), *others = _fitting(text)
    begun = f"{line(start)}{' ' if start.endswith(' ') else ''}"
    return begun + "".join(f"{_AROUND[sign]}{inside(said)}{_AROUND[sign]}" for sign, said in others)


def _fitting(text: str) -> Iterator[tuple[str, str]]:
    """Yield the stretches of a line until it is long enough."""
    left = _LONG
    for sign, said in stretches(text):
        yield sign, said if len(said) <= left else f"{said[:left].rstrip()}…"
        left -= len(said)
        if left < 0:
            return


def _tag(text: str) -> str:
    """Return text for the inside of a tag of ours, where Markdown is not read everywhere."""
    return inside(_cut(text)).replace("\\", "")


def _cut(text: str) -> str:
    """Return a text that leaves room for others."""
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"
