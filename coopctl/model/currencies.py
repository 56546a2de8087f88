"""How many decimals the amounts of a currency have (ISO 4217, list one, minor units)."""

from __future__ import annotations

_NONE = frozenset(
    {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV"}
    | {"XAF", "XOF", "XPF"}
)
_THREE = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
_FOUR = frozenset({"CLF", "UYW"})
_USUAL = 2


def decimals(currency: str) -> int:
    """Return how many decimals an amount in a currency (its code of three letters) has: two unless ISO says another."""
    return next((count for count, codes in ((0, _NONE), (3, _THREE), (4, _FOUR)) if currency in codes), _USUAL)
