"""The records of the document: clauses of the parts, and what the appendix holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from plan.ground.model.cells import Parties, Timing
from plan.ground.model.edits import Provision, Record, in_force
from plan.ground.model.fields import BODY, FRAME, LONGEST_TITLE, Text, id_key, key, slug, slug_key
from plan.ground.model.layout import OwnCell
from plan.ground.model.phrases import NEXT_NUMBER, NUMERAL, OTHER_TIMES, QUARTER_WORDS, TIMES_LIKE, VERBATIM


@dataclass(frozen=True, kw_only=True)
class Clause(Record):
    """A heading or paragraph of parts I–IV, with what stands under it."""

    id: str = id_key(
        "Mã", "Mã của mục: mã của mục chứa nó, dấu chấm, số hoặc chữ (đ viết dd).", "IV.1.b", f"{NUMERAL}([.][a-z0-9]+)*"
    )
    label: str | None = key(
        "Đánh số",
        "Đánh số hoặc gạch đầu dòng, đúng như văn bản in.",
        ("1.", "a)", "-"),
        wording=FRAME,
        bare=True,
        default=None,
    )
    title: str | None = key(
        "Tiêu đề",
        f"Tiêu đề. {VERBATIM} Mỗi mục có đúng một trong ba khóa title, agencies, text.",
        ("Mục tiêu chung",),
        wording=BODY,
        default=None,
    )
    agencies: Parties | None = key(
        "Cơ quan (tiêu đề)",
        "Tiêu đề là tên các cơ quan được giao việc, thay cho title.",
        ("Sở Nội vụ",),
        wording=BODY,
        in_diff=("cơ quan được giao", "vào cơ quan được giao"),
        default=None,
    )
    text: str | None = key("Đoạn văn", f"Đoạn văn. {VERBATIM}", wording=BODY, default=None)
    section: str | None = key(
        "Lĩnh vực liên quan",
        "Mã của lĩnh vực trong Phụ lục mà mục này nói về.",
        ("II",),
        settled=True,
        bare=True,
        default=None,
    )
    clauses: tuple[Clause, ...] = key("Các khoản", "Các mục, khoản, điểm, gạch đầu dòng đứng dưới mục này.", default=())

    @property
    def anchor(self) -> str:
        """The paragraph's anchor in the full text: "phan-iv-1-b"."""
        return f"phan-{slug(self.id)}"

    @property
    def part(self) -> str:
        """Id of the part it stands in: "IV" of "IV.1.b"."""
        return self.id.partition(".")[0]

    @property
    def words(self) -> str:
        """The clause's own words without its label: heading, agencies or paragraph."""
        return self.title or (self.agencies and self.agencies.text) or self.text or ""

    def walk(self) -> Iterator[Clause]:
        """Yield the clause and all under it, in the order of the text."""
        yield self
        for clause in self.clauses:
            yield from clause.walk()


@dataclass(frozen=True, kw_only=True)
class Objective(Record):
    """What a section wants to reach (column "Mục tiêu")."""

    id: str = id_key("Mã", "Mã của mục tiêu: mã lĩnh vực, dấu chấm, số thứ tự.", "II.2", f"{NUMERAL}{NEXT_NUMBER}")
    text: Text = key("Mục tiêu", f"Cột “Mục tiêu”. {VERBATIM} Nhiều đoạn thì viết thành danh sách.", wording=BODY)

    @property
    def is_implied(self) -> bool:
        """Whether the document states no objective: it stands for those of a section without any, and has its id."""
        return "." not in self.id


