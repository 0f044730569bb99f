#!/usr/bin/env bash
# Sees to it that the public models are there and fit: fetches the packages and packs them where they are not.
# Without them Dateline works by rules alone, so a failure is told and no more.
set -euo pipefail
dateline=$(realpath "$1")
cd "$(dirname "$0")/../.."
if "$dateline" models verify >/dev/null 2>&1; then exit 0; fi
if ! { Scripts/dev/fetch-models.sh && "$dateline" models build; }; then
  echo "models: there are none; going on by rules alone" >&2
fi
