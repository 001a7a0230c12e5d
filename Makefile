# make help says what each target does.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help deps build run test test-spark lint bench cost docs outside torture fuzz samples schemas deb dist clean

# The build to use: debug is built quickest, release runs fastest.
CONFIGURATION ?= debug
# How long each reader is tried by make fuzz.
FUZZ_SECONDS ?= 60
TOOL := .build/$(CONFIGURATION)/verbatim
# What is released has the Swift runtime in it: it starts sooner and runs a tenth faster. Linking Foundation wants curl.
RELEASE_BUILD := swift build --configuration release --static-swift-stdlib -Xlinker -lcurl
SWIFT_BUILD := $(if $(filter release,$(CONFIGURATION)),$(RELEASE_BUILD),swift build --configuration $(CONFIGURATION))

help: ## Lists the targets.
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /make \1\t/' | expand -t 16

deps: ## Installs the Debian packages that are missing (asks sudo for root).
	@.ci/deps

build: deps ## Builds the command.
	@$(SWIFT_BUILD) --product verbatim

run: build ## Converts the samples to out/ and proves every character of the records.
	@rm -rf out
	@$(TOOL) convert samples --output out
	@$(TOOL) verify out --sources samples

test: deps ## Builds and runs all tests; a warning in our own code fails.
	@.ci/test

test-spark: build ## Tests the Spark integration: PySpark from PyPI, Java 17 or later (large; not part of make test).
	@.ci/test-spark $(TOOL)

lint: ## Checks the format of the source.
	@.ci/lint

bench: deps ## Traced text against plain bytes, and workers against none, in release (CORPUS=DIR: its HTML).
	@$(RELEASE_BUILD) --product benchmark --scratch-path .build/benchmark
	@.build/benchmark/release/benchmark
	@$(RELEASE_BUILD) --product verbatim --scratch-path .build/benchmark
	@.ci/bench-pool .build/benchmark/release/verbatim $(CORPUS)

cost: deps ## Processor time of a million documents of each kind, in release (CORPUS=DIR: its files).
	@swift build --configuration release --product verbatim --scratch-path .build/benchmark
	@.ci/cost .build/benchmark/release/verbatim $(CORPUS)

docs: deps ## The library's documentation with its tutorial, in .build/docs.
	@swift build --target Verbatim
	@.ci/docs

outside: deps ## A package on the library, and what its cleaner costs beside one in Python.
	@$(RELEASE_BUILD) --product verbatim --scratch-path .build/benchmark
	@.ci/outside .build/benchmark/release/verbatim

torture: deps ## Ingest against its whole table of faults, in release: half an hour (PART=--tenth: a tenth).
	@$(RELEASE_BUILD) --product verbatim --scratch-path .build/torture
	@$(RELEASE_BUILD) --product faulty --scratch-path .build/torture
	@.ci/torture $(PART) .build/torture/release/verbatim

fuzz: deps ## Tries the readers with libFuzzer, FUZZ_SECONDS each; what it finds is in .build/fuzz/found.
	@SWIFT_BACKTRACE=enable=no .ci/fuzz $(FUZZ_SECONDS)

samples: build ## Makes the expected records of the samples again. Review the diff.
	@rm -rf .build/samples
	@$(TOOL) convert samples --exclude 'stages/**' --exclude 'profiles/**' --output .build/samples
	@cp -R .build/samples/. samples/
	@git --no-pager diff --stat -- samples

schemas: build ## Prints the schemas into docs/schemas again. Review the diff.
	@for kind in record pipeline profile stage-protocol; do $(TOOL) schema $$kind >docs/schemas/$$kind.json; done
	@git --no-pager diff --stat -- docs/schemas

deb: deps ## Makes a Debian package in dist/.
	@packaging/deb

dist: deps ## Makes the Debian package, a tarball and their checksums in dist/.
	@packaging/deb
	@packaging/dist

clean: ## Removes what was built and converted.
	@rm -rf .build out dist
