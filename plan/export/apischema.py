"""JSON Schemas (draft 2020-12) and the OpenAPI 3.1 document of the API, made from its dataclasses."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from plan.export.resources import License, Url
from plan.facts.duties import COUNTED
from plan.reading.schema import Schema

SCHEMA_VERSION = "1.0"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
IN_OPENAPI = "#/components/schemas/"
IN_SCHEMA = "#/$defs/"
_PLAIN: Mapping[Any, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    dt.date: {"type": "string", "format": "date"},
    Url: {"type": "string", "format": "uri-reference"},
}


@dataclass(frozen=True)
class Endpoint:
    """A kind of answer."""

    path: str
    """Under the API's folder, with its parameters: "{year}/tasks/{task}.json"."""
    data: Any
    """The type of what stands under `data`: a dataclass, or a tuple of them."""
    name: str
    parameters: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Name → description and example."""

    @property
    def schema_name(self) -> str:
        """The name of its schema: "task" of "{year}/tasks/{task}.json", "tasks" of "{year}/tasks.json"."""
        return self.path.removesuffix(".json").rpartition("/")[2].strip("{}")


@functools.cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)


def plain(value: Any) -> Any:
    """Return a value as JSON can hold it; what is None is left out."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if dataclasses.is_dataclass(value):
        kind: Any = type(value)
        found = ((name, getattr(value, name)) for name in _hints(kind))
        return {name: plain(item) for name, item in found if item is not None}
    return value


def record_schema(kind: type, prefix: str) -> Schema:
    """Return the schema of a dataclass, whose references to other types begin with `prefix`."""
    fields = dataclasses.fields(kind)
    return {
        "type": "object",
        "description": kind.__doc__,
        "required": [item.name for item in fields if item.default is dataclasses.MISSING],
        "properties": {item.name: _property(item, _hints(kind)[item.name], prefix) for item in fields},
    }


def _property(item: dataclasses.Field[Any], hint: Any, prefix: str) -> Schema:
    said: Schema = {"description": item.metadata["description"]}
    if item.metadata["example"] is not None:
        said["examples"] = [item.metadata["example"]]
    return {**_value(hint, prefix), **said}


def _value(hint: Any, prefix: str) -> Schema:
    origin = get_origin(hint)
    if origin in {types.UnionType, Union}:  # the latter of a NewType or a Literal with None
        return _value(get_args(hint)[0], prefix)
    if origin is Literal:
        return {"type": "string", "enum": list(get_args(hint))}
    if origin is tuple:
        return {"type": "array", "items": _value(get_args(hint)[0], prefix)}
    return dict(_PLAIN[hint]) if hint in _PLAIN else {"$ref": f"{prefix}{hint.__name__}"}


def _named(hint: Any) -> Iterator[type]:
    if dataclasses.is_dataclass(hint):
        yield hint  # type: ignore[misc]  # a class, not one of its objects
    for inner in get_args(hint) if get_origin(hint) is not Literal else ():
        yield from _named(inner)


def within(kinds: set[type]) -> list[type]:
    """Return some dataclasses and all that they hold, at any depth, by name."""
    found: set[type] = set()
    new = kinds
    while new:
        found |= new
        new = {inner for kind in new for hint in _hints(kind).values() for inner in _named(hint)} - found
    return sorted(found, key=lambda kind: kind.__name__)


def envelope(endpoint: Endpoint, prefix: str) -> Schema:
    """Return the schema of an answer."""
    return {
        "type": "object",
        "required": ["schema_version", "url", "license", "data"],
        "properties": {
            "schema_version": {"type": "string", "description": "Phiên bản của khuôn dữ liệu.", "examples": [SCHEMA_VERSION]},
            "url": {**_PLAIN[Url], "description": "Địa chỉ của chính câu trả lời này."},
            "data_date": {**_PLAIN[dt.date], "description": "Ngày dữ liệu thay đổi lần cuối; không có khi không biết."},
            "license": {**_PLAIN[Url], "description": "Địa chỉ giấy phép của dữ liệu; xem `terms` trong index.json."},
            "data": _value(endpoint.data, prefix),
        },
    }


def schema(endpoint: Endpoint, url: str) -> Schema:
    """Return the JSON Schema of a resource's answers, which stands at `url`."""
    kinds = {kind.__name__: record_schema(kind, IN_SCHEMA) for kind in within({*_named(endpoint.data)})}
    return {"$schema": DRAFT, "$id": url, "title": endpoint.name, **envelope(endpoint, IN_SCHEMA), "$defs": kinds}


def openapi(endpoints: tuple[Endpoint, ...], server: str, license_: License) -> Schema:
    """Return the OpenAPI document of all resources.

    Args:
        endpoints: what there is.
        server: the address of the API's folder without "/" at its end, for paths begin with one; it may be relative to
            the document's own (OpenAPI 3.1 §4.3).
        license_: of the data.

    """
    kinds = within({kind for endpoint in endpoints for kind in _named(endpoint.data)})
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "KeHoachCCHC",  # generated clients take it for a name in their code
            "summary": "Dữ liệu kế hoạch cải cách hành chính",
            "version": SCHEMA_VERSION,
            "description": (
                "Dữ liệu kế hoạch cải cách hành chính: các tệp JSON tĩnh, chỉ đọc, không cần khóa. "
                f"v1 chỉ thêm khóa, không đổi tên, bỏ hay đổi kiểu. {COUNTED}"
            ),
            "license": {"name": license_.name, "url": license_.url},
        },
        "servers": [{"url": server}],
        "paths": {f"/{endpoint.path}": {"get": _operation(endpoint)} for endpoint in endpoints},
        "components": {"schemas": {kind.__name__: record_schema(kind, IN_OPENAPI) for kind in kinds}},
    }


def _operation(endpoint: Endpoint) -> Schema:
    parameters = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": words,
            "schema": {"type": "string", "examples": [example]},
        }
        for name, (words, example) in endpoint.parameters.items()
    ]
    content = {"application/json": {"schema": envelope(endpoint, IN_OPENAPI)}}
    return {
        "operationId": endpoint.schema_name,
        "summary": endpoint.name,
        **({"parameters": parameters} if parameters else {}),
        "responses": {"200": {"description": endpoint.name, "content": content}, "404": {"description": "Không có."}},
    }
