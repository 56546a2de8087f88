"""`python -m coopctl`."""

from __future__ import annotations

import sys

from coopctl.cli.app import main

sys.exit(main())
