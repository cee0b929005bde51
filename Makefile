# Mỗi lệnh chạy được đầu tiên trên máy mới; chỉ cần python3 ≥ 3.11 và make.
PYTHON ?= python3
BIN := .venv/bin
SITE := .venv/site.stamp
TEST := .venv/test.stamp
PDF := .venv/pdf.stamp
NODE := .venv/node.stamp
LIGHTHOUSE := .venv/lighthouse.stamp
HUGO := .venv/bench.stamp
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps
COMPILE := $(BIN)/pip-compile --quiet --config pyproject.toml $(LOCK)
NPM := $(BIN)/npm --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error
BIOME := $(BIN)/node .venv/node/node_modules/@biomejs/biome/bin/biome

# Tắt lời báo của giao diện về thời hạn hỗ trợ (5/5/2027), đã biết.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site anew demo pdf test bless serve check fmt schemas lint bench lock browser clean

help: ## Liệt kê các lệnh
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s%s\n", $$1, $$2}' Makefile

site: $(SITE) ## Kiểm tra rồi dựng trang vào site/; không có gì đổi thì giữ nguyên
	@$(BIN)/python -m scripts.built || $(MAKE) --no-print-directory anew

anew: check
	@$(BIN)/python -m plan history --save
	@$(BIN)/python -m mkdocs build --strict --quiet
	@echo "Đã dựng $$(find site -name index.html | wc -l | tr -d ' ') trang vào site/"
	@$(BIN)/python -m scripts.built --done

demo: $(SITE) ## Dựng một kế hoạch bịa ra, đã có báo cáo, vào build/demo
	@$(BIN)/python -m scripts.demo

test: $(TEST) $(NODE) lint ## Chạy mọi kiểm thử, tự chuẩn bị mọi thứ cần thiết
	@sh scripts/setup.sh browser pdf office java firefox webkit
	@$(BIN)/python -m pytest

bless: $(TEST) ## Lưu lại tests/snapshots/ khi cố ý đổi API, thêm địa chỉ
	@BLESS=1 $(BIN)/python -m pytest -n0 tests/unit/test_api_snapshot.py tests/unit/test_kept_addresses.py

pdf: $(PDF) ## Tạo các tệp PDF vào build/pdf; make site chạy sau đó đăng kèm
	@sh scripts/setup.sh pdf
	@$(BIN)/python -m plan pdf

serve: $(SITE) ## Xem thử tại http://127.0.0.1:8000, tự nạp lại khi dữ liệu đổi
	@$(BIN)/python -m plan settings
	@ON_ERROR_FAIL=false $(BIN)/python -m mkdocs serve --no-strict

check: $(SITE) ## Kiểm tra dữ liệu trong data/, đối chiếu với bản nguồn
	@$(BIN)/python -m plan check
	@$(BIN)/python -m proof

fmt: $(SITE) ## Sửa trong data/ những chỗ chỉ có một cách viết đúng
	@$(BIN)/python -m plan fmt

lint: $(TEST) $(NODE) ## Soát mã nguồn: ruff, mypy, import-linter, biome
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache --no-logo
	@$(BIOME) check --config-path=requirements/lint.jsonc --error-on-warnings docs/assets

bench: $(LIGHTHOUSE) $(HUGO) browser ## Đo thời gian, bộ nhớ, số byte, chấm bằng Lighthouse (một phần: BENCH=build)
	@$(BIN)/python -m tests.bench $(BENCH)

schemas: $(SITE) ## Viết lại schemas/ khi khóa của dữ liệu (plan/ground/model/) đổi
	@$(BIN)/python -m plan schema

lock: $(TEST) ## Chốt lại thư viện trong requirements/ (nâng cấp: make lock LOCK=--upgrade)
	@$(COMPILE) --output-file requirements/site.txt requirements/site.in
	@$(COMPILE) --output-file requirements/pdf.txt requirements/pdf.in
	@$(COMPILE) --output-file requirements/test.txt requirements/test.in
	@$(COMPILE) --output-file requirements/bench.txt requirements/bench.in
	@$(NPM) --prefix requirements $(if $(LOCK),update,install) --package-lock-only --omit-lockfile-registry-resolved

browser: ## Cài Chromium và phông chữ tiếng Việt nếu máy chưa có
	@sh scripts/setup.sh browser

clean: ## Xóa mọi thứ các lệnh trên đã tạo
	@rm -rf .venv site build .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -prune -exec rm -rf {} +

$(SITE): requirements/site.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Cần Python 3.11 trở lên / needs Python 3.11 or newer")'
	@echo "Đang chuẩn bị môi trường .venv/ …"
	@$(PYTHON) -m venv .venv
	@$(INSTALL) --requirement $<
	@touch $@

$(PDF): requirements/pdf.txt $(SITE)
	@echo "Đang cài công cụ tạo PDF …"
	@$(INSTALL) --requirement $<
	@touch $@

$(TEST): requirements/test.txt $(PDF)
	@echo "Đang cài công cụ kiểm thử …"
	@$(INSTALL) --requirement $<
	@touch $@

# Công cụ chạy bằng Node; npm đối chiếu mã băm ghi trong package-lock.json.
$(NODE): requirements/package-lock.json $(TEST)
	@echo "Đang cài công cụ JavaScript …"
	@mkdir -p .venv/node
	@cp requirements/package.json $< .venv/node/
	@$(NPM) --prefix .venv/node ci --omit=dev
	@touch $@

$(HUGO): requirements/bench.txt $(TEST)
	@echo "Đang cài Hugo …"
	@$(INSTALL) --requirement $<
	@touch $@

$(LIGHTHOUSE): $(NODE)
	@echo "Đang cài Lighthouse …"
	@$(NPM) --prefix .venv/node ci
	@touch $@
