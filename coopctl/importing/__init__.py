"""Files of other programs taken in: what they say of the records, compared with these, and made edits of."""

from __future__ import annotations
