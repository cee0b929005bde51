"""What pages written by hand say that depends on the plans: what is published, how it was compared, what is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from plan.facts.tables import day, number_word
from plan.facts.year import year_of
from plan.ground.addresses import Links, Slug
from plan.ground.model import Archive, Plan
from plan.html.frame import entities

_SHOWN = 12
"""How many digits of a hash tell it from others."""
_EXAMPLES = 2
"""How many groups stand for all."""


def subject(archive: Archive) -> str:
    """Return as Markdown what the site publishes: the newest plan, a draft where it has no number, and earlier ones."""
    plan = archive.newest
    draft, earlier = "bản dự thảo " if plan.number is None else "", " cùng kế hoạch các năm trước"
    return f"{draft}{entities(plan.name)}{earlier if len(archive.plans) > 1 else ''}"


def parts(archive: Archive) -> str:
    """Return what the plans have before their appendices: "bốn phần"; "các phần" where they differ."""
    return _counted({len(plan.parts) for plan in archive.plans}, "phần", "các phần")


def span(archive: Archive) -> str:
    """Return which parts the newest plan has: "các phần I–IV", "phần I"."""
    ids = [part.id for part in archive.newest.parts]
    return f"các phần {ids[0]}–{ids[-1]}" if len(ids) > 1 else f"phần {''.join(ids) or 'lời văn'}"


def charged(archive: Archive) -> str:
    """Return which part of the newest plan says who must do what: "Phần IV"."""
    return archive.newest.charged_in


def columns(archive: Archive) -> str:
    """Return how wide the appendices are: "tám cột"; "đủ các cột" where they differ."""
    return _counted({len(plan.columns) for plan in archive.plans}, "cột", "đủ các cột")


def _counted(numbers: set[int], noun: str, otherwise: str) -> str:
    return f"{number_word(*numbers)} {noun}" if len(numbers) == 1 and numbers != {1} else otherwise


def numbering(archive: Archive) -> str:
    """Return what ids of the newest plan's tasks and deliverables look like: with an objective's number, if it has any."""
    return "II.6.3 hay II.6.3.1" if archive.newest.objectives else "II.3 hay II.3.1"


def quarters(archive: Archive) -> str:
    """Return that the last days of quarters are this site's; of a plan that names other times, where it names quarters."""
    said = "Văn bản ghi quý;" if archive.newest.is_by_quarter else "Chỗ nào văn bản ghi quý,"
    return f"{said} ngày cuối quý là do trang này tính ra."


def groups_listing(archive: Archive) -> str:
    """Return as Markdown whence members of the newest plan's groups are known; "" without groups."""
    of = year_of(archive, archive.newest)
    names = [_quoted(of.agency[group.group].name) for group in of.plan.groups][:_EXAMPLES]
    return (
        f"- **Thành viên của nhóm cơ quan.** Kế hoạch giao việc cho cả nhóm như {' hay '.join(names)} mà không liệt kê thành"
        " viên. Danh sách thành viên lấy từ nguồn khác; trang của"
        f" [mỗi nhóm]({Links('', of.plan.year).plan(Slug.AGENCIES)}index.md) ghi rõ nguồn nào.\n"
        if names
        else ""
    )


def signed_listing(archive: Archive) -> str:
    """Return as Markdown what is not known of what was signed, plan by plan; "" when all is known."""
    return "".join(f"- {said}\n" for plan in archive.plans for said in _not_known(archive, plan))


def _which(archive: Archive, plan: Plan) -> str:
    return f" năm {plan.year}" if len(archive.plans) > 1 else ""


def _not_known(archive: Archive, plan: Plan) -> Iterator[str]:
    which = _which(archive, plan)
    blank = [name for name, value in (("số", plan.number), ("ngày", plan.day)) if value is None]
    if blank:
        yield f"{' và '.join(blank).capitalize()} của Kế hoạch{which}."
    if plan.compared is not None:
        return
    if plan.number is None:
        of = f" của Kế hoạch{which}" if which else ""
        yield f"Văn bản được ký{of} có đúng như bản dự thảo này không; sau khi ký có được sửa đổi không."
    else:
        yield f"Câu chữ của Kế hoạch{which} ở đây có đúng như văn bản đã ký không."


def unlisted(archive: Archive) -> str:
    """Return as Markdown that a group's members are not known, where the newest plan names a group without saying more."""
    of = year_of(archive, archive.newest)
    names = (of.agency[found].name for found in of.named if of.agency[found].is_group and found not in of.plan.members)
    name = next(names, "")
    said = f"Thành viên của những nhóm mà Kế hoạch chỉ gọi chung, chẳng hạn {_quoted(name[:1].lower() + name[1:])}."
    return f"- {said}\n" if name else ""


def unreported_listing(archive: Archive) -> str:
    """Return as Markdown what is not known of how plans are carried out: all, or what reports leave open.

    Only the newest plan's page is linked to: where an edit is looked at, the pages of others are not made again.
    """
    return "".join(f"- {_unreported(archive, plan)}\n" for plan in archive.plans)


def _unreported(archive: Archive, plan: Plan) -> str:
    which = _which(archive, plan)
    of = f" của Kế hoạch{which}" if which else ""
    said = "chưa được báo cáo đủ" if plan.reports else "chưa có báo cáo nào được công bố"
    linked = f"[{said}]({Links('', plan.year).plan(Slug.PROGRESS)}index.md)" if plan is archive.newest else said
    if plan.reports:
        return f"Tiến độ của những sản phẩm{of} {linked}; điều cơ quan báo cáo có đúng thực tế không."
    return f"Tiến độ và kết quả của từng nhiệm vụ, từng sản phẩm{of}: {linked}."


def reported_year(archive: Archive) -> str:
    """Return the year of the newest plan on which an agency has reported; "" without any report."""
    return next((str(plan.year) for plan in reversed(archive.plans) if plan.reports), "")


def _quoted(name: str) -> str:
    return f"“{entities(name).replace(entities(','), ',')}”"


def sources_listing(archive: Archive) -> str:
    """Return as Markdown, plan by plan, what it is compared with."""
    return "\n".join(f"- Kế hoạch năm {plan.year}: {_source(plan)} {_signed(plan)}" for plan in archive.plans)


def _source(plan: Plan) -> str:
    if not plan.source.is_whole:
        return "chưa có bản nguồn để đối chiếu."
    digest = f"{plan.source.text}"[:_SHOWN]
    return f"từng đoạn, từng ô đã được đối chiếu với bản nguồn `data/{plan.year}/source.txt` (SHA-256 `{digest}…`)."


def _signed(plan: Plan) -> str:
    what = "Bản nguồn ấy" if plan.source.is_whole else "Câu chữ ở đây"
    if plan.compared is None:
        return f"{what} chưa được cơ quan nào ghi nhận là đã so với văn bản đã ký."
    found = plan.compared
    return f"{what} đã được {entities(found.by)} so với văn bản đã ký ({entities(found.document)}) ngày {day(found.date)}."


ABOUT: Mapping[str, Callable[[Archive], str]] = {
    "about_subject": subject,
    "about_parts": parts,
    "about_span": span,
    "about_charged": charged,
    "about_columns": columns,
    "about_numbering": numbering,
    "about_quarters": quarters,
    "about_groups": groups_listing,
    "about_signed": signed_listing,
    "about_unlisted": unlisted,
    "about_unreported": unreported_listing,
    "sources_listing": sources_listing,
    "reported_year": reported_year,
}
"""What a page written by hand may call, by the name that it has there."""
