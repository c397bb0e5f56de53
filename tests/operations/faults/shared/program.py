"""The built program: its commands and its nodes, in Production, with the settings that operations.md names."""

import http.client
import os
import subprocess

from . import machine

DLL = os.environ.get("EVENTMANAGER_DLL") or os.path.join(
    machine.ROOT, "src/EventManager.Web/bin", os.environ.get("CONFIGURATION", "Debug"), "net10.0/EventManager.Web.dll"
)


class Site:
    """One installation: a database, a key file, mails into a folder unless a relay is named."""

    def __init__(self, place, database, public_url="https://messe.example", **settings):
        self.place, self.database, self.nodes = place, database, 0
        mails = os.path.join(place, "mails")
        os.makedirs(mails, exist_ok=True)
        self.settings = {
            "ASPNETCORE_ENVIRONMENT": "Production",
            "Site__PublicUrl": public_url,
            "Database__Provider": database.provider,
            "Database__ConnectionString": database.connection_string,
            "Keys__File": os.path.join(place, "eventmanager.keys"),
            "Mail__Transport": "Pickup",
            "Mail__PickupFolder": mails,
            "Mail__From": "messe@messe.example",
            # A mail that was on its way when its node died waits this long; the default of two minutes is no test's patience.
            "Mail__Lease": "00:00:10",
            "Mail__MaxPerMinute": "0",
            "Jobs__Poll": "00:00:02",
            **settings,
        }
        if database.provider != "Sqlite":
            self.command("keys", "new", "--file", self.settings["Keys__File"])

    def command(self, *words, check=True, text=None, **settings):
        """What it printed, line by line."""
        done = subprocess.run(
            ["dotnet", "exec", DLL, *words], cwd=self.place, env=self._environment(settings), input=text, capture_output=True, text=True, timeout=120
        )
        if check and done.returncode != 0:
            raise RuntimeError(f"{words[0]} ended with {done.returncode}: {done.stderr[-2000:]}")
        return done.stdout.splitlines() if check else done

    def event(self, slug, capacity, registrations):
        """A published event with people on it; what their tickets say."""
        return self.command(
            "bench-data", "--event", slug, "--capacity", str(capacity), "--registrations", str(registrations), "--force",
            "--print-tickets", str(registrations),
        )

    def token(self):
        return self.command("token", "create", "--name", "faults", "--scopes", "events:read registrations:read registrations:write check-in")[-1]

    def node(self, wait=True, **settings):
        self.nodes += 1
        node = Node(self, f"node{self.nodes}", self._environment(settings))
        node.start()
        if wait:
            node.ready()
        return node

    def _environment(self, settings):
        return {**os.environ, **self.settings, **settings, "DOTNET_CLI_TELEMETRY_OPTOUT": "1"}


class Node:
    def __init__(self, site, name, environment):
        self.site, self.name, self.environment = site, name, environment
        self.port = machine.free_port()
        self.log = os.path.join(site.place, name + ".log")
        self.process = None

    def start(self):
        self.process = machine.start(
            ["dotnet", "exec", DLL, "--urls", f"http://127.0.0.1:{self.port}"], self.log, cwd=self.site.place, env=self.environment
        )

    def kill(self):
        machine.kill(self.process)

    def restart(self):
        self.kill()
        self.start()
        self.ready()

    def is_ready(self):
        try:
            call = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            call.request("GET", "/health/ready")
            return call.getresponse().status == 200
        except OSError:
            return False
        except http.client.HTTPException:
            return False

    def ready(self, seconds=90):
        if not machine.until(lambda: self.is_ready() or self.process.poll() is not None, seconds) or self.process.poll() is not None:
            raise RuntimeError(f"{self.name} does not get ready:\n{self.tail()}")

    def tail(self, lines=15):
        with open(self.log, errors="replace") as log:
            return "".join(log.readlines()[-lines:])
