"""The two databases, as the program and as the judge sees them."""

import glob
import os
import pwd
import shutil
import sqlite3
import subprocess

from . import machine


class Sqlite:
    provider = "Sqlite"

    def __init__(self, place):
        self.file = os.path.join(place, "eventmanager.db")
        self.connection_string = f"Data Source={self.file}"

    def rows(self, sql):
        with sqlite3.connect(self.file, timeout=20) as db:
            return db.execute(sql).fetchall()

    def run(self, sql):
        with sqlite3.connect(self.file, timeout=20) as db:
            db.executescript(sql)


class Postgres:
    """A cluster of its own on loopback, which flushes as a real one does."""

    provider = "PostgreSql"

    def __init__(self, place, shift=None, small=False):
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
        self.bin = found[-1] if found else os.path.dirname(shutil.which("pg_ctl") or "")
        self.place, self.data = place, os.path.join(place, "data")
        self.log = os.path.join(place, "postgres.log")
        self.port = machine.free_port()
        self.shift = shift or {}
        self.connection_string = self.connection("postgres")
        if os.getuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(place, owner.pw_uid, owner.pw_gid)
        size = ["--wal-segsize=1"] if small else []
        self._as_postgres("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", *size)
        with open(os.path.join(self.data, "postgresql.conf"), "a") as settings:
            settings.write(
                f"listen_addresses='127.0.0.1'\nport={self.port}\nunix_socket_directories='{place}'\nmax_connections=120\n"
                + ("min_wal_size=2MB\nmax_wal_size=8MB\nshared_buffers=16MB\n" if small else "")
            )
        machine.at_the_end(lambda: self.stop("immediate"))
        self.start()

    def connection(self, user, password=""):
        return f"Host=127.0.0.1;Port={self.port};Database=postgres;Username={user}" + (f";Password={password}" if password else "")

    def start(self):
        self._as_postgres("pg_ctl", "-D", self.data, "-l", self.log, "-w", "-t", "60", "start")

    def stop(self, mode):
        self._as_postgres("pg_ctl", "-D", self.data, "-m", mode, "-w", "-t", "60", "stop", check=False)

    def restart(self, mode):
        self._as_postgres("pg_ctl", "-D", self.data, "-l", self.log, "-m", mode, "-w", "-t", "60", "restart")

    def is_running(self):
        return self._as_postgres("pg_ctl", "-D", self.data, "status", check=False) == 0

    def psql(self, sql, user="postgres"):
        done = subprocess.run(
            ["psql", "-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(self.port), "-U", user, "postgres"],
            input=sql, capture_output=True, text=True, timeout=60,
        )
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return done.stdout

    def rows(self, sql):
        return [tuple(line.split("\t")) for line in self.psql(sql).splitlines() if line]

    run = psql

    def _as_postgres(self, tool, *words, check=True):
        command = [os.path.join(self.bin, tool), *words]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        done = subprocess.run(
            command, cwd="/", env={**os.environ, **self.shift}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        if check and done.returncode != 0:
            raise RuntimeError(f"{tool} ended with {done.returncode}; see {self.log}")
        return done.returncode
