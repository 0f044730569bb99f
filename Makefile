# make demo      sets up, builds and runs the main job on Samples/
# make test      sets up, builds, checks the style and passes the tests
# make accuracy  scores the analysis on the gold articles in ../shared
# make bench     measures speed and memory (see Benchmarks/RESULTS.md)
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.PHONY: demo test bench accuracy models setup build lint format clean
.DEFAULT_GOAL := build

DATELINE := .build/release/dateline

setup:
	@Scripts/dev/setup.sh

build: setup
	@echo "Building dateline (the first time takes a few minutes) …"
	@swift build -c release --product dateline --quiet

models: build
	@Scripts/dev/models.sh $(DATELINE)

demo: models
	@Scripts/dev/demo.sh $(DATELINE)

lint:
	@swift format lint --strict --recursive Package.swift Sources Tests Samples/Embedding

format:
	@swift format --in-place --recursive Package.swift Sources Tests Samples/Embedding

# The Lua boundary is tested a second time under the address sanitizer: a longjmp across a Swift frame shows there.
test: setup lint
	swift build --build-tests --quiet
	@Scripts/dev/models.sh .build/debug/dateline
	swift test --skip-build
	swift test --scratch-path .build/asan --sanitize=address --disable-xctest --filter 'LuaRuntimeTests|PluginHostTests' --skip OwnPluginTests
	@Scripts/dev/test-embedding.sh

accuracy: models
	@Scripts/dev/accuracy.sh $(DATELINE)

bench: models
	@Scripts/dev/bench.sh $(DATELINE)

clean:
	@swift package clean
	@rm -rf .build/asan .build/demo .build/bench