@dataclass(frozen=True, kw_only=True)
class Section(Record):
    """A field of reform ("lĩnh vực") with its objectives."""

    id: str = id_key("Mã", "Mã của lĩnh vực, bằng số La Mã.", "II", NUMERAL)
    slug: str = slug_key("Địa chỉ", "Địa chỉ trang của lĩnh vực. Đã đăng thì không đổi.", "thu-tuc-hanh-chinh", lasting=True)
    title: str = key("Tên lĩnh vực", "Tên lĩnh vực, viết thường.", ("Cải cách thủ tục hành chính (TTHC)",), wording=BODY)
    objectives: tuple[Objective, ...] = key(
        "Các mục tiêu",
        "Các mục tiêu của lĩnh vực, theo thứ tự của Phụ lục. Bảng không có mục tiêu thì bỏ khóa này: nhiệm vụ mang mã lĩnh"
        " vực và số thứ tự (II.3).",
        default=(),
    )
    title_en: str | None = key(
        "Tên tiếng Anh",
        "Tên lĩnh vực bằng tiếng Anh, do trang này dịch, không chính thức; trang tiếng Anh đăng bên tên tiếng Việt.",
        ("Reform of administrative procedures",),
        default=None,
    )

    @cached_property
    def aims(self) -> tuple[Objective, ...]:
        """What its tasks are for: its objectives, or one that is implied, without words, where the document states none."""
        return self.objectives or (Objective(id=self.id, text=(), places=self.places),)


@dataclass(frozen=True, kw_only=True)
class Deliverable(Provision):
    """A product with its own lead agency and timing: one row of the appendix."""

    id: str = id_key(
        "Mã",
        "Mã của sản phẩm: mã nhiệm vụ, dấu chấm, số thứ tự đếm suốt nhiệm vụ.",
        "II.2.1.1",
        f"{NUMERAL}({NEXT_NUMBER}){{2,3}}",
    )
    text: Text = key(
        "Sản phẩm",
        f"Cột “Sản phẩm”. {VERBATIM} Nhiều gạch đầu dòng thì viết thành danh sách.",
        ("Quyết định của UBND tỉnh",),
        wording=BODY,
    )
    lead: Parties = key(
        "Cơ quan chủ trì",
        "Cột “Cơ quan chủ trì”, đúng lời văn bản; mỗi tên phải có trong data/agencies.yml.",
        ("Sở Nội vụ", "Các sở, ban, ngành, UBND cấp huyện"),
        wording=BODY,
        in_diff=("cơ quan chủ trì", "làm cơ quan chủ trì"),
    )
    timing: Timing = key(
        "Thời gian thực hiện",
        "Cột “Thời gian thực hiện”, đúng lời văn bản. Quý viết bằng số La Mã; quý, tháng, ngày phải thuộc năm của kế hoạch.",
        (
            *("Quý I năm 2022", "Quý III, IV năm 2022", "Tháng 6, 12", "Trước ngày 30/6/2022", "6 tháng đầu năm", "Hằng năm"),
            *("Định kỳ hàng quý", "Thường xuyên", "Theo Kế hoạch kiểm tra", "Khi có văn bản của Trung ương"),
        ),
        f"^\\s*({QUARTER_WORDS}|{OTHER_TIMES})",
        f"{TIMES_LIKE} Nếu văn bản ghi đúng như vậy, hãy giữ nguyên và thêm khóa timing_read (Thời gian tính là). "
        "Nếu chữ trông đã đúng, có thể nó ở mã tổ hợp (NFD): chạy python -m plan fmt.",
        wording=BODY,
        free_with="timing_read",
    )
    timing_read: str | None = key(
        "Thời gian tính là",
        "Chỉ khi không đọc được lời văn bản ở timing: lời do trang này đặt, nói sản phẩm tính vào thời gian nào; không thay"
        " cho lời văn bản. Viết theo cùng quy tắc.",
        ("Tháng 5", "Quý II năm 2022"),
        f"^\\s*({QUARTER_WORDS}|{OTHER_TIMES})",
        TIMES_LIKE,
        settled=True,
        default=None,
    )
    coordinating: Parties | None = key(
        "Cơ quan phối hợp",
        "Cột “Cơ quan phối hợp”, đúng lời văn bản; ô trống thì bỏ cả khóa này.",
        ("Các sở, ban, ngành; UBND cấp huyện",),
        wording=BODY,
        in_diff=("cơ quan phối hợp", "làm cơ quan phối hợp"),
        default=None,
    )
    cells: tuple[OwnCell, ...] = key(
        "Các ô khác",
        "Những ô khác của dòng, mỗi ô ghi tên cột và chữ trong ô; chỉ những cột mà plan.yml ghi là other.",
        ({"column": "Kinh phí", "text": "500 triệu đồng"},),
        default=(),
    )

    @property
    def anchor(self) -> str:
        """The deliverable's anchor on every page it stands on: "ii-6-3-1"."""
        return slug(self.id)


