"""A portfolio as anybody may see it: its records built again from what their files say without what is internal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.loading import builders
from coopctl.model import defaults, internal
from coopctl.model.records import Action, Agreement

if TYPE_CHECKING:
    from coopctl.model.portfolio import Portfolio


def public(portfolio: Portfolio) -> Portfolio:
    """Return the portfolio without `notes`, fields that begin with `x-`, and those that its settings mark as internal.

    What is computed of it rests on what is left, so nothing can be told from a figure or a reason either.
    """
    hidden, language = internal.hidden(portfolio.settings.internal), portfolio.settings.language
    agreements = {
        ref: builders.agreement(ref, each.path, internal.shown(each.data, Agreement, hidden), language)
        for ref, each in portfolio.agreements.items()
    }
    actions = {
        ref: builders.action(ref, each.path, internal.shown(each.data, Action, hidden), language)
        for ref, each in portfolio.actions.items()
    }
    taken = {ref: defaults.taken(each, agreements.get(each.agreement)) for ref, each in actions.items()}
    return replace(
        portfolio,
        agreements=agreements,
        actions={ref: defaults.filled(each, agreements.get(each.agreement)) for ref, each in actions.items()},
        taken={ref: lines for ref, lines in taken.items() if any(lines)},
        public=True,
    )
