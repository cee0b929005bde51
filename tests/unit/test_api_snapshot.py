"""What the API says of a small plan of its own, word for word: a change of its shape is seen, one of the data is not."""

import datetime as dt
import json
import os
from pathlib import Path

from plan.export.api import api_files
from plan.ground.files import Build
from plan.ground.model import (
    Activity,
    Addition,
    Agency,
    Archive,
    Concept,
    Deliverable,
    Document,
    Indicator,
    Mention,
    Objective,
    Parties,
    Plan,
    Repeal,
    Section,
    Task,
    Term,
)
from plan.reading.timing import timing

SNAPSHOTS = Path(__file__).parent.parent / "snapshots" / "api"
LEAD = Parties("Sở A", (Mention(0, 4, "so-a"),))
WORDS = dict.fromkeys(
    (
        *("name", "issuer", "number_line", "date_line", "kind", "title", "opening", "recipients_label", "filing"),
        *("file_mark", "signer", "appendix_label", "appendix_title", "appendix_reference", "province"),
    ),
    "Lời <b>văn</b> & bản",
)
DOCUMENT = Document(id="1-qd-2030", number="1/QĐ", kind="Quyết định", date=dt.date(2030, 5, 1), issuer="Sở A", subject="sửa")
ADDED = Addition(document="1-qd-2030", date=dt.date(2030, 6, 1))
REPEALED = Repeal(document="1-qd-2030", date=dt.date(2030, 7, 1))
PLAN = Plan(
    **WORDS,
    year=2030,
    number=None,
    day=None,
    parts=(),
    recipients=(LEAD,),
    authority=("CHỦ TỊCH",),
    columns=(),
    indicators=(
        Indicator(
            id="mot-nua",
            title="Một nửa",
            value="tối thiểu 99,5%",
            number="99,5",
            unit="%",
            comparison="at-least",
            record="I.1",
            quote="Tối thiểu 99,5%",
        ),
        Indicator(
            id="hon", title="Hơn", value="cao hơn năm ngoái", comparison="above", record="I.1", quote="cao hơn năm ngoái"
        ),
    ),
    sections=(Section(id="I", slug="mot", title="Một", objectives=(Objective(id="I.1", text=("Mục tiêu",)),)),),
    tasks=(
        Task(
            id="I.1.1",
            title="Tên ngắn",
            text=("Nhiệm vụ", "hai đoạn"),
            activities=(
                Activity(
                    deliverables=(
                        Deliverable(id="I.1.1.1", text=("Báo cáo",), lead=LEAD, timing=timing("Quý I, IV năm 2030", 2030)),
                        Deliverable(
                            id="I.1.1.2", text=("Số",), lead=LEAD, coordinating=LEAD, timing=timing("Thường xuyên", 2030)
                        ),
                        Deliverable(
                            id="I.1.1.3", text=("Sổ",), lead=LEAD, timing=timing("Quý I năm 2030", 2030), added_by=ADDED
                        ),
                    )
                ),
            ),
        ),
        Task(
            id="I.1.2",
            title="Đã thôi",
            text=("Nhiệm vụ đã bãi bỏ",),
            activities=(
                Activity(
                    deliverables=(Deliverable(id="I.1.2.1", text=("Tờ",), lead=LEAD, timing=timing("Quý I năm 2030", 2030)),)
                ),
            ),
            repealed_by=REPEALED,
        ),
    ),
)
ARCHIVE = Archive(
    agencies=(Agency(id="so-a", name="Sở A", kind="agency", aliases=("A",)),),
    glossary=(Term(abbr="CCHC", meaning="[chưa có dữ liệu]"),),
    concepts=(Concept(term="chủ trì", meaning="đứng đầu", source="Nghị định số 1/NĐ-CP, Điều 3"),),
    documents=(DOCUMENT,),
    plans=(PLAN,),
)


def test_the_api_of_a_small_plan_is_as_it_was() -> None:
    files = api_files(ARCHIVE, Build(site_url="https://vi-du.example/"))
    api = {file.path.replace("/", "."): json.loads(file.content) for file in files if file.path.startswith("api/")}
    said = {name: json.dumps(value, ensure_ascii=False, indent=1) + "\n" for name, value in api.items()}
    if os.environ.get("BLESS"):
        for old in SNAPSHOTS.glob("*.json"):
            old.unlink()
        for name, text in said.items():
            (SNAPSHOTS / name).write_text(text, encoding="utf-8")
    kept = {file.name: file.read_text(encoding="utf-8") for file in SNAPSHOTS.glob("*.json")}
    changed = sorted(name for name in said.keys() | kept.keys() if said.get(name) != kept.get(name))
    assert changed == [], f"API khác bản đã lưu: {', '.join(changed)}; nếu cố ý, hãy chạy make bless"
