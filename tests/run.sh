#!/usr/bin/env bash
# Builds once and runs every test: bash tests/run.sh [--fast]; or breaks things on purpose: bash tests/run.sh --faults [NAME…]
#
# Installs what the tests need where it is missing (Debian 12, as root or with sudo), starts a PostgreSQL of its own on loopback and
# stops it again. Ends with one line: N passed, N failed. --fast leaves out the browser tests, PostgreSQL and what starts programs of its
# own (commands, databases, settings, sign-in providers). --faults
# runs tests/operations/faults.sh against the built program instead (15 minutes; full disks need root).
#
#   EVENTMANAGER_TEST_POSTGRES   use this server instead of starting one
#   EVENTMANAGER_TEST_SQLSERVER  a SQL Server in which databases may be made; without it no test runs on one
#   CONFIGURATION                Debug (default) or Release
#   CI                           set: a tool that cannot be had is a failure; else its tests are skipped
set -uo pipefail
cd "$(dirname "$0")/.."

fast= faults=
case "${1:-}" in
  '') ;;
  --fast) fast=1 ;;
  --faults) faults=1; shift ;;
  *) echo "usage: bash tests/run.sh [--fast | --faults [NAME…]]" >&2; exit 2 ;;
esac

export PATH=$PATH:/usr/sbin:/sbin
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 NO_COLOR=1
# Programs that live for seconds: compiling their methods a second time, and counting for that, costs more than it brings.
export DOTNET_TieredPGO=0 DOTNET_TC_CallCountThreshold=300
# Half a gigabyte of memory more, and a fifth of the time less: each collection stops the threads of all servers of a process.
export DOTNET_GCgen0size=0x8000000
configuration=${CONFIGURATION:-Debug}
results=$(mktemp -d)
cluster=
policy=
passed=0 failed=0 skipped=0 again=() red=()

