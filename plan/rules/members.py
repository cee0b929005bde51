"""Rules of groups: each is one, and each of its members an agency that the register knows."""

from __future__ import annotations

import difflib

from plan.ground.folding import folded, slugged
from plan.ground.model import Agency, Archive, Group, titled
from plan.ground.problems import Problem, Problems, Replacement, Said, foreign, instead, meant, nearest, quoted, say, shown

_SAME_BUT_A_SLIP = 0.85
"""Less, and one department would be taken for another."""


def membership(archive: Archive, group: Group) -> Problems:
    """Check that a group is one, and each of its members an agency."""
    groups = [agency.id for agency in archive.agencies if agency.is_group]
    if group.group not in groups:
        yield _no_group(group, groups)
    for number in range(len(group.members)):
        yield from _member(archive, group, number)


def _no_group(group: Group, groups: list[str]) -> Problem:
    known = ", ".join(groups)
    message = say(
        f'không có nhóm "{group.group}" (kind: group) trong data/agencies.yml; có: {known}',
        f'there is no group "{group.group}" (kind: group) in data/agencies.yml; there are: {known}',
    )
    return Problem.at(
        group.places["group"],
        titled(Group, "group"),
        found=message,
        kind="unknown-group",
        record=group.group,
        replacement=instead(group.group, nearest(group.group, groups)),
    )


def _member(archive: Archive, group: Group, number: int) -> Problems:
    """Tell what is wrong with a member of a group."""
    member = group.members[number]
    if member in group.members[:number]:
        wrong = say("đã có ở trên; hãy bỏ một", "already stands above; please remove one")
        yield _wrong_member(group, number, wrong, kind="duplicate-member")
    elif member not in archive.agency:
        yield from _unknown_member(archive, group, number)
    elif archive.agency[member].is_group:
        wrong = say(
            "là một nhóm; thành viên phải là cơ quan (kind: agency)", "is a group; a member must be an agency (kind: agency)"
        )
        yield _wrong_member(group, number, wrong, kind="group-as-member")


def _unknown_member(archive: Archive, group: Group, number: int) -> Problems:
    """Tell a member that is in no registry, unless the id there is told as one that must be written so."""
    member = group.members[number]
    if any(slugged(agency.id) == member != agency.id for agency in archive.agencies):
        return
    renamed = _named_so(archive, member)
    if renamed:
        place = renamed.places["id"]
        wrong = say(
            f'không còn trong {place.file}, nơi {renamed.name} nay mang mã "{renamed.id}" (dòng {place.line}); mã đã đăng '
            "không "
            f'đổi: nếu mã ở đó vừa bị sửa, hãy trả lại "{member}"; nếu không, hãy viết "{renamed.id}" ở đây',
            f'is no longer in {place.file}, where {renamed.name} has the id "{renamed.id}" (line {place.line}); a '
            "published id "
            f'never changes: if it was changed there, please give back "{member}"; if not, please write "{renamed.id}" here',
        )
        yield _wrong_member(group, number, wrong, kind="unknown-agency")
        return
    near = _member_meant(archive, group, member)
    gone = say(
        "nếu cơ quan này vừa bị xóa khỏi đó, hãy thêm lại với mã cũ (mã đã đăng không bỏ); nếu là cơ quan mới, hãy thêm nó "
        "vào đó",
        "if the agency was deleted there, please put it back with its old id (published ids are never dropped); "
        "if it is new, please add it there",
    )
    remedy = meant(near, gone)
    wrong = say(f"không có trong data/agencies.yml; {remedy}", f"is not in data/agencies.yml; {remedy.en}")
    yield _wrong_member(group, number, wrong, kind="unknown-agency", replacement=instead(member, near))


def _named_so(archive: Archive, member: str) -> Agency | None:
    """Return the agency whose name gives an id that it does not have."""
    return next((agency for agency in archive.agencies if slugged(agency.name) == member), None)


def _member_meant(archive: Archive, group: Group, member: str) -> str | None:
    """Return the id that was probably meant: of the agency of that name, or a near one of the same kind not yet a member."""
    ids = {folded(known): agency.id for agency in archive.agencies for known in agency.names}
    if foreign(member):
        return nearest(member, archive.agency)
    kind = slugged(member).partition("-")[0]
    free = [one.id for one in archive.agencies if one.id.partition("-")[0] == kind and one.id not in group.members]
    near = difflib.get_close_matches(slugged(shown(member)), free, 1, _SAME_BUT_A_SLIP)
    return ids.get(folded(member)) or next(iter(near), None)


def _wrong_member(group: Group, number: int, wrong: Said, *, kind: str, replacement: Replacement | None = None) -> Problem:
    member = quoted(group.members[number])
    message = say(f"{member} {wrong}", f"{member.en} {wrong.en}")
    where = group.group, titled(Group, "members")
    place = group.places[f"members.{number}"]
    return Problem.at(place, *where, found=message, kind=kind, record=group.group, replacement=replacement)
