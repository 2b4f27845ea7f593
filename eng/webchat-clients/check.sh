#!/usr/bin/env bash
# Lets Microsoft's own clients hold whole conversations with the program: DirectLineJS by WebSocket and by polling, Web Chat in Chromium.
# With an argument: where to put a picture of Web Chat.
# Needs npm and its registry; Chromium too, else its part is skipped, visibly, but never with CI=true.
set -euo pipefail
picture=${1:+$(realpath "$1")}
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

if ! [ node_modules/.package-lock.json -nt package-lock.json ] && ! npm ci --ignore-scripts --no-audit --no-fund --loglevel error; then
  [ "${CI:-}" != true ] || { echo "failed: npm ci"; exit 1; }
  echo "skipped: Microsoft's clients could not be fetched from npm's registry"
  exit 0
fi
dotnet build ../../src/PilarBot.Host --configuration Release --nologo --verbosity quiet --consoleLoggerParameters:NoSummary

data=$(mktemp -d)
port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
pages=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
secret=$(node -p 'crypto.randomBytes(24).toString("hex")')
export PILARBOT_Demo__Enabled=true PILARBOT_Office__Name="Dinas Sosial Kabupaten Bombana (contoh)"
export PILARBOT_Database__Sqlite="$data/pilarbot.db" PILARBOT_Media__Folder="$data/media" PILARBOT_Sealing__KeysFolder="$data/keys"
export PILARBOT_WebChat__Secret="$secret" PILARBOT_WebChat__AllowedOrigins__0="http://127.0.0.1:$pages"
# Faster than people type.
export PILARBOT_WebChat__Limits__MessageBurst=100
export PILARBOT_Flows__Folder=$PWD/../../conversation-flows ASPNETCORE_URLS="http://127.0.0.1:$port"
dotnet ../../src/PilarBot.Host/bin/Release/net10.0/pilarbot.dll run >"$data/log" 2>&1 &
host=$!
trap 'kill "$host" 2>/dev/null || true; wait "$host" 2>/dev/null || true; rm -rf "$data"' EXIT
until node -e 'fetch(process.argv[1]).then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))' "$ASPNETCORE_URLS/health/ready"; do
  kill -0 "$host" 2>/dev/null || { cat "$data/log"; exit 1; }
  read -rt 0.2 <> <(:) || true
done

failed=0
check() { timeout 120 node "$@" || { failed=1; echo "failed: $1"; }; }
check directline.mjs "$ASPNETCORE_URLS" "$secret"
if [ -x /usr/bin/chromium ] || [ "${CI:-}" = true ]; then
  check webchat.mjs "$ASPNETCORE_URLS" "$secret" "$pages" "$picture"
else
  echo "skipped: Web Chat in Chromium; there is no /usr/bin/chromium (apt-get install chromium)"
fi
[ "$failed" = 0 ] || cat "$data/log"
exit "$failed"
