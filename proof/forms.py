"""Proofs → what people and programs read: text, GitHub annotations, JSON. What stands in the data does nothing here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from plan.ground.problems import HOW_TO_MEND, MOST_ANNOTATIONS, Problem, command, unheard, visible
from proof.proving import Proof, no_source


def as_text(proofs: Sequence[Proof]) -> str:
    """Return what differs, each on a line that begins with file:line:column, and a line for each plan."""
    problems = [problem for proof in proofs for problem in proof.problems]
    lines = "".join(f"{visible(str(problem))}\n" for problem in problems)
    return f"{lines}{f'{chr(10)}{HOW_TO_MEND}{chr(10)}' if problems else ''}{''.join(map(_said, proofs))}"


def as_annotations(proofs: Sequence[Proof]) -> str:
    """Return what differs as workflow commands of GitHub Actions; what is said of each plan is no command."""
    problems = [problem for proof in proofs for problem in proof.problems]
    lines = [*map(_annotation, problems[:MOST_ANNOTATIONS])]
    if (left := len(problems) - MOST_ANNOTATIONS) > 0:
        lines.append(command("notice", {}, f"Còn {left} chỗ khác bản nguồn không hiện ở đây"))
    return "".join(f"{line}\n" for line in lines) + unheard("".join(map(_said, proofs)))


def as_json(proofs: Sequence[Proof]) -> str:
    """Return proofs as a list of objects, one a plan: year, source, places, wrong, problems (as `plan check` writes them)."""
    return json.dumps([_object(proof) for proof in proofs], ensure_ascii=True, indent=1) + "\n"


FORMS = {"text": as_text, "github": as_annotations, "json": as_json}
"""By the value of --format."""


def _said(proof: Proof) -> str:
    if not proof.has_source:
        return f"Kế hoạch {proof.year}: {no_source(proof.year).message}\n"
    if proof.holds:
        return f"Kế hoạch {proof.year}: khớp với bản nguồn: {proof.places} chỗ\n"
    if proof.wrong:
        return f"Kế hoạch {proof.year}: khác bản nguồn: {proof.wrong} chỗ (bản nguồn có {proof.places} chỗ)\n"
    return f"Kế hoạch {proof.year}: chưa đối chiếu được với bản nguồn\n"


def _annotation(problem: Problem) -> str:
    place = problem.place
    about = {"file": visible(place.file), "line": str(place.line), "col": str(place.column)}
    return command("error", {**about, "title": visible(problem.record or problem.kind)}, visible(problem.message))


def _object(proof: Proof) -> dict[str, Any]:
    return {
        "year": int(proof.year),
        "source": proof.has_source,
        "holds": proof.holds,
        "places": proof.places,
        "wrong": proof.wrong,
        "problems": [problem.as_json() for problem in proof.problems],
    }
