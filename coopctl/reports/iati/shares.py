"""Shares of countries and purposes, so that those of one activity are 100 together, to the hundredth."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from coopctl.measures.exact import exact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from coopctl.model.records import Share

#: Codes with what each stands for, in percent, exactly 100 together.
Shares: TypeAlias = "Mapping[str, Fraction]"
_WHOLE = Fraction(100)


class UnevenSharesError(ValueError):
    """Shares that are not 100 together, or are given of some codes only."""


def given(rows: Sequence[Share]) -> Shares:
    """Return what a record says; where it gives no share all codes stand for as much. Raise UnevenSharesError."""
    told = [exact(row.share) for row in rows if row.share is not None]
    if not told:
        return alike(str(row.code) for row in rows)
    if len(told) < len(rows) or sum(told) != _WHOLE:
        raise UnevenSharesError
    found: dict[str, Fraction] = {}
    for row, share in zip(rows, told, strict=True):
        found[str(row.code)] = found.get(str(row.code), Fraction(0)) + share
    return found


def alike(codes: Iterable[str]) -> Shares:
    """Return codes that stand for as much each."""
    every = list(dict.fromkeys(codes))
    return {code: _WHOLE / len(every) for code in every}


def mean(several: Sequence[Shares]) -> Shares:
    """Return the mean of the shares of several activities."""
    codes = dict.fromkeys(code for each in several for code in each)
    return {code: sum((each.get(code, Fraction(0)) for each in several), Fraction(0)) / len(several) for code in codes}


def percentages(shares: Shares) -> tuple[tuple[str, Decimal | None], ...]:
    """Return each code with its percentage, None where it is alone; what rounding leaves goes to the largest."""
    if len(shares) == 1:
        return tuple((code, None) for code in shares)
    cents = {code: int(share * 100) for code, share in shares.items()}
    largest = max(shares, key=lambda code: shares[code], default="")
    if largest:
        cents[largest] += 10_000 - sum(cents.values())
    return tuple((code, Decimal(each) / 100) for code, each in cents.items())
