"""What two states of the data differ in: words written by hand for edits as people make them."""

import dataclasses
import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from plan.changes.compare import compare
from plan.changes.diff import Changes, Pages, changes
from plan.changes.marks import marked
from plan.changes.nouns import Piece
from plan.changes.pieces import pieces
from plan.changes.report import NOTHING_CHANGED, as_json, text
from plan.ground.model import Archive
from plan.reading.load import load
from tests.unit.applied import applied, data_of, rebuilt
from tests.unit.builders import AGENCIES, DOCUMENTS, FIRST, GLOSSARY, GROUPS, INDICATORS, PLAN, SECTIONS, TASK, Project

Edit = tuple[str, str, str]

NEW_DELIVERABLE = """\
      - id: II.2.1.6
        text: Sổ tay giải quyết TTHC.
        lead: Sở Nội vụ
        timing: Quý II năm 2022
"""
PLAN_OF_REVIEW = "“Quyết định của UBND tỉnh ban hành Kế hoạch rà soát, đơn giản…”"
NAMING_DISTRICTS = (
    "Phần IV, mục 7 (cơ quan được giao), Sản phẩm I.1.1.1 (cơ quan chủ trì), Sản phẩm I.2.1.1 (cơ quan phối hợp), Sản "
    "phẩm I.2.1.2 (cơ quan phối hợp), Sản phẩm I.2.1.3 (cơ quan chủ trì), Sản phẩm I.3.1.1 (cơ quan chủ trì), Sản "
    "phẩm II.1.1.1 (cơ quan phối hợp), Sản phẩm II.2.1.1 (cơ quan phối hợp), Sản phẩm II.2.1.3 (cơ quan phối hợp), "
    "Sản phẩm II.2.1.4 (cơ quan phối hợp), Sản phẩm II.2.1.5 (cơ quan phối hợp), Sản phẩm II.3.1.1 (cơ quan chủ trì), "
    "Sản phẩm II.4.1.1 (cơ quan phối hợp), Sản phẩm II.6.1.1 (cơ quan chủ trì), Sản phẩm II.6.2.1 (cơ quan chủ trì), "
    "Sản phẩm II.6.3.1 (cơ quan phối hợp), Sản phẩm II.7.1.1 (cơ quan chủ trì), Sản phẩm II.8.1.1 (cơ quan chủ trì), "
    "Sản phẩm III.1.1.1 (cơ quan chủ trì), Sản phẩm III.1.2.1 (cơ quan phối hợp), Sản phẩm III.2.1.1 (cơ quan chủ "
    "trì), Sản phẩm III.3.1.1 (cơ quan phối hợp), Sản phẩm IV.1.1.1 (cơ quan chủ trì), Sản phẩm IV.2.1.1 (cơ quan "
    "phối hợp), Sản phẩm IV.2.1.2 (cơ quan chủ trì), Sản phẩm IV.2.1.3 (cơ quan chủ trì), Sản phẩm V.1.1.1 (cơ quan "
    "phối hợp), Sản phẩm V.1.1.2 (cơ quan phối hợp), Sản phẩm V.1.1.3 (cơ quan phối hợp), Sản phẩm V.1.1.4 (cơ quan "
    "phối hợp), Sản phẩm V.1.1.5 (cơ quan phối hợp), Sản phẩm V.1.1.6 (cơ quan phối hợp), Sản phẩm V.1.2.1 (cơ quan "
    "phối hợp), Sản phẩm V.1.2.2 (cơ quan phối hợp), Sản phẩm V.1.2.3 (cơ quan phối hợp), Sản phẩm V.2.1.1 (cơ quan "
    "phối hợp), Sản phẩm VI.1.1.1 (cơ quan phối hợp), Sản phẩm VI.2.1.1 (cơ quan phối hợp), Sản phẩm VI.3.1.1 (cơ "
    "quan chủ trì), Sản phẩm VI.4.1.1 (cơ quan phối hợp), Sản phẩm VI.5.1.1 (cơ quan phối hợp), Sản phẩm VI.6.1.1 (cơ "
    "quan phối hợp), Sản phẩm VI.7.1.1 (cơ quan chủ trì), Sản phẩm VII.1.1.1 (cơ quan phối hợp), Sản phẩm VII.1.2.1 "
    "(cơ quan phối hợp), Sản phẩm VII.1.3.1 (cơ quan phối hợp), Sản phẩm VII.1.4.1 (cơ quan phối hợp), Sản phẩm "
    "VII.1.5.1 (cơ quan phối hợp), Sản phẩm VII.1.5.2 (cơ quan chủ trì), Sản phẩm VII.1.5.3 (cơ quan phối hợp), Sản "
    "phẩm VII.1.5.4 (cơ quan phối hợp), Sản phẩm VII.1.5.5 (cơ quan phối hợp), Sản phẩm VII.1.6.1 (cơ quan phối hợp), "
    "Sản phẩm VII.1.7.1 (cơ quan phối hợp), Sản phẩm VII.1.7.2 (cơ quan phối hợp), Sản phẩm VII.1.7.3 (cơ quan phối "
    "hợp), Sản phẩm VII.1.8.1 (cơ quan phối hợp), Sản phẩm VII.2.1.1 (cơ quan phối hợp)"
)
LAST_ACTIVITY = "  - text: Thường xuyên, kịp thời cập nhật"


