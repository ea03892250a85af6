#!/bin/sh
# Measures the peers and writes the result to the file given, or to target/peers.json beside this script.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
output=${1:-$here/target/peers.json}
node=$here/node_modules/node/bin/node

if [ ! -x "$node" ] || [ "$here/package-lock.json" -nt "$here/node_modules/.package-lock.json" ]; then
  (cd "$here" && npm ci --no-audit --no-fund >&2)
fi

exec "$node" "$here/run.mjs" "$output"
