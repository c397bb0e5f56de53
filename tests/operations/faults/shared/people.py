"""People who register and doors that scan, all at once; each remembers what it was promised."""

import collections
import http.client
import json
import random
import ssl
import threading
import time
import uuid

from .machine import until

PATIENCE = 45


class People:
    """
    Threads that ask over the API as a well-behaved program does: whoever got no answer, or one of the kind "later", asks again with the
    same Idempotency-Key or the same id of the scan. Where a node died between work and answer, a key is in use for a minute (409): that
    person gives up, and nothing was promised.
    """

    def __init__(self, token, slug, tickets, port, tls=False, registering=4, scanning=3):
        self.token, self.slug, self.tickets, self.port, self.tls = token, slug, tickets, port, tls
        self.registered, self.scanned, self.unknown = {}, {}, 0
        self.answers = collections.Counter()
        self.lock, self.over = threading.Lock(), threading.Event()
        self.threads = [threading.Thread(target=self._register, args=(n,), daemon=True) for n in range(registering)]
        self.threads += [threading.Thread(target=self._scan, args=(registering + n,), daemon=True) for n in range(scanning)]
        for thread in self.threads:
            thread.start()

    def go_on_for(self, seconds):
        time.sleep(seconds)

    def are_served(self, seconds=30):
        """Whether somebody gets a place, and a door its answer, from now on."""
        before = len(self.registered), len(self.scanned)
        return until(lambda: len(self.registered) > before[0] and len(self.scanned) > before[1], seconds)

    def finish(self):
        """Lets everybody end what was begun."""
        self.over.set()
        for thread in self.threads:
            thread.join(PATIENCE + 30)
        return self

    def said(self):
        kinds = ", ".join(f"{what} {count}" for what, count in sorted(self.answers.items(), key=str))
        return f"{len(self.registered)} registrations and {len(self.scanned)} scans acknowledged; answers: {kinds}"

    def _register(self, number):
        line = _Line(self, number)
        while not self.over.is_set():
            name = uuid.uuid4().hex
            body = {
                "person": {"firstName": "Last", "lastName": name[:12], "email": f"{name}@kassel.example"},
                "language": "de",
                "confirmEmail": False,
            }
            status, answer = line.ask(f"/api/v1/events/{self.slug}/registrations", body, key=name)
            with self.lock:
                if status == 201:
                    self.registered[body["person"]["email"]] = (answer["id"], answer["status"])
                else:
                    self.unknown += 1

    def _scan(self, number):
        line = _Line(self, number)
        while not self.over.is_set():
            scans = [
                {
                    "id": str(uuid.uuid4()), "ticket": random.choice(self.tickets), "gate": "main", "direction": random.choice(["in", "out"]),
                    "scannedAt": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
                }
                for _ in range(random.randint(1, 5))
            ]
            status, answer = line.ask(f"/api/v1/events/{self.slug}/check-in/scans", {"scans": scans})
            with self.lock:
                if status == 200:
                    self.scanned.update({result["id"]: result["verdict"] for result in answer["results"]})
                else:
                    self.unknown += 1


class _Line:
    """One connection, opened again where it broke."""

    def __init__(self, people, number):
        self.people, self.call = people, None
        # The proxy keeps a network on one node (ip_hash): each line comes from a network of its own.
        self.source = (f"127.{number + 1}.{random.randint(0, 250)}.1", 0)

    def ask(self, path, body, key=None):
        end = time.monotonic() + PATIENCE
        while True:
            status, answer = self._once("POST", path, body, key)
            self.people.answers[status] += 1
            if status not in (None, 408, 429, 500, 502, 503, 504) or time.monotonic() > end:
                return status, answer
            time.sleep(0.2)

    def _once(self, method, path, body, key):
        headers = {"Host": "messe.example", "Authorization": "Bearer " + self.people.token, "Content-Type": "application/json"}
        if key:
            headers["Idempotency-Key"] = key
        try:
            if self.call is None:
                self.call = self._open()
            self.call.request(method, path, json.dumps(body), headers)
            answer = self.call.getresponse()
            text = answer.read()
            return answer.status, json.loads(text) if answer.status < 300 else text
        except (OSError, http.client.HTTPException, ValueError):
            if self.call is not None:
                self.call.close()
            self.call = None
            return None, None

    def _open(self):
        if not self.people.tls:
            return http.client.HTTPConnection("127.0.0.1", self.people.port, timeout=20, source_address=self.source)
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        return http.client.HTTPSConnection("127.0.0.1", self.people.port, timeout=20, source_address=self.source, context=trusting)
