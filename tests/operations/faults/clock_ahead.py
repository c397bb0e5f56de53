#!/usr/bin/env python3
"""One node's clock is five minutes ahead: what a phone learned there hides no scan of the other node from it."""

import json
import os
import subprocess
import time
import urllib.request
import uuid

from shared import clock, machine
from shared.databases import Postgres
from shared.machine import fail, note, skip, verdict
from shared.program import Site

NAME = "clock-ahead"
if not clock.can_shift():
    skip(NAME, "no gcc here to compile the shifted clock")

place, disk = machine.folder(), machine.folder()
site = Site(place, Postgres(disk))
tickets = site.event("last", 100, 40)
token = site.token()
right = site.node(wait=False)
# Whatever it thinks of its clock, it still answers.
wrong = clock.shifted(clock.shim(place), 300)
ahead = site.node(wait=False, **wrong)
for node in (right, ahead):
    node.ready()


def ask(node, path, body=None):
    request = urllib.request.Request(
        f"http://127.0.0.1:{node.port}/api/v1/events/last/check-in/{path}",
        json.dumps(body).encode() if body else None,
        {"Authorization": "Bearer " + token, "Content-Type": "application/json", "Host": "messe.example"},
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


def scan(node, ticket):
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    body = {"scans": [{"id": str(uuid.uuid4()), "ticket": ticket, "gate": "main", "direction": "in", "scannedAt": now}]}
    result = ask(node, "scans", body)["results"][0]
    return result["ticketId"] if result["verdict"] == "admitted" else fail(NAME, f"a scan at {node.name} says {result['verdict']}")


def inside(snapshot):
    return {ticket["id"] for ticket in snapshot["tickets"] if ticket.get("inside")}


# The shim does what it says: else this shows nothing.
said = subprocess.run(["date", "+%s"], env={**os.environ, **wrong}, capture_output=True, text=True, check=True).stdout
if not 290 < int(said) - time.time() < 310:
    fail(NAME, f"the shifted clock is {int(said) - time.time()} s ahead, not 300")

lost, rest = 0, iter(tickets)
for known, scanned, asked in [(a, b, c) for a in (right, ahead) for b in (right, ahead) for c in (right, ahead)]:
    # Right after each other: what a phone hears twice does no harm, what it never hears does.
    cursor = ask(known, "snapshot")["cursor"]
    admitted = [scan(scanned, next(rest)) for _ in range(3)]
    shown = inside(ask(asked, f"snapshot?since={cursor}"))
    hidden = [ticket for ticket in admitted if ticket not in shown]
    if hidden:
        note(f"{len(hidden)} of 3 scans at {scanned.name} are hidden at {asked.name} from a phone that asked {known.name} before")
    lost += len(hidden)
shown = ask(right, "snapshot")["tickets"]
double = len(shown) - len({ticket["id"] for ticket in shown})
verdict(NAME, lost, double)
