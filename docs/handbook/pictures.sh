#!/usr/bin/env bash
# Makes the handbook's pictures anew: bash docs/handbook/pictures.sh
#
# Starts the program with the demo's data in a folder of its own, photographs what pictures.mjs lists, in both languages, and stops it.
# Needs Node.js and Chromium, as the browser tests do (tests/run.sh installs it).
set -euo pipefail
cd "$(dirname "$0")/../.."
port=${PORT:-5180}
work=$(mktemp -d)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# The browser tests bring Playwright along.
dotnet build tests/EventManager.Browser.Tests --nologo -v quiet
(cd src/EventManager.Web && exec dotnet exec bin/Debug/net10.0/EventManager.Web.dll --urls "http://localhost:$port" --environment Development \
  --Database:ConnectionString="Data Source=$work/demo.db" --Keys:File="$work/keys") >"$work/log" 2>&1 &
program=$!
trap 'kill "$program" 2>/dev/null; wait "$program" 2>/dev/null; rm -rf "$work"' EXIT

for _ in $(seq 120); do
  password=$(sed -n 's/^ *password *//p' "$work/log")
  if [ -n "$password" ] && curl -fso /dev/null "http://localhost:$port/health/ready"; then break; fi
  kill -0 "$program" || { cat "$work/log"; exit 1; }
  sleep 1
done
HANDBOOK_PASSWORD=$password node docs/handbook/pictures.mjs "http://localhost:$port"
