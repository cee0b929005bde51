"""Values → the text of a data file, in the style of those written by hand; what is to be looked at has a line above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from plan.ground.unseen import visible
from plan.reading import nodes, yamlfile
from plan.reading.nodes import FileError
from plan.rules.datafile import in_quotes
from plan.rules.marks import LOOK


@dataclass(frozen=True)
class Raw:
    """A value that is written as it is: a number, a date."""

    text: str


@dataclass(frozen=True)
class Looked:
    """A value that somebody has to look at, and why."""

    value: object
    why: tuple[str, ...]


def looked(value: object, *why: str) -> object:
    """Return a value with why it is to be looked at; the value itself without any reason."""
    return Looked(value, why) if why else value


def file_text(schema: str, about: str, value: object) -> str:
    """Return the text of a data file.

    Args:
        schema: its schema as seen from it: "../../schemas/plan.schema.json"; "" for none.
        about: what it holds, for editors; "" for nothing.
        value: records, or a list of them.

    """
    head = [*([f"# yaml-language-server: $schema={schema}"] if schema else []), *([f"# {about}"] if about else [])]
    body = [*block(value)] if value else ["[]"]
    return "".join(f"{line}\n" for line in (*head, *body))


def block(value: object, indent: int = 0) -> Iterator[str]:
    """Yield the lines of a mapping or list.

    >>> [*block({"id": "II.1", "label": "1.", "texts": ["a", "b: c"]})]
    ['id: II.1', 'label: "1."', 'texts:', '  - a', '  - "b: c"']
    """
    space = " " * indent
    if isinstance(value, Looked):
        yield from (f"{space}{mark(why)}" for why in value.why)
        yield from block(value.value, indent)
    elif isinstance(value, Mapping):
        for key, held in value.items():
            yield from _entry(key, held, indent)
    elif isinstance(value, Sequence):
        for item in value:
            yield from _item(item, indent)


def mark(why: str) -> str:
    """Return the comment that asks for a look; nothing in it ends its line."""
    return f"{LOOK}{visible(' '.join(why.split()))}"


def _entry(key: str, value: object, indent: int) -> Iterator[str]:
    space = " " * indent
    if isinstance(value, Looked):
        yield from (f"{space}{mark(why)}" for why in value.why)
        yield from _entry(key, value.value, indent)
    elif isinstance(value, Mapping | list | tuple):
        yield f"{space}{key}:"
        yield from block(value, indent + 2)
    else:
        yield f"{space}{key}: {scalar(value)}"


def _item(item: object, indent: int) -> Iterator[str]:
    space = " " * indent
    if isinstance(item, Looked):
        yield from (f"{space}{mark(why)}" for why in item.why)
        yield from _item(item.value, indent)
    elif isinstance(item, Mapping):
        lines = [*block(item, indent + 2)]
        first = next(number for number, line in enumerate(lines) if not line.lstrip().startswith(LOOK))
        yield from (line[2:] for line in lines[:first])
        yield f"{space}- {lines[first][indent + 2 :]}"
        yield from lines[first + 1 :]
    else:
        yield f"{space}- {scalar(item, in_list=True)}"


def scalar(value: object, *, in_list: bool = False) -> str:
    """Return a value as YAML has it, in quotes only where it would be read as something else.

    >>> scalar("Kế hoạch: a"), scalar("12"), scalar(None), scalar("- a"), scalar(Raw("2027"))
    ('"Kế hoạch: a"', '"12"', 'null', '"- a"', '2027')
    """
    if isinstance(value, Raw):
        return value.text
    if value is None or isinstance(value, int):
        return "null" if value is None else str(value)
    words = str(value)
    is_worded = any(map(str.isalpha, words))
    return words if is_worded and _is_plain(words, in_list=in_list) else in_quotes(words)


def _is_plain(words: str, *, in_list: bool) -> bool:
    """Tell whether words without quotes are read as they are, by this project and as a string by others, too."""
    text = f"  - {words}\n" if in_list else f"key: {words}\n"
    try:
        node = yamlfile.parsed(text, "value")
        is_string = isinstance(yaml.load(words, yaml.CSafeLoader), str)
    except (FileError, yaml.YAMLError, ValueError):
        return False
    found = (
        node.items[0] if isinstance(node, nodes.Sequence) else node.entries[0][1] if isinstance(node, nodes.Mapping) else node
    )
    return is_string and isinstance(found, nodes.Scalar) and found.value == words
