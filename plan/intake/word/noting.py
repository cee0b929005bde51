"""What a walk of a file tells besides its text, and where it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from plan.intake.contract import told
from plan.intake.paper import Aside


@dataclass
class Noting:
    """Notes gathered on the way; `where` is the place that the walk has come to."""

    where: str = ""
    asides: list[Aside] = field(default_factory=list)

    def tell(self, key: str, words: str = "") -> None:
        """Note something of the place, once."""
        aside = Aside(self.where, told(key, words))
        if not self.asides or self.asides[-1] != aside:
            self.asides.append(aside)
