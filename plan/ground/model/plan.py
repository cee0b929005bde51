"""A year's plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from plan.ground.model.cells import Parties
from plan.ground.model.collation import Collation
from plan.ground.model.edits import Record, in_force
from plan.ground.model.fields import BODY, FRAME, HEADING, UNPROVEN, Blanks, Place, key, slug_key
from plan.ground.model.layout import COLUMN_MEANINGS, USUAL_COLUMNS, ColumnKey
from plan.ground.model.passages import Passage, passages_of
from plan.ground.model.phrases import VERBATIM
from plan.ground.model.records import Clause, Objective, Section, Task, records_of
from plan.ground.model.registers import Group, Indicator
from plan.ground.model.reports import Report, Reporting
from plan.ground.model.rows import Row, Rows
from plan.ground.model.targets import Targets


@dataclass(frozen=True)
class Source:
    """What a plan is compared with by `python -m proof`: source.txt, and proof.yml that says how it is read."""

    text: str | None = None
    """SHA-256 of source.txt in hexadecimal; None when there is no such file."""
    guide: str | None = None
    """SHA-256 of what proof.yml says, whatever its comments, layout and order of keys; None when there is no such file."""
    stated: str | None = None
    """The SHA-256 that proof.yml gives of source.txt."""
    place: Place | None = field(default=None, compare=False)
    """Where it gives it."""

    @property
    def is_whole(self) -> bool:
        """Whether both files are there."""
        return bool(self.text and self.guide)


@dataclass(frozen=True, kw_only=True)
class Plan(Record):
    """A year's plan: its identity and words as printed, and the appendix as structure."""

    year: int = key("Năm", "Năm của kế hoạch, bằng tên thư mục.", (2022,), lasting=True)
    province: str = key("Tỉnh", "Tỉnh, thành phố ban hành.", ("tỉnh Ninh Bình",), settled=True)
    province_id: str = slug_key(
        "Mã tỉnh",
        "Mã của tỉnh trong lịch, tin và gói dữ liệu. Đã đăng thì không đổi.",
        "ninh-binh",
        late=True,
        lasting=True,
        default="",
    )
    name: str = key(
        "Tên kế hoạch",
        "Tên để gọi kế hoạch trên trang này.",
        ("Kế hoạch cải cách hành chính tỉnh Ninh Bình năm 2022",),
        settled=True,
    )
    issuer: str = key(
        "Cơ quan ban hành", "Cơ quan ban hành, viết đầy đủ.", ("Ủy ban nhân dân tỉnh Ninh Bình",), wording=UNPROVEN
    )
    number: str | None = key("Số", "Số, ký hiệu của kế hoạch; bản dự thảo chưa có thì null.", ("01/KH-UBND",), bare=True)
    day: int | None = key("Ngày", "Ngày trong tháng ký; bản dự thảo chưa có thì null.", (31,))
    number_line: str = key(
        "Dòng số, ký hiệu", "Dòng số, ký hiệu, đúng như in trên văn bản.", ("Số: /KH-UBND",), wording=FRAME
    )
    date_line: str = key(
        "Dòng địa danh, ngày tháng",
        "Dòng địa danh và ngày tháng, đúng như in trên văn bản.",
        ("Ninh Bình, ngày tháng 12 năm 2021",),
        wording=FRAME,
    )
    kind: str = key("Tên loại văn bản", "Tên loại văn bản, đúng như in.", ("KẾ HOẠCH",), wording=FRAME)
    title: str = key(
        "Trích yếu", "Trích yếu dưới tên loại.", ("Cải cách hành chính tỉnh Ninh Bình năm 2022",), wording=HEADING
    )
    opening: str = key("Phần mở đầu", f"Đoạn mở đầu, trước phần I. {VERBATIM}", wording=BODY)
    parts: tuple[Clause, ...] = key("Các phần", "Các phần I, II, III, IV với mọi mục, khoản, điểm, theo thứ tự của văn bản.")
    recipients_label: str = key("Tiêu đề nơi nhận", "Dòng đứng trên danh sách nơi nhận.", ("Nơi nhận:",), wording=FRAME)
    recipients: tuple[Parties, ...] = key(
        "Nơi nhận",
        "Từng dòng nơi nhận, đúng lời văn bản; mỗi tên phải có trong data/agencies.yml.",
        wording=FRAME,
        in_diff=("nơi nhận", "vào nơi nhận"),
    )
    filing: str = key("Lưu", "Dòng lưu ở cuối nơi nhận.", ("Lưu: VT, VP7.",), wording=FRAME)
    file_mark: str | None = key(
        "Ký hiệu tệp",
        "Ký hiệu tệp in dưới nơi nhận; văn bản không in thì bỏ khóa này.",
        ("ĐN_VP7_01KH_2022",),
        wording=FRAME,
        bare=True,
        default=None,
    )
    authority: tuple[str, ...] = key(
        "Quyền hạn, chức vụ người ký", "Từng dòng quyền hạn, chức vụ của người ký.", ("TM. ỦY BAN NHÂN DÂN",), wording=FRAME
    )
    signer: str = key("Người ký", "Họ và tên người ký.", ("Tống Quang Thìn",), wording=FRAME)
    appendix_label: str = key("Phụ lục", "Chữ “PHỤ LỤC” đứng trên tên phụ lục.", ("PHỤ LỤC",), wording=FRAME)
    appendix_title: str = key("Tên phụ lục", "Tên phụ lục, đúng như in.", wording=HEADING)
    appendix_reference: str = key("Kèm theo", "Dòng “Kèm theo …” dưới tên phụ lục, đúng như in.", wording=FRAME)
    columns: tuple[str, ...] = key("Tên các cột", "Tên các cột của Phụ lục, từ trái sang phải.", wording=FRAME, bare=True)
    column_keys: tuple[ColumnKey, ...] = key(
        "Cột nào là gì",
        "Mỗi cột của columns chứa gì, theo đúng thứ tự ấy. Bỏ khóa này nếu bảng có đúng tám cột: số thứ tự, mục tiêu, nhiệm"
        " vụ, hoạt động, sản phẩm, chủ trì, phối hợp, thời gian.",
        choices=COLUMN_MEANINGS,
        settled=True,
        default=USUAL_COLUMNS,
    )
    column_groups: Blanks = key(
        "Đầu bảng trên",
        'Nếu đầu bảng có hai dòng: chữ ở dòng trên của từng cột, viết "" nếu cột ấy không có. Bỏ khóa này nếu chỉ có một'
        " dòng.",
        (["", "", "Phân công", "Phân công"],),
        wording=FRAME,
        default=(),
    )
    compared: Collation | None = key(
        "Đã so với văn bản đã ký",
        "Câu chữ (source.txt) đã được so với văn bản đã ký: bản nào, cơ quan nào so, ngày nào. Chưa ai so thì bỏ khóa này.",
        settled=True,
        in_diff=("lần so với văn bản đã ký",),
        default=None,
    )
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    groups: tuple[Group, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    targets: Targets | None = None
    """The second appendix, where there is one."""
    reporting: Reporting | None = None
    """When and how it is reported on; None where that is not known."""
    reports: tuple[Report, ...] = ()
    """What was reported, by period and agency, the oldest of each first."""
    source: Source = field(default=Source(), compare=False)
    """What the plan is compared with: no part of it."""

    @cached_property
    def section(self) -> Mapping[str, Section]:
        """Sections by id."""
        return {section.id: section for section in self.sections}

    @cached_property
    def objective(self) -> Mapping[str, Objective]:
        """Objectives by id, with those that are implied."""
        return {item.id: item for section in self.sections for item in section.aims}

    @cached_property
    def objectives(self) -> tuple[Objective, ...]:
        """The objectives that the document states, in its order."""
        return tuple(item for section in self.sections for item in section.objectives)

    @cached_property
    def own_columns(self) -> tuple[str, ...]:
        """The names of the columns that hold none of the usual things, from left to right."""
        pairs = zip(self.columns, self.column_keys, strict=False)
        return tuple(name for name, column in pairs if column == "other")

    @cached_property
    def column_names(self) -> Mapping[ColumnKey, str]:
        """What the columns are called that a plan may have once, by what they hold."""
        return {key: name for key, name in zip(self.column_keys, self.columns, strict=False) if key != "other"}

    @property
    def has_usual_columns(self) -> bool:
        """Whether the appendix has the columns that go without saying."""
        return self.column_keys == USUAL_COLUMNS

    def prints(self, column: ColumnKey) -> bool:
        """Tell whether the appendix has such a column."""
        return column in self.column_keys

    @cached_property
    def task(self) -> Mapping[str, Task]:
        """Tasks by id."""
        return {task.id: task for task in self.tasks}

    @cached_property
    def clause(self) -> Mapping[str, Clause]:
        """Clauses of parts I–IV by id."""
        return {clause.id: clause for part in self.parts for clause in part.walk()}

    @cached_property
    def charged_in(self) -> str:
        """What the parts are called that say who must do what: "Phần IV"; all of them, "Phần I–IV", where none does."""
        found = [part.id for part in self.parts if any(clause.agencies for clause in part.walk())]
        whole = dict.fromkeys((self.parts[0].id, self.parts[-1].id)) if self.parts else ()
        return f"Phần {' và '.join(found) or '–'.join(whole)}"

    @cached_property
    def members(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the members by group id."""
        return {group.group: group.members for group in self.groups}

    @cached_property
    def groups_of(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the groups an agency belongs to, by agency id."""
        found: dict[str, tuple[str, ...]] = {}
        for group in self.groups:
            for member in group.members:
                found[member] = (*found.get(member, ()), group.group)
        return found

    @cached_property
    def tasks_in_force(self) -> tuple[Task, ...]:
        """The tasks that no document has repealed."""
        return in_force(self.tasks)

    @cached_property
    def all_rows(self) -> Rows:
        """The rows of the appendix, one a deliverable, in the order of the document, with those repealed."""
        return Rows(row for task in self.tasks for row in self._rows_of(task))

    @cached_property
    def rows(self) -> Rows:
        """The rows in force: what is counted, listed and due."""
        return self.all_rows.in_force

    @cached_property
    def is_by_quarter(self) -> bool:
        """Whether every row that is due names quarters: else readers are told how other times are counted in them."""
        return all(row.deliverable.timing.is_by_quarter for row in self.all_rows)

    @cached_property
    def repealed_rows(self) -> Rows:
        """The rows that are no longer in force: they keep their addresses."""
        return self.all_rows.repealed

    @cached_property
    def rows_of_task(self) -> Mapping[str, Rows]:
        """The rows in force of each task, by its id."""
        return {task: rows.in_force for task, rows in self.all_rows_of_task.items()}

    @cached_property
    def all_rows_of_task(self) -> Mapping[str, Rows]:
        """The rows of each task with those repealed, by its id."""
        found: dict[str, list[Row]] = {task.id: [] for task in self.tasks}
        for row in self.all_rows:
            found[row.task.id].append(row)
        return {task: Rows(rows) for task, rows in found.items()}

    @cached_property
    def tasks_of(self) -> Mapping[str, tuple[Task, ...]]:
        """The tasks of each objective, by its id."""
        found: dict[str, tuple[Task, ...]] = {}
        for task in self.tasks:
            found[task.objective] = (*found.get(task.objective, ()), task)
        return found

    def _rows_of(self, task: Task) -> Iterator[Row]:
        section, objective = self.section[task.section], self.objective[task.objective]
        for position, activity in enumerate(task.activities):
            shared = [activity]
            for following in task.activities[position + 1 :]:
                if following.deliverables:
                    break
                shared.append(following)
            for deliverable in activity.deliverables:
                yield Row(section, objective, task, tuple(shared), deliverable)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text of the opening, of parts I–IV and of the appendix, in the order of the document."""
        return tuple(self._passages())

    def _passages(self) -> Iterator[Passage]:
        yield from passages_of(self, self)
        for clause in self.clause.values():
            yield from passages_of(clause, clause)
        for section in self.sections:
            yield from passages_of(section, section)
            for objective in section.aims:
                yield from passages_of(objective, objective)
                for task in self.tasks_of.get(objective.id, ()):
                    yield from (found for record in records_of(task) for found in passages_of(record, task))
        if self.targets:
            yield from passages_of(self.targets, self.targets)
            yield from (found for row in self.targets.rows for found in passages_of(row, self.targets))