say() { printf '\n== %s\n' "$*"; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

clean_up() {
  if [ -n "$cluster" ]; then
    (cd / && as_postgres "$postgres_bin/pg_ctl" -D "$cluster/data" -m immediate -w -t 20 stop >/dev/null 2>&1)
    as_root rm -rf "$cluster"
  fi
  [ -z "$policy" ] || as_root rm -f /usr/sbin/policy-rc.d
  rm -rf "$results"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

finish() {
  # Why each failed, where the end of a long log is all that is kept.
  [ ! -s "$results/why" ] || { say "Why"; cat "$results/why"; }
  [ ${#red[@]} = 0 ] || printf '\nfailed: %s\n' "${red[@]}"
  [ ${#again[@]} = 0 ] || printf '\npassed at the second try only: %s\n' "${again[@]}"
  [ "$skipped" = 0 ] || printf '\n%s skipped\n' "$skipped"
  [ -n "${EVENTMANAGER_TEST_SQLSERVER:-}" ] || printf '\nSQL Server: none named by EVENTMANAGER_TEST_SQLSERVER; parsed only\n'
  printf '\n%s passed, %s failed\n' "$passed" "$failed"
  [ "$failed" = 0 ] && exit 0
  exit 1
}

# A tool that could not be had: its tests are skipped on a developer's machine, and fail in CI.
missing() {
  echo "missing: $1"
  [ -z "${CI:-}" ] || failed=$((failed + 1))
}

has_browser() { command -v chromium-headless-shell || command -v chromium; } >/dev/null
has_fonts() { [ -n "$(fc-list 2>/dev/null | grep -i -E 'dejavu|noto|liberation')" ]; }
postgres_folder() { ls -d /usr/lib/postgresql/15/bin /usr/lib/postgresql/*/bin 2>/dev/null | head -n 1; }

install_tools() {
  local packages=()
  command -v python3 >/dev/null || packages+=(python3)
  if [ -n "$faults" ]; then
    command -v nginx >/dev/null || packages+=(nginx-light)
    command -v openssl >/dev/null || packages+=(openssl)
    command -v gcc >/dev/null || packages+=(gcc libc6-dev)
    [ -n "$(postgres_folder)" ] || packages+=(postgresql)
  else
    command -v smtp-sink >/dev/null || packages+=(postfix)
    command -v dovecot >/dev/null || packages+=(dovecot-imapd)
  fi
  if [ -z "$fast$faults" ]; then
    # The same engine without windows: it opens a page in a third of the time. An old source has the whole browser only.
    command -v chromium-headless-shell >/dev/null || packages+=(chromium-headless-shell)
    has_fonts || packages+=(fontconfig fonts-dejavu-core fonts-noto-core)
    [ -n "${EVENTMANAGER_TEST_POSTGRES:-}" ] || [ -n "$(postgres_folder)" ] || packages+=(postgresql)
  fi
  [ ${#packages[@]} -gt 0 ] || return 0
  say "Installing ${packages[*]}"
  # No service is started by the installation: the tests start what they need themselves.
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    printf '#!/bin/sh\nexit 101\n' | as_root tee /usr/sbin/policy-rc.d >/dev/null && as_root chmod +x /usr/sbin/policy-rc.d && policy=1
  fi
  as_root timeout 300 apt-get update -qq \
    && { apt-cache show chromium-headless-shell >/dev/null 2>&1 || packages=("${packages[@]/%chromium-headless-shell/chromium}"); } \
    && as_root env DEBIAN_FRONTEND=noninteractive timeout 900 apt-get install -y -qq --no-install-recommends "${packages[@]}" >"$results/apt.log" 2>&1 \
    || { echo "The installation failed:"; tail -n 20 "$results/apt.log" 2>/dev/null; }
  if [ -n "$policy" ]; then as_root rm -f /usr/sbin/policy-rc.d; policy=; fi
}

start_postgres() {
  postgres_bin=$(postgres_folder)
  [ -n "$postgres_bin" ] || { missing "PostgreSQL"; return; }
  cluster=$(mktemp -d /tmp/eventmanager-postgres-XXXXXX)
  [ "$(id -u)" != 0 ] || chown postgres "$cluster"
  local try port
  (cd / && as_postgres "$postgres_bin/initdb" -D "$cluster/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync) >"$results/initdb.log" 2>&1 \
    || { cat "$results/initdb.log"; missing "a PostgreSQL cluster"; return; }
  for try in 1 2 3; do
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    if (cd / && as_postgres "$postgres_bin/pg_ctl" -D "$cluster/data" -l "$cluster/log" -w -t 60 start -o \
      "-c listen_addresses=127.0.0.1 -p $port -k $cluster -c fsync=off -c full_page_writes=off -c max_connections=300") >/dev/null 2>&1; then
      export EVENTMANAGER_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
      return
    fi
  done
  as_root cat "$cluster/log"
  missing "a running PostgreSQL"
}

# Adds the figures of one run; prints its output where something is worth reading. A run without a passed or failed test is a failure.
add_figures() {
  local name=$1 code=$2 figures p f s seconds
  figures=$(python3 - "$results/$name" <<'PY'
import json, os, sys, xml.etree.ElementTree as tree
base = sys.argv[1]
if os.path.exists(base + ".json"):
    run = json.load(open(base + ".json"))
    print(run["numPassedTests"], run["numFailedTests"], run["numPendingTests"] + run.get("numTodoTests", 0))
elif os.path.exists(base + ".xml"):
    runs = tree.parse(base + ".xml").getroot().findall("assembly")
    total = lambda *names: sum(int(run.get(name) or 0) for run in runs for name in names)
    print(total("passed"), total("failed", "errors"), total("skipped", "not-run"))
PY
)
  read -r p f s <<<"$figures"
  if [ -z "${p:-}" ]; then
    tail -n 60 "$results/$name.log"
    [ "$code" = 124 ] || [ "$code" = 137 ] && echo "$name: stopped, because it took too long" || echo "$name: crashed with exit code $code"
    failed=$((failed + 1))
    return
  fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  [ "$f" = 0 ] && [ "$code" = 0 ] || cat "$results/$name.log"
  [ "$f" = 0 ] || [ ! -e "$results/$name.xml" ] || mapfile -t -O "${#red[@]}" red < <(failed_methods "$results/$name.xml" | grep .)
  [ "$f" = 0 ] || failed_why "$results/$name.xml" >>"$results/why"
  seconds=$(cat "$results/$name.seconds")
  echo "$name: $p passed, $f failed, $s skipped, ${seconds} s"
  if [ $((p + f)) = 0 ]; then
    echo "$name: ran no test"
    failed=$((failed + 1))
  elif [ "$f" = 0 ] && [ "$code" != 0 ]; then
    echo "$name: ended with exit code $code although no test failed"
    failed=$((failed + 1))
  fi
}

# The failed tests of a run, one method a line (Class.Method); nothing where the run left no result.
failed_methods() {
  python3 - "$1" <<'PY'
import sys, xml.etree.ElementTree as tree
try:
    tests = tree.parse(sys.argv[1]).getroot().iter("test")
except (OSError, tree.ParseError):
    sys.exit()
print("\n".join(sorted({f"{t.get('type')}.{t.get('method')}" for t in tests if t.get("result") == "Fail"})))
PY
}

# What each failed test said, cut to its first lines.
failed_why() {
  python3 - "$1" <<'PY'
import sys, xml.etree.ElementTree as tree
try:
    tests = [t for t in tree.parse(sys.argv[1]).getroot().iter("test") if t.get("result") == "Fail"]
except (OSError, tree.ParseError):
    sys.exit()
for test in tests[:12]:
    print(test.get("name", "")[:300])
    for part, most in (("message", 12), ("stack-trace", 4)):
        text = test.findtext(f"failure/{part}") or ""
        print("\n".join("    " + line[:400] for line in text.strip().splitlines()[:most]))
PY
}

# At most three tests are tried once more, alone, and the last lines name them; what fails twice has failed. Only those are that drive a
# browser, which on a crowded machine now and then loses a click, and two that watch processes by the clock: TwoNodesTests, which kills them,
# and IdleTests, whose node is not idle beside programs that start.
# No other integration test: a second try would hide a race.
try_again() {
  local name=$1 methods=() filter=() method only
  case "$name" in
    Browser.Tests) only='EventManager\.Browser\.Tests\.' ;;
    Integration.Tests) only='EventManager\.Integration\.Tests\.Jobs\.(TwoNodesTests|IdleTests)\.' ;;
    *) return 0 ;;
  esac
  [ -n "$(cat "$results/$name.code" 2>/dev/null)" ] && [ -e "$results/$name.xml" ] || return 0
  mapfile -t methods < <(failed_methods "$results/$name.xml" | grep .)
  [ ${#methods[@]} -gt 0 ] && [ ${#methods[@]} -le 3 ] || return 0
  for method in "${methods[@]}"; do [[ $method =~ ^$only ]] || return 0; done
  cat "$results/$name.log"
  for method in "${methods[@]}"; do filter+=(-method "$method"); done
  say "Once more: ${methods[*]}"
  cp "$results/$name.xml" "$results/first.xml"
  run_project "$name" 600 "${filter[@]}"
  if [ "$(cat "$results/$name.code")" = 0 ]; then
    again+=("${methods[@]}")
    # The first run's figures stand, without its failures.
    python3 - "$results/first.xml" "$results/$name.xml" <<'PY'
import sys, xml.etree.ElementTree as tree
first = tree.parse(sys.argv[1])
for run in first.getroot().findall("assembly"):
    run.set("passed", str(int(run.get("passed")) + int(run.get("failed"))))
    run.set("failed", "0")
first.write(sys.argv[2])
PY
  else
    cp "$results/first.xml" "$results/$name.xml"
  fi
}

# name, seconds, command…: runs with a limit and keeps output, time and exit code.
limited() {
  local name=$1 seconds=$2 from=$SECONDS
  shift 2
  timeout --kill-after=15 "$seconds" "$@" >"$results/$name.log" 2>&1 </dev/null
  echo $? >"$results/$name.code"
  echo $((SECONDS - from)) >"$results/$name.seconds"
}

# name, seconds, filters…
run_project() {
  limited "$1" "$2" dotnet exec "tests/EventManager.$1/bin/$configuration/net10.0/EventManager.$1.dll" \
    -noColor -noLogo -reporter quiet -xml "$results/$1.xml" "${@:3}"
}

run_scripts() {
  limited Scripts 300 npm --prefix wwwroot-assets test -- --reporter=default --reporter=json "--outputFile.json=$results/Scripts.json"
  limited Types 180 npm --prefix wwwroot-assets run check
}

report() { add_figures "$1" "$(cat "$results/$1.code" 2>/dev/null || echo 1)"; }

install_tools
command -v python3 >/dev/null || { missing python3; failed=$((failed + 1)); finish; }
if [ -n "$faults" ]; then
  say "Building ($configuration)"
  timeout --kill-after=15 1800 dotnet build src/EventManager.Web -c "$configuration" -m:2 -nodeReuse:false --nologo -v quiet </dev/null || exit 1
  say "Breaking things"
  CONFIGURATION=$configuration bash tests/operations/faults.sh "$@"
  exit
fi
command -v smtp-sink >/dev/null || missing "smtp-sink (package postfix)"
command -v dovecot >/dev/null || missing "dovecot (package dovecot-imapd)"
if [ -n "$fast" ]; then
  unset EVENTMANAGER_TEST_POSTGRES
  export EVENTMANAGER_TEST_FAST=1
else
  has_browser || missing "chromium-headless-shell (or chromium)"
  [ -n "${EVENTMANAGER_TEST_POSTGRES:-}" ] || start_postgres
fi

say "Building ($configuration)"
if ! timeout --kill-after=15 1800 dotnet build EventManager.sln -c "$configuration" -m:2 -nodeReuse:false --nologo -v quiet </dev/null >"$results/build.log" 2>&1; then
  grep -E 'error|warning' "$results/build.log" | sort -u | head -n 60 || true
  tail -n 5 "$results/build.log"
  echo "The build failed."
  failed=$((failed + 1))
  finish
fi

# Short ones first, then those that drive a browser or start programs.
say "Running"
quick=() alone=()
for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  name=${name#EventManager.}
  case "$name" in
    Integration.Tests) alone+=("$name") ;;
    Browser.Tests) [ -n "$fast" ] || alone+=("$name") ;;
    *) quick+=("$name") ;;
  esac
done
run_quick() { for name in "${quick[@]}"; do run_project "$name" 300; done; }

# Of the integration tests, those that start programs, run its commands or race long: nearly half of their time.
own=EventManager.Integration.Tests
slow=(-namespace- "$own.Commands" -namespace- "$own.Accounts.Providers" -namespace- "$own.Databases" -namespace- "$own.Settings"
  -class- "$own.Robustness.CircuitExtremesTests" -class- "$own.Mailings.KilledSenderTests" -class- "$own.Registrations.Seating.NeverMoreThanThereIsTests")

run_scripts &
scripts=$!
if [ -n "$fast" ]; then
  # Nothing here drives a browser: the short ones go beside the long one.
  run_quick &
  others=$!
  for name in "${alone[@]}"; do run_project "$name" 2100 -maxThreads 3 "${slow[@]}"; done
  wait "$others"
else
  run_quick
fi
wait "$scripts"
report Scripts
if [ "$(cat "$results/Types.code")" != 0 ]; then
  cat "$results/Types.log"
  echo "Types: npm run check failed"
  failed=$((failed + 1))
fi
for name in "${quick[@]}"; do report "$name"; done
if [ -z "$fast" ]; then
  # Side by side, since of both some wait (for a page, a lease, a process): three integration tests at a time. Their limits are for a machine
  # half as fast as ours: a run that is stopped says nothing of what failed.
  run_project Browser.Tests 3000 &
  browser=$!
  run_project Integration.Tests 3000 -maxThreads 3
  wait "$browser"
fi
for name in "${alone[@]}"; do
  [ -n "$fast" ] || try_again "$name"
  report "$name"
done
finish
