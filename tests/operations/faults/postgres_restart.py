#!/usr/bin/env python3
"""PostgreSQL ends at once (as by a power cut) and starts again, three times under load; the node lives through it."""

from shared import machine
from shared.databases import Postgres
from shared.judge import judge
from shared.machine import fail, verdict
from shared.people import People
from shared.program import Site

NAME = "postgres-restart"

place, disk = machine.folder(), machine.folder()
site = Site(place, Postgres(disk))
tickets = site.event("last", 1000, 300)
node = site.node()
people = People(site.token(), "last", tickets, node.port)
for _ in range(3):
    people.go_on_for(4)
    site.database.restart("immediate")
if not people.are_served():
    fail(NAME, "PostgreSQL is back, and nobody is served\n" + node.tail())
people.go_on_for(2)
people.finish()
node.kill()
verdict(NAME, *judge(site.database, "last", people))
