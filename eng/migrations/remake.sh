#!/usr/bin/env bash
# Before the first release only: makes the initial migration of both providers anew from the model of today.
set -euo pipefail
cd "$(dirname "$0")/../.."
rm -rf src/PilarBot.Persistence/{Postgres,Sqlite}/Migrations
dotnet run --project eng/migrations -- Initial
