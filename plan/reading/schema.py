"""JSON Schemas of the data files, for editors that check and complete while one types.

They are of draft-07: of the drafts, the one that every version of yaml-language-server (VS Code and others), JetBrains'
editors and check-jsonschema read; 2020-12 is known only to the newest, and nothing of it is needed here.

Like the loader, a schema takes numbers and "true" for text (YAML reads `value: 100` as a number). Rules across records
stay with `check`: agencies, for one, are free text here.

`errorMessage` is what yaml-language-server shows in place of its own English words; other programs pass over it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import types
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from plan.ground.model import (
    Agency,
    Blanks,
    Byword,
    Concept,
    Document,
    Group,
    Indicator,
    Key,
    Placed,
    Plan,
    Redirect,
    Report,
    Reporting,
    Section,
    Targets,
    Task,
    Term,
    Text,
    columns,
    field_of,
    key_of,
    keys,
    titled,
    told,
)

Schema = dict[str, Any]

SCHEMAS = "schemas"
_DRAFT = "http://json-schema.org/draft-07/schema#"
_WORDS = ["string", "number", "boolean"]
"""What YAML may take a text for."""
_LIST = "Cần một danh sách, mỗi mục bắt đầu bằng gạch đầu dòng và dấu cách; không có mục nào thì bỏ cả khóa này."
_NOT_EMPTY: Schema = {"pattern": "\\S", "errorMessage": "Cần một dòng chữ, không để trống."}
_PLAIN: Mapping[Any, Schema] = {
    int: {"type": "integer", "minimum": 0, "maximum": 999_999_999, "errorMessage": "Cần một số nguyên."},
    dt.date: {
        "type": "string",
        "format": "date",
        "errorMessage": "Cần một ngày có thật, viết năm-tháng-ngày, ví dụ 2021-07-15.",
    },
}


class SchemaFile(NamedTuple):
    """A kind of data file."""

    record: type[Placed]
    title: str
    listed: bool
    """Whether the file is a list of such records, or one record."""


FILES: Mapping[str, SchemaFile] = {
    "task": SchemaFile(Task, "Một nhiệm vụ của Phụ lục", listed=False),
    "plan": SchemaFile(Plan, "Kế hoạch: phần đầu, bốn phần I–IV, nơi nhận, chữ ký và tên Phụ lục", listed=False),
    "sections": SchemaFile(Section, "Các lĩnh vực và mục tiêu của Phụ lục", listed=True),
    "groups": SchemaFile(Group, "Thành viên của các nhóm cơ quan", listed=True),
    "indicators": SchemaFile(Indicator, "Chỉ tiêu có con số hoặc thứ hạng", listed=True),
    "targets": SchemaFile(Targets, "Phụ lục chỉ tiêu, nếu kế hoạch có phụ lục thứ hai", listed=False),
    "reporting": SchemaFile(Reporting, "Khi nào phải báo cáo, và thang điểm, nếu có văn bản ghi", listed=False),
    "report": SchemaFile(Report, "Các báo cáo của một cơ quan trong một kỳ", listed=True),
    "agencies": SchemaFile(Agency, "Danh bạ cơ quan", listed=True),
    "glossary": SchemaFile(Term, "Chữ viết tắt", listed=True),
    "concepts": SchemaFile(Concept, "Thuật ngữ", listed=True),
    "documents": SchemaFile(Document, "Văn bản được viện dẫn", listed=True),
    "redirects": SchemaFile(Redirect, "Địa chỉ cũ và địa chỉ thay cho nó", listed=True),
    "search": SchemaFile(Byword, "Chữ người đọc hay gõ và trang chúng muốn tìm", listed=True),
}
"""By the first part of the schema's name."""


def schemas() -> Mapping[str, str]:
    """Return the content of every schema, by its path from the project's root."""
    return {f"{SCHEMAS}/{name}.schema.json": _printed(schema(file)) for name, file in FILES.items()}


def stale(root: Path) -> list[str]:
    """Return the schemas under a project's root that are not what the model generates."""
    return [path for path, content in schemas().items() if _content(root / path) != content]


def write(root: Path) -> None:
    """Write every schema under a project's root."""
    (root / SCHEMAS).mkdir(exist_ok=True)
    for path, content in schemas().items():
        (root / path).write_text(content, encoding="utf-8", newline="\n")


def schema(file: SchemaFile) -> Schema:
    """Return the schema of a kind of data file."""
    head = {"$schema": _DRAFT, "title": file.title}
    inner = {_name(kind): _record(kind) for kind in sorted(_within(file.record), key=_name)}
    if file.listed:
        return {**head, "type": "array", "items": _record(file.record), "definitions": inner}
    return {**head, **_record(file.record), "definitions": inner}


