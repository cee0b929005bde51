"""Rules of who reports on what: only who leads a product, once a report, and nothing taken back without a reason."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterator

from plan.facts.dues import Due
from plan.facts.retold import is_earlier
from plan.facts.standing import Reply, speaks_of
from plan.facts.undoing import amendments_of, original
from plan.facts.year import Year
from plan.ground.model import Report, ReportRow, Row, titled
from plan.ground.problems import Problem, Problems, Replacement, meant, nearest, say, shown
from plan.reading.names import Names
from plan.rules.reports import can_be, told

_SAME_BUT_A_SLIP = 0.8


def reporters(of: Year, today: dt.date) -> Problems:
    """Check who reports on what: needs every record of the plan, and the register of agencies."""
    known = _Known(of)
    seen = set[str]()
    for report in of.plan.reports:
        if not known.can_report(report):
            yield from () if report.place.file in seen else known.stranger(report)
            seen.add(report.place.file)
            continue
        is_dated = can_be(report, of.plan.year, today)
        yield from (found for row in report.rows for found in known.of_row(report, row, is_dated=is_dated))
        yield from known.twice(report)
    if all(can_be(report, of.plan.year, today) for report in of.plan.reports):  # else what came before is not known
        yield from _otherwise_than_before(of)


class _Known:
    """What of a plan can be reported, by whom."""

    def __init__(self, of: Year) -> None:
        self._of = of
        self._rows = {row.deliverable.id: row for row in of.plan.all_rows}
        self._names = Names(of.archive.agencies)
        self._leaders = {found: self._led(row) for found, row in self._rows.items()}
        self.reporting = frozenset(
            agency for leaders in self._leaders.values() for agency in leaders if not self._is_group(agency)
        )

    def _is_group(self, agency: str) -> bool:
        return agency in self._of.agency and self._of.agency[agency].kind == "group"

    def _led(self, row: Row) -> frozenset[str]:
        """Return who leads a row or led it before an amendment: what they reported then stays."""
        parties, _ = self._names.parties(" ".join(original(row.deliverable, "lead")))
        members = self._of.plan.members
        before = (agency for named in parties.agencies for agency in (named, *members.get(named, ())))
        return frozenset({*self._of.duties.leaders(row), *before})

    def can_report(self, report: Report) -> bool:
        """Tell whether a body leads anything of the plan, or may have when it reported."""
        rows = (self._rows[row.deliverable] for row in report.rows if row.deliverable in self._rows)
        is_body = report.agency in self._of.agency and not self._is_group(report.agency)
        return report.agency in self.reporting or (is_body and any(self._may_have_left(report, row) for row in rows))

    def _may_have_left(self, report: Report, row: Row) -> bool:
        """Tell whether a document later than a report changed who belongs to a leading group: who did before, none says."""
        decided = (group.reviewed for group in self._of.plan.groups if group.group in row.deliverable.lead.agencies)
        documents = (self._of.archive.document.get(document or "") for document in decided)
        return any(document and document.date and document.date > report.date for document in documents)

    def stranger(self, report: Report) -> Iterator[Problem]:
        """Say why nobody of a file's name can report."""
        agency, place = report.agency, report.place._replace(line=1, column=1)
        if agency not in self._of.agency:
            near = nearest(agency, sorted(self.reporting))
            remedy = meant(near, say("mã phải có trong data/agencies.yml", "the id must be in data/agencies.yml"))
            message = say(
                f'tên tệp phải là mã của cơ quan báo cáo; không có cơ quan nào có mã "{shown(agency)}"; {remedy}',
                f'the file is named by the id of who reports; no agency has the id "{shown(agency)}"; {remedy.en}',
            )
            yield Problem.at(place, found=message, kind="unknown-agency", record=agency)
        elif self._is_group(agency):
            message = say(
                f'"{agency}" là một nhóm cơ quan; từng cơ quan trong nhóm báo cáo ở tệp mang mã của mình',
                f'"{agency}" is a group; each of its members reports in a file named by its own id',
            )
            yield Problem.at(place, found=message, kind="group-reports", record=agency)
        else:
            message = say(
                f"{self._of.agency[agency].name} không chủ trì sản phẩm nào của Kế hoạch {self._of.plan.year}, nên không có "
                "gì để báo cáo; hãy xem lại tên tệp",
                f"{self._of.agency[agency].name} leads nothing of the plan of {self._of.plan.year} and has nothing to "
                "report; please look at the file's name again",
            )
            yield Problem.at(place, found=message, kind="leads-nothing", record=agency)

    def of_row(self, report: Report, row: ReportRow, *, is_dated: bool) -> Problems:
        """Check that a row is of a product in force that the agency leads, and what it says on a day that can be."""
        found = self._rows.get(row.deliverable)
        if found is None:
            yield self._unknown(report, row)
        elif report.agency not in self._leaders[row.deliverable]:
            if not self._may_have_left(report, found):
                yield self._not_led(report, row)
        elif not is_dated:
            return
        elif found.repealed_by and found.repealed_by.date <= report.date:
            day = found.repealed_by.date
            message = say(
                f"sản phẩm này đã bị bãi bỏ từ ngày {day}, trước báo cáo; hãy bỏ mục này",
                f"this product is repealed since {day}, before the report; please remove the item",
            )
            yield told(row, "deliverable", message, kind="repealed-deliverable", of=row.deliverable)
        elif not any(each.date > report.date for each in amendments_of(found.deliverable, "timing")):
            yield from _timely(report, row, found, self._of.reported.dues_of[row.deliverable])

    def _unknown(self, report: Report, row: ReportRow) -> Problem:
        own = [found for found, leaders in self._leaders.items() if report.agency in leaders]
        near = difflib.get_close_matches(row.deliverable, own, n=2, cutoff=_SAME_BUT_A_SLIP)
        beginning = [found for found in own if found.startswith(f"{row.deliverable}.")]
        only = next((found[0] for found in (beginning, near) if len(found) == 1), None)
        remedy = meant(only, say("hãy chép mã từ trang của cơ quan", "please copy the id from the agency's page"))
        message = say(
            f"Kế hoạch {self._of.plan.year} không có sản phẩm nào mang mã này; {remedy}",
            f"the plan of {self._of.plan.year} has no product with this id; {remedy.en}",
        )
        right = Replacement(row.deliverable, only) if only else None
        return told(row, "deliverable", message, kind="unknown-deliverable", of=row.deliverable, replacement=right)

    def _not_led(self, report: Report, row: ReportRow) -> Problem:
        lead, name = self._rows[row.deliverable].deliverable.lead.text, self._of.agency[report.agency].name
        message = say(
            f'{name} không chủ trì sản phẩm này (chủ trì: "{shown(lead)}"); chỉ cơ quan chủ trì báo cáo, hãy bỏ mục này '
            "hoặc sửa mã",
            f'{name} does not lead this product (lead: "{shown(lead)}"); only who leads it reports, please remove the item '
            "or mend the id",
        )
        return told(row, "deliverable", message, kind="not-led", of=row.deliverable)

    def twice(self, report: Report) -> Problems:
        """Tell each product of which a report speaks twice, of the same time."""
        seen = set[tuple[str, int | None]]()
        for row in report.rows:
            times = self._of.reported.dues_of.get(row.deliverable)
            about = row.deliverable, speaks_of(report, row, times).quarter if times else None
            if about in seen:
                message = say(
                    "sản phẩm này đã có ở trên trong cùng báo cáo; hãy bỏ một mục",
                    "this product stands above in the same report; please remove one of the two",
                )
                yield told(row, "deliverable", message, kind="reported-twice", of=row.deliverable)
            seen.add(about)


