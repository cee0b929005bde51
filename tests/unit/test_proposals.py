"""Every line that a message proposes can be pasted without thinking: tried on each mistake that the tests know."""

import functools
from collections.abc import Iterator

import pytest

from plan.ground.model import Place
from plan.ground.problems import Problem, say
from plan.reading import load, yamlfile
from plan.reading.nodes import Mapping, Node, Scalar, Sequence
from tests.archives import FROZEN, SMALL
from tests.corpus.broken import BROKEN, Case
from tests.unit import following
from tests.unit.builders import TASK, Project
from tests.unit.following import Words, assert_safe, changed, official, published
from tests.unit.mutations import MISTAKES, mistaken

GENERATED = 240


@pytest.fixture(scope="module", params=["without git", "beside main"])
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The frozen plan, alone with its source, and as a change to what main has."""
    made = Project(tmp_path_factory.mktemp("frozen"))
    return published(made.root) if request.param == "beside main" else made


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return published(Project(tmp_path_factory.mktemp("small"), SMALL).root)


@functools.cache
def words_of(project: Project) -> Words:
    return official(project)


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.id)
def test_advice_on_a_known_mistake_can_be_followed(project: Project, case: Case) -> None:
    before = words_of(project)
    text = project.content(case.file).decode()
    with changed(project, case.file, case.edited(text)):
        assert_safe(project, before)


@pytest.mark.parametrize("seed", range(GENERATED))
def test_advice_on_any_mistake_can_be_followed(small: Project, seed: int) -> None:
    before = words_of(small)
    files = [name for name, _, _ in load.files(small.root) if name.endswith(".yml") and not name.endswith("proof.yml")]
    file = files[seed % len(files)]
    text, done = mistaken(small.content(file).decode(), seed)
    with changed(small, file, text):
        assert_safe(small, before), done


def _scalars(node: Node, key: str = "") -> Iterator[tuple[str, Scalar]]:
    match node:
        case Scalar():
            yield key, node
        case Sequence():
            yield from (found for item in node.items for found in _scalars(item, key))
        case Mapping():
            yield from (found for name, value in node.entries for found in _scalars(value, str(name.value)))


def _keys() -> Iterator[tuple[str, str, int]]:
    """Yield every key of every kind of file of the small plan, at the first place that has it."""
    seen = set[tuple[str, str]]()
    for name, _, _ in load.files(SMALL):
        kind = name.rpartition("/tasks/")[1] or name
        found = _scalars(yamlfile.read(SMALL / name, name)) if name.endswith(".yml") and "proof" not in name else ()
        for key, scalar in found:
            if scalar.value and (kind, key) not in seen:
                seen.add((kind, key))
                yield name, key, scalar.place.line


KEYS = [*_keys()]
EDITS = {
    "no value": lambda line: f"{line.partition(': ')[0]}:",
    "a list": lambda line: f"{line.partition(': ')[0]}: [{line.partition(': ')[2]}]",
    "a group": lambda line: f"{line.partition(': ')[0]}: {{a: b}}",
    "key misspelt": lambda line: line.replace(":", "x:", 1),
    "key gone": lambda line: line.partition(": ")[2],
    "letter doubled": lambda line: f"{line}{line[-1:]}",
    "words in front": lambda line: line.replace(": ", ": Khác ", 1),
    "words behind": lambda line: f"{line} khác",
    "long dash": lambda line: line.replace("-", "\u2013"),
}


@pytest.mark.parametrize("number", range(len(KEYS)), ids=lambda number: "-".join(map(str, KEYS[number])))
def test_advice_on_each_key_can_be_followed(small: Project, number: int) -> None:
    """Each key once: the kinds of edits take turns."""
    file, key, line = KEYS[number]
    edit = [*EDITS][number % len(EDITS)]
    before = words_of(small)
    lines = small.content(file).decode().split("\n")
    assert key in lines[line - 1] or lines[line - 1].lstrip().startswith("- ")
    new = EDITS[edit](lines[line - 1])
    with changed(small, file, "\n".join([*lines[: line - 1], new, *lines[line:]])):
        assert_safe(small, before)


def test_every_key_and_every_kind_of_mistake_is_tried() -> None:
    assert len(KEYS) >= 90
    done = {mistaken((FROZEN / TASK).read_text(encoding="utf-8"), seed)[1].partition(": ")[2] for seed in range(GENERATED)}
    assert done == {*MISTAKES, "line gone", "line twice"}


@pytest.mark.parametrize("text", ["Quý I năm 2022 và Quý II", "Quý II năm 2022"])
def test_advice_that_changes_the_document_would_be_seen(project: Project, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """The control: were the words of the plan changed by a proposal, `assert_safe` would say so."""
    harm = Problem(Place(TASK, 12, 17), say("x", "x"), "bad-timing", fix=f"        timing: {text}")
    told = iter([(harm,), ()])
    monkeypatch.setattr(following, "check", lambda _: next(told))
    before, content = words_of(project), project.content(TASK)
    with changed(project, TASK, content), pytest.raises(AssertionError):
        assert_safe(project, before)


def test_advice_that_goes_in_a_circle_would_be_seen(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = project.content(TASK).decode().split("\n")
    turns = iter([(f"{lines[11]}.", lines[11])[number % 2] for number in range(100)])
    told = (Problem(Place(TASK, 12, 17), say("x", "x"), "bad-timing", fix=words) for words in turns)
    monkeypatch.setattr(following, "check", lambda _: (next(told),))
    with changed(project, TASK, project.content(TASK)), pytest.raises(AssertionError, match="no end"):
        assert_safe(project, words_of(project))
