"""The sheet of an agency: what part IV charges it with stands on it, too."""

from plan.facts.duties import Duties
from plan.facts.located import clause_name
from plan.ground.model import Archive, Plan
from tests.unit.rendering import shown


def test_a_sheet_has_a_box_to_tick_for_every_paragraph_of_part_iv(archive: Archive, plan: Plan) -> None:
    duties = Duties(plan)
    for agency in ("so-noi-vu", "so-y-te", "bao-ninh-binh"):
        page, charges = shown(archive, f"2022/co-quan/{agency}/phieu/"), duties.charges.get(agency, ())
        tables = [node for node in page.css("table") if "Phần IV" in node.css_first("caption").text()]
        assert len(tables) == bool(charges)
        for mark in page.css(".kh-mark"):
            mark.decompose()
        lines = [node for table in tables for node in table.css("tbody tr:not(.kh-sheet__time)")]
        wanted = [clause for charge in charges for clause in charge.clause.walk() if clause is not charge.clause]
        assert [node.css_first("td:nth-child(2)").text().strip() for node in lines] == [
            " ".join(filter(None, (clause.label, clause.words))) for clause in wanted
        ]
        links = [(node.css_first("a").attributes["href"], node.css_first("a").text()) for node in lines]
        assert links == [(f"../../../../2022/toan-van/#{clause.anchor}", clause_name(clause)) for clause in wanted]
        assert all(node.css(".kh-tick") for node in lines)
