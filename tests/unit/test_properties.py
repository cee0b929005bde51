"""Whatever becomes of a data file, it is read or told where it is wrong; and `fmt` never changes what it says."""

import unicodedata
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plan.desk.messages import Telling, as_annotations, as_text
from plan.ground.model import Archive
from plan.ground.problems import Problem
from plan.reading import yamlfile
from plan.reading.load import read
from plan.reading.nodes import FileError
from plan.reading.plaintext import plain
from plan.rules.check import check
from plan.rules.fmt import repaired
from tests.archives import FROZEN
from tests.unit.builders import Project

FILES = sorted(path.relative_to(FROZEN).as_posix() for path in (FROZEN / "data").rglob("*.yml"))
TEXTS = {file: (FROZEN / file).read_text(encoding="utf-8") for file in FILES}
MARKS = "\"':-[]{}#&*!|>%@`,?\\~= \t\n\r\0\u00a0\u202e\u200b\ufeff\u2028\U000e0041“”–І"
RUNS = (": ", " #", "- ", "---\n", "...\n", "<<: ", "!!int ", "&a ", "*a ", "null", "<<<<<<< HEAD\n", "{{x}}", "e\u0301")
PIECES = st.sampled_from([*MARKS, *RUNS])
TYPED = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
WORDS = st.one_of(PIECES, TYPED, st.lists(PIECES, max_size=6).map("".join))
repeatable = settings(
    derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def lines_deleted(draw: st.DrawFn, lines: list[str], at: int) -> list[str]:
    return lines[:at] + lines[at + draw(st.integers(1, 5)) :]


def lines_doubled(draw: st.DrawFn, lines: list[str], at: int) -> list[str]:
    return lines[: at + draw(st.integers(1, 5))] + lines[at:]


def lines_swapped(draw: st.DrawFn, lines: list[str], at: int) -> list[str]:
    other = draw(st.integers(0, len(lines) - 1))
    swapped = list(lines)
    swapped[at], swapped[other] = swapped[other], swapped[at]
    return swapped


def words_inserted(draw: st.DrawFn, lines: list[str], at: int) -> list[str]:
    column = draw(st.integers(0, len(lines[at])))
    return [*lines[:at], lines[at][:column] + draw(WORDS) + lines[at][column:], *lines[at + 1 :]]


def value_replaced(draw: st.DrawFn, lines: list[str], at: int) -> list[str]:
    key, colon, _ = lines[at].partition(": ")
    return [*lines[:at], f"{key}{colon}{draw(WORDS)}", *lines[at + 1 :]]


def line_cut(draw: st.DrawFn, lines: list[str], at: int) -> list[str]:
    return [*lines[:at], lines[at][: draw(st.integers(0, len(lines[at])))]]


def line_moved(draw: st.DrawFn, lines: list[str], at: int) -> list[str]:
    return [*lines[:at], " " * draw(st.integers(0, 12)) + lines[at].lstrip(), *lines[at + 1 :]]


Mutation = Callable[[st.DrawFn, list[str], int], list[str]]
MISTAKES = (lines_deleted, lines_doubled, lines_swapped, words_inserted, value_replaced, line_cut, line_moved)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, str]:
    """Return a data file, and its text after one to three mistakes."""
    file = draw(st.sampled_from(FILES))
    lines = TEXTS[file].split("\n")
    for mistake in draw(st.lists(st.sampled_from(MISTAKES), min_size=1, max_size=3)):
        if lines:
            lines = mistake(draw, lines, draw(st.integers(0, len(lines) - 1)))
    return file, "\n".join(lines)


def blank_behind(text: str, line: str) -> str:
    return text.replace(line, f"{line} \t", 1)


def quarter_in_arabic(text: str, _: str) -> str:
    return text.replace("Quý IV năm", "quý 4 năm").replace("Quý I năm", "Quý 1 năm")


def no_break_space(text: str, line: str) -> str:
    key, colon, words = line.partition(": ")
    return text.replace(line, key + colon + words.replace(" ", "\u00a0"), 1)


