"""A page's policy: only the theme's own inline scripts run, and nothing comes from elsewhere."""

import base64
import hashlib

import pytest

from hooks.security import policy


def sources(trusted: str) -> dict[str, list[str]]:
    parts = (part.split() for part in policy(trusted).split("; "))
    return {kind: allowed for kind, *allowed in parts}


def sha256(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_an_inline_script_is_allowed_by_its_very_letters() -> None:
    assert sources("<script>alert('à')\n</script>")["script-src"] == ["'self'", sha256("alert('à')\n")]


def test_each_inline_script_is_allowed() -> None:
    found = sources("<script>one</script>\n<p>\n<script>two</script>")["script-src"]
    assert found == ["'self'", sha256("one"), sha256("two")]


@pytest.mark.parametrize("html", ["", '<script src="a.js"></script>', '<script type="application/json">{}</script>'])
def test_what_is_not_an_inline_script_needs_no_leave(html: str) -> None:
    assert sources(html)["script-src"] == ["'self'"]


def test_no_source_is_unsafe_or_on_another_host() -> None:
    named = {source for allowed in sources("<script>x</script>").values() for source in allowed}
    assert {source for source in named if not source.startswith("'sha256-")} == {"'self'", "'none'", "data:"}


def test_what_the_policy_does_not_name_is_refused() -> None:
    assert sources("")["default-src"] == ["'none'"]
    assert "data:" not in sources("")["script-src"]