def edited(tmp_path: Path, *edits: Edit) -> Archive:
    """Return a copy of the data with some words replaced, which must be without errors."""
    project = Project(tmp_path)
    for edit in edits:
        project.replace(*edit)
    assert project.problems() == []
    return load(tmp_path)


def told(found: Changes) -> list[str]:
    """Return the lines that tell each change, without those of places."""
    lines = text(found).partition("Từng thay đổi\n")[2].partition("\nSố lượng\n")[0].splitlines()
    return [line.strip() for line in lines if line.strip()]


def lists(found: Changes) -> list[str]:
    """Return the lines that tell what pages' lists gain and lose."""
    after = text(found).partition("Danh sách sản phẩm trên các trang\n")[2]
    return [line.strip() for line in after.partition("\n\n")[0].splitlines()]


RIGHT: dict[str, tuple[list[Edit], list[str], list[str]]] = {
    "a quarter": (
        [(TASK, "timing: Quý I năm 2022", "timing: Quý II năm 2022")],
        [
            f"Sản phẩm II.2.1.1 {PLAN_OF_REVIEW}: sửa (data/2022/tasks/ii-2-1.yml:8)",
            "Thời gian thực hiện: Quý [bỏ: I] [thêm: II] năm 2022",
            "→ chuyển từ Quý I sang Quý II, hạn mới 30/6/2022",
        ],
        ["Quý I năm 2022 (/2022/quy/1/): 12 → 11 sản phẩm", "Quý II năm 2022 (/2022/quy/2/): 6 → 7 sản phẩm"],
    ),
    "two quarters": (
        [(TASK, "timing: Quý I năm 2022", "timing: Quý I, II năm 2022")],
        [
            f"Sản phẩm II.2.1.1 {PLAN_OF_REVIEW}: sửa (data/2022/tasks/ii-2-1.yml:8)",
            "Thời gian thực hiện: Quý I[thêm: , II] năm 2022",
            "→ chuyển từ Quý I sang Quý I, II, hạn mới 30/6/2022",
        ],
        ["Quý II năm 2022 (/2022/quy/2/): 6 → 7 sản phẩm"],
    ),
    "a quarter for all the year": (
        [(TASK, "timing: Quý I năm 2022", "timing: Thường xuyên")],
        [
            f"Sản phẩm II.2.1.1 {PLAN_OF_REVIEW}: sửa (data/2022/tasks/ii-2-1.yml:8)",
            "Thời gian thực hiện",
            "→ trước: Quý I năm 2022",
            "→ nay: Thường xuyên",
            "→ chuyển từ Quý I sang Thường xuyên",
        ],
        ["Quý I năm 2022 (/2022/quy/1/): 12 → 11 sản phẩm", "Thường xuyên (/2022/thuong-xuyen/): 23 → 24 sản phẩm"],
    ),
    "the spelling of a quarter": (
        [(TASK, "timing: Quý I năm 2022", "timing: Quý I/2022")],
        [
            f"Sản phẩm II.2.1.1 {PLAN_OF_REVIEW}: sửa (data/2022/tasks/ii-2-1.yml:8)",
            "Thời gian thực hiện: Quý I [bỏ: năm] [thêm: /]2022",
            "→ chỉ đổi cách viết, vẫn là Quý I",
        ],
        [],
    ),
    "one more coordinating agency": (
        [(TASK, "coordinating: Văn phòng UBND tỉnh", "coordinating: Văn phòng UBND tỉnh; Bưu điện tỉnh")],
        [
            (
                "Sản phẩm II.2.1.2 “Quyết định của Chủ tịch UBND tỉnh công bố công khai danh mục…”: sửa "
                "(data/2022/tasks/ii-2-1.yml:13)"
            ),
            "Cơ quan phối hợp: Văn phòng UBND tỉnh[thêm: ; Bưu điện tỉnh]",
            "→ thêm Bưu điện tỉnh làm cơ quan phối hợp",
        ],
        ["Bưu điện tỉnh (/2022/co-quan/buu-dien-tinh/): phối hợp 1 → 2"],
    ),
    "one coordinating agency less": (
        [("data/2022/tasks/vi-1-1.yml", "coordinating: Các sở, ban, ngành; UBND cấp huyện", "coordinating: UBND cấp huyện")],
        [
            (
                "Sản phẩm VI.1.1.1 “Các tính năng của hệ thống phục vụ tốt công tác chỉ đạo điều…”: sửa "
                "(data/2022/tasks/vi-1-1.yml:8)"
            ),
            "Cơ quan phối hợp: [bỏ: Các sở, ban, ngành;] UBND cấp huyện",
            "→ bỏ Các sở, ban, ngành khỏi cơ quan phối hợp",
        ],
        [
            "Các sở, ban, ngành (/2022/co-quan/cac-so-ban-nganh/): phối hợp 40 → 39",
            (
                "13 cơ quan (Ban Quản lý các khu công nghiệp, Sở Công Thương, Sở Du lịch, Sở Giáo dục và Đào tạo, Sở Giao "
                "thông vận tải, Sở Khoa học và Công nghệ, Sở Lao động - Thương binh và Xã hội, Sở Nông nghiệp và Phát triển "
                "nông thôn, Sở Tài nguyên và Môi trường, Sở Văn hóa và Thể thao, Sở Xây dựng, Sở Y tế và 1 cơ quan nữa): "
                "phối hợp qua nhóm “Các sở, ban, ngành” 40 → 39"
            ),
            "Sở Kế hoạch và Đầu tư (/2022/co-quan/so-ke-hoach-va-dau-tu/): phối hợp qua nhóm “Các sở, ban, ngành” 39 → 38",
            "Sở Nội vụ (/2022/co-quan/so-noi-vu/): phối hợp qua nhóm “Các sở, ban, ngành” 24 → 23",
            "Sở Tài chính (/2022/co-quan/so-tai-chinh/): phối hợp qua nhóm “Các sở, ban, ngành” 29 → 28",
            "Sở Tư pháp (/2022/co-quan/so-tu-phap/): phối hợp qua nhóm “Các sở, ban, ngành” 38 → 37",
        ],
    ),
    "another lead": (
        [("data/2022/tasks/i-2-1.yml", "lead: Sở Tư pháp", "lead: Sở Nội vụ")],
        [
            "Sản phẩm I.2.1.1 “Kế hoạch kiểm tra VBQPPL trên địa bàn tỉnh.”: sửa (data/2022/tasks/i-2-1.yml:8)",
            "Cơ quan chủ trì",
            "→ trước: Sở Tư pháp",
            "→ nay: Sở Nội vụ",
            "→ cơ quan chủ trì đổi từ Sở Tư pháp sang Sở Nội vụ",
        ],
        [
            "Sở Nội vụ (/2022/co-quan/so-noi-vu/): chủ trì 17 → 18, phối hợp qua nhóm “Các sở, ban, ngành” 24 → 23",
            "Sở Tư pháp (/2022/co-quan/so-tu-phap/): chủ trì 2 → 1, phối hợp qua nhóm “Các sở, ban, ngành” 38 → 39",
        ],
    ),
    "one more lead": (
        [("data/2022/tasks/i-2-1.yml", "lead: Sở Tư pháp", "lead: Sở Tư pháp; Bưu điện tỉnh")],
        [
            "Sản phẩm I.2.1.1 “Kế hoạch kiểm tra VBQPPL trên địa bàn tỉnh.”: sửa (data/2022/tasks/i-2-1.yml:8)",
            "Cơ quan chủ trì: Sở Tư pháp[thêm: ; Bưu điện tỉnh]",
            "→ thêm Bưu điện tỉnh làm cơ quan chủ trì",
        ],
        ["Bưu điện tỉnh (/2022/co-quan/buu-dien-tinh/): chủ trì 0 → 1"],
    ),
    "words of a product": (
        [(TASK, "công bố công khai danh mục các TTHC mới", "công bố rộng rãi danh mục TTHC mới")],
        [
            "Sản phẩm II.2.1.2: sửa (data/2022/tasks/ii-2-1.yml:13)",
            (
                "Sản phẩm: Quyết định của Chủ tịch UBND tỉnh công bố [bỏ: công khai] [thêm: rộng rãi] danh mục "
                "[bỏ: các] TTHC mới, sửa đổi, bổ sung hoặc thay thế của các sở, ngành, UBND cấp huyện, UBND cấp xã."
            ),
        ],
        [],
    ),
    "a short title": (
        [(TASK, "title: Rà soát, đánh giá TTHC", "title: Rà soát và đánh giá TTHC")],
        [
            "Nhiệm vụ II.2.1: sửa (data/2022/tasks/ii-2-1.yml:2)",
            "Tên gọi ngắn: Rà soát[bỏ: ,] [thêm: và] đánh giá TTHC do các cấp chính quyền trong tỉnh giải quyết",
            (
                "nguyên văn của văn bản: “Thực hiện rà soát, đánh giá TTHC thuộc thẩm quyền giải quyết của các cấp chính "
                "quyền trên địa bàn tỉnh.”"
            ),
        ],
        [],
    ),
    "an activity": (
        [(TASK, "- text: Báo cáo giải quyết TTHC theo thẩm quyền", "- text: Báo cáo việc giải quyết TTHC")],
        [
            "Nhiệm vụ II.2.1, hoạt động 2: sửa (data/2022/tasks/ii-2-1.yml:18)",
            "Hoạt động",
            "→ trước: Báo cáo giải quyết TTHC theo thẩm quyền",
            "→ nay: Báo cáo việc giải quyết TTHC",
        ],
        [],
    ),
    "a correction": (
        [
            ("data/2022/tasks/i-3-1.yml", "Báo cáo công tác theo dõi", "Báo cáo về công tác theo dõi"),
            (
                "data/2022/tasks/i-3-1.yml",
                "timing: Thường xuyên",
                (
                    "timing: Thường xuyên\n        corrections: [{field: text, source: Báo cáo công, "
                    "published: Báo cáo về công, reason: Thiếu chữ.}]"
                ),
            ),
        ],
        [
            "Sản phẩm I.3.1.1: sửa (data/2022/tasks/i-3-1.yml:11)",
            "Sản phẩm: Báo cáo [thêm: về] công tác theo dõi tình hình thi hành pháp luật.",
            "Hiệu đính",
            "→ Người gửi cho rằng bản nguồn in sai; hãy mở bản nguồn ra xem",
            "→ thêm hiệu đính ở “Sản phẩm”: “Báo cáo công” → “Báo cáo về công”. Lý do: Thiếu chữ.",
        ],
        [],
    ),
    "a note goes": (
        [
            (
                "data/2022/tasks/vi-1-1.yml",
                (
                    "notes:\n  - kind: reading\n    text: Trong bản nguồn, dòng này bị chỗ ngắt trang cắt làm hai "
                    "ở mọi cột, trừ cột TT. Ở đây đã nối lại thành một dòng.\n"
                ),
                "",
            )
        ],
        [
            (
                "Nhiệm vụ VI.1.1 “Hoàn thiện Hệ thống Quản lý văn bản và điều hành của tỉnh”: sửa "
                "(data/2022/tasks/vi-1-1.yml:2)"
            ),
            "Ghi chú",
            (
                "→ bỏ ghi chú về cả mục: “Trong bản nguồn, dòng này bị chỗ ngắt trang cắt làm hai ở mọi cột, trừ cột TT. "
                "Ở đây đã nối lại thành một dòng.”"
            ),
        ],
        [],
    ),
    "a new product": (
        [(TASK, LAST_ACTIVITY, NEW_DELIVERABLE + LAST_ACTIVITY)],
        [
            (
                "Nhiệm vụ II.2.1, hoạt động 3 “Duy trì việc nhập dữ liệu, công khai các TTHC trên cơ sở dữ…”: sửa "
                "(data/2022/tasks/ii-2-1.yml:30)"
            ),
            "Các sản phẩm",
            "→ thêm sản phẩm II.2.1.6",
            "Sản phẩm II.2.1.6: thêm (data/2022/tasks/ii-2-1.yml:37)",
            "Mã: [thêm: II.2.1.6]",
            "Sản phẩm: [thêm: Sổ tay giải quyết TTHC.]",
            "Cơ quan chủ trì: [thêm: Sở Nội vụ]",
            "Thời gian thực hiện: [thêm: Quý II năm 2022]",
            "thêm một sản phẩm, thời gian: Quý II",
        ],
        [
            "II. Cải cách thủ tục hành chính (TTHC) (/2022/linh-vuc/thu-tuc-hanh-chinh/): 15 → 16 sản phẩm",
            "Tất cả nhiệm vụ (/2022/nhiem-vu/): 61 → 62 sản phẩm",
            "Quý II năm 2022 (/2022/quy/2/): 6 → 7 sản phẩm",
            "Sở Nội vụ (/2022/co-quan/so-noi-vu/): chủ trì 17 → 18",
        ],
    ),
    "a member joins a group": (
        [(GROUPS, "    - ubnd-huyen-yen-mo", "    - ubnd-huyen-yen-mo\n    - bao-ninh-binh")],
        [
            "Nhóm “UBND cấp huyện” năm 2022: sửa (data/2022/groups.yml:25)",
            "Thành viên",
            "→ thêm thành viên Báo Ninh Bình (trang /2022/co-quan/bao-ninh-binh/)",
            f"đổi người làm ở những chỗ nêu nhóm này: {NAMING_DISTRICTS}",
        ],
        [
            (
                "Báo Ninh Bình (/2022/co-quan/bao-ninh-binh/): chủ trì qua nhóm “UBND cấp huyện” 0 → 16, "
                "phối hợp qua nhóm “UBND cấp huyện” 0 → 40"
            )
        ],
    ),
    "an agency's short name": (
        [(AGENCIES, "short: SNV", "short: Sở NV")],
        ["Cơ quan “Sở Nội vụ”: sửa (data/agencies.yml:5)", "Tên tắt", "→ trước: SNV", "→ nay: Sở NV"],
        [],
    ),
    "the meaning of an abbreviation": (
        [(GLOSSARY, "meaning: bảo hiểm xã hội", "meaning: Bảo hiểm xã hội")],
        ["Chữ viết tắt BHXH: sửa (data/glossary.yml:3)", "Nghĩa: [bỏ: bảo] [thêm: Bảo] hiểm xã hội"],
        [],
    ),
    "a document's issuer becomes known": (
        [(DOCUMENTS, "issuer: null", "issuer: UBND tỉnh")],
        [
            "Kế hoạch số 132/KH-UBND: sửa (data/documents.yml:15)",
            "Cơ quan ban hành: [thêm: UBND tỉnh]",
        ],
        [],
    ),
    "an objective": (
        [(SECTIONS, "được công bố, công khai và cập nhật kịp thời", "được công bố và cập nhật kịp thời")],
        [
            "Mục tiêu II.3: sửa (data/2022/sections.yml:28)",
            ("Mục tiêu: Các TTHC nội bộ giữa các cơ quan hành chính được công bố[bỏ: , công khai] và cập nhật kịp thời."),
        ],
        [],
    ),
    "a section's address": (
        [(SECTIONS, "slug: the-che", "slug: cai-cach-the-che")],
        [
            "Lĩnh vực I: sửa (data/2022/sections.yml:3)",
            "Địa chỉ: [thêm: cai-cach-]the-che",
        ],
        [
            "I. Cải cách thể chế (/2022/linh-vuc/cai-cach-the-che/): 0 → 5 sản phẩm",
            "I. Cải cách thể chế (/2022/linh-vuc/the-che/): 5 → 0 sản phẩm",
        ],
    ),
    "a paragraph": (
        [(PLAN, "title: Mục tiêu chung", "title: Các mục tiêu chung")],
        [
            "Phần I, mục 1.1: sửa (data/2022/plan.yml:24)",
            "Tiêu đề",
            "→ trước: Mục tiêu chung",
            "→ nay: Các mục tiêu chung",
        ],
        [],
    ),
    "the plan gets its number": (
        [
            (PLAN, "number: null", "number: 123/KH-UBND"),
            (PLAN, 'line: "Số: /', 'line: "Số: 123/'),
            (PLAN, 'quote: "Số: /', 'quote: "Số: 123/'),
        ],
        [
            "Kế hoạch năm 2022: sửa (data/2022/plan.yml:3)",
            "Số: [thêm: 123/KH-UBND]",
            "Dòng số, ký hiệu: Số: [thêm: 123]/KH-UBND",
            "Ghi chú",
            (
                "→ thay ghi chú ở “Dòng số, ký hiệu”: trước là về chữ “Số: /KH-UBND”: “Bản nguồn là bản dự thảo, số văn bản "
                "còn để trống.”; nay là về chữ “Số: 123/KH-UBND”: “Bản nguồn là bản dự thảo, số văn bản còn để trống.”"
            ),
        ],
        [],
    ),
    "the title of an indicator": (
        [(INDICATORS, "title: Xếp hạng năng lực cạnh tranh", "title: Thứ hạng năng lực cạnh tranh")],
        [
            "Chỉ tiêu “Thứ hạng năng lực cạnh tranh cấp tỉnh (PCI)”: sửa (data/2022/indicators.yml:11)",
            "Tên chỉ tiêu: [bỏ: Xếp] [thêm: Thứ] hạng năng lực cạnh tranh cấp tỉnh (PCI)",
            (
                "nguyên văn của văn bản: “Phấn đấu nâng chỉ số năng lực cạnh tranh cấp tỉnh (PCI) năm 2021 nằm trong nhóm 35 "
                "tỉnh, thành phố có thứ hạng cao nhất cả nước”"
            ),
        ],
        [],
    ),
}


