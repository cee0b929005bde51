"""What the tables of progress say of themselves, and who has reported on which period when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plan.facts.own_reports import PeriodReports, in_each_period
from plan.facts.pictures import Picture, listed
from plan.facts.progress_tables import Tally, percent
from plan.facts.standing import DONE, OPEN
from plan.facts.tables import day
from plan.facts.year import Year
from plan.ground.addresses import Slug
from plan.ground.folding import folded
from plan.ground.model import QUARTERS, ROMAN, Agency


@dataclass(frozen=True)
class Receipts:
    """What an agency handed in, period by period; or that all those of whom the same was asked handed in nothing."""

    agencies: tuple[Agency, ...]
    cells: tuple[PeriodReports, ...]


def receipts(of: Year) -> tuple[Receipts, ...]:
    """Return who has reported on which period when, those last, together, who never did.

    A period is left out on which nobody has to report, or did.
    """
    asked = {*of.reported.expected_of, *(report.agency for report in of.plan.reports)}
    found = {agency: in_each_period(of, agency) for agency in asked}
    told = {each.period.id for cells in found.values() for each in cells if each.due or each.sent}
    alike: dict[object, list[Agency]] = {}
    for agency in sorted(asked, key=lambda agency: (folded(of.agency[agency].name), agency)):
        has_sent = any(each.sent for each in found[agency])
        alike.setdefault(agency if has_sent else tuple(each.due for each in found[agency]), []).append(of.agency[agency])
    shown = {agency: tuple(each for each in cells if each.period.id in told) for agency, cells in found.items()}
    rows = (Receipts(tuple(agencies), shown[agencies[0].id]) for agencies in alike.values())
    return tuple(sorted(rows, key=lambda row: not any(cell.sent for cell in row.cells)))


def states_picture(of: Year, tally: Tally) -> Picture:
    """Return what the grid of states says: how much is done, how much is not, of how much it is not known."""
    done, still = (sum(tally.states[state] for state in states) for states in (DONE, OPEN))
    message = f"{tally.total} sản phẩm: {done} đã hoàn thành, {still} chưa, {tally.total - done - still} chưa rõ"
    counted = (
        "Mỗi sản phẩm được đếm một lần, theo báo cáo mới nhất của mọi cơ quan chủ trì. Chưa rõ không có nghĩa là chưa làm: "
        "“chưa báo cáo” là đã quá hạn gửi báo cáo mà có cơ quan chưa gửi, dù cơ quan khác đã gửi; “chưa đủ báo cáo” là còn "
        "thiếu báo cáo chưa quá hạn gửi, hoặc không văn bản nào ghi hạn gửi."
    )
    return Picture("trang-thai", message, counted, _source(of))


def sections_picture(of: Year, tallies: Iterable[Tally]) -> Picture:
    """Return what the table of sections says: between which rates they are."""
    counted = "Mỗi sản phẩm được đếm một lần, ở lĩnh vực của nó."
    return Picture(Slug.SECTIONS, f"Theo lĩnh vực: {_spread(tallies)}", counted, _source(of))


def agencies_picture(of: Year, tallies: Iterable[Tally]) -> Picture:
    """Return what the table of agencies says: between which rates they are."""
    found = [*tallies]
    counted = (
        "Mỗi cơ quan chỉ được đếm theo báo cáo của chính mình, về những sản phẩm mình chủ trì, đích danh hay qua nhóm. "
        "Sản phẩm của một nhóm, của nhiều cơ quan được đếm cho từng cơ quan, nên cộng các dòng không ra tổng. Nhóm không "
        "đứng thành dòng riêng."
    )
    return Picture(Slug.AGENCIES, f"{len(found)} cơ quan chủ trì: {_spread(found)}", counted, _source(of))


def times_picture(of: Year, tallies: Iterable[Tally]) -> Picture:
    """Return what the table of quarters says: in which something is due already, and between which rates they are."""
    found = [*tallies]
    due = [f"Quý {ROMAN[quarter]}" for quarter, each in zip(QUARTERS, found, strict=False) if each.rates.due]
    message = f"{listed(due)} đã có sản phẩm đến hạn: {_spread(found)}" if due else "Chưa quý nào có sản phẩm đến hạn"
    counted = (
        "Sản phẩm có hạn ở nhiều quý được đếm ở mỗi quý, theo lần đến hạn của quý ấy, nên cộng các dòng không ra tổng: hoàn "
        "thành của quý này không che chưa hoàn thành của quý khác."
    )
    return Picture(Slug.QUARTERS, message, counted, _source(of))


def receipts_picture(of: Year) -> Picture:
    """Return what the table of reports says: how many have reported on the last period that is no longer waited for."""
    return Picture(Slug.REPORT, _received(of), _receipts_counted(of), _source(of))


def _received(of: Year) -> str:
    come = [each for each in of.reported.expected() if each.due <= of.reported.day]
    if not come:
        agencies = {report.agency for report in of.plan.reports}
        return f"{len(of.plan.reports)} báo cáo của {len(agencies)} cơ quan đã được công bố"
    last = [each for each in come if each.period == come[-1].period]
    sent = [each for each in last if each.sent]
    late = sum(each.is_late for each in sent)
    of_them = f", {late} quá hạn gửi" if late else ""
    return f"{last[0].period.name}: {len(sent)} trong {len(last)} cơ quan đã gửi báo cáo{of_them}"


def _receipts_counted(of: Year) -> str:
    reporting = of.plan.reporting
    if not reporting or not reporting.periods:
        return "Chưa có văn bản nào ghi hạn gửi báo cáo, nên không nói được cơ quan nào chưa báo cáo."
    grace = reporting.grace
    after = f"Quá hạn gửi {grace.days} ngày mà chưa có thì mới là chưa gửi báo cáo ({grace.source})." if grace else ""
    return f"Ngày trong ô là ngày báo cáo; báo cáo sau sửa, bổ sung báo cáo trước và cả hai còn nguyên. {after}".strip()


def _spread(tallies: Iterable[Tally]) -> str:
    """Return between which rates of what is done some products are: "hoàn thành từ 28,5% đến 75%".

    Those of which nobody has reported anything have no rate.
    """
    known = [each.rates for each in tallies if each.rates.is_known]
    rates = sorted(known, key=lambda rates: rates.done / rates.due)
    if not rates:
        return "chưa có sản phẩm đến hạn nào được báo cáo"
    least, most = (percent(each.done, each.due) for each in (rates[0], rates[-1]))
    return f"hoàn thành {least}" if least == most else f"hoàn thành từ {least} đến {most} số sản phẩm đến hạn"


def _source(of: Year) -> str:
    return f"báo cáo của các cơ quan, tính đến báo cáo ngày {day(of.reported.day)}"
