"""Nodes and database servers whose clock is wrong: clock.c, compiled here and loaded before the C library."""

import os
import shutil
import subprocess


def can_shift():
    return shutil.which("gcc") is not None


def shim(place):
    """Where everybody can read it: PostgreSQL runs as a user of its own."""
    library = os.path.join(place, "clock.so")
    source = os.path.join(os.path.dirname(__file__), "clock.c")
    subprocess.run(["gcc", "-O2", "-shared", "-fPIC", "-o", library, source], check=True)
    os.chmod(library, 0o755)
    return library


def shifted(library, seconds):
    return {"LD_PRELOAD": library, "SHIFT_BY": str(int(seconds))}
