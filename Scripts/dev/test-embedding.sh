#!/usr/bin/env bash
# Builds the example package that uses Dateline as a library, runs it, and checks what it prints.
set -euo pipefail
cd "$(dirname "$0")/../.."
output=$(swift run --quiet --package-path Samples/Embedding --scratch-path .build/embedding Embedding Plugins)
for expected in 'participants ok' 'Анна Белова' '← Министр Анна Белова встретилась с послом.'; do
  if ! grep -qF -- "$expected" <<<"$output"; then
    printf 'test-embedding: the example printed no "%s":\n%s\n' "$expected" "$output" >&2
    exit 1
  fi
done
echo "test-embedding: the example package builds, runs and prints its rows"