def _timely(report: Report, row: ReportRow, found: Row, times: tuple[Due, ...]) -> Problems:
    """Check a row by when its product is due; one whose time was amended later was reported by what was then in force."""
    if row.is_done and found.deliverable.timing.kind == "ongoing":
        message = say(
            "sản phẩm thực hiện thường xuyên, không có lúc nào là hoàn thành; hãy ghi not-done và nói ở "
            f"{titled(ReportRow, 'next_step')} việc đang làm",
            "the product is an ongoing one and never done; please write not-done, and tell what is being done in "
            f"{titled(ReportRow, 'next_step')}",
        )
        right = Replacement("done", "not-done")
        yield told(row, "result", message, kind="ongoing-done", of=row.deliverable, replacement=right)
    quarters = [due.quarter for due in times if due.quarter]
    if row.quarter and row.quarter not in quarters:
        yield _no_such_quarter(row, quarters)
    due = speaks_of(report, row, times)
    if due.limit and report.date > due.limit and not row.is_done and not row.difficulties:
        message = say(
            f"hạn ({due.last}) đã qua mà chưa hoàn thành, nên phải có {titled(ReportRow, 'difficulties')}",
            f"its deadline ({due.last}) has passed and it is not done, so {titled(ReportRow, 'difficulties')} must say why",
        )
        yield told(row, "result", message, kind="difficulties-missing", of=row.deliverable)


