"""How something stands, as a terminal tells it: by a sign, a word and a colour, the same ones on every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from coopctl.measures.outcomes import SEVERITY_ORDER, AgreementHealth, Unadopted, Unclosed
from coopctl.model.vocabularies import Health

if TYPE_CHECKING:
    from coopctl.formats.look import Look
    from coopctl.formats.terminal.drawing import Stretch

Standing: TypeAlias = Health | Unadopted | Unclosed | AgreementHealth
#: The kinds of it, among the cells of rows.
KINDS = (Health, Unadopted, Unclosed, AgreementHealth)
#: How actions stand, worst first, in the order of a legend.
OF_ACTIONS = (
    *SEVERITY_ORDER,
    Health.DONE,
    Health.DONE_IN_PART,
    Health.CANCELLED,
    Unadopted.NOT_STARTED,
    *Unclosed,
)


def sign(standing: Standing, look: Look) -> str:
    """Return the sign; an agreement has that of an action that stands so."""
    if isinstance(standing, Unadopted):
        return look.glyphs.proposed
    if isinstance(standing, Unclosed):
        return look.glyphs.unclosed
    if standing is AgreementHealth.NO_ACTIONS:
        return look.glyphs.none
    return look.glyphs.health[Health(standing)]


def signed(standing: Standing, look: Look) -> Stretch:
    """Return the sign before the word, in their colour."""
    return f"{sign(standing, look)} {look.words.label(standing)}", standing.value
