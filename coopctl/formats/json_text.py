"""JSON as every format writes it: any parser reads the value back, and no terminal or CI log finds a command in it."""

from __future__ import annotations

import json
import re
from json.encoder import encode_basestring

from coopctl.i18n.safe_text import UNSAFE

#: What could act where a log is read: controls and bidi marks, also those that Arabic text uses; the first sign of a
#: `##[`, `##vso[` or `##teamcity[` and of a `::`. None of them stands in JSON outside its strings, but for the break of
#: a line.
_ACTING = re.compile(rf"(?!\n){UNSAFE.pattern}|[\u061c\u200e\u200f]|#(?=#(?:vso|teamcity)?\[)|:(?=:)", re.IGNORECASE)


def dumps(value: object, *, indent: int | None = None) -> str:
    r"""Return a value as JSON, as `json.dumps` would; what could act is written as \uXXXX."""
    if value.__class__ is str:
        written = encode_basestring(value)
    else:
        written = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
