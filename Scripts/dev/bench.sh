#!/usr/bin/env bash
# Measures speed, memory and size, each figure beside a peer in the same run, since machines differ and are noisy.
# Needs the articles in ../shared; without them it measures the Lua boundary and the start only, and says so.
set -euo pipefail
dateline=$(realpath "$1")
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
archive=../shared/data/archive/news-ru.jsonl
pin=()
command -v taskset >/dev/null && pin=(taskset -c 0)

heading() { printf '\n## %s\n\n' "$*"; }
# Wall seconds, processor seconds (of all processes) and largest resident memory of a command.
timed() {
  python3 - "$@" <<'PY'
import resource, subprocess, sys, time
start = time.monotonic()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
wall = time.monotonic() - start
use = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f'{wall:.2f} {use.ru_utime + use.ru_stime:.2f} {use.ru_maxrss // 1024} {code}')
PY
}

heading "Machine"
grep -m1 'model name' /proc/cpuinfo | sed 's/.*: //'
echo "$(nproc) cores, load $(cut -d' ' -f1-3 /proc/loadavg)"

heading "Lua boundary (dateline measure lua)"
"$dateline" measure lua --format table

heading "Start (20 times, wall milliseconds each; peer: sqlite3 --version)"
python3 - "$dateline" <<'PY'
import subprocess, sys, time
def best(command):
    times = []
    for _ in range(20):
        start = time.monotonic()
        subprocess.run(command, stdout=subprocess.DEVNULL)
        times.append((time.monotonic() - start) * 1000)
    times.sort()
    return f'least {times[0]:.1f}, median {times[10]:.1f}'
print('dateline --version:', best([sys.argv[1], '--version']))
print('sqlite3 --version: ', best(['sqlite3', '--version']))
PY

if [ ! -e "$archive" ]; then
  echo
  echo "The rest was not measured: $archive is not there."
  exit 0
fi

plugins=(participants statement-tone meeting-sequence)
count=$(wc -l <"$archive")
report() { # name, articles, output of timed
  python3 - "$@" <<'PY'
import sys
name, articles = sys.argv[1], int(sys.argv[2])
wall, cpu, memory, code = sys.argv[3].split()
print(f'{name:42} {articles / float(wall):9.0f} articles/s  {wall:>7} s wall  {cpu:>7} s processor  {memory:>4} MB  exit {code}')
PY
}
heading "Runs of ${plugins[*]} on $count articles"
report "cold, one worker" "$count" "$(timed "$dateline" run "${plugins[@]}" "$archive" --db "$work/one.db" -j 1 -q)"
report "cold, $(nproc) workers" "$count" "$(timed "$dateline" run "${plugins[@]}" "$archive" --db "$work/all.db" -j "$(nproc)" -q)"
report "unchanged, three plugins" "$count" "$(timed "$dateline" run "${plugins[@]}" "$archive" --db "$work/one.db" -j 1 -q)"
cp -r Plugins "$work/Plugins"
for edited in meetings.lua participants.lua statement-tone/plugin.lua; do
  name=${edited%.lua} name=${name%/plugin}
  for try in 1 2 3; do
    sed -i "s/version = \"[0-9.]*\"/version = \"1.$try\"/" "$work/Plugins/$edited"
    report "$name edited, one core, try $try" "$count" \
      "$(timed "${pin[@]}" "$dateline" run "$name" "$archive" --db "$work/one.db" -j 1 -q --plugins "$work/Plugins")"
  done
done
python3 - "$work/one.db" "$count" <<'PY'
import os, sqlite3, sys
path, articles = sys.argv[1], int(sys.argv[2])
text = sqlite3.connect(path).execute('SELECT sum(length(CAST(text AS BLOB))) FROM article').fetchone()[0]
size = os.path.getsize(path)
print(f'database: {size / articles:.0f} bytes an article, of which {text / articles:.0f} are its text')
PY

heading "The analysis beside natasha, 300 articles, one thread, tokens per processor second"
head -n 300 "$archive" >"$work/docs.jsonl"
peer=.build/bench/natasha
if [ ! -x "$peer/bin/python" ]; then
  mkdir -p .build/bench
  python3 -m venv "$peer"
  "$peer/bin/pip" install --quiet --disable-pip-version-check 'natasha==1.6.0' 'setuptools<81'
fi
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
for stages in seg,ner seg,ner,morph,lemma,syntax,norm; do
  "$peer/bin/python" ../shared/eval/run_natasha.py "$work/docs.jsonl" "$work/natasha.jsonl" --stages "$stages" 2>"$work/peer"
  case $stages in seg,ner) layers=sentences,tokens,names ;; *) layers=sentences,tokens,names,morphology,syntax ;; esac
  "$dateline" measure language "$work/docs.jsonl" --layers "$layers" --format tsv >"$work/ours"
  python3 - "$stages" "$work/peer" "$work/ours" <<'PY'
import json, sys
peer = json.loads(open(sys.argv[2]).read().strip().splitlines()[-1])
ours = dict(line.rstrip('\n').split('\t') for line in open(sys.argv[3]))
rate = peer['tokens_per_cpu_s']
print(f'{sys.argv[1]}: natasha {rate:,}, {peer["max_rss_mb"]} MB')
for name, value in ours.items():
    ratio = f'  = {int(value) / rate:.1f} × natasha' if name.startswith('tokens per') else ''
    if name != 'what': print(f'  {name}: {value}{ratio}')
PY
done

heading "All layers on one thread, 1,500 articles: the share of each, and the memory of a worker"
"$dateline" measure language "$archive" --limit 1500 --layers sentences,tokens,morphology,names,syntax,entities,times,statements,meetings --format table
