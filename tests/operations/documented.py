#!/usr/bin/env python3
"""
Runs the shell lines of docs/operations.md as they stand there: python3 tests/operations/documented.py [PROGRAM.dll]

The program's own commands are run, on SQLite and with the package's settings, in a folder that takes the place of / and is thrown away.
What would change this machine (apt, systemctl …) is not run; of the tools of others each option must be one that the tool names. SQL is run
by faults/restricted_user.py. Prints a line for each; ends with 1 where one is not understood, fails, or is of a kind that nothing here knows
how to try, and where the program has a command that operations.md does not name.
"""

import functools
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "../.."))
DLL = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "src/EventManager.Web/bin/Debug/net10.0/EventManager.Web.dll"))
# Would change the machine, or take minutes; package.sh runs most of them in a copy.
NOT_HERE = {"apt", "editor", "systemctl", "nginx", "dotnet", "docker", "podman", "cp", "rm", "install", "ln", "chown", "systemd-creds"}
OTHERS = {"pg_dump", "pg_restore", "sqlite3", "openssl", "curl", "psql"}
SQL = ("GRANT ", "ALTER ", "BACKUP ", "RESTORE ", "VACUUM", "CREATE ", "REVOKE ")
# May say no in a folder without a mail server, a provider of sign-ins, a second administrator; understood they must be.
MAY_FAIL = ("mail test", "admin emergency", "admin reset", "admin set")
# Words in capitals that stand for something of the reader's.
STANDS_FOR = {"PATH": "/backup/keys", "FILE": "/backup/file", "ADDRESS": "you@example.org", "EMAIL": "you@example.org", "SLUG": "messe", "VERSION": "1.0.0"}


def spans(text):
    """Lines in fences, and what stands in backticks within a sentence."""
    for number, part in enumerate(re.split(r"^ *```.*$", text, flags=re.M)):
        if number % 2:
            yield from (line.strip() for line in re.sub(r"\\\n\s*", " ", part).splitlines() if line.strip())
        else:
            yield from re.findall(r"`([^`\n]+)`", part)


def commands(words=()):
    """Every command of the program that does something, as its help names them."""
    said = run(*words, "--help").stdout
    below = re.findall(r"^  ([a-z][a-z-]*)\b", said.split("Commands:")[1], re.M) if "Commands:" in said else []
    return [name for word in below for name in commands((*words, word))] if below else [" ".join(words)]


@functools.cache
def run(*words):
    """Only what says what it is: the same each time."""
    return subprocess.run(["dotnet", "exec", DLL, *words], capture_output=True, text=True, cwd=root, env=environment(), stdin=subprocess.DEVNULL)


