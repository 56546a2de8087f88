"""What was made of files before, kept by their content: one SQLite file, which may be deleted at any time."""

from __future__ import annotations

from coopctl.cache.files import Files
from coopctl.cache.kept import Cache, fault, opened
from coopctl.cache.place import VARIABLE, Place, is_wanted, place_of
from coopctl.cache.version import contents

__all__ = ["VARIABLE", "Cache", "Files", "Place", "contents", "fault", "is_wanted", "opened", "place_of"]
