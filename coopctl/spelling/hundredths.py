"""Hundredths of an amount that stand behind its currency: 12 500 € 50, 12 500 euros et 50 centimes."""

from __future__ import annotations

import re

#: An amount without decimals, its currency, and two digits behind that.
_BEHIND = re.compile(
    r"(?P<whole>[0-9]{1,3}(?:[ .']?[0-9]{3})*|[0-9]+) ?"
    r"(?P<unit>€|euros?|EUR|\$|£|DH|dhs?|MAD|dirhams?|يورو|أورو|درهما?)"
    r" ?(?:(?:et|en|and|و) ?)?(?P<hundredths>[0-9]{2})(?: ?(?:c|ct|cts|cents?|centimes?|سنتيما?))?\.?",
    re.IGNORECASE | re.ASCII,
)


def before_unit(text: str) -> str:
    """Return a text with its hundredths before its currency, another text as it is: 12 500 € 50 is 12 500,50 €."""
    match = _BEHIND.fullmatch(text)
    return f"{match['whole']},{match['hundredths']} {match['unit']}" if match else text
