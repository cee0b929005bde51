"""The JSON Schemas in schemas/ are the model's, fit the data, and refuse what the check refuses."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
import yaml

from plan.__main__ import main
from plan.ground.model import PERIODS, Deliverable, Placed, columns, field_of, keys, titled, told
from plan.reading.schema import FILES, schemas, stale
from tests.archives import FROZEN, REPORTED, ROOT, TWOLEVEL
from tests.unit.builders import AGENCIES, CORRECTED, DOCUMENTS, FIRST, GROUPS, PLAN, SECTIONS, TASK

VSCODE = ROOT / ".vscode"
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")
DATA = sorted(file for file in (FROZEN / "data").rglob("*.yml") if file.name != "proof.yml")
"""The files of records; proof.yml is read by `proof`, which says itself what may stand in it."""


def checked(*arguments: str | Path) -> dict[str, Any]:
    """Run check-jsonschema and return what it reports."""
    command = [sys.executable, "-m", "check_jsonschema", "--output-format", "json", *map(str, arguments)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)


def wrong(schema: str, *files: Path) -> dict[str, list[str]]:
    """Return, by the file's name, the paths in it that a schema refuses."""
    report = checked("--schemafile", ROOT / f"schemas/{schema}.schema.json", *files)
    found: dict[str, list[str]] = {}
    for error in report.get("errors", ()):
        found.setdefault(Path(error["filename"]).name, []).append(error["path"])
    assert report["status"] == ("fail" if found else "ok"), report
    return found


# The files


def test_the_committed_schemas_are_what_the_model_generates() -> None:
    assert stale(ROOT) == [], "chạy: python -m plan schema"


def test_no_other_schema_is_committed() -> None:
    assert {f"schemas/{path.name}" for path in (ROOT / "schemas").iterdir()} == set(schemas())


def test_the_schemas_are_schemas() -> None:
    assert checked("--check-metaschema", *(ROOT / path for path in schemas()))["status"] == "ok"


def test_the_command_writes_what_is_missing_or_old(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(tmp_path), "schema"]) == 0
    assert len(list((tmp_path / "schemas").iterdir())) == 14
    (tmp_path / "schemas/task.schema.json").write_text("{}", encoding="utf-8")
    capsys.readouterr()
    assert main(["--root", str(tmp_path), "schema", "--check"]) == 1
    assert capsys.readouterr().out == "schemas/task.schema.json: đã cũ; chạy: python -m plan schema\n"
    assert (tmp_path / "schemas/task.schema.json").read_text(encoding="utf-8") == "{}"
    assert main(["--root", str(tmp_path), "schema"]) == 0
    assert capsys.readouterr().out == "schemas/task.schema.json: đã viết lại\n"
    assert main(["--root", str(tmp_path), "schema", "--check"]) == 0


# The data


def test_every_data_file_names_its_schema_in_its_first_line() -> None:
    for file in DATA:
        found = MODELINE.fullmatch(file.read_text(encoding="utf-8").partition("\n")[0])
        assert found, file
        kind = "task" if file.parent.name == "tasks" else file.stem
        assert (file.parent / found[1]).resolve() == FROZEN / f"schemas/{kind}.schema.json"


def kind_of(file: Path) -> str:
    folders = {"tasks": "task"} | dict.fromkeys(PERIODS, "report")
    return folders.get(file.parent.name, file.stem)


@pytest.mark.parametrize("kind", FILES)
def test_every_data_file_fits_its_schema(kind: str) -> None:
    others = [file for plan in (TWOLEVEL, REPORTED) for file in (plan / "data").rglob("*.yml") if file.name != "proof.yml"]
    files = [file for file in (*DATA, *others) if kind_of(file) == kind]
    counts = {"task": 40 + 13 + 8, "report": 10, "reporting": 1, "targets": 1, "redirects": 2, "concepts": 2, "search": 2}
    assert len(files) == counts.get(kind, 3)
    assert wrong(kind, *files) == {}


