"""Whatever words a received file has: they come into the data and nothing else does, and the proof finds them again."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plan.ground.unseen import UNSEEN
from plan.intake.bringing import brought
from plan.intake.folder import write
from plan.intake.paper import BREAK
from plan.intake.rows import is_section
from plan.intake.spelling import items, kept, runs_on, usual
from plan.intake.yamltext import Looked, file_text
from plan.reading import nodes, yamlfile
from plan.reading.load import read
from proof.proving import prove
from tests.archives import SMALL
from tests.unit.manuscripts import LEFT, UP, grid, manuscript
from tests.unit.test_shapes_of_papers import AFTER, BEFORE, HEAD, HEADING, SECTION

_HOSTILE = st.sampled_from(
    [
        *("- a", "-a", "? a", ": a", "a: b", "a:", "#a", "a #b", "&a", "*a", "!a", "%a", "@a", "`a", "|", ">", "[a]", "{a}"),
        *("'a'", '"a"', "a\\b", "a\"b'c", "null", "~", "yes", "2027-01-01", "1_000", "0x1F", "---", "...", "<<<<<<<", "a]"),
        *("text: x", "lead: x", "id：a", "“a”", "–", "– a", "＃a", "a\x85b", "a\u2028b", "\ufeffa", "a\u202eb", "\u200ba"),
        *("e\u0301", "\xa0a", "[]", "{}", "=1+1", "# CẦN XEM: a", "[chưa có dữ liệu] a", "{{ a }}", "::error::a", "\x1b[31m"),
    ]
)
_LETTERS = st.text(st.characters(blacklist_categories=("Cs",)), max_size=30)
WORDS = st.lists(_HOSTILE | _LETTERS, min_size=1, max_size=3).map(" ".join)


def said(node: nodes.Node) -> object:
    """Return what a node of YAML says."""
    if isinstance(node, nodes.Mapping):
        return {name.value: said(value) for name, value in node.entries}
    return [said(item) for item in node.items] if isinstance(node, nodes.Sequence) else node.value


@settings(max_examples=200, deadline=None)
@given(WORDS.map(kept).filter(bool), WORDS.map(kept).filter(bool), WORDS)
def test_words_are_read_as_they_were_written(one: str, other: str, why: str) -> None:
    value = {
        "text": Looked(one, (why,)),
        "list": [one, Looked(other, (why,))],
        "records": [{"id": Looked(one, (why,)), "text": other}],
    }
    text = file_text("../schema.json", "", [value])
    wanted = [{"text": one, "list": [one, other], "records": [{"id": one, "text": other}]}]
    assert said(yamlfile.parsed(text, "data/2032/plan.yml")) == wanted
    assert yaml.safe_load(text) == wanted


def is_possible(text: str) -> bool:
    """Tell whether a text can stand in a cell of a Word file and is no sign of the source's own."""
    return (
        BREAK.strip() not in text
        and bool(kept(text))
        and not UNSEEN.search(usual(" ".join(text.split())))
        and text not in {UP, LEFT}
        and not is_section([kept(text)])
        and not runs_on([text])
    )


CELL = WORDS.map(lambda text: re.sub(r"[\r\n\v]+", " ", text.replace("|", "/"))).filter(is_possible)
"""Words of one paragraph; a bar would part a number from them in `grid`."""


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(st.lists(CELL, min_size=5, max_size=5), st.lists(CELL, min_size=2, max_size=3))
def test_words_of_cells_come_in_and_are_proven(cells: list[str], listed: list[str]) -> None:
    objective, task, activity, product, own = cells
    row = ["1", objective, task, activity, "\n".join(listed), product, "Các sở", "Thường xuyên", own]
    paper = manuscript(*BEFORE, *AFTER, *HEADING, grid([[*HEAD, "Ghi chú"], [*SECTION, LEFT], row]))
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        found = brought(paper, 2032, read(SMALL).archive, {})
        write(root / "data/2032", found.files, {})
        proof = prove(root, "2032")
    assert [str(problem) for problem in proof.problems] == []
    written = yaml.safe_load(found.files["tasks/i-1-1.yml"])
    one = written["activities"][0]["deliverables"][0]
    texts = items(listed)
    assert one["text"] == (texts[0] if len(texts) == 1 else [*texts])
