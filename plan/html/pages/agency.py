"""What one agency leads, coordinates on and is charged with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plan.facts import citing
from plan.facts.duties import ROLES, VERBS
from plan.facts.own import own_groups, rows_of, tally
from plan.facts.own_reports import own_reports, periods_of
from plan.facts.summary import Share, agency_digest
from plan.ground.addresses import Slug
from plan.ground.model import Agency
from plan.html.forms import Field, agency_form
from plan.html.frame import Heading
from plan.html.view import MAIN, About, Content, Indexed, View


def content(about: About) -> Content:
    """The agency's deliverables, each once, how they add up, its charges, its members."""
    agency = _agency(about)
    digest = agency_digest(about.of, agency)
    direct, through = digest["direct"], digest["through"]
    named = about.plan.rows.among({row.deliverable.id for share in direct for row in share.rows})
    groups = tuple(dict.fromkeys(share.via for share in through))
    ids = [row.deliverable.id for row in named or digest["repealed"]]
    own = own_groups(about.plan, (*direct, *through))
    context = {
        "agency": agency,
        **digest,
        "form": agency_form(about.of, agency, (*direct, *through)),
        "own": own,
        "rows": about.plan.rows.among({row.deliverable.id for row in rows_of(own)}),
        "reports": own_reports(about.of, agency),
        "periods": periods_of(about.of, agency.id),
        "tally": tally(about.of.duties, agency.id),
        "old": [*_old_anchors((*direct, *through))],
        "citation": about.found_at(citing.agency_citation(about.plan, agency, ids, groups)),
    }
    heading = Heading(agency.name, "Nhóm cơ quan" if agency.is_group else "Cơ quan")
    return Content(heading, context, (("Cơ quan", about.to.plan(Slug.AGENCIES)),))


def _old_anchors(shares: Iterable[Share]) -> Iterator[tuple[str, str]]:
    """Yield the anchors that the page had when each share was a list of its own, with the filter that shows the same."""
    for share in shares:
        direct = "" if share.via else f"&{Field.DIRECT}=1"
        asked = f"{Field.ROLE}={share.role_slug}"
        yield share.anchor, f"{asked}{direct}"
        yield from ((group.anchor, f"{asked}&{Field.TIME}={group.time}{direct}") for group in share.groups)


def description(about: About) -> str:
    """The agency's part in numbers."""
    found = tally(about.of.duties, about.page.record)
    roles = ", ".join(f"{VERBS[role]} {number}" for role, number in found.of_role)
    through = ", kể cả qua nhóm" if found.through else ""
    counted = f" ({roles}{through})" if roles else ""
    return f"{_agency(about).name}: {found.products} sản phẩm{counted} trong {about.plan.name}."


def indexed(about: About) -> Indexed:
    """The agency by all its names, a group also by those of its members that are told of here alone."""
    agency = _agency(about)
    found = [about.of.duties.of(agency.id, role) for role in ROLES]
    numbers = [len(assignments) for assignments in found]
    through = ", kể cả qua nhóm" if any(one.via for assignments in found for one in assignments) else ""
    helping = f", phối hợp {numbers[1]}" if about.plan.prints("coordinating") else ""
    text = f"Chủ trì {numbers[0]}{helping} sản phẩm{through}"
    members = [*_untold(about)]
    shared = f"; trang chung của {len(members)} cơ quan thành viên" if members else ""
    names = (*called(about.archive.agency[agency.id], agency.name), *(name for one in members for name in _names(one)))
    return Indexed(about.page.address, agency.name, text + shared, tuple(dict.fromkeys(names)), MAIN)


def _untold(about: About) -> Iterator[Agency]:
    """Yield the members that have no page of their own."""
    for member in about.plan.members.get(about.page.record, ()):
        if member not in about.of.duties.with_page:
            yield about.of.agency[member]


def called(agency: Agency, title: str) -> tuple[str, ...]:
    """Return what else people may type for an agency that is shown by a name."""
    short, others = (agency.short,) if agency.short else (), (name for name in agency.own_names if name != title)
    return (*short, *agency.aliases, *others, initials(title))


def _names(agency: Agency) -> tuple[str, ...]:
    return (agency.name, *((agency.short,) if agency.short else ()), *agency.aliases)


def initials(name: str) -> str:
    """Return the letters by which officials write an agency: "Sở Tài nguyên và Môi trường" → "STNMT"."""
    words = [word for word in name.split() if word != "và"]
    return "".join(word if word.isupper() else word[0].upper() for word in words)


def _agency(about: About) -> Agency:
    return about.of.agency[about.page.record]


VIEW = View(content=content, description=description, indexed=indexed, has_feed=True)