BROKEN = {
    "task": [
        ("unknown-key", FIRST, "        lead:", "        leed:", "$.activities[0].deliverables[0]"),
        ("missing-key", FIRST, "id: I.1.1\n", "", "$"),
        ("empty", FIRST, "id: I.1.1\n", "id: ''\n", "$.id"),
        ("null", FIRST, "id: I.1.1\n", "id:\n", "$.id"),
        ("task-id", FIRST, "id: I.1.1\n", "id: I\n", "$.id"),
        ("arabic-section", FIRST, "id: I.1.1\n", "id: 1.1.1\n", "$.id"),
        ("deliverable-id", FIRST, "id: I.1.1.1", "id: I.1", "$.activities[0].deliverables[0].id"),
        ("arabic-quarter", TASK, "Quý I năm", "Quý 1 năm", "$.activities[0].deliverables[0].timing"),
        ("fifth-quarter", TASK, "Quý I năm", "Quý V năm", "$.activities[0].deliverables[0].timing"),
        ("not-a-timing", TASK, "Quý I năm 2022", "đầu năm", "$.activities[0].deliverables[0].timing"),
        ("note-kind", TASK, "kind: reading", "kind: read", "$.activities[3].notes[0].kind"),
        ("correction-key", CORRECTED, "reason:", "why:", "$.activities[0].deliverables[0].corrections[0]"),
        ("list-for-text", FIRST, "id: I.1.1\n", "id: [I.1.1]\n", "$.id"),
    ],
    "agencies": [("kind", AGENCIES, "kind: agency", "kind: sở", "$[0].kind")],
    "documents": [
        ("no-such-day", DOCUMENTS, "2021-07-15", "2021-02-30", "$[0].date"),
        ("date-as-people-write-it", DOCUMENTS, "2021-07-15", "15/7/2021", "$[0].date"),
        ("slug", DOCUMENTS, "id: 76-nq-cp-2021", "id: 76/NQ-CP", "$[0].id"),
    ],
    "sections": [("slug", SECTIONS, "slug: the-che", "slug: Thể chế", "$[0].slug")],
    "plan": [
        ("year", PLAN, "year: 2022", "year: hai nghìn", "$.year"),
        ("deep-clause", PLAN, "id: I.1.2.a.1\n", "id: I-1\n", "$.parts[0].clauses[0].clauses[1].clauses[0].clauses[0].id"),
    ],
    "groups": [("no-member", GROUPS, "- so-noi-vu\n", "- Sở Nội vụ\n", "$[0].members[0]")],
}


@pytest.mark.parametrize("kind", BROKEN)
def test_broken_data_is_refused_where_it_is_broken(tmp_path: Path, kind: str) -> None:
    for name, file, old, new, _ in BROKEN[kind]:
        text = (FROZEN / file).read_text(encoding="utf-8")
        assert old in text, name
        (tmp_path / f"{name}.yml").write_text(text.replace(old, new, 1), encoding="utf-8")
    found = wrong(kind, *tmp_path.iterdir())
    assert {name: set(paths) for name, paths in found.items()} == {f"{name}.yml": {at} for name, *_, at in BROKEN[kind]}


def test_words_of_a_time_are_free_where_it_is_said_what_they_are_read_as(tmp_path: Path) -> None:
    text = (FROZEN / TASK).read_text(encoding="utf-8")
    for name, words in (
        ("free", "Dịp Tết\n        timing_read: Quý I"),
        ("held", "Dịp Tết"),
        ("both", "Dịp\n        timing_read: Tết"),
    ):
        (tmp_path / f"{name}.yml").write_text(text.replace("timing: Quý I năm 2022", f"timing: {words}", 1), encoding="utf-8")
    at = "$.activities[0].deliverables[0]"
    found = {name: set(paths) for name, paths in wrong("task", *tmp_path.iterdir()).items()}
    assert found == {"held.yml": {f"{at}.timing"}, "both.yml": {f"{at}.timing_read"}}


ACCEPTED = ["title: 2021", "title: yes", "title: 1.0", "title: 2021-07-15", "title: ' x '"]


