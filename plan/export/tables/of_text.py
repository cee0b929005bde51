"""The tables of the text and of what it names: clauses, places, cited documents, indicators, abbreviations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plan.export.tables.table import (
    OWN_WORDS,
    Table,
    TableColumn,
    Tabled,
    address_column,
    glossary_column,
    id_column,
    key_column,
    year_column,
)
from plan.facts.located import Located
from plan.facts.summary import mentioned
from plan.facts.year import Year
from plan.ground.addresses import Slug
from plan.ground.model import (
    UNKNOWN,
    Activity,
    Clause,
    Deliverable,
    Document,
    Indicator,
    Objective,
    OwnCell,
    Plan,
    Record,
    Section,
    TargetRow,
    Targets,
    Task,
    Term,
)

_KINDS: dict[type[Record], str] = {
    Plan: "plan",
    Clause: "clause",
    Section: "section",
    Objective: "objective",
    Task: "task",
    Activity: "activity",
    Deliverable: "deliverable",
    OwnCell: "cell",
    Targets: "targets",
    TargetRow: "target",
}
_KIND_WORDS = {
    "plan": "Kế hoạch",
    "clause": "Đoạn của các phần I–IV",
    "section": "Lĩnh vực",
    "objective": "Mục tiêu",
    "task": "Nhiệm vụ",
    "activity": "Hoạt động",
    "deliverable": "Sản phẩm",
}
"""What a record may be in any plan."""
MORE_KIND_WORDS = {"cell": "Ô của cột khác", "targets": "Phụ lục chỉ tiêu", "target": "Dòng của phụ lục chỉ tiêu"}
"""What it may be besides where a plan has such."""


def record_id(at: Located) -> str:
    """Return how tables name a record: as the data refer to it; an activity by its anchor."""
    return at.reference or at.anchor


def record_column(description: str, **more: Any) -> TableColumn[Any]:
    """Return the column that says which record a row is about."""
    options = {"required": True, **more}
    return TableColumn(name="record_id", title="Mã chỗ", description=description, refers="records", **options)


@dataclass(frozen=True)
class _Record:
    """A record, with the widest and the narrowest part of the Appendix that holds it."""

    at: Located
    holder: str
    """The id of the section, objective or task; "" outside the Appendix."""

    def held(self, kind: type[Section | Objective | Task]) -> str:
        """Return the id of the section, objective or task that holds the record, or that it is; "" without one."""
        section, _, rest = self.holder.partition(".")
        if kind is Section:
            return section
        task = self.holder if isinstance(self.at.owner, Task) else ""
        objective = self.holder.rpartition(".")[0] if task else self.holder
        return task if kind is Task else objective if "." in objective and rest else ""


def _records(of: Year) -> Iterator[_Record]:
    for at in of.located:
        if not isinstance(at.owner, Document):
            yield _Record(at, at.owner.id if isinstance(at.owner, Section | Objective | Task) else "")


def _held(name: str, title: str, kind: type[Section | Objective | Task], table: str) -> TableColumn[_Record]:
    return TableColumn(
        name=name,
        title=title,
        description="Mục của Phụ lục có chỗ này, hoặc chính nó; trống khi không thuộc mục nào như thế.",
        of=lambda it: it.item.held(kind),
        refers=table,
    )


@dataclass(frozen=True)
class _Citation:
    document: str
    at: Located


def _citations(of: Year) -> Iterator[_Citation]:
    for document in of.archive.documents:
        for at in mentioned(of, document):
            yield _Citation(document.id, at)


def document_column(description: str, **more: Any) -> TableColumn[Any]:
    """Return the column that names a document."""
    return TableColumn(name="document_id", title="Mã văn bản", description=description, refers="documents", **more)


CLAUSES = Table[Clause](
    name="clauses",
    title="Các đoạn của phần I–IV",
    description="Mỗi dòng là một tiêu đề hoặc một đoạn; đoạn bên dưới có mã bắt đầu bằng mã của đoạn chứa nó và dấu chấm.",
    key=("year", "id"),
    found=lambda of: of.plan.clause.values(),
    columns=(
        year_column(),
        id_column("Mã đoạn", "Mã của đoạn, không đổi; có thể trùng mã của một mục tiêu, nên nối với records bằng record_id."),
        TableColumn(
            name="position",
            title="Thứ tự",
            description="Đoạn thứ mấy của văn bản, từ 1.",
            of=lambda it: [*it.of.plan.clause].index(it.item.id) + 1,
            type="integer",
            required=True,
        ),
        key_column(Clause, "label", "Đánh số hoặc gạch đầu dòng, như văn bản in."),
        key_column(Clause, "text", f"{OWN_WORDS} Không kể phần đánh số.", of=lambda it: it.item.words, required=True),
        record_column("Mã của đoạn trong bảng records.", of=lambda it: record_id(it.of.at[id(it.item)])),
        TableColumn(
            name="section_id",
            title=_KIND_WORDS["section"],
            description="Lĩnh vực của Phụ lục mà đoạn nói về; trống khi không riêng lĩnh vực nào.",
            of=lambda it: it.item.section,
            refers="sections",
        ),
        address_column(),
    ),
)

PLACES = Table[_Record](
    name="records",
    title="Mọi chỗ trong kế hoạch",
    description="Mỗi dòng là một chỗ của văn bản mà bảng khác nhắc tới: kế hoạch, đoạn, lĩnh vực, mục tiêu, nhiệm vụ, hoạt"
    " động hoặc sản phẩm, kể cả đã bãi bỏ.",
    key=("year", "id"),
    found=_records,
    columns=(
        year_column(),
        id_column(
            "Mã chỗ",
            "Mã trong Phụ lục; của đoạn là tên neo trong toàn văn; của cả kế hoạch là năm.",
            of=lambda it: record_id(it.item.at),
        ),
        TableColumn(
            name="kind",
            title="Loại",
            description="Chỗ ấy là gì.",
            of=lambda it: _KINDS[type(it.item.at.record)],
            type="code",
            required=True,
            words=_KIND_WORDS,
        ),
        TableColumn(name="name", title="Tên", description="Cách gọi chỗ ấy.", of=lambda it: it.item.at.name, required=True),
        _held("section_id", "Mã lĩnh vực", Section, "sections"),
        _held("objective_id", "Mã mục tiêu", Objective, "objectives"),
        _held("task_id", "Mã nhiệm vụ", Task, "tasks"),
        address_column(lambda item: item.at.record),
    ),
)

DOCUMENTS = Table[Document](
    name="documents",
    title="Văn bản",
    description="Mỗi dòng là một văn bản được viện dẫn hoặc sửa đổi một kế hoạch, chung cho các năm.",
    key=("id",),
    found=lambda of: of.archive.documents,
    columns=(
        id_column("Mã văn bản", "Mã của văn bản, không đổi."),
        key_column(Document, "kind", "Tên loại văn bản."),
        key_column(Document, "number", "Như văn bản ghi."),
        key_column(Document, "date", "Ngày ban hành; trống khi kế hoạch không ghi.", type="date"),
        key_column(Document, "issuer", "Trống khi kế hoạch không ghi."),
        key_column(Document, "subject", "Như kế hoạch ghi; trống khi không ghi."),
    ),
)

CITATIONS = Table[_Citation](
    name="citations",
    title="Viện dẫn",
    description="Mỗi dòng là một chỗ của kế hoạch nêu số của một văn bản.",
    key=("year", "document_id", "record_id"),
    found=_citations,
    columns=(
        year_column(),
        document_column("Văn bản được nêu.", of=lambda it: it.item.document, required=True),
        record_column("Chỗ nêu văn bản.", of=lambda it: record_id(it.item.at)),
    ),
)


def _indicator_address(it: Tabled[Indicator]) -> str:
    return f"{it.to.plan(Slug.INDICATORS)}#{it.item.id}"


INDICATORS = Table[Indicator](
    name="indicators",
    title="Chỉ tiêu",
    description="Mỗi dòng là một chỉ tiêu có con số hoặc thứ hạng.",
    key=("year", "id"),
    found=lambda of: of.plan.indicators,
    columns=(
        year_column(),
        id_column("Mã chỉ tiêu", "Mã của chỉ tiêu, không đổi."),
        key_column(Indicator, "title", "Tên do trang này đặt."),
        key_column(Indicator, "value", "Mức phải đạt, bằng chữ."),
        key_column(
            Indicator,
            "number",
            "Con số phải đạt; trống khi câu văn không nêu con số nào.",
            of=lambda it: it.item.amount,
            type="number",
        ),
        key_column(Indicator, "unit", "Như câu văn in ngay sau con số."),
        key_column(Indicator, "comparison", "Kết quả phải thế nào so với number.", required=True),
        record_column("Nơi trích.", of=lambda it: it.item.record),
        key_column(Indicator, "quote", "Câu văn của kế hoạch."),
        TableColumn(
            name="address",
            title="Địa chỉ",
            description="Địa chỉ trên trang này.",
            of=_indicator_address,
            type="address",
            required=True,
        ),
    ),
)


GLOSSARY = Table[Term](
    name="glossary",
    title="Chữ viết tắt",
    description="Mỗi dòng là một chữ viết tắt, chung cho các năm.",
    key=("abbr",),
    found=lambda of: of.archive.glossary,
    columns=(
        key_column(Term, "abbr", "Như kế hoạch viết."),
        key_column(
            Term,
            "meaning",
            "Trống khi chưa biết.",
            of=lambda it: None if it.item.meaning == UNKNOWN else it.item.meaning,
            required=False,
        ),
        key_column(Term, "explained", "Mã của chỗ trong bảng records, ở kế hoạch giải thích chữ này."),
        key_column(Term, "note", "Điều bạn đọc nên biết."),
        glossary_column(),
    ),
)