HABITS: dict[str, Callable[[str, str], str]] = {
    "Windows": lambda text, _: text.replace("\n", "\r\n"),
    "old Mac": lambda text, _: text.replace("\n", "\r"),
    "NFD": lambda text, _: unicodedata.normalize("NFD", text),
    "byte order mark": lambda text, _: f"\ufeff{text}",
    "blanks": blank_behind,
    "end": lambda text, _: f"{text}\n\n",
    "no end": lambda text, _: text.rstrip("\n"),
    "no-break spaces": no_break_space,
    "quarters": quarter_in_arabic,
}


@st.composite
def typed(draw: st.DrawFn) -> tuple[str, str]:
    """Return a data file, and its text as other editors and habits would leave it."""
    file = draw(st.sampled_from(FILES))
    text = TEXTS[file]
    for habit in draw(st.lists(st.sampled_from(sorted(HABITS)), min_size=1, max_size=4, unique=True)):
        text = HABITS[habit](text, draw(st.sampled_from([line for line in TEXTS[file].split("\n") if line])))
    return file, text


def told(project: Project, file: str, text: str) -> tuple[Problem, ...]:
    project.put(file, text)
    try:
        return check(project.root)
    finally:
        project.put(file, TEXTS[file])


def archive(project: Project, file: str, text: str) -> Archive | None:
    """Return what is read, when nothing is wrong with it."""
    project.put(file, text)
    try:
        reading = read(project.root)
        return None if reading.problems else reading.archive
    finally:
        project.put(file, TEXTS[file])


def assert_located(project: Project, problem: Problem, texts: dict[str, str]) -> None:
    """The place of a problem is one that an editor can open, and its fix one line."""
    text = texts[problem.place.file]
    assert project.path(problem.place.file).exists()
    assert 1 <= problem.place.line <= len(plain(text).split("\n")) + 1
    assert problem.place.column >= 1
    assert problem.message.strip()
    assert problem.message.en.strip()
    assert problem.fix is None or "\n" not in problem.fix


def refusal(project: Project, file: str, content: bytes) -> Problem | None:
    """Return why a file is refused, or None when it is read."""
    project.put(file, content)
    try:
        yamlfile.read(project.path(file), file)
    except FileError as error:
        return error.problem
    return None


@settings(repeatable, max_examples=45)
@given(mutated())
def test_any_mistake_is_read_or_told_where_it_is(shared: Project, mistake: tuple[str, str]) -> None:
    file, text = mistake
    problems = told(shared, file, text)
    for problem in problems:
        assert_located(shared, problem, {**TEXTS, file: text})
    assert bool(as_text(problems, Telling(), colour=False)) == bool(problems)
    assert all(line.startswith("::") for line in as_annotations(problems, Telling()).splitlines())


@settings(repeatable, max_examples=250)
@given(mutated(), st.binary(max_size=3), st.integers(min_value=0))
def test_any_bytes_are_read_or_refused(shared: Project, one: tuple[str, str], raw: bytes, at: int) -> None:
    file, text = one
    content = text.encode()
    content = content[: at % (len(content) + 1)] + raw + content[at % (len(content) + 1) :]
    try:
        problem = refusal(shared, file, content)
    finally:
        shared.put(file, TEXTS[file])
    if problem:
        assert 1 <= problem.place.line <= len(plain(content.decode(errors="replace")).split("\n")) + 1
        assert problem.place.column >= 1
        assert problem.message.strip()


@settings(repeatable, max_examples=200)
@given(st.one_of(mutated(), typed()))
def test_fmt_is_idempotent(one: tuple[str, str]) -> None:
    file, text = one
    once = repaired(text, file)
    assert repaired(once.text, file).text == once.text
    assert repaired(once.text, file).count == 0


@settings(repeatable, max_examples=25)
@given(st.one_of(typed(), mutated()))
def test_fmt_changes_no_meaning_of_what_loads(shared: Project, one: tuple[str, str]) -> None:
    file, text = one
    after = archive(shared, file, repaired(text, file).text)
    before = archive(shared, file, text)
    if before is not None:
        assert after == before


@settings(repeatable, max_examples=20)
@given(typed())
def test_fmt_gives_what_habits_changed_back(shared: Project, one: tuple[str, str]) -> None:
    file, text = one
    assert archive(shared, file, repaired(text, file).text) == read(FROZEN).archive