def test_what_the_loader_takes_for_text_is_text(tmp_path: Path) -> None:
    text = (FROZEN / FIRST).read_text(encoding="utf-8")
    for number, line in enumerate(ACCEPTED):
        (tmp_path / f"{number}.yml").write_text(re.sub(r"(?m)^title: .*$", line, text), encoding="utf-8")
    assert wrong("task", *tmp_path.iterdir()) == {}


TIMINGS = [
    "QUÝ III, IV năm 2022",
    "quý I,II",
    "Quý I, 6 tháng, Quý III, cả năm",
    "THƯỜNG XUYÊN.",
    "hằng quý",
    "Quý II/2022 - Quý III/2022",
    "Quí I",
    "Tháng 6",
    "TRƯỚC NGÀY 30/6",
    "15/12/2022",
    "Báo cáo quý, 6 tháng, năm",
    "Quý, 6 tháng, năm",
    "Năm 2022",
    "Ngay sau khi ban hành",
    "theo Kế hoạch",
]
NO_TIMINGS = ["Quý 4 năm 2022", "Qúy IV", "IV", "Quý IIII", "Đầu năm", ""]


def test_a_timing_that_the_loader_reads_is_a_timing() -> None:
    pattern = re.compile(told(Deliverable, "timing").pattern)
    assert [words for words in [*TIMINGS, *NO_TIMINGS] if pattern.search(words)] == TIMINGS


# What is said of each key