def _printed(found: Schema) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _content(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _name(kind: type[Placed]) -> str:
    return kind.__name__.lower()


def _within(kind: type[Placed]) -> set[type[Placed]]:
    """Return the types of the records that a record holds, at any depth."""
    found: set[type[Placed]] = set()
    new = {kind}
    while new:
        new = {inner for outer in new for inner in _held(outer)} - found
        found |= new
    return found


def _held(kind: type[Placed]) -> Iterator[type[Placed]]:
    hints = get_type_hints(kind, include_extras=True)
    yield from (item for name in columns(kind) if (item := _item(hints[field_of(name)])))


def _item(hint: Any) -> type[Placed] | None:
    """Return the type of the records that a list holds, or of the one record there may be; None for anything else."""
    item = get_args(hint)[0] if get_origin(hint) in {tuple, types.UnionType} else None
    return item if isinstance(item, type) and issubclass(item, Placed) else None


def _record(kind: type[Placed]) -> Schema:
    hints = get_type_hints(kind, include_extras=True)
    fields = {key_of(item.name): item for item in dataclasses.fields(kind) if key_of(item.name) in columns(kind)}
    required = [name for name, item in fields.items() if item.default is dataclasses.MISSING or item.metadata["key"].late]
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "errorMessage": _wanted(kind, required),
        "properties": {name: _property(kind, name, hints[item.name]) for name, item in fields.items()},
        **_patterns_without(kind),
    }


def _patterns_without(kind: type[Placed]) -> Schema:
    """Return the patterns that hold only where another key is not there."""
    found = [(name, key) for name, key in keys(kind).items() if key.free_with]
    held = [
        {"if": {"not": {"required": [key.free_with]}}, "then": {"properties": {name: _pattern(key)}}} for name, key in found
    ]
    return {"allOf": held} if held else {}


def _pattern(key: Key) -> Schema:
    return {"pattern": key.pattern, "errorMessage": key.otherwise}


def _wanted(kind: type[Placed], required: list[str]) -> str:
    """Return what an editor says of a missing key, an unknown one, or what is no record at all."""
    others = ", ".join(titled(kind, name) for name in columns(kind) if name not in required)
    if not required:
        return f"Được viết các khóa {others}."
    needed = ", ".join(titled(kind, name) for name in required)
    return f"Phải có các khóa {needed}; {f'được viết thêm {others}' if others else 'không viết thêm khóa khác'}."


def _property(kind: type[Placed], name: str, hint: Any) -> Schema:
    key = told(kind, name)
    said: Schema = {"title": columns(kind)[name], "description": key.help}
    if key.examples:
        said["examples"] = list(key.examples)
    return {**said, **_value(hint, key)}


def _value(hint: Any, key: Key) -> Schema:
    """Return what a key may hold, by its type in `model`."""
    if get_origin(hint) is types.UnionType:
        return _optional(hint, key)
    if get_origin(hint) is Literal:
        return _choice(get_args(hint), key)
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    if hint == Text:
        return {**_words(key), "type": [*_WORDS, "array"], "minItems": 1, "items": _words(key)}
    if get_origin(hint) is tuple or hint == Blanks:
        items = {"type": [*_WORDS, "null"]} if hint == Blanks else _items(hint, key)
        count = {"minItems": key.items, "maxItems": key.items} if key.items else {"minItems": 1}
        return {"type": "array", **count, "errorMessage": _LIST, "items": items}
    return _words(key)


def _choice(choices: tuple[str, ...], key: Key) -> Schema:
    meanings = [key.choices[choice] for choice in choices]
    wanted = " · ".join(f"{choice}: {meaning}" for choice, meaning in zip(choices, meanings, strict=True))
    return {
        "enum": list(choices),
        "markdownEnumDescriptions": meanings,
        "errorMessage": f"Viết một trong các chữ này. {wanted}.",
    }


def _items(hint: Any, key: Key) -> Schema:
    """Return what the items of a list may be: records, one of a few words, or words."""
    record, item = _item(hint), get_args(hint)[0]
    if record:
        return {"$ref": f"#/definitions/{_name(record)}"}
    return _choice(get_args(item), key) if get_origin(item) is Literal else _words(key)


def _optional(hint: Any, key: Key) -> Schema:
    """Return what a key that may be left out may hold: a record, or a value or null."""
    if record := _item(hint):
        keys = ", ".join(titled(record, name) for name in columns(record))
        inner = [{"$ref": f"#/definitions/{_name(record)}"}]  # beside a $ref draft-07 reads nothing else
        return {"allOf": inner, "errorMessage": f"Cần các khóa {keys}, thụt vào dưới khóa này."}
    found = _value(get_args(hint)[0], key)
    return {**found, "type": [*_listed(found["type"]), "null"]}


def _words(key: Key) -> Schema:
    said = {"type": _WORDS, **(_pattern(key) if key.pattern and not key.free_with else _NOT_EMPTY)}
    return {**said, **({"maxLength": key.longest} if key.longest else {})}


def _listed(found: str | list[str]) -> list[str]:
    return [found] if isinstance(found, str) else found
