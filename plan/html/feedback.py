"""Where a reader reports a mistake: by e-mail, which needs no account, or with a form on GitHub, filled in beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote, urlencode


class Channel(NamedTuple):
    """A way to report."""

    label: str
    address: str


@dataclass(frozen=True)
class Feedback:
    """The ways to report that this site's operator has opened."""

    repository: str = ""
    """Address of the repository; "" for none."""
    email: str = ""
    """Address of a mailbox; "" for none."""

    def channels(self, record: str, address: str) -> list[Channel]:
        """Return the ways to report a mistake in a record on a page, e-mail first; none when none is open.

        Without a record ("") it is the page that is reported.

        Whatever record and address hold, they stay values of one field: every sign that means something in an address
        is written as its code (RFC 3986 §2.1, RFC 6068 §5).
        """
        found = []
        if self.email:
            found.append(Channel("Báo sai sót qua thư điện tử", self._letter(record, address)))
        if self.repository:
            found.append(Channel("Báo sai sót trên GitHub", self._form(record, address)))
        return found

    def _letter(self, record: str, address: str) -> str:
        known = [f"Bản ghi: {record}"] * bool(record)
        lines = (*known, f"Địa chỉ trang: {address}", "Câu đang đăng:", "", "Câu đúng:", "", "Căn cứ:", "")
        fields = {"subject": f"Báo sai sót: {record or address}", "body": "\r\n".join(lines)}
        return f"mailto:{quote(self.email, safe='@')}?{urlencode(fields, quote_via=quote, safe='')}"

    def _form(self, record: str, address: str) -> str:
        known = {"ban-ghi": record} if record else {}
        fields = {"template": "bao-sai-sot.yml", **known, "dia-chi": address}
        return f"{self.repository}/issues/new?{urlencode(fields, quote_via=quote, safe='')}"
