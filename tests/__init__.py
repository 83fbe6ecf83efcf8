"""The tests: folders mirror the package; contracts, convergence, architecture and integration stand beside."""

import os
from pathlib import Path

if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    # a program that is installed is compiled: without this, every process of a test would compile everything anew
    os.environ.setdefault("PYTHONPYCACHEPREFIX", str(Path(__file__).parent.parent / "build" / "compiled"))
