"""What every test stands on."""

from __future__ import annotations

import os

# Before anything imports Qt: without a screen, and without this, Qt aborts the process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
