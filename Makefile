# `make` alone lists the targets. Everything a target needs it installs itself (scripts/setup).

SWIFT ?= swift
prefix ?= /usr
DESTDIR ?=

# `--version` names the commit, where the tree is just that.
commit := $(shell git diff --quiet HEAD 2>/dev/null && git rev-parse --short=10 HEAD)
release = TRUSTWATCH_COMMIT=$(commit) $(SWIFT) build -c release --static-swift-stdlib --product trustwatch

.DEFAULT_GOAL := help
.PHONY: help setup demo test crash-test check format build install deb bench bench-poll bench-store browser-test terminal-tour fuzz system-test clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install the Debian packages that the build and the tests need, where they are missing
	@scripts/setup

demo: setup ## build it and watch it work on the sample sources of examples/; no network
	$(SWIFT) build --product trustwatch
	scripts/demo "$$($(SWIFT) build --show-bin-path)/trustwatch"

test: setup ## build everything and run the tests
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --no-parallel

crash-test: setup ## kill the daemon 250 times while it polls and delivers, and see that nothing is lost
	TRUSTWATCH_KILLS=250 $(SWIFT) test --filter CrashLoopTests

check: setup ## what a change must pass: format, walls between targets, no warnings, tests, the fuzzer for ten seconds
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift
	scripts/walls
	TRUSTWATCH_STRICT=1 $(SWIFT) build --build-tests
	TRUSTWATCH_STRICT=1 $(SWIFT) test --skip-build --no-parallel
	Fuzz/run 10

format: ## lay out the Swift files
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

build: setup ## build the program as it is installed: optimised, with the Swift runtime inside
	$(release)

install: build ## install program, units and feeds.conf; understands DESTDIR and prefix (/usr)
	scripts/install "$$($(release) --show-bin-path)/trustwatch" "$(DESTDIR)" "$(prefix)"

bench: ## how much CPU feeds take, as multiples of libxml2, and how many items a second are understood
	@scripts/setup libxml2-utils
	$(SWIFT) build -c release --product trustwatch-bench
	"$$($(SWIFT) build -c release --show-bin-path)/trustwatch-bench"

bench-store: build ## how long questions take on a store of 1,000,000 items, beside the bare SQL in sqlite3
	@scripts/setup sqlite3
	scripts/bench-store "$$($(release) --show-bin-path)/trustwatch"

bench-poll: build ## what rounds over 1,000 sources on loopback cost, beside curl and sfeed
	@scripts/setup curl nginx-light python3 sfeed
	Benchmarks/polling "$$($(release) --show-bin-path)/trustwatch" --peers

deb: build ## make a Debian package of it in build/deb
	scripts/deb "$$($(release) --show-bin-path)/trustwatch"

browser-test: setup ## look at the digest in headless Chromium: pictures, contrast, order, words for the picture
	$(SWIFT) build --product trustwatch
	scripts/browser-test "$$($(SWIFT) build --show-bin-path)/trustwatch"

terminal-tour: setup ## type every command into terminals of 80 and 160 columns; the screens are kept to be looked at
	$(SWIFT) build --product trustwatch
	scripts/terminal-tour "$$($(SWIFT) build --show-bin-path)/trustwatch"

fuzz: setup ## throw damaged feeds at the parsers for a minute
	Fuzz/run

system-test: deb ## install, use, upgrade and purge the package under a real systemd in a container (needs root)
	scripts/system-test

clean: ## remove what was built
	rm -rf .build build
