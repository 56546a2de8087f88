"""Who ends a process from outside while it writes (SIGTERM) interrupts it: nothing half made stays, as after Ctrl-C."""

from __future__ import annotations

import signal
import threading


def heed() -> None:
    """From now on take SIGTERM as Ctrl-C, unless somebody answers it already."""
    own = threading.current_thread() is threading.main_thread()
    if own and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
