#!/usr/bin/env bash
# Runs the fault scripts one after the other against the built program: bash tests/run.sh --faults [NAME…]
#
# Each prints one line: fault NAME lost N double N. Lost is what was acknowledged and is not there any more; double is what happened twice.
# Ends with 1 where a script ended otherwise than well; where this machine cannot do something, it says so and goes on (with CI set: fails).
set -uo pipefail
cd "$(dirname "$0")/faults"
export PYTHONDONTWRITEBYTECODE=1
from=$SECONDS held=0 failed=0 skipped=0
scripts=(three_starters restricted_user clock_ahead relay time_changes postgres_restart kill_node kill_sqlite "disk_full sqlite" "disk_full postgres" "backup_restore sqlite" "backup_restore postgres" kill_mails)
[ $# = 0 ] || scripts=("$@")
for script in "${scripts[@]}"; do
  read -r name words <<<"$script"
  [ -f "$name.py" ] || { echo "no fault script is called $name" >&2; exit 2; }
  # shellcheck disable=SC2086
  timeout --kill-after=20 400 python3 "$name.py" $words </dev/null
  case $? in
    0) held=$((held + 1)) ;;
    77) skipped=$((skipped + 1)) ;;
    124 | 137) echo "fault $name failed: it took too long"; failed=$((failed + 1)) ;;
    *) failed=$((failed + 1)) ;;
  esac
done
echo "$held faults held, $failed did not, $skipped could not be tried here; $((SECONDS - from)) s"
[ -z "${CI:-}" ] || failed=$((failed + skipped))
[ "$failed" = 0 ]
