#!/usr/bin/env python3
"""accuracy_table.py WORK GOLD: the table of Benchmarks/RESULTS.md from the results of score.py in WORK."""
import collections
import json
import pathlib
import sys

work, gold = map(pathlib.Path, sys.argv[1:3])


def result(name):
    return json.loads((work / f"{name}.json").read_text())


def fold(text):
    return text.lower().replace("ё", "е").strip()


def oblique():
    """Base forms of people's oblique forms in names_dev, of those found with the right type: all, and of several words."""
    docs = {d["id"]: d for d in map(json.loads, (gold / "names_dev.docs.jsonl").open())}
    system = {d["id"]: d for d in map(json.loads, (work / "names_dev.jsonl").open())}
    right, all_ = collections.Counter(), collections.Counter()
    for article in map(json.loads, (gold / "names_dev.gold.jsonl").open()):
        if "names" not in article or article.get("lower"):
            continue
        text = docs[article["id"]]["text"]
        normals = collections.defaultdict(set)
        for entity in system.get(article["id"], {}).get("entities", []):
            if entity["type"] == "PER":
                normals[fold(text[entity["start"]:entity["stop"]])].add(fold(entity["normal"] or ""))
        for name in article["names"]:
            form, base = fold(name["form"]), fold(name["base"])
            if name["type"] != "PER" or form == base or form not in normals:
                continue
            words = "several" if " " in form else "one"
            all_[words] += 1
            right[words] += base in normals[form]
    return right, all_


rows = []


def row(what, set_, value, natasha, goal):
    rows.append((what, set_, value, natasha, goal))


ner, nerel = result("ner_dev.ner")["exact"], result("nerel_dev.ner")["exact"]
row("names, exact spans and types, micro F1", "ner_dev", ner["micro"]["f1"], ".868", "≥ .90")
for kind, natasha in (("PER", ".926"), ("LOC", ".905"), ("ORG", ".730")):
    row(f"· {kind}", "ner_dev", ner[kind]["f1"], natasha, "")
row("names, exact spans and types, micro F1", "nerel_dev", nerel["micro"]["f1"], ".778", "≥ .79")
stops = result("ner_dev.sents")["stops"]
row("sentence stops, precision", "ner_dev", stops["p"], ".995", "≥ .99")
row("sentence stops, recall", "ner_dev", stops["r"], ".863", "≥ .93")
for name, goals in (("ner_dev", "≥ .994"), ("morph_pud", "≥ .993")):
    row("tokens, F1", name, result(f"{name}.tokens")["tokens"]["f1"], ".994" if name == "ner_dev" else ".993", goals)
for name, natasha, goals in (
    ("morph_news", (".962", ".975", ".921"), ("≥ .962", "≥ .975", "")),
    ("morph_pud", (".931", ".958", ".869"), ("≥ .931", "≥ .958", "")),
):
    tokens = result(f"{name}.tokens")
    for key, what, n, g in zip(("pos+feats", "lemma", "head"), ("part of speech and features", "lemmas", "heads"), natasha, goals):
        row(what, name, tokens["on_shared_tokens"].get(key), n, g)
norm = result("names_dev.norm")
for kind, natasha, g in (("PER", ".955", ""), ("LOC", ".946", ""), ("ORG", ".293", "≥ .393")):
    row(f"forms found with the type {kind}", "names_dev", norm[kind]["and_type"], natasha, g)
for kind, natasha, g in (("PER", ".946", "≥ .96"), ("LOC", ".987", ""), ("ORG", ".974", "")):
    row(f"base form right, {kind}", "names_dev", norm[kind]["base_right_of_typed"], natasha, g)
right, all_ = oblique()
row("base form right, PER oblique, several words", "names_dev", round(right["several"] / max(1, all_["several"]), 4), ".887", "≥ .90")
row("base form right, PER oblique, one word", "names_dev", round(right["one"] / max(1, all_["one"]), 4), ".883", "")
row("linking of forms, pairs F1", "names_dev", result("names_dev.link")["pairs"]["f1"], ".405", "≥ .85")
row("name coreference, B³", "coref_dev", result("coref_dev.coref")["b_cubed"]["f1"], ".859", "≥ .94")
print("| what | set | Dateline | natasha 1.6.0 | goal |\n|---|---|---|---|---|")
for what, set_, value, natasha, goal in rows:
    shown = "–" if value is None else f"{value:.4f}".lstrip("0") if value < 1 else "1.0"
    print(f"| {what} | {set_} | {shown} | {natasha} | {goal} |")