@dataclass(frozen=True, kw_only=True)
class Activity(Provision):
    """What is done (column "Hoạt động").

    Without `text` the cell is empty; without `deliverables` it shares the row of the activity above it.
    """

    text: Text = key(
        "Hoạt động",
        f"Cột “Hoạt động”. {VERBATIM} Ô trống thì bỏ khóa này.",
        ("Rà soát, chuẩn hóa và công bố TTHC",),
        wording=BODY,
        default=(),
    )
    deliverables: tuple[Deliverable, ...] = key(
        "Các sản phẩm",
        "Các sản phẩm của hoạt động; bỏ khóa này nếu hoạt động chung dòng với hoạt động ở trên.",
        in_diff=("sản phẩm",),
        default=(),
    )


@dataclass(frozen=True, kw_only=True)
class Task(Provision):
    """A task (column "Nhiệm vụ"): `title` is this site's short name for it, `text` the official wording."""

    id: str = id_key(
        "Mã",
        "Mã của nhiệm vụ: mã mục tiêu (lĩnh vực không có mục tiêu thì mã lĩnh vực), dấu chấm, số thứ tự. Khớp tên tệp.",
        "II.2.1",
        f"{NUMERAL}({NEXT_NUMBER}){{1,2}}",
    )
    title: str = key(
        "Tên gọi ngắn",
        f"Tên gọi ngắn do trang này đặt, nhiều nhất {LONGEST_TITLE} ký tự; không thay cho lời văn bản ở text.",
        ("Rà soát, công bố, báo cáo và công khai TTHC",),
        longest=LONGEST_TITLE,
    )
    text: Text = key("Nhiệm vụ", f"Cột “Nhiệm vụ”. {VERBATIM} Nhiều đoạn thì viết thành danh sách.", wording=BODY)
    activities: tuple[Activity, ...] = key(
        "Các hoạt động", "Các hoạt động của nhiệm vụ, theo thứ tự của Phụ lục; hoạt động đầu tiên phải có sản phẩm."
    )
    continues: str | None = key(
        "Tiếp tục nhiệm vụ",
        "Nhiệm vụ của một kế hoạch năm trước mà nhiệm vụ này làm tiếp: năm, gạch chéo, mã của nhiệm vụ ấy.",
        ("2022/II.6.3",),
        f"^[0-9]{{4}}/{NUMERAL}({NEXT_NUMBER}){{1,2}}$",
        "Viết năm, gạch chéo, mã nhiệm vụ của kế hoạch năm ấy, ví dụ 2022/II.6.3.",
        bare=True,
        default=None,
    )

    @property
    def objective(self) -> str:
        """Id of the task's objective: "II.6" of "II.6.3"; of the section where it has none: "II" of "II.3"."""
        return self.id.rpartition(".")[0]

    @property
    def section(self) -> str:
        """Id of the task's section: "II" of "II.6.3"."""
        return self.id.partition(".")[0]

    @property
    def continued(self) -> tuple[int, str] | None:
        """The year and the id of the earlier task that it continues; None where it says none that can be read."""
        year, _, task = (self.continues or "").partition("/")
        return (int(year), task) if year.isdecimal() and task else None

    @cached_property
    def deliverables(self) -> tuple[Deliverable, ...]:
        """All deliverables, in the order of the document."""
        return tuple(item for activity in self.activities for item in activity.deliverables)

    @property
    def count(self) -> int:
        """Number of deliverables in force."""
        acting = () if self.repealed_by else in_force(self.activities)
        return sum(len(in_force(activity.deliverables)) for activity in acting)


def records_of(task: Task) -> Iterator[Provision | OwnCell]:
    """Yield the task, its activities, deliverables and their further cells, in the order of the document."""
    yield task
    for activity in task.activities:
        yield activity
        for deliverable in activity.deliverables:
            yield deliverable
            yield from deliverable.cells
