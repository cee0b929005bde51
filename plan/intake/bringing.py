"""A received file → the folder of a plan's data, with what somebody has to look at marked and nothing guessed in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plan.ground.model import Archive, Plan
from plan.intake.appendix import AppendixReader, ReadSection
from plan.intake.appendix_records import AppendixRecords, targets
from plan.intake.asking import Asking, new_agencies, new_documents, new_terms
from plan.intake.body import PARAGRAPHS, BodyLine
from plan.intake.heads import Head
from plan.intake.own_year import refuse_other_year
from plan.intake.paper import Aside, Manuscript, UnreadableError
from plan.intake.plan_record import identity, plan_record
from plan.intake.received import OF_TARGETS, SECTION, AppendixTable, Stretch, TargetTable, pieces
from plan.intake.rows import numbered_title
from plan.intake.source import SourceText
from plan.intake.spelling import kept, matching
from plan.intake.yamltext import Looked, block, file_text

_FOLDER, _TASKS = "../../schemas", "../../../schemas"
_ABOUT = {
    "plan": "Kế hoạch năm {year}: phần đầu, các phần, nơi nhận, chữ ký và tên Phụ lục, đúng như văn bản.",
    "sections": "Các lĩnh vực của Phụ lục và các mục tiêu (nếu có) của từng lĩnh vực.",
    "groups": "Thành viên của các nhóm cơ quan trong năm {year}.",
    "indicators": "Chỉ tiêu có con số hoặc thứ hạng mà Kế hoạch nêu; quote là câu chữ nguyên văn, record là chỗ có câu ấy.",
    "targets": "Phụ lục chỉ tiêu, đúng như văn bản.",
}


@dataclass(frozen=True)
class Counts:
    """How much was read."""

    clauses: int
    sections: int
    objectives: int
    tasks: int
    deliverables: int
    targets: int


@dataclass(frozen=True)
class Brought:
    """What an import writes, and what it has to say."""

    files: Mapping[str, str]
    """The files of the plan's folder: name → text."""
    registers: Mapping[str, str]
    """What is put behind a file of data/: its name ("agencies.yml") → the text."""
    counts: Counts
    asides: tuple[Aside, ...]
    dropped: tuple[BodyLine, ...]
    """Lines of the file of which the data keep nothing."""


def brought(received: Manuscript, year: int, archive: Archive, asked: Mapping[int, str]) -> Brought:
    """Return the data of a plan.

    Args:
        received: the file as read.
        year: of the plan.
        archive: what is known already.
        asked: what somebody has said that columns hold, by their number from 1.

    Raises:
        UnreadableError: it is not understood; says what was seen and what to do.

    """
    found = pieces(received, asked)
    earlier = [plan for plan in reversed(archive.plans) if plan.year < year]
    sections = _sections(found)
    refuse_other_year([piece for piece in found if isinstance(piece, BodyLine)], sections, year)
    source = SourceText()
    source.take(found)
    asking = Asking(archive, year)
    files = {
        **_records(found, sections, year, asking, earlier),
        "groups.yml": _file("groups", year, [*_groups(earlier, asking, archive)]),
        "indicators.yml": _file("indicators", year, []),
        "source.txt": source.text,
        "proof.yml": source.guide(received.asides),
    }
    registers = _registers(asking, archive)
    return Brought(files, registers, _counts(found, sections), received.asides, tuple(source.dropped))


def _records(
    found: Sequence[Stretch], sections: Sequence[ReadSection], year: int, asking: Asking, earlier: Sequence[Plan]
) -> Mapping[str, str]:
    lines = [piece for piece in found if isinstance(piece, BodyLine)]
    names = [*sorted(asking.known_abbreviations), *_names(lines, earlier)]
    records = AppendixRecords(asking, earlier, names)
    titles = {section.title: section.id for section in sections}
    plan = _file("plan", year, plan_record(lines, _head(found), titles, asking, earlier))
    tasks = {name: file_text(f"{_TASKS}/task.schema.json", "", task) for name, task in records.tasks(sections)}
    listed = _file("sections", year, records.sections(sections))
    return {"plan.yml": plan, "sections.yml": listed, **tasks, **_targets(found, year)}


