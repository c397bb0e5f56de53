"""Folders, ports and processes of one script; all of it is gone when the script ends."""

import atexit
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "../../../.."))
SKIPPED = 77

_ends = []


def at_the_end(action):
    """Runs in reverse order, whatever happens: processes first, their folders last."""
    _ends.append(action)


@atexit.register
def _clean_up():
    while _ends:
        try:
            _ends.pop()()
        except Exception as error:  # One that cannot be stopped must not keep the others alive.
            print(f"cleaning up: {error}", file=sys.stderr)


def _stopped(number, _frame):
    sys.exit(128 + number)


signal.signal(signal.SIGTERM, _stopped)


def folder():
    """A folder of this script's own; FAULTS_KEEP=1 leaves it there to look at."""
    path = tempfile.mkdtemp(prefix="eventmanager-fault-")
    os.chmod(path, 0o755)
    if not os.environ.get("FAULTS_KEEP"):
        at_the_end(lambda: shutil.rmtree(path, ignore_errors=True))
    return path


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(command, log, **how):
    """A process in a group of its own, so that all that it starts ends with it."""
    with open(log, "ab") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, start_new_session=True, **how)
    at_the_end(lambda: kill(process))
    return process


def kill(process):
    """kill -9: nothing is written down, nothing is said goodbye to."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def until(what, seconds, every=0.1):
    """Waits for something to become true; false where it did not."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(every)
    return bool(what())


def note(text):
    """Beside the one line that counts."""
    print(f"  {text}", file=sys.stderr, flush=True)


def skip(name, why):
    print(f"fault {name} skipped: {why}", flush=True)
    sys.exit(SKIPPED)


def fail(name, why):
    print(f"fault {name} failed: {why}", flush=True)
    sys.exit(1)


def verdict(name, lost, double, allowed=0):
    """The line that counts. What may be there twice is a mail whose acceptance nobody could write down any more."""
    print(f"fault {name} lost {lost} double {double}", flush=True)
    sys.exit(0 if lost == 0 and double <= allowed else 1)
