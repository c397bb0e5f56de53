#!/usr/bin/env bash
# Writes one migration of the given name for each of the three databases.
#   migrations/add.sh AddTimeSlots
set -euo pipefail
name=${1:?usage: migrations/add.sh NAME}
cd "$(dirname "$0")/.."
dotnet tool restore >/dev/null
for database in Sqlite PostgreSql SqlServer; do
  project=migrations/EventManager.Migrations.$database
  dotnet build "$project" --nologo -v quiet
  dotnet ef migrations add "$name" --project "$project" --startup-project "$project" --output-dir Migrations --no-build
done
