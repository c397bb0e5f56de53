#!/usr/bin/env python3
"""A relay with a wrong certificate gets nothing; one that hangs, greylists, refuses and breaks off loses nothing and gets nothing twice."""

import hashlib
import os
import ssl
import subprocess

from shared import machine, mails
from shared.databases import Sqlite
from shared.machine import fail, note, verdict
from shared.program import Site
from shared.relay import Relay

NAME, EACH = "relay", 6
KINDS = ("ok", "hang", "grey", "refuse", "drop")

place = machine.folder()
key, certificate = os.path.join(place, "relay.key"), os.path.join(place, "relay.pem")
subprocess.run(
    ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
     "-keyout", key, "-out", certificate],
    check=True, capture_output=True,
)
with open(certificate) as file:
    digest = hashlib.sha256(ssl.PEM_cert_to_DER_cert(file.read())).hexdigest()

relay = Relay((certificate, key))
site = Site(place, Sqlite(place), **relay.settings("StartTls"))
site.event("last", 100, EACH * len(KINDS))
mails.put(site.database, "last", KINDS)

# Nobody signed its certificate: not one mail may leave, and none may be given up.
node = site.node()
machine.until(lambda: "No mail can be sent" in node.tail(200), 20)
node.kill()
if relay.taken or mails.waiting(site.database) != EACH * len(KINDS):
    fail(NAME, f"a server with a wrong certificate got {len(relay.taken)} mails; {mails.states(site.database)}")
note("a wrong certificate: no mail left, none was given up")

# The administrator names it; a node that had not paused does not wait either.
site.database.run("""UPDATE "Outbox" SET "DueAt" = "CreatedAt";""")
node = site.node(Mail__AcceptedCertificate=digest)
# What failed is tried again after a minute.
if not machine.until(lambda: mails.waiting(site.database) == 0, 150, every=1):
    note(f"after 150 s: {mails.states(site.database)}")
node.kill()

states = mails.states(site.database)
note(f"{states}; taken {len(relay.taken)}, of them {sum(number in relay.taken for number in relay.unsaid)} a second time since the answer was lost")
expected = EACH * (len(KINDS) - 1)
lost = expected - len(relay.taken) + abs(states.get("Failed", 0) - EACH)
if len(relay.unsaid) != EACH or sum(relay.tries.values()) < EACH * 3:
    fail(NAME, f"the relay was not tried in all its ways: {relay.tries}")
verdict(NAME, lost, sum(count - 1 for count in relay.taken.values()))
