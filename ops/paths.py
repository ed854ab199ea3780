"""Where things are."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VAR = Path(os.environ.get("VAR_DIR") or ROOT / "var").resolve()
VENV = ROOT / ".venv"
STAMPS = VENV / "stamps"  # next to what they vouch for: a new environment starts without any
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "guangdong-kepu"


def python() -> Path:
    """The environment's interpreter."""
    return VENV / "bin" / "python"
