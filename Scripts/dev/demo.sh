#!/usr/bin/env bash
# The main job on the sample articles, step by step, as a newcomer would type it.
set -euo pipefail
dateline=$(realpath "$1")
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
database=$folder/demo.db

step() { printf '\n$ %s\n' "$*"; }

step "dateline run participants statement-tone meeting-sequence Samples/news"
"$dateline" run participants statement-tone meeting-sequence Samples/news --db "$database"

step "dateline run participants statement-tone meeting-sequence Samples/news    (again: everything from the cache)"
"$dateline" run participants statement-tone meeting-sequence Samples/news --db "$database" | tail -n 1

step "dateline run Scripts/speakers.lua Samples/news"
"$dateline" run Scripts/speakers.lua Samples/news --db "$database"

step "dateline query \"SELECT name, sentence FROM participants_evidence LIMIT 5\""
"$dateline" query --db "$database" --format table "SELECT name, sentence FROM participants_evidence LIMIT 5"