@pytest.fixture
def records_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plan.changes.diff._pages", lambda *_: Pages())  # rendering every page takes a second


@pytest.mark.usefixtures("records_only")
@pytest.mark.parametrize(("edits", "words", "on_pages"), RIGHT.values(), ids=RIGHT)
def test_a_right_edit_is_told_in_words_and_can_be_made_again_from_the_json(
    tmp_path: Path, archive: Archive, edits: list[Edit], words: list[str], on_pages: list[str]
) -> None:
    after = edited(tmp_path / "after", *edits)
    found = changes(archive, after)
    assert told(found) == words
    assert lists(found) == on_pages
    again = applied(data_of(archive), json.loads(as_json(found)))
    assert again == data_of(after)


def test_the_data_can_be_written_again_from_what_is_compared(tmp_path: Path, archive: Archive) -> None:
    rebuilt(data_of(archive), tmp_path)
    assert in_one_order(load(tmp_path)) == in_one_order(archive)


def in_one_order(archive: Archive) -> Archive:
    """Sort the lists whose order says nothing."""
    plans = tuple(
        dataclasses.replace(
            plan, groups=tuple(sorted(plan.groups, key=str)), indicators=tuple(sorted(plan.indicators, key=str))
        )
        for plan in archive.plans
    )
    lists = {
        name: tuple(sorted(getattr(archive, name), key=str))
        for name in ("agencies", "documents", "glossary", "concepts", "bywords")
    }
    return dataclasses.replace(archive, plans=plans, **lists)


