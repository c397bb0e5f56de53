#!/usr/bin/env python3
"""Two nodes on PostgreSQL behind nginx: one of them is killed six times in turn under load, and comes back."""

import random

from shared import machine
from shared.databases import Postgres
from shared.judge import judge
from shared.machine import fail, verdict
from shared.people import People
from shared.program import Site
from shared.proxy import Proxy

NAME = "kill-node"

place, disk = machine.folder(), machine.folder()
site = Site(place, Postgres(disk))
tickets = site.event("last", 1000, 300)
nodes = [site.node(wait=False), site.node(wait=False)]
for node in nodes:
    node.ready()
people = People(site.token(), "last", tickets, Proxy(place, nodes).port, tls=True)
for turn in range(6):
    people.go_on_for(random.uniform(1, 3))
    nodes[turn % 2].restart()
if not people.are_served():
    fail(NAME, "nobody is served any more")
people.finish()
for node in nodes:
    node.kill()
verdict(NAME, *judge(site.database, "last", people))
