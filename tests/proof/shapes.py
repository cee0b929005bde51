"""Small plans of other shapes than that of 2022, plainly made up: each a source, how it is read, and the data."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

YEAR = "2033"
DATA = f"data/{YEAR}"


@dataclass(frozen=True)
class Shape:
    """The files of a plan; the source's lines are counted from 1, its cells parted by "|"."""

    lines: tuple[str, ...]
    guide: str
    plan: str
    sections: str
    tasks: tuple[str, ...] = field(default=())
    targets: str = ""

    @property
    def source(self) -> str:
        """What source.txt holds."""
        return "".join(line.replace(" | ", "\t").replace("|", "\t") + "\n" for line in self.lines)

    def write(self, root: Path) -> Path:
        """Write the files under a root, and return it."""
        folder = root / DATA
        (folder / "tasks").mkdir(parents=True)
        source = self.source.encode()
        files = {
            "source.txt": source.decode(),
            "proof.yml": f"sha256: {sha256(source).hexdigest()}\n{self.guide}",
            "plan.yml": f"year: {YEAR}\n{self.plan}",
            "sections.yml": self.sections,
            **({"targets.yml": self.targets} if self.targets else {}),
            **{f"tasks/{number}.yml": task for number, task in enumerate(self.tasks)},
        }
        for name, content in files.items():
            (folder / name).write_text(content, encoding="utf-8", newline="")
        return root


TASKS_WITHOUT_OBJECTIVES = Shape(
    lines=(
        "STT|Nội dung nhiệm vụ|Thời hạn|Cơ quan thực hiện||Sản phẩm|Kinh phí|Ghi chú",  # 1
        "|||Chủ trì|Phối hợp|||",
        "I. BỚT GIẤY TỜ|||||||",
        "1.|Rà soát giấy tờ.|Quý I|Sở Sao|Sở Trăng|Danh mục|100 triệu đồng|Làm trước",
        "||Quý II|Sở Sao||Báo cáo ¶ Phụ lục||",
        "3|Bỏ giấy tờ.|Tháng 3|Sở Trăng||- Quyết định ¶ - Tờ trình||",
    ),
    guide="""layout:
  - {lines: 1-2, head: columns}
  - {lines: 3, section: sections}
  - lines: 4-6
    rows: sections
    columns: [number, task, timing, lead, coordinating, deliverable, other, other]
rules:
  - {rule: split-items, lines: [5, 6], words: " ¶ ", reason: Mỗi đoạn trong ô là một mục.}
  - {rule: dashes-to-items, lines: 6, reason: Gạch đầu dòng.}
  - {rule: ignore-case, lines: 3, cell: 1, reason: Viết hoa.}
""",
    plan="""columns: [STT, Nội dung nhiệm vụ, Thời hạn, Chủ trì, Phối hợp, Sản phẩm, Kinh phí, Ghi chú]
column_keys: [number, task, timing, lead, coordinating, deliverable, other, other]
column_groups: ["", "", "", Cơ quan thực hiện, Cơ quan thực hiện, "", "", ""]
""",
    sections="- {id: I, slug: bot, title: Bớt giấy tờ}\n",
    tasks=(
        """id: I.1
title: Rà soát
text: Rà soát giấy tờ.
activities:
  - deliverables:
      - id: I.1.1
        text: Danh mục
        lead: Sở Sao
        coordinating: Sở Trăng
        timing: Quý I
        cells:
          - {column: Kinh phí, text: 100 triệu đồng}
          - {column: Ghi chú, text: Làm trước}
      - id: I.1.2
        text: [Báo cáo, Phụ lục]
        lead: Sở Sao
        timing: Quý II
""",
        """id: I.3
title: Bỏ
text: Bỏ giấy tờ.
activities:
  - deliverables:
      - {id: I.3.1, text: [Quyết định, Tờ trình], lead: Sở Trăng, timing: Tháng 3}
""",
    ),
)
"""Two-row head, numbers that skip one, no objectives and activities, columns in another order, two further ones."""


TABLE_A_SECTION = Shape(
    lines=(
        "I. BỚT GIẤY TỜ",  # 1
        "TT|Mục tiêu|Nhiệm vụ|Sản phẩm|Chủ trì|Thời gian",
        "1|Ít giấy hơn|Rà soát|Danh mục|Sở Sao|Quý I",
        "",
        "II|GẦN DÂN",
        "TT|Mục tiêu|Nhiệm vụ|Sản phẩm|Chủ trì|Thời gian",
        "1|Dân hài lòng|Hỏi ý\u00a0kiến|Kết\u00ad quả|Sở Trăng|Quý\u2009II",
        "TT|Mục tiêu|Nhiệm vụ|Sản phẩm|Chủ trì|Thời gian",
        "|||Báo ca\u0301o|Sở Trăng|Quý IV",
        "Biểu 2",
        "Chỉ tiêu|Đơn vị|Mức",
        "Hài lòng|%|90",
        "||95",
    ),
    guide="""layout:
  - {lines: 1, section: sections}
  - {lines: 2, head: columns}
  - {lines: 3, rows: sections, columns: [number, objective, task, deliverable, lead, timing]}
  - {lines: 5, section: sections}
  - {lines: 7-9, rows: sections, columns: [number, objective, task, deliverable, lead, timing]}
  - {lines: 10, keys: targets.label}
  - {lines: 11, head: targets.columns}
  - {lines: 12-13, table: targets}
rules:
  - {rule: drop-repeat, lines: [6, 8], reason: Đầu bảng lặp lại.}
  - {rule: usual-signs, lines: [7, 9], reason: Dấu cách không ngắt.}
  - {rule: ignore-case, lines: 1, cell: 1, reason: Viết hoa.}
  - {rule: ignore-case, lines: 5, cell: 2, reason: Viết hoa.}
""",
    plan="""columns: [TT, Mục tiêu, Nhiệm vụ, Sản phẩm, Chủ trì, Thời gian]
column_keys: [number, objective, task, deliverable, lead, timing]
""",
    sections="""- id: I
  title: Bớt giấy tờ
  objectives:
    - {id: I.1, text: Ít giấy hơn}
- id: II
  title: Gần dân
  objectives:
    - {id: II.1, text: Dân hài lòng}
""",
    tasks=(
        """id: I.1.1
text: Rà soát
activities:
  - deliverables:
      - {id: I.1.1.1, text: Danh mục, lead: Sở Sao, timing: Quý I}
""",
        """id: II.1.1
text: Hỏi ý kiến
activities:
  - deliverables:
      - {id: II.1.1.1, text: Kết quả, lead: Sở Trăng, timing: Quý II}
      - {id: II.1.1.2, text: Báo cáo, lead: Sở Trăng, timing: Quý IV}
""",
    ),
    targets="""label: Biểu 2
columns: [Chỉ tiêu, Đơn vị, Mức]
rows:
  - cells: [Hài lòng, "%", "90"]
  - cells: ["", "", "95"]
""",
)
"""A table for each section, its title above it, the head repeated; strange signs; a second appendix."""

SHAPES = {"tasks without objectives": TASKS_WITHOUT_OBJECTIVES, "a table a section": TABLE_A_SECTION}
