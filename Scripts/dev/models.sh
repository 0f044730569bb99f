#!/usr/bin/env bash
# Sees to it that the public models are there and fit: fetches the packages and packs them where they are not.
set -euo pipefail
dateline=$(realpath "$1")
cd "$(dirname "$0")/../.."
if "$dateline" models verify >/dev/null 2>&1; then exit 0; fi
if ! { Scripts/dev/fetch-models.sh && "$dateline" models build; }; then
  echo "models: the public models could not be set up; see above. Run the same command again when that is mended." >&2
  exit 1
fi
