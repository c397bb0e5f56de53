#!/usr/bin/env python3
"""Three nodes start in the same moment on an empty PostgreSQL, twice: all start, and nothing is set up twice."""

from shared import machine
from shared.databases import Postgres
from shared.machine import note, verdict
from shared.program import Site

NAME = "three-starters"
lost = double = 0
database = Postgres(machine.folder())
for _ in range(2):
    database.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public; DROP SCHEMA IF EXISTS hangfire CASCADE;")
    site = Site(machine.folder(), database)
    nodes = [site.node(wait=False) for _ in range(3)]
    for node in nodes:
        try:
            node.ready()
        except RuntimeError as error:
            lost += 1
            note(str(error))
    for node in nodes:
        node.kill()
    twice = database.rows("""SELECT "Name" FROM "SiteSecrets" GROUP BY "Name" HAVING count(*) > 1""")
    double += len(twice)
verdict(NAME, lost, double)
