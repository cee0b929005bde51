"""What a page's scripts import is read from the files."""

import pytest

from hooks.scripts import imported, reached


@pytest.mark.parametrize(
    ("module", "names"),
    [
        ('import { one } from "./one.js";\n', ["one.js"]),
        ('import {\n  one,\n  other,\n} from "./one.js";\nimport "./two.js";\n', ["one.js", "two.js"]),
        ('if (asked) {\n  import("./late.js");\n}\n', []),
        ('import("./late.js");\nimport { one } from "./one.js";\n', ["one.js"]),
        ('// import { one } from "./one.js";\nexport const file = "./one.js";\n', []),
    ],
)
def test_what_a_module_imports_from_the_start(module: str, names: list[str]) -> None:
    assert imported(module) == [f"assets/js/{name}" for name in names]


def test_each_script_is_named_once_though_several_import_it_and_imports_run_in_a_circle() -> None:
    imports = {"a": ["b", "c"], "b": ["d"], "c": ["d", "a"], "d": [], "e": []}
    assert reached(["a", "e"], imports) == ["a", "e", "b", "c", "d"]