def _no_such_quarter(row: ReportRow, quarters: list[int]) -> Problem:
    has = ", ".join(map(str, quarters))
    remedy = (
        say(f"sản phẩm này có hạn ở các quý {has}", f"this product is due in the quarters {has}")
        if quarters
        else say(
            "sản phẩm này không có hạn ở nhiều quý, hãy bỏ khóa này", "it is not due again and again: please remove the key"
        )
    )
    message = say(f"không có hạn ở quý {row.quarter}; {remedy}", f"not due in quarter {row.quarter}; {remedy.en}")
    return told(row, "quarter", message, kind="not-due-then", of=row.deliverable)


def _otherwise_than_before(of: Year) -> Problems:
    """Check that who takes back what it reported of a product says why, and gives that reason nowhere else."""
    for replies in of.reported.history.values():
        before: dict[tuple[str, int | None], Reply] = {}
        for reply in replies:
            about = reply.agency, reply.due.quarter
            yield from _reasoned(reply, before.get(about))
            before[about] = reply


def _reasoned(reply: Reply, before: Reply | None) -> Problems:
    row = reply.row
    if before and not row.reason:
        yield from _unreasoned(reply, before)
    elif row.reason and not (before and _is_otherwise(reply, before)):
        message = say(
            "không có báo cáo trước nào ghi khác đi về việc đã xong hay ngày xong; hãy bỏ khóa này, hoặc chuyển lời ấy sang "
            f"{titled(ReportRow, 'difficulties')}",
            "no report before says otherwise of whether or when it was done; please remove the key, or move its words to "
            f"{titled(ReportRow, 'difficulties')}",
        )
        yield told(row, "reason", message, kind="reason-of-nothing", of=row.deliverable)


def _is_otherwise(reply: Reply, before: Reply) -> bool:
    return (before.row.is_done and reply.row.done_on != before.row.done_on) or is_earlier(reply, before)


def _unreasoned(reply: Reply, before: Reply) -> Problems:
    row, day = reply.row, reply.row.done_on
    key, needed = "done_on", titled(ReportRow, "reason")
    if before.row.is_done and not row.is_done:
        key = "result"
        found = say("ghi đã hoàn thành, nay ghi chưa", "says that it is done and this one that it is not")
    elif not is_earlier(reply, before):
        return
    elif before.row.is_done:
        found = say(
            f"ghi hoàn thành ngày {before.row.done_on}, nay ghi sớm hơn ({day})",
            f"says that it was done on {before.row.done_on} and this one earlier ({day})",
        )
    else:
        found = say(
            f"còn ghi chưa hoàn thành, nay ghi đã hoàn thành ngày {day}, không sau ngày ấy",
            f"says that it is not done and this one that it was on {day}, not after that day",
        )
    message = say(
        f"báo cáo ngày {before.report.date} {found}, nên phải có {needed}",
        f"the report of {before.report.date} {found.en}, so {needed} must say why",
    )
    yield told(row, key, message, kind="reason-missing", of=row.deliverable)
