"""`python -m coopctl`."""

from __future__ import annotations

import sys

from coopctl.cli import main

sys.exit(main())
