#!/usr/bin/env python3
"""5,000 mails are due, two nodes send them, and ten times one of them is killed: none may be missing, one a kill may come twice."""

import random

from shared import machine, mails
from shared.databases import Postgres
from shared.machine import note, verdict
from shared.program import Site
from shared.relay import Relay

NAME, MAILS, KILLS = "kill-mails", 5000, 10

place, disk = machine.folder(), machine.folder()
# Slow enough that each kill finds mails on their way.
relay = Relay(pause=0.01)
site = Site(place, Postgres(disk), **relay.settings())
site.command("bench-data", "--event", "last", "--capacity", str(MAILS), "--registrations", str(MAILS), "--force")
mails.put(site.database, "last")
nodes = [site.node(wait=False), site.node(wait=False)]
for node in nodes:
    node.ready()
kills = 0
for turn in range(KILLS):
    before = len(relay.taken)
    if not machine.until(lambda: len(relay.taken) > before + random.randint(50, 150), 30):
        break
    nodes[turn % 2].restart()
    kills += 1
machine.until(lambda: mails.waiting(site.database) == 0, 120, every=1)
for node in nodes:
    node.kill()
note(f"{kills} kills; {mails.states(site.database)}")
doubles = sum(count - 1 for count in relay.taken.values())
print(f"bench mail-doubles-after-kill {doubles} (mails that came twice, {kills} kills -9 in a run of {MAILS}; {MAILS - len(relay.taken)} missing)", flush=True)
verdict(NAME, MAILS - len(relay.taken), doubles, allowed=kills)
