"""A page: the same as on a screen, with a list of contents, that fetches nothing and prints well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.papers import html
from coopctl.formats.reviewed import told
from coopctl.formats.word_diff import reworded
from coopctl.messages import msg
from coopctl.reports.paper import Bullets, Paper, Paragraph, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.formats import Frame
    from coopctl.formats.look import Look
    from coopctl.formats.reviewed import DifferenceWords
    from coopctl.messages import Message
    from coopctl.reviewing.difference import Difference

AUDIENCE = Audience.PAGES
ENDINGS = ("html", "htm")


def write(difference: Difference, frame: Frame, look: Look) -> str:
    """Return the page."""
    words = told(difference, look)
    return html.write(
        Paper(
            title=msg("What has changed"),
            scope=msg("{text}", text=words.sides),
            day=frame.day,
            revision=frame.revision,
            parts=tuple(_parts(words)),
        ),
        look,
    )


def _parts(words: DifferenceWords) -> Iterator[Part]:
    said = [
        *([" · ".join(words.counts)] if words.counts else []),
        *words.notes,
        *([words.more] if words.more else []),
    ]
    nothing = not (said or words.written or words.agreements or words.brought or words.mended)
    summary = [msg("{text}", text=each) for each in said] or ([msg("Nothing has changed")] if nothing else [])
    yield Part(name="summary", title=msg("Summary"), blocks=tuple(map(Paragraph, summary)))
    yield from _listed(
        "first", msg("Look at this first ({n})", n=len(words.first)), [each.said for each in words.first]
    )
    for number, agreement in enumerate(words.agreements):
        title = agreement.title or agreement.ref
        effects = (Bullets(tuple(agreement.effects.all)),) if agreement.effects.all else ()
        yield Part(name=f"agreement-{number}", title=msg("{text}", text=title), blocks=effects)
        for place, record in enumerate(agreement.records):
            yield Part(
                name=f"record-{number}-{place}",
                title=msg("{said} ({others})", said=record.title, others=record.ref)
                if record.title
                else msg("{text}", text=record.ref),
                level=2,
                blocks=(Bullets(tuple(map(reworded, record.lines))),),
            )
    yield from _listed("brought", msg("Found now ({n})", n=words.found[0]), words.brought)
    yield from _listed("mended", msg("Found no longer ({n})", n=words.found[1]), words.mended)
    if words.written:
        yield Part(
            name="written", title=msg("Only written otherwise"), blocks=(Paragraph(msg("{text}", text=words.written)),)
        )


def _listed(name: str, title: Message, rows: Sequence[str]) -> Iterator[Part]:
    if rows:
        yield Part(name=name, title=title, blocks=(Bullets(tuple(map(reworded, rows))),))
