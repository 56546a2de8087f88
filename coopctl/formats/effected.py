"""What changes do to an agreement, in words: its progress, how many of its actions stand how, and its money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats.cells import shown
from coopctl.formats.counts import of_health
from coopctl.i18n import field_labels
from coopctl.messages import msg
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coopctl.i18n.words import Words
    from coopctl.measures.money import Pot, Sums
    from coopctl.reviewing.effects import Effect


@dataclass(frozen=True, slots=True)
class EffectWords:
    """What changes do to an agreement: its progress and how its actions stand, its money, and that of parts.

    Of parts each amount is told alone, below the heading `of_parts`, and in `all` with what that says.
    """

    standing: Sequence[str] = ()
    money: Sequence[str] = ()
    parts: Sequence[str] = ()
    of_parts: str = ""
    all: Sequence[str] = ()


def effects(effect: Effect, words: Words) -> EffectWords:
    """Tell what changes do to an agreement."""
    standing = list(_standing(effect, words))
    money = [_field(*each, words) for each in _money(effect.sums, words)]
    parts = [*_money(effect.parts, words)]
    long = [
        words.say(msg("{field} of parts, counted with their whole: {after}", field=field, after=after))
        for field, after in parts
    ]
    return EffectWords(
        standing,
        money,
        [_field(*each, words) for each in parts],
        words.say(msg("of parts, counted with their whole:")),
        [*standing, *money, *long],
    )


def _standing(effect: Effect, words: Words) -> Iterator[str]:
    """Yield the progress, and how many actions stand otherwise now."""
    if effect.progress:
        before, after = (shown(each, words) or words.say(msg("unknown")) for each in effect.progress)
        if before != after:
            yield _field(words.say(msg("progress")), from_to(before, after, words), words)
    for health, (first, last) in effect.healths.items():
        yield words.say(msg("{said} ({others})", said=of_health(health, last), others=words.signed(last - first)))


def _field(field: str, after: str, words: Words) -> str:
    return words.say(msg("{field}: {after}", field=field, after=after))


def _money(sums: Mapping[Pot, tuple[Sums, Sums]], words: Words) -> Iterator[tuple[str, str]]:
    """Yield each sum that is another: what it is called, and what it was and is."""
    for pot, both in sums.items():
        for name in ("planned", "committed", "spent"):
            then, now = (getattr(each, name) for each in both)
            if then != now:
                before, after = (words.money(each, pot.currency) if each is not None else "–" for each in (then, now))
                field = words.say(msg("{said} ({others})", said=field_labels.field(name, "", words), others=pot.kind))
                yield field, from_to(before, after, words)


def from_to(before: str, after: str, words: Words) -> str:
    """Say what something was and is."""
    if words.spelled:
        return words.say(msg("from {before} to {after}", before=before, after=after))
    return words.say(msg("{before} → {after}", before=before, after=after))
