#!/usr/bin/env bash
# Scores what is read in the gold articles of ../shared with the programs there, and prints the table of
# Benchmarks/RESULTS.md. Arguments for `dateline show` may follow the program, for example: --models none
set -euo pipefail
cd "$(dirname "$0")/../.."
dateline=$(realpath "${1:-.build/release/dateline}")
shift || true
gold=../shared/data/gold
eval=../shared/eval
if [ ! -f "$eval/score.py" ]; then
  echo "accuracy: no gold articles at ../shared; they are not part of the repository" >&2
  exit 1
fi
command -v python3 >/dev/null || { echo "accuracy: needs python3: apt-get install python3" >&2; exit 1; }
work=.build/accuracy
mkdir -p "$work"

show() { # set layers
  "$dateline" show --json --quiet --layers "$2" "${options[@]}" "$gold/$1.docs.jsonl" >"$work/$1.show.jsonl"
  python3 "$eval/to_eval.py" <"$work/$1.show.jsonl" >"$work/$1.jsonl"
}
score() { # what set
  python3 "$eval/score.py" "$1" "$work/$2.jsonl" "$gold/$2.gold.jsonl" --docs "$gold/$2.docs.jsonl" >"$work/$2.$1.json"
}
options=("$@")
names=sentences,tokens,mentions,entities
show ner_dev "$names" && score ner ner_dev && score sents ner_dev && score tokens ner_dev
show nerel_dev "$names" && score ner nerel_dev
show morph_news sentences,tokens && score tokens morph_news
show morph_pud sentences,tokens && score tokens morph_pud && score sents morph_pud
show names_dev mentions,entities && score norm names_dev && score link names_dev
show coref_dev mentions,entities && score coref coref_dev
python3 Scripts/dev/accuracy_table.py "$work" "$gold"
