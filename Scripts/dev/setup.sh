#!/usr/bin/env bash
# Installs what Dateline needs on Debian 12 or Ubuntu besides the Swift toolchain: quietly, and only what is missing.
set -euo pipefail

packages=(
  liblua5.4-dev     # the plugin language
  libsqlite3-dev    # the result store (through GRDB)
  libuchardet-dev   # encodings of old archives
  libxxhash-dev     # fingerprints of articles and plugins
  libopenblas-dev   # matrix products of the networks
  libarchive-dev    # archives and packages
  python3           # fetching the models
  python3-pip
  sqlite3           # the tests read the database as an analyst would
)

if ! command -v swift >/dev/null; then
  echo "setup: no Swift toolchain found; install Swift 6.3 from https://www.swift.org/install/linux and put it on PATH" >&2
  exit 1
fi

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
  echo "setup: needs these Debian packages, and there is no apt-get here: ${missing[*]}" >&2
  exit 1
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "setup: run as root, or install sudo, to install: ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi
echo "setup: installing ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
if ! { "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
  cat "$log" >&2
  echo "setup: apt-get could not install ${missing[*]}; see above" >&2
  exit 1
fi
