#!/usr/bin/env bash
# Starts PilarBot on SQLite with invented people and the simulator; no token, no server, no settings needed.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export PILARBOT_Demo__Enabled=true
export PILARBOT_Office__Name="${PILARBOT_Office__Name:-Dinas Sosial Kabupaten Bombana (contoh)}"
export ASPNETCORE_URLS="${ASPNETCORE_URLS:-http://127.0.0.1:5080}"
echo "Menyiapkan PilarBot…"
dotnet build src/PilarBot.Host --configuration Release --nologo --verbosity quiet --consoleLoggerParameters:NoSummary
exec dotnet src/PilarBot.Host/bin/Release/net10.0/pilarbot.dll run