def environment():
    settings = {}
    with open(os.path.join(ROOT, "packaging/environment")) as file:
        for line in file:
            name, equals, value = line.strip().partition("=")
            if equals and not name.startswith("#"):
                settings[name] = here(value.strip('"'))
    settings |= {"Mail__Transport": "Pickup", "Mail__PickupFolder": os.path.join(root, "var/lib/eventmanager"), "ASPNETCORE_ENVIRONMENT": "Production"}
    tools = os.path.join(root, "bin")
    return {**os.environ, **settings, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PASSWORD": "Weidenkorb-Lampe-27", "PATH": tools + ":" + os.environ["PATH"]}


def here(text):
    return re.sub(r"(?<![\w./])/(var|etc|backup|usr/share)/", rf"{root}/\1/", text)


def try_own(line, whole):
    # A backup is made where there is none yet, and checked where one is.
    if re.search(r"eventmanager backup .*FILE", line):
        made = os.path.join(root, "backup/file")
        if os.path.exists(made):
            os.remove(made)
    filled = here(re.sub(r"\b[A-Z]{4,}\b(?!=)", lambda word: STANDS_FOR.get(word[0], word[0]) if f"${word[0]}" not in line else word[0], line))
    if re.search(r"\bCOMMAND\b", filled):
        return "the form of all"
    done = subprocess.run(["bash", "-c", "set -o pipefail\n" + filled], capture_output=True, text=True, cwd=root, env=environment(), stdin=subprocess.DEVNULL)
    if done.returncode == 0:
        return "done"
    if done.returncode == 1 and any(f"eventmanager {command}" in line for command in MAY_FAIL):
        return "understood, and not possible here"
    if done.returncode == 2 and not whole:
        # Named in a sentence without all that it needs: what it names must be there.
        words = line.split()[1:]
        said = run(*[word for word in words if re.fullmatch("[a-z][a-z-]*", word)][:2], "--help")
        if said.returncode == 0 and all(word in said.stdout for word in words if word.startswith("--")):
            return "is there"
    raise ValueError(f"ended with {done.returncode}: {done.stderr.strip()} {done.stdout.strip()}")


def serve():
    """What the unit would start: until it is ready, and then asked to end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{probe.getsockname()[1]}"
    server = subprocess.Popen(["dotnet", "exec", DLL], cwd=root, env={**environment(), "ASPNETCORE_URLS": address}, stdout=subprocess.DEVNULL)
    try:
        for _ in range(300):
            time.sleep(0.2)
            try:
                if server.poll() is None and urllib.request.urlopen(address + "/health/ready", timeout=5).status == 200:
                    return "served"
            except OSError:
                continue
        raise ValueError("does not get ready")
    finally:
        server.terminate()
        server.wait()


def try_others(line, tool):
    if shutil.which(tool) is None:
        return f"no {tool} here"
    if tool == "sqlite3" and "/var/lib" in line:
        subprocess.run(["bash", "-c", here(line)], check=True, cwd=root, capture_output=True)
        return "done"
    if tool.startswith("pg_"):
        known = subprocess.run([tool, "--help"], capture_output=True, text=True).stdout
        unknown = [option for option in re.findall(r"(?<=\s)--[a-z-]+", line) if option not in known]
        if unknown:
            raise ValueError(f"{tool} knows no {unknown}")
        return "all options are known"
    return "the tool is here"


def attempt(line, whole):
    line = re.sub(r"\s+#.*$", "", line).strip()
    words = re.sub(r"^sudo (-\S+ )*", "", line).split()
    first = words[0] if words else ""
    if line.startswith(SQL):
        return "SQL"
    if line in own:
        return "is there" if run(*line.split(), "--help").returncode == 0 else None
    if first == "bash":
        subprocess.run(["bash", "-n", os.path.join(ROOT, words[1])], check=True)
        return "the script is there"
    if first in OTHERS and len(words) > 1:
        return try_others(line, first)
    if line == "systemctl enable --now eventmanager":
        return serve()
    if words[:2] == ["install", "-d"]:
        os.makedirs(here(words[-1]), mode=0o700, exist_ok=True)
        return "made here"
    if first in NOT_HERE and len(words) > 1:
        return "not run here"
    if "eventmanager" in re.split(r"[ |]+", line) and len(words) > 1:
        return try_own(line, whole)
    if any(line.startswith(command + " ") for command in own):
        return try_own("eventmanager " + line, whole)
    return None


root = tempfile.mkdtemp(prefix="eventmanager-documented-")
try:
    for each in ("bin", "var/lib/eventmanager", "var/lib/eventmanager-keys", "var/backups/eventmanager", "backup", "etc/eventmanager"):
        os.makedirs(os.path.join(root, each), mode=0o700)
    with open(os.path.join(root, "bin/eventmanager"), "w") as shim:
        shim.write(f'#!/bin/sh\nexec dotnet exec "{DLL}" "$@"\n')
    os.chmod(shim.name, 0o755)
    with open(os.path.join(ROOT, "docs/operations.md")) as file:
        text = file.read()
    own, failed, fenced = set(commands()), [], re.split(r"^ *```.*$", text, flags=re.M)[1::2]
    lines = {line.strip() for part in fenced for line in re.sub(r"\\\n\s*", " ", part).splitlines() if line.strip()}
    for line in dict.fromkeys(spans(text)):
        try:
            result = attempt(line, line in lines)
        except (ValueError, subprocess.CalledProcessError) as error:
            failed.append(line)
            result = f"FAILED: {error}"
        if result is None and line in lines:
            failed.append(line)
            result = "FAILED: nothing here knows how to try this"
        if result:
            print(f"{line}  --  {result}")
    for name in sorted(own):
        if not re.search(rf"`{name}[ `]|eventmanager {name}\b", text):
            failed.append(name)
            print(f"{name}  --  FAILED: the program has this command, and operations.md does not")
    print(f"{len(failed)} of {len(lines)} lines and {len(own)} commands failed")
    sys.exit(1 if failed else 0)
finally:
    shutil.rmtree(root, ignore_errors=True)
