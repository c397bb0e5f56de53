#!/usr/bin/env python3
"""SQLite: the program is killed ten times while people register and doors scan."""

import random

from shared import machine
from shared.databases import Sqlite
from shared.judge import judge
from shared.machine import fail, verdict
from shared.people import People
from shared.program import Site

NAME = "kill-sqlite"

place = machine.folder()
site = Site(place, Sqlite(place))
tickets = site.event("last", 900, 300)
node = site.node()
people = People(site.token(), "last", tickets, node.port)
for _ in range(10):
    people.go_on_for(random.uniform(1, 3))
    node.restart()
if not people.are_served():
    fail(NAME, "nobody is served any more")
people.finish()
node.kill()
verdict(NAME, *judge(site.database, "last", people))
