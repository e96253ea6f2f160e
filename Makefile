# Everything a person types. Each target does its own set-up; `make` alone lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
DATA := .parley
SOCKET := $(DATA)/admin.sock
RELEASE := .build/release

.PHONY: help run test demo bench bench-core check format setup build package clean

help: ## list the targets / 列出全部目标
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1|/' | column -t -s '|'

run: build ## set up, build, and run the daemon in the foreground / 装好、编译并在前台运行
	exec $(RELEASE)/parleyd serve --data $(DATA) --socket $(SOCKET) --bootstrap

test: setup .build/python ## every test / 全部测试
	swift build --build-tests
	@set -o pipefail; swift test --skip-build --no-parallel 2>&1 | tee .build/test.log | grep -v ' started\.$$' \
		|| { echo; echo "what failed / 未通过："; grep -E '^✘|error:|Fatal' .build/test.log; exit 1; }

# A reader of calendars that is not ours, for one test; without it the test is skipped and says so.
.build/python:
	@{ python3 -m venv $@ && $@/bin/pip install --quiet --disable-pip-version-check 'icalendar>=6,<8'; } \
		|| { rm -rf $@; echo "make: 没有 icalendar 包，一项测试将跳过 / no package icalendar, one test is skipped" >&2; }

demo: build ## a guided tour under a simulated clock / 模拟时钟下的导览
	deploy/demo.sh $(RELEASE)

bench: build ## benchmarks as ratios to pgbench / 以 pgbench 为参照的基准
	$(RELEASE)/parley-bench run
	$(RELEASE)/parley-bench sweep
	$(RELEASE)/parley-bench watch
	@set -e; store=$$(mktemp -d); trap 'rm -rf "$$store"' EXIT; chmod 755 "$$store"; set -x; \
		$(RELEASE)/parley-bench load --cases 100000 --folder "$$store/bench"; \
		$(RELEASE)/parley-bench pages --folder "$$store/bench"

# Without its debug information, which valgrind 3.19 cannot read (DWARF 5).
bench-core: setup ## the pure core in instructions, against Tests/core-baseline.txt / 纯核心的指令数，与基线比较
	swift build -c release --static-swift-stdlib -Xlinker --strip-debug --product parley-bench
	$(RELEASE)/parley-bench core $(if $(ACCEPT),accept,check) Tests/core-baseline.txt

check: setup ## style and structure / 格式与结构检查
	swift format lint --strict --recursive --configuration .swift-format Package.swift Sources Tests Plugins

format: setup ## format every Swift file / 统一格式
	swift format --in-place --recursive --configuration .swift-format Package.swift Sources Tests Plugins

setup: ## install what is missing / 安装缺少的系统软件包
	@deploy/setup.sh

build: setup ## both programs in release mode / 以发布模式编译
	swift build -c release --static-swift-stdlib --product parleyd
	swift build -c release --static-swift-stdlib --product parley
	swift build -c release --static-swift-stdlib --product parley-bench

package: build ## a tar file of what is installed / 打包安装文件
	tar -czf .build/parley.tar.gz -C $(RELEASE) parleyd parley -C ../../deploy systemd parley.yaml README.md README.zh-CN.md

clean: ## remove what was built; data stay / 清除编译产物，数据保留
	swift package clean
