#!/usr/bin/env python3
"""PostgreSQL: "migrate" as the owner, and the program as a user who may only read and write rows, with the GRANTs of operations.md."""

import os
import re

from shared import machine
from shared.databases import Postgres
from shared.judge import judge
from shared.machine import fail, note, verdict
from shared.people import People
from shared.program import Site

NAME = "restricted-user"
place = machine.folder()
database = Postgres(machine.folder())
database.run("CREATE ROLE owner LOGIN; CREATE ROLE eventmanager LOGIN; GRANT CREATE ON DATABASE postgres TO owner; ALTER SCHEMA public OWNER TO owner;")
with open(os.path.join(machine.ROOT, "docs/operations.md")) as file:
    grants = re.findall(r"^(?:GRANT|ALTER DEFAULT PRIVILEGES) .*?;$", file.read(), re.M)
if len(grants) < 3:
    fail(NAME, "operations.md has no GRANTs any more")

owner = {"Database__ConnectionString": database.connection("owner")}
site = Site(place, database, Database__ConnectionString=database.connection("eventmanager"), Database__MigrateAtStart="false")

# Before it is prepared: one line, and no start.
early = site.command("admin", "create", "--email", "a@kassel.example", "--password-stdin", check=False, text="Weidenkorb-Lampe-27\n")
if early.returncode == 0:
    fail(NAME, "a command worked on a database that nobody had prepared")

site.command("migrate", **owner)
database.psql("\n".join(grants), user="owner")
try:
    database.psql("CREATE TABLE public.mine (id int)", user="eventmanager")
    fail(NAME, "the restricted user may make tables: this shows nothing")
except RuntimeError:
    pass
tickets = site.event("last", 500, 100)
node = site.node()
people = People(site.token(), "last", tickets, node.port)
if not people.are_served(40):
    fail(NAME, "nobody is served\n" + node.tail())
people.go_on_for(5)
people.finish()
# Hangfire's clock works on tables of the owner's.
if not machine.until(lambda: database.rows("""SELECT "Name" FROM "JobRuns" WHERE "LastSucceededAt" IS NOT NULL AND "Name" <> 'outbox'"""), 75, every=1):
    fail(NAME, "no job of the clock ran\n" + node.tail())
jobs = [row[0] for row in database.rows("""SELECT "Name" FROM "JobRuns" WHERE "LastFailedAt" IS NOT NULL""")]
node.kill()
lost, double = judge(database, "last", people)
if jobs:
    note(f"jobs failed: {jobs}")
verdict(NAME, lost + len(jobs), double)