def properties(node: object) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Walk every key that a schema describes."""
    if isinstance(node, dict):
        yield from node.get("properties", {}).items()
        for inner in node.values():
            yield from properties(inner)


@pytest.mark.parametrize("file", schemas())
def test_every_key_is_named_and_described(file: str) -> None:
    for name, said in properties(json.loads(schemas()[file])):
        assert said["title"], name
        assert len(said["description"]) > len("Số."), name
        assert len(said.get("markdownEnumDescriptions", ())) == len(said.get("enum", ())), name


def kinds(of: type[Placed] = Placed) -> Iterator[type[Placed]]:
    """Yield every type of record of the data, subtypes of a type after it."""
    for kind in of.__subclasses__():
        yield kind
        yield from kinds(kind)


RECORDS = [*dict.fromkeys(kind for kind in kinds() if kind.__module__.startswith("plan."))]


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_each_key_of_each_record_is_told_with_all_it_may_be(kind: type[Placed]) -> None:
    hints = get_type_hints(kind)
    for name in columns(kind):
        hint = hints[field_of(name)]
        assert told(kind, name).help
        item = get_args(hint)[0] if get_origin(hint) is tuple else hint
        assert [*told(kind, name).choices] == [*(get_args(item) if get_origin(item) is Literal else ())], name


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_a_key_that_is_not_there_is_named_with_those_that_are(kind: type[Placed]) -> None:
    for asked in (told, titled):
        with pytest.raises(LookupError, match=rf"{kind.__name__} has no key 'cot'; it has: .*{[*columns(kind)][-1]}$"):
            asked(kind, "cot")


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_every_example_fits(kind: type[Placed]) -> None:
    for name, key in keys(kind).items():
        assert [example for example in key.examples if not re.search(key.pattern, str(example))] == [], name
        assert bool(key.pattern) == bool(key.otherwise), name


def test_an_editor_tells_what_is_wrong_in_vietnamese() -> None:
    note = json.loads(schemas()["schemas/task.schema.json"])["definitions"]["note"]
    assert note["errorMessage"] == (
        "Phải có các khóa kind (Loại ghi chú), text (Ghi chú); "
        "được viết thêm field (Cột được ghi chú), quote (Chữ được ghi chú)."
    )
    assert note["properties"]["kind"]["errorMessage"] == (
        "Viết một trong các chữ này. "
        "wording: câu chữ của văn bản có thể sai về nội dung hoặc cách viết, và trang này giữ nguyên · "
        "reading: ô của bảng bị vỡ hoặc gộp trong bản nguồn, và trang này đọc nó thế nào."
    )
    for content in schemas().values():
        for name, said in properties(json.loads(content)):
            assert said["errorMessage"], name


def test_a_product_is_described_in_the_words_of_the_appendix() -> None:
    task = json.loads((ROOT / "schemas/task.schema.json").read_text(encoding="utf-8"))
    product = task["definitions"]["deliverable"]
    assert product["additionalProperties"] is False
    assert product["required"] == ["id", "text", "lead", "timing"]
    assert {name: said["title"] for name, said in product["properties"].items()} == {
        "corrections": "Hiệu đính",
        "notes": "Ghi chú",
        "amendments": "Sửa đổi",
        "added_by": "Bổ sung",
        "repealed_by": "Bãi bỏ",
        "id": "Mã",
        "text": "Sản phẩm",
        "lead": "Cơ quan chủ trì",
        "timing": "Thời gian thực hiện",
        "timing_read": "Thời gian tính là",
        "coordinating": "Cơ quan phối hợp",
        "cells": "Các ô khác",
    }
    assert "Quý III, IV năm 2022" in product["properties"]["timing"]["examples"]
    assert product["allOf"][0]["then"]["properties"]["timing"]["pattern"] == told(Deliverable, "timing").pattern


# Visual Studio Code


def settings(file: str) -> Any:
    return json.loads((VSCODE / file).read_text(encoding="utf-8"))


def test_the_editor_is_told_of_the_yaml_extension() -> None:
    assert settings("extensions.json") == {"recommendations": ["redhat.vscode-yaml"]}


def test_the_editor_keeps_the_files_as_they_are() -> None:
    found = settings("settings.json")
    assert found["yaml.format.enable"] is False
    assert found["[yaml]"]["editor.formatOnSave"] is False
    assert found["[yaml]"]["editor.tabSize"] == 2
    assert found["[yaml]"]["editor.insertSpaces"] is True
    assert found["files.encoding"] == "utf8"
    assert found["yaml.schemaStore.enable"] is False


def test_the_editor_knows_the_schema_of_every_data_file() -> None:
    patterns = settings("settings.json")["yaml.schemas"]
    assert set(patterns) == set(schemas())
    found = [file for pattern in patterns.values() for file in FROZEN.glob(pattern)]
    assert sorted(found) == DATA


def test_the_editors_files_are_committed_and_a_persons_own_are_not() -> None:
    names = [".vscode/settings.json", ".vscode/extensions.json", ".vscode/cchc.code-snippets", ".vscode/launch.json"]
    ignored = subprocess.run(["git", "check-ignore", *names], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S607
    assert ignored.stdout.split() == [".vscode/launch.json"]


def filled_in(body: list[str]) -> Any:
    """Return what a snippet inserts when every placeholder is left as it is."""
    text = re.sub(r"\$\{\d+\|([^,|]+)[^|]*\|\}", r"\1", "\n".join(body))
    return yaml.safe_load(re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text).replace("\\$", "$").replace("$0", ""))


def test_the_snippets_insert_what_fits(tmp_path: Path) -> None:
    bodies = {snippet["prefix"]: snippet["body"] for snippet in settings("cchc.code-snippets").values()}
    inserted = {prefix: filled_in(body) for prefix, body in bodies.items()}
    assert wrong_task(tmp_path, inserted.pop("nhiemvu")) == []
    products = inserted["hoatdong"][0]["deliverables"] + inserted["sanpham"]
    products[0] |= {
        **inserted["hieudinh"],
        **inserted["ghichu"],
        **inserted["suadoi"],
        **inserted["bosung"],
        **inserted["baibo"],
    }
    activities = [{**inserted["hoatdong"][0], "deliverables": products}]
    assert wrong_task(tmp_path, {"id": "I.1.1", "title": "x", "text": "x", "activities": activities}) == []
    assert set(inserted) == {"hoatdong", "sanpham", "hieudinh", "ghichu", "suadoi", "bosung", "baibo"}


def wrong_task(folder: Path, task: Any) -> list[str]:
    (folder / "task.yml").write_text(yaml.safe_dump(task, allow_unicode=True), encoding="utf-8")
    return wrong("task", folder / "task.yml").get("task.yml", [])
