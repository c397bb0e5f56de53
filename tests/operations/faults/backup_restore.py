#!/usr/bin/env python3
"""A backup under load, checked and restored as operations.md says: backup_restore.py sqlite|postgres."""

import os
import shutil
import subprocess
import sys
import types

from shared import machine
from shared.databases import Postgres, Sqlite
from shared.judge import judge
from shared.machine import fail, note, verdict
from shared.people import People
from shared.program import Site
from shared.relay import Relay

kind = sys.argv[1]
NAME = "backup-restore-" + kind
place, disk = machine.folder(), machine.folder()
database = Sqlite(disk) if kind == "sqlite" else Postgres(disk)
relay = Relay()
site = Site(place, database, **relay.settings())
tickets = site.event("last", 1000, 300)
node = site.node()
people = People(site.token(), "last", tickets, node.port)
if not people.are_served():
    fail(NAME, "nobody is served\n" + node.tail())
people.go_on_for(3)

# What was promised before it begins must be in it; what is promised meanwhile may be.
with people.lock:
    before = types.SimpleNamespace(registered=dict(people.registered), scanned=dict(people.scanned), said=people.said)
backup = os.path.join(place, "backup")
site.command("backup", backup)
people.go_on_for(3)
people.finish()
node.kill()
checked = site.command("restore", "--check", backup, check=False)
if checked.returncode != 0:
    fail(NAME, f"restore --check ended with {checked.returncode}: {checked.stdout}{checked.stderr}")

if kind == "sqlite":
    for beside in ("-wal", "-shm"):
        if os.path.exists(database.file + beside):
            os.remove(database.file + beside)
    shutil.copy(backup, database.file)
else:
    subprocess.run(
        ["pg_restore", "--clean", "--if-exists", "-h", "127.0.0.1", "-p", str(database.port), "-U", "postgres", "--dbname=postgres", backup],
        check=True, capture_output=True,
    )
lost, double = judge(database, "last", before)

# Mails that went out since are due again: none goes before somebody says so. And what opens tickets came back with it.
sent = sum(relay.taken.values())
held = site.node(Jobs__Hold="true")
people = People(site.token(), "last", tickets, held.port)
if not people.are_served():
    fail(NAME, "nobody is served after the restore\n" + held.tail())
people.go_on_for(5)
people.finish()
strangers = [verdict for verdict in people.scanned.values() if verdict not in ("admitted", "already-inside", "left")]
held.kill()
note(f"{sent} mails had gone out; {sum(relay.taken.values()) - sent} more while held; {len(strangers)} tickets that nobody knows")
verdict(NAME, lost + len(strangers), double + sum(relay.taken.values()) - sent)
