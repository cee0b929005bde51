"""How the code is laid out: small modules, small functions, names that mean one thing, nothing that nobody uses."""

from __future__ import annotations

import ast
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.archives import ROOT

PARTS = ("plan", "proof", "macros", "hooks", "scripts")
LONGEST_MODULE = 300
LONGEST_FUNCTION = 30
MEDIAN_FUNCTION = 5

OF_THE_API = "plan/export/resources/"
"""What the API publishes of a noun has the noun's name there and in its schemas, and is imported as `api.`."""
OF_A_KIND = "VIEW"
"""What each kind of page says of itself, in its module of plan/html/pages/."""
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def modules(*parts: str) -> Iterator[Path]:
    for part in parts:
        yield from sorted((ROOT / part).rglob("*.py"))


def named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def functions(*parts: str) -> Iterator[tuple[str, int]]:
    """Yield each function and its lines, with its signature and decorators and without its docstring."""
    for file in modules(*parts):
        for node in ast.walk(parsed(file)):
            if isinstance(node, Function):
                docstring = node.body[0] if ast.get_docstring(node, clean=False) is not None else None
                first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
                yield (
                    f"{named(file)}:{node.lineno} {node.name}",
                    _lines(first, node) - (_lines(docstring.lineno, docstring) if docstring else 0),
                )


def _lines(first: int, node: ast.stmt) -> int:
    return (node.end_lineno or first) - first + 1


def test_no_module_is_long() -> None:
    sizes = {named(file): len(file.read_text(encoding="utf-8").splitlines()) for file in modules(*PARTS)}
    assert {name: size for name, size in sizes.items() if size > LONGEST_MODULE} == {}


def test_no_function_is_long_and_most_are_short() -> None:
    for part in PARTS:
        sizes = dict(functions(part))
        assert {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION} == {}
        assert statistics.median(sizes.values()) <= MEDIAN_FUNCTION, part


def nouns(file: Path) -> Iterator[str]:
    """Yield the classes, constants and types that a module defines for others; a type's parameter is none."""
    for node in parsed(file).body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign) and not ast.unparse(node.value).startswith("TypeVar("):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def test_a_public_noun_means_one_thing() -> None:
    for parts in (("plan", "macros", "hooks", "scripts"), ("proof",)):  # proof/ reads the same words by code of its own
        places = defaultdict(list)
        for file in modules(*parts):
            for noun in nouns(file):
                if not noun.startswith("_") and noun != OF_A_KIND and not named(file).startswith(OF_THE_API):
                    places[noun].append(named(file))
        assert {noun: found for noun, found in places.items() if len(found) > 1} == {}


def defined(body: list[ast.stmt]) -> Iterator[tuple[str, ast.stmt]]:
    """Yield what a module or class defines, by its name."""
    for node in body:
        if isinstance(node, Function | ast.ClassDef):
            yield node.name, node
        if isinstance(node, ast.ClassDef):
            yield from defined(node.body)
        for target in node.targets if isinstance(node, ast.Assign) else (getattr(node, "target", None),):
            if isinstance(target, ast.Name):
                yield target.id, node


def used(tree: ast.AST) -> Counter[str]:
    """Return how often each name is used; the words of a text count, for views and commands are found by name."""
    found: Counter[str] = Counter()
    docstrings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name) | ast.keyword(arg=str(name)):
                found[name] += 1
            case ast.ImportFrom(names=names):
                found.update(name.name for name in names)
            case ast.Constant(value=str(text)) if node not in docstrings:
                found.update(re.findall(r"\w+", text))
    return found


def is_contents(file: Path) -> bool:
    """Whether a module only hands on what others define."""
    return any(ast.unparse(node).startswith("__all__ =") for node in parsed(file).body)


def test_nothing_is_defined_that_nobody_uses() -> None:
    """A private name is used in its module, a public one also elsewhere or in a template; tests alone are no use."""
    files = [*modules(*PARTS)]
    uses = {file: Counter() if is_contents(file) else used(parsed(file)) for file in files}
    templates = (file for part in ("plan", "docs", "overrides") for file in (ROOT / part).rglob("*"))
    words = [re.findall(r"\w+", file.read_text(encoding="utf-8")) for file in templates if file.suffix in TEMPLATES]
    everywhere = sum([*uses.values(), *map(Counter, words)], Counter[str]())
    assert [
        f"{named(file)} {name}"
        for file in files
        for name, node in defined(parsed(file).body)
        if not CALLED_BY_OTHERS.fullmatch(name)
        and (uses[file] if name.startswith("_") else everywhere)[name] <= used(node)[name]
    ] == []


TEMPLATES = {".html", ".xml", ".md"}

CALLED_BY_OTHERS = re.compile(
    "on_[a-z_]+|read_source|present_anchor_ids|list_templates|get_env|define_env|__[a-z_]+__|source_date_epoch|handle_[a-z]+"
)
"""MkDocs and macros call these; Jinja; Python and its parser of HTML; and SOURCE_DATE_EPOCH is read by others once the
settings found it right."""
