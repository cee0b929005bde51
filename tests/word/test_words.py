"""The plan in Word says all words of the plan, in its order, each once; LibreOffice, which shares no code, reads the same."""

from __future__ import annotations

import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping

import pypdf
import pytest

from plan.export.word.document import as_word
from plan.facts.letterhead import MOTTO, NATIONAL_NAME
from plan.ground.model import Archive, Plan
from plan.reading.load import load
from tests.unit.exported import BUILD
from tests.word.conftest import PLANS, Office
from tests.word.opened import Opened


@pytest.fixture(scope="module")
def archives() -> dict[str, Archive]:
    return {name: load(root) for name, root in PLANS.items()}


@pytest.fixture(scope="module")
def documents(archives: Mapping[str, Archive]) -> dict[str, bytes]:
    return {name: as_word(archive.newest, archive, BUILD) for name, archive in archives.items()}


@pytest.fixture(scope="module")
def plain(office: Office, documents: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Return the words of each document in the order in which Writer writes them out."""
    return {name: text.decode("utf-8-sig").split() for name, text in office(documents, "txt:Text (encoded):UTF8").items()}


@pytest.fixture(scope="module")
def printed(office: Office, documents: Mapping[str, bytes]) -> dict[str, pypdf.PdfReader]:
    return {name: pypdf.PdfReader(io.BytesIO(content)) for name, content in office(documents, "pdf").items()}


def above(plan: Plan) -> Iterator[str]:
    """Yield what stands before the appendix."""
    at = plan.issuer.rindex(plan.province)
    yield from (plan.issuer[:at].strip(), plan.issuer[at:], NATIONAL_NAME, MOTTO, plan.number_line, plan.date_line)
    yield from (plan.kind, plan.title, plan.opening)
    for clause in plan.clause.values():
        yield " ".join(filter(None, (clause.label, clause.words)))
    yield plan.recipients_label
    yield from (f"- {item.text};" for item in plan.recipients)
    yield from (f"- {plan.filing}", plan.file_mark, *plan.authority, plan.signer)
    yield from (plan.appendix_label, plan.appendix_title, plan.appendix_reference)


def heads_of(plan: Plan) -> Iterator[str]:
    """Yield the names of columns as they are read, row by row; one that several have in common once, above them."""
    names = [*zip(plan.columns, plan.column_groups or [""] * len(plan.columns), strict=True)]
    for group, found in itertools.groupby(names, key=lambda column: column[1]):
        yield from [group] if group else (name for name, _ in found)
    yield from (name for name, group in names if group)


def single(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", PLANS)
def test_the_text_is_that_of_the_plan_in_its_order(
    name: str, archives: Mapping[str, Archive], documents: Mapping[str, bytes]
) -> None:
    plan = archives[name].newest
    found = [*map(single, Opened(documents[name]).texts)]
    wanted = [*above(plan)]
    assert found[: len(wanted)] == wanted
    heads = [*heads_of(plan)]
    assert found[len(wanted) : len(wanted) + len(heads)] == heads
    if plan.targets:
        last = [plan.targets.label, plan.targets.title, plan.targets.reference, *plan.targets.columns]
        last += [text for row in plan.targets.rows for text in row.cells if text]
        assert found[-len(last) :] == last


@pytest.mark.parametrize("name", PLANS)
def test_every_passage_in_force_stands_once(
    name: str, archives: Mapping[str, Archive], documents: Mapping[str, bytes]
) -> None:
    plan = archives[name].newest
    holders = {id(item) for row in plan.rows for item in (*row.holders, *row.activities, row.section, row.objective)}
    holders |= {id(cell) for row in plan.rows for cell in row.deliverable.cells}
    holders |= {id(row) for row in plan.targets.rows} if plan.targets else set()
    passages = [
        passage.text
        for passage in plan.passages
        if passage.owner is plan or passage.owner in plan.clause.values() or id(passage.record) in holders
    ]
    assert len(passages) > 0.8 * len(plan.passages)
    texts = Opened(documents[name]).texts
    bare = Counter(re.sub(r"^- |\s*\((?:bổ sung|sửa đổi) từ ngày .*\)$", "", text) for text in texts)
    for label in {clause.label for clause in plan.clause.values() if clause.label} - {"-"}:
        bare += Counter(text.removeprefix(f"{label} ") for text in texts if text.startswith(f"{label} "))
    assert {text: count for text, count in Counter(passages).items() if bare[text] < count} == {}


@pytest.mark.parametrize("name", PLANS)
def test_writer_reads_the_same_words_in_the_same_order(
    name: str, documents: Mapping[str, bytes], plain: Mapping[str, list[str]]
) -> None:
    assert plain[name] == " ".join(Opened(documents[name]).texts).split()


@pytest.mark.parametrize("name", PLANS)
def test_writer_prints_pages_upright_then_on_their_side_each_part_with_its_numbers(
    name: str, archives: Mapping[str, Archive], printed: Mapping[str, pypdf.PdfReader]
) -> None:
    plan, pages = archives[name].newest, printed[name].pages
    lying = [page.mediabox.width > page.mediabox.height for page in pages]
    first = lying.index(True)
    assert lying == [False] * first + [True] * (len(pages) - first)
    texts = [page.extract_text() for page in pages]
    labels = {"".join(label.split()) for label in (plan.appendix_label, plan.targets.label if plan.targets else "") if label}
    starts = [
        0,
        *(at for at, text in enumerate(texts) if at >= first and text.strip().split("\n")[0].replace(" ", "") in labels),
    ]
    assert len(starts) == 1 + len(labels)
    for begin, end in itertools.pairwise([*starts, len(texts)]):
        part = texts[begin:end]
        assert not re.match(r"\s*\d+\s", part[0])
        assert [re.match(r"\s*(\d+)\s", text)[1] for text in part[1:]] == [str(n) for n in range(2, len(part) + 1)]  # type: ignore[index]
    heads = ["".join(text.split()) for text in texts[first : starts[2] if plan.targets else len(texts)]]
    assert all("".join(plan.columns[-1].split()) in text for text in heads)


def test_writer_says_its_language_and_title(archives: Mapping[str, Archive], printed: Mapping[str, pypdf.PdfReader]) -> None:
    for name, reader in printed.items():
        assert reader.root_object["/Lang"] == "vi-VN"
        assert reader.metadata
        assert reader.metadata.title == archives[name].newest.name
