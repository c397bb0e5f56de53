#!/usr/bin/env python3
"""
The nights in which the clocks change, 28 March and 31 October 2027: nodes live through 01:00 UTC, and each reminder that is due around it
(at times that do not exist, or exist twice) goes exactly once. March: two nodes on PostgreSQL; October: SQLite.
"""

import calendar
import threading
import time

from shared import clock, machine
from shared.databases import Postgres, Sqlite
from shared.machine import note, skip, verdict
from shared.program import Site
from shared.relay import Relay

NAME, EACH = "time-changes", 5
# Clocks of Berlin at which events begin three days later, and so reminders are due.
TIMES = ("01:45", "02:30", "03:00")
# In minutes after 00:00 UTC: before the change, so that it is lived through; and later, for what was due since.
BEFORE, CHANGE, LATER = 59, 60, 124.3

if not clock.can_shift():
    skip(NAME, "no gcc here to compile the shifted clock")
library = clock.shim(machine.folder())
found = {}


def put_event(site, number, starts):
    slug = f"last-{number}"
    site.command("bench-data", "--event", slug, "--capacity", "50", "--registrations", str(EACH), "--force")
    zone = "+00" if site.database.provider == "PostgreSql" else ""
    begins, ends = (time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(at)) + zone for at in (starts, starts + 6 * 3600))
    site.database.run(f"""UPDATE "Events" SET "StartsAt" = '{begins}', "EndsAt" = '{ends}', "ReminderDaysBefore" = 3 WHERE "Slug" = '{slug}';""")


def live_through(site, midnight, minutes, until):
    """Nodes whose clock says so many minutes after midnight when they start, until it says what it must."""
    shift = clock.shifted(library, midnight + minutes * 60 - time.time())
    if isinstance(site.database, Postgres):
        site.database.stop("fast")
        site.database.shift = shift
        site.database.start()
    nodes = [site.node(wait=False, **shift) for _ in range(2 if isinstance(site.database, Postgres) else 1)]
    for node in nodes:
        node.ready()
    time.sleep(max(10, midnight + until * 60 - int(shift["SHIFT_BY"]) - time.time()))
    for node in nodes:
        node.kill()


def reminders(site):
    return {
        slug: int(count)
        for slug, count in site.database.rows("""
            SELECT e."Slug", count(m."Id") FROM "Events" e LEFT JOIN "Outbox" m ON m."EventId" = e."Id" AND m."Kind" = 'event-reminder'
            GROUP BY e."Slug" ORDER BY 1""")
    }


def night(month, day, offset, database):
    """Offset: of Berlin three days later, in hours."""
    midnight = calendar.timegm((2027, month, day, 0, 0, 0))
    relay = Relay()
    site = Site(machine.folder(), database, **relay.settings())
    starts = [midnight + 3 * 86400 + (int(at[:2]) - offset) * 3600 + int(at[3:]) * 60 for at in TIMES]
    for number, at in enumerate(starts):
        put_event(site, number, at)
    # Reminders are looked for each fifth minute (02:05 UTC is the one that must find what is left).
    live_through(site, midnight, BEFORE, CHANGE + 0.4)
    first = reminders(site)
    live_through(site, midnight, LATER, LATER + 1.1)
    last = reminders(site)
    unsent = int(site.database.rows("""SELECT count(*) FROM "Outbox" WHERE "State" <> 'Sent'""")[0][0])
    lost = unsent + sum(max(0, EACH - count) for count in last.values())
    # A second one, and one before its time.
    double = sum(max(0, count - EACH) for count in last.values()) + sum(count - 1 for count in relay.taken.values())
    double += first["last-2"] if starts[2] - 3 * 86400 > midnight + CHANGE * 60 + 120 else 0
    found[month] = lost, double
    note(f"{day}.{month}.2027: {list(first.values())} reminders after the change, {list(last.values())} an hour later, {len(relay.taken)} taken")


nights = [
    threading.Thread(target=night, args=(3, 28, 2, Postgres(machine.folder()))),
    threading.Thread(target=night, args=(10, 31, 1, Sqlite(machine.folder()))),
]
for each in nights:
    each.start()
for each in nights:
    each.join()
lost, double = (sum(found.get(month, (EACH * len(TIMES), 0))[n] for month in (3, 10)) for n in (0, 1))
verdict(NAME, lost, double)