def _file(kind: str, year: int, value: object) -> str:
    return file_text(f"{_FOLDER}/{kind}.schema.json", _ABOUT[kind].format(year=year), value)


def _names(lines: Sequence[BodyLine], earlier: Sequence[Plan]) -> Iterator[str]:
    name = identity(lines, earlier).province.partition(" ")[2]
    yield from [name] if name else []


def _head(found: Sequence[Stretch]) -> Head:
    """Return the head of the first table of the appendix, which the others repeat."""
    first, *others = [piece.head for piece in found if isinstance(piece, AppendixTable)]
    for other in others:
        if [*map(matching, other.names)] != [*map(matching, first.names)] or other.keys != first.keys:
            message = (
                f"Các bảng của Phụ lục có cột khác nhau: {', '.join(first.names)}; và: {', '.join(other.names)}. Hãy sửa "
                "trong tệp cho các bảng có cùng các cột, cùng tên."
            )
            raise UnreadableError(message)
    return first


def _sections(found: Sequence[Stretch]) -> list[ReadSection]:
    reader = AppendixReader()
    for piece in found:
        if isinstance(piece, AppendixTable):
            reader.rows(piece.rows, piece.head)
        elif isinstance(piece, BodyLine) and piece.key == SECTION:
            reader.section(*numbered_title(piece.words), piece.where)
    return reader.sections


def _targets(found: Sequence[Stretch], year: int) -> Mapping[str, str]:
    table = next((piece for piece in found if isinstance(piece, TargetTable)), None)
    if table is None:
        return {}
    heading: dict[str, str] = {}
    for line in found:
        if isinstance(line, BodyLine) and line.key.startswith(OF_TARGETS):
            key = line.key.removeprefix(OF_TARGETS)
            heading[key] = kept(f"{heading.get(key, '')} {line.text}")
    return {"targets.yml": _file("targets", year, targets(table.rows, heading, year))}


def _groups(earlier: Sequence[Plan], asking: Asking, archive: Archive) -> Iterator[object]:
    """Yield the members of the groups that the plan names, as the newest plan that tells them; each is to be looked at."""
    told = {group.group: (group, plan.year) for plan in reversed(earlier) for group in plan.groups}
    for name, (group, year) in told.items():
        if name in asking.named:
            called = archive.agency[name].name if name in archive.agency else name
            why = f"chép từ kế hoạch năm {year}; xem {called} năm nay còn gồm những ai."
            yield Looked({"group": name, "source": group.source, "members": [*group.members]}, (why,))


def _registers(asking: Asking, archive: Archive) -> Mapping[str, str]:
    """Return what is put behind the registers: new records, each marked."""
    documents = new_documents(asking, frozenset(document.id for document in archive.documents))
    found = {
        "agencies.yml": new_agencies(asking, archive.agencies),
        "documents.yml": documents,
        "glossary.yml": new_terms(asking),
    }
    records = {name: [Looked(record, (why,)) for record, why in new] for name, new in found.items()}
    return {name: "".join(f"{line}\n" for line in block(new)) for name, new in records.items() if new}


def _counts(found: Sequence[Stretch], sections: Sequence[ReadSection]) -> Counts:
    tasks = [task for section in sections for task in section.tasks]
    return Counts(
        clauses=sum(isinstance(piece, BodyLine) and piece.key == PARAGRAPHS for piece in found),
        sections=len(sections),
        objectives=sum(len(section.objectives) for section in sections),
        tasks=len(tasks),
        deliverables=sum(len([*task.deliverables]) for task in tasks),
        targets=sum(len(piece.rows) - 1 for piece in found if isinstance(piece, TargetTable)),
    )
