#!/usr/bin/env bash
# Everything a change has to pass: locked restore, build, format, tests on SQLite and PostgreSQL, flow check, Microsoft's web chat clients.
# Needs the .NET SDK and npm. PostgreSQL's and Chromium's tests are skipped, visibly, where those are missing; never with CI=true.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

dotnet restore --locked-mode
dotnet build --no-restore --configuration Release
# Style and analysers have been the build's; what is left is layout.
dotnet format whitespace . --folder --verify-no-changes --include src/ tests/

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
failed=0
# One project after the other: some of them start servers and browsers of their own.
for project in tests/*.Tests; do
  dotnet test "$project" --no-build --configuration Release --results-directory "$results" \
    --logger "trx;LogFileName=$(basename "$project").trx" --logger "console;verbosity=normal" || failed=1
done
dotnet src/PilarBot.Host/bin/Release/net10.0/pilarbot.dll flows check conversation-flows || failed=1

eng/webchat-clients/check.sh | tee "$results/clients" || failed=1
clients() { grep -c "^$1: " "$results/clients" || true; }

# What failed stands together at the end, where it is looked for.
sed -n '/<UnitTestResult .*outcome="Failed"/,/<\/UnitTestResult>/{s/.*testName="\([^"]*\)".*/failed: \1/p;/<Message>/,/<\/StackTrace>/p}' "$results"/*.trx

sum() { local total=0 n; while read -r n; do total=$((total + n)); done < <(grep -ho "<Counters [^>]*" "$results"/*.trx | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*'); echo "$total"; }
echo "$(($(sum passed) + $(clients passed))) passed, $(($(sum failed) + $(clients failed))) failed"
exit "$failed"