def test_nothing_changed(archive: Archive) -> None:
    found = changes(archive, archive)
    assert found.is_empty
    assert text(found) == f"{NOTHING_CHANGED}\n"
    assert json.loads(as_json(found))["records"] == []


LAYOUTS: dict[str, Callable[[Any], str]] = {
    "keys sorted": lambda data: yaml.safe_dump(data, allow_unicode=True, sort_keys=True),
    "one line": lambda data: json.dumps(data, ensure_ascii=False, default=str),
    "wide, with comments": lambda data: "# Ghi chú\n\n" + yaml.safe_dump(data, allow_unicode=True, width=10**6),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_another_layout_is_no_change(tmp_path: Path, archive: Archive, layout: Callable[[Any], str]) -> None:
    project = Project(tmp_path)
    for file in sorted({*(tmp_path / "data").rglob("*.yml")} - {*(tmp_path / "data").rglob("proof.yml")}):
        file.write_text(layout(yaml.safe_load(file.read_text(encoding="utf-8"))), encoding="utf-8")
    assert project.problems() == []
    assert text(changes(archive, load(tmp_path))) == f"{NOTHING_CHANGED}\n"


def test_another_order_of_records_is_told_as_order_only(tmp_path: Path, archive: Archive) -> None:
    project = Project(tmp_path)
    for file in (AGENCIES, GLOSSARY, DOCUMENTS, GROUPS):
        data = yaml.safe_load(project.content(file))
        project.write(file, yaml.safe_dump(data[::-1], allow_unicode=True))
    found = changes(archive, load(tmp_path))
    assert found.is_empty
    assert text(found).splitlines()[0] == NOTHING_CHANGED
    assert "/2022/can-cu/" in text(found).splitlines()[1]


def test_counts_and_pages_of_a_new_task(tmp_path: Path, archive: Archive) -> None:
    project = Project(tmp_path)
    project.write("data/2022/tasks/i-1-2.yml", project.content(FIRST).decode().replace("I.1.1", "I.1.2"))
    found = changes(archive, load(tmp_path))
    lines = text(found).splitlines()
    assert lines[0] == "3 bản ghi thay đổi: 3 thêm."
    assert lines[lines.index("Số lượng") + 1].strip() == (
        "Kế hoạch năm 2022: 7 lĩnh vực, 28 mục tiêu, 40 → 41 nhiệm vụ, 61 → 62 sản phẩm."
    )
    assert found.pages.added == ("2022/nhiem-vu/i-1-2/",)
    assert found.pages.removed == ()
    assert "2022/linh-vuc/the-che/" in found.pages.changed
    assert "2022/linh-vuc/tai-chinh-cong/" not in found.pages.changed
    assert changes(load(tmp_path), archive).pages.removed == ("2022/nhiem-vu/i-1-2/",)


@pytest.mark.usefixtures("records_only")
def test_a_renumbered_product_is_recognised(tmp_path: Path, archive: Archive) -> None:
    after = edited(tmp_path, ("data/2022/tasks/i-3-1.yml", "id: I.3.1.1", "id: I.3.1.2"))
    assert "câu chữ của I.3.1.1 nay ở I.3.1.2: đổi mã?" in told(changes(archive, after))


@pytest.mark.usefixtures("records_only")
def test_an_activity_before_others_leaves_them_alone(tmp_path: Path, archive: Archive) -> None:
    after = edited(tmp_path, (TASK, LAST_ACTIVITY, f"  - text: Một việc nữa.\n{LAST_ACTIVITY}"))
    found = changes(archive, after)
    assert told(found) == [
        "Nhiệm vụ II.2.1, hoạt động 4: thêm (data/2022/tasks/ii-2-1.yml:37)",
        "Hoạt động: [thêm: Một việc nữa.]",
    ]
    assert applied(data_of(archive), json.loads(as_json(found))) == data_of(after)


def test_words_are_kept_whole() -> None:
    assert pieces("Sở Nội vụ", "Sở Nội chính") == (Piece("same", "Sở Nội "), Piece("gone", "vụ"), Piece("new", "chính"))
    assert pieces("", "Sở") == (Piece("new", "Sở"),)
    long = pieces("a b " * 3000, "c d " * 3000)
    assert [piece.kind for piece in long] == ["gone", "new", "same"]


REPLACED = [
    pytest.param(
        "Sẵn sàng kết nối họp trực tuyến từ cấp tỉnh tới cấp xã",
        "Sẵn sàng kết nối họp trực tuyến từ cấp tỉnh đến cấp xã",
        [": Sẵn sàng kết nối họp trực tuyến từ cấp tỉnh [bỏ: tới] [thêm: đến] cấp xã"],
        id="a word for another",
    ),
    pytest.param(
        "Bố trí đủ tài chính và nhân lực cho CCHC",
        "Bố trí đủ tài chính, nhân lực cho CCHC",
        [": Bố trí đủ tài chính [bỏ: và][thêm: ,] nhân lực cho CCHC"],
        id="a comma for a word, with no space before it",
    ),
    pytest.param(
        "Sở Thông tin và Truyền thông; Văn phòng UBND tỉnh",
        "Văn phòng UBND tỉnh",
        [": [bỏ: Sở Thông tin và Truyền thông;] Văn phòng UBND tỉnh"],
        id="more than half only gone",
    ),
    pytest.param(
        "Thường xuyên đo lường sự hài lòng của người dân, tổ chức",
        "Đo lường thường xuyên sự hài lòng của người dân, tổ chức",
        [
            "",
            "trước: Thường xuyên đo lường sự hài lòng của người dân, tổ chức",
            "nay: Đo lường thường xuyên sự hài lòng của người dân, tổ chức",
        ],
        id="more than two marks in a short text",
    ),
    pytest.param(
        "Tỷ lệ hồ sơ giải quyết trực tuyến mức độ 4",
        "Tỷ lệ thủ tục hành chính cung cấp trực tuyến mức độ 4",
        [
            "",
            "trước: Tỷ lệ hồ sơ giải quyết trực tuyến mức độ 4",
            "nay: Tỷ lệ thủ tục hành chính cung cấp trực tuyến mức độ 4",
        ],
        id="more than a third is another",
    ),
    pytest.param(
        "Một hai. " + "Ba bốn năm. " * 7 + "Sáu bảy. " + "Tám chín mười. " * 3,
        "Một năm. " + "Ba bốn năm. " * 7 + "Sáu mười. " + "Tám chín mười. " * 3,
        [
            (
                ": Một [bỏ: hai] [thêm: năm]. Ba bốn năm. Ba bốn năm. Ba bốn năm. Ba bốn năm. Ba bốn năm. Ba bốn năm. "
                "Ba bốn năm. Sáu [bỏ: bảy] [thêm: mười]. Tám chín mười. Tám chín mười. Tám chín mười."
            )
        ],
        id="four marks in a long text",
    ),
]


@pytest.mark.parametrize(("before", "after", "lines"), REPLACED)
def test_marks_are_few_or_both_texts_are_whole(before: str, after: str, lines: list[str]) -> None:
    marks = {"same": "{}", "gone": "[bỏ: {}]", "new": "[thêm: {}]"}
    shown = marked(pieces(before, after))
    assert ["".join(marks[piece.kind].format(piece.words) for piece in line) for line in shown] == lines


def test_the_words_that_stayed_are_in_both_texts() -> None:
    chance = random.Random(4)  # noqa: S311 - not a secret
    for _ in range(300):
        texts = [
            "".join(chance.choices(["Sở ", "Nội ", "vụ", ", ", " ", "quý I", "."], k=chance.randrange(12))) for _ in range(2)
        ]
        found = pieces(*texts)
        assert ["".join(piece.words for piece in found if piece.kind != other) for other in ("new", "gone")] == texts


@pytest.mark.usefixtures("records_only")
def test_a_new_year_is_told_as_a_whole(tmp_path: Path, archive: Archive) -> None:
    project = Project(tmp_path)
    for path in sorted((tmp_path / "data/2022").rglob("*.yml")):
        words = path.read_text(encoding="utf-8").replace("timing: Quý I năm 2022", "timing: Quý I năm 2023")
        words = re.sub(r"(?<=timing: )(.*)2022", r"\g<1>2023", words).replace("\nyear: 2022", "\nyear: 2023")
        project.write(f"data/2023/{path.relative_to(tmp_path / 'data/2022').as_posix()}", words)
    lines = told(changes(archive, load(tmp_path)))
    assert lines[0] == "Kế hoạch năm 2023: thêm (data/2023/plan.yml:3)"
    records = sum(1 for key in data_of(archive) if key[1] == 2022 and key[0] != "activities")
    activities = sum(len(items) for key, items in data_of(archive).items() if key[0] == "activities")
    assert lines[-1] == f"cùng {records + activities - 1} bản ghi của kế hoạch này"
    assert not [line for line in lines if line.startswith("Sản phẩm ")]


def test_many_random_edits_can_be_made_again(tmp_path: Path, archive: Archive) -> None:
    """Products, texts and whole tasks go, come and change; the JSON of the difference makes one state from the other."""
    chance = random.Random(4)  # noqa: S311 - not a secret
    for number in range(6):
        data = data_of(archive)
        for key in chance.sample(sorted(data, key=str), 25):
            _spoil(data, key, chance)
        folder = tmp_path / str(number)
        rebuilt(data, folder)
        after = load(folder)
        difference = json.loads(as_json(_only_records(archive, after)))
        assert applied(data_of(archive), difference) == data_of(after)
        back = json.loads(as_json(_only_records(after, archive)))
        assert applied(data_of(after), back) == data_of(archive)


def _only_records(before: Archive, after: Archive) -> Changes:
    return Changes(compare(before, after), (), (), Pages())


def _spoil(data: dict[Any, Any], key: Any, chance: random.Random) -> None:
    """Change a record in one of several ways that still load."""
    kind = key[0]
    if kind == "activities":
        chance.shuffle(data[key])
    elif kind in {"deliverable", "objective", "task"}:
        words = " ".join(data[key]["text"]).split()
        chance.shuffle(words)
        data[key]["text"] = [" ".join(words)]
        data[key].pop("coordinating", None)
        for name in ("corrections", "notes"):
            data[key].pop(name, None)
    elif kind in {"indicator", "term"}:
        del data[key]


def test_the_json_says_in_words_what_the_terminal_says(tmp_path: Path, archive: Archive) -> None:
    found = changes(archive, edited(tmp_path, (TASK, "timing: Quý I năm 2022", "timing: Quý II năm 2022")))
    told = json.loads(as_json(found))["told"]
    assert [(block["kind"], block["title"]) for block in told if block["kind"] != "record"] == [
        ("words", ""),
        ("list", "Từng thay đổi"),
        ("list", "Số lượng"),
        ("list", "Danh sách sản phẩm trên các trang"),
        ("folded", "Các trang có thay đổi"),
    ]
    record = told[2]
    title = f"Sản phẩm II.2.1.1 {PLAN_OF_REVIEW}: sửa"
    assert (record["title"], record["place"]["line"], record["gone"]) == (title, 8, False)
    said, effect = record["lines"]
    pieces = [(piece["kind"], piece["words"]) for piece in said["pieces"] if piece["words"].strip()]
    assert pieces[-4:] == [("same", "Quý"), ("gone", "I"), ("new", "II"), ("same", "năm 2022")]
    assert "".join(piece["words"] for piece in said["pieces"]) == "Thời gian thực hiện: Quý I II năm 2022"
    assert (effect["depth"], effect["pieces"][0]["words"]) == (1, "chuyển từ Quý I sang Quý II, hạn mới 30/6/2022")
