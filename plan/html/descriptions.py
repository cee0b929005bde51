"""What a search engine or a shared link says of each page that the data imply, in one sentence or two."""

from __future__ import annotations

from collections.abc import Mapping

from plan.facts.pages import Page, pages
from plan.facts.remarks import said
from plan.facts.tables import day
from plan.facts.year import year_of
from plan.ground.model import Archive, Plan, Repeal
from plan.reading.timing import deadline

LONGEST = 160
"""Search engines show about so many characters."""


def descriptions(archive: Archive) -> Mapping[str, str]:
    """Return a description for each page, as plain text, by the page's address from the site's root."""
    return {page.address: shortened(_said(archive, page)) for page in pages(archive)}


def shortened(text: str) -> str:
    """Return a text in one line, cut after a word when it is too long."""
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    cut = line[: LONGEST - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


def _said(archive: Archive, page: Page) -> str:
    year, *arguments = page.arguments
    plan = archive.plan[int(year)]
    match page.view, arguments:
        case "section_page", [section]:
            found = plan.section[section]
            tasks = sum(task.section == section for task in plan.tasks_in_force)
            return f"Lĩnh vực {section}. {found.title}: {len(found.objectives)} mục tiêu, {tasks} nhiệm vụ của {plan.name}."
        case "task_page", [task]:
            item = plan.task[task]
            told = f"{item.count} sản phẩm" if not item.repealed_by else _ended(archive, item.repealed_by)
            return f"Nhiệm vụ {task} năm {year}, {told}. {' '.join(item.text)}"
        case "agency_page", [agency]:
            led, helped = (len(year_of(archive, plan).duties.of(agency, role)) for role in ("lead", "coordinating"))
            name = archive.agency[agency].name
            return f"{name}: chủ trì {led} sản phẩm, phối hợp {helped} sản phẩm trong {plan.name}."
        case "sheet_page" | "embed_page" as view, [agency]:
            return _FORMS[view].format(agency=archive.agency[agency].name, plan=plan.name)
        case "quarter_page", [quarter]:
            number, due = len(plan.rows.due_in(int(quarter))), day(deadline(int(quarter), plan.year))
            return f"{number} sản phẩm đến hạn trong quý {quarter}, chậm nhất {due}, theo {plan.name}."
    return _OTHERS[page.view].format(plan=plan.name, **_numbers(plan))


def _ended(archive: Archive, repeal: Repeal) -> str:
    words = said(repeal, archive.document[repeal.document])
    return f"đã {words[0].lower()}{words[1:]}"


def _numbers(plan: Plan) -> Mapping[str, int]:
    found = {"tasks": plan.tasks_in_force, "rows": plan.rows, "sections": plan.sections, "aims": plan.indicators}
    return {name: len(items) for name, items in found.items()}


_FORMS = {
    "sheet_page": "Phiếu nhiệm vụ để in của {agency}: từng sản phẩm theo quý, có ô đánh dấu; theo {plan}.",
    "embed_page": "Danh sách sản phẩm của {agency} để nhúng vào trang khác, theo {plan}.",
}
_OTHERS = {
    "home_page": "Tra cứu {plan}: cơ quan nào làm gì, khi nào xong, ra kết quả gì.",
    "plan_page": "{plan}: {sections} lĩnh vực, {tasks} nhiệm vụ, {rows} sản phẩm; cơ quan chủ trì theo từng quý.",
    "sections_page": "{sections} lĩnh vực của {plan}, với số nhiệm vụ và sản phẩm của từng lĩnh vực.",
    "tasks_page": "Bảng {rows} sản phẩm của {tasks} nhiệm vụ trong {plan}; lọc theo cơ quan, lĩnh vực, thời gian.",
    "agencies_page": "Các cơ quan, nhóm cơ quan được giao việc trong {plan}.",
    "quarters_page": "Sản phẩm đến hạn trong từng quý theo {plan}.",
    "ongoing_page": "Sản phẩm làm thường xuyên cả năm, không có hạn riêng, theo {plan}.",
    "conditional_page": "Sản phẩm có thời gian theo văn bản hoặc sự kiện khác trong {plan}.",
    "full_text_page": "Toàn văn {plan}: bốn phần I–IV và Phụ lục, mỗi đoạn có địa chỉ riêng.",
    "documents_page": "Các văn bản mà {plan} viện dẫn, và những chỗ nhắc tới.",
    "indicators_page": "{aims} chỉ tiêu có con số hoặc thứ hạng trong {plan}, kèm nguyên văn.",
    "corrections_page": "Những chỗ chữ trên trang khác bản nguồn của {plan}, và lý do.",
    "changes_page": "Những lần dữ liệu của {plan} thay đổi trên trang này.",
    "glossary_page": "Nghĩa của các chữ viết tắt dùng trong {plan}.",
}
