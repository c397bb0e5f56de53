#!/usr/bin/env python3
"""The disk is full, three times under load, for a few seconds each: disk_full.py sqlite|postgres. Needs root, for a small disk."""

import os
import subprocess
import sys

from shared import machine
from shared.databases import Postgres, Sqlite
from shared.judge import judge
from shared.machine import fail, note, skip, verdict
from shared.people import People
from shared.program import Site

kind = sys.argv[1]
NAME = "disk-full-" + kind
place, disk = machine.folder(), machine.folder()
if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", disk], capture_output=True).returncode != 0:
    skip(NAME, "no small disk can be mounted here (needs root)")
machine.at_the_end(lambda: subprocess.run(["umount", "-l", disk], capture_output=True))
os.chmod(disk, 0o755)

database = Sqlite(disk) if kind == "sqlite" else Postgres(disk, small=True)
site = Site(place, database)
tickets = site.event("last", 1000, 300)
node = site.node()
people = People(site.token(), "last", tickets, node.port)
filler = os.path.join(disk, "filler")
for _ in range(3):
    people.go_on_for(3)
    with open(filler, "wb", buffering=0) as file:
        try:
            while file.write(b"x" * 65536):
                pass
        except OSError:
            pass
    people.go_on_for(5)
    os.remove(filler)
    # A server that gave up for lack of room is started again by whoever made the room.
    if kind == "postgres" and not database.is_running():
        note("PostgreSQL had stopped")
        database.start()
if not people.are_served():
    fail(NAME, "there is room again, and nobody is served\n" + node.tail())
people.go_on_for(2)
people.finish()
node.kill()
verdict(NAME, *judge(database, "last", people))
