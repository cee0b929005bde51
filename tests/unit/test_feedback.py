"""Where a mistake is reported, and that a record's text stays the value of one field there."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import jinja2
import pytest

from plan.ground.model import UNKNOWN
from plan.html.feedback import Feedback

REPOSITORY = "https://github.com/ninhbinh/cchc"
ADDRESS = "https://vi-du.example/2022/nhiem-vu/ii-2-1/"
HOSTILE = 'a&body=b&template=c.yml#d?e=f%0d%0aBcc: x@y.vn\r\n"><script> \u202e+ ạ'


def test_the_form_is_filled_in() -> None:
    ((label, address),) = Feedback(REPOSITORY).channels("II.2.1", ADDRESS)
    assert label == "Báo sai sót trên GitHub"
    assert address == (
        "https://github.com/ninhbinh/cchc/issues/new?template=bao-sai-sot.yml&ban-ghi=II.2.1"
        "&dia-chi=https%3A%2F%2Fvi-du.example%2F2022%2Fnhiem-vu%2Fii-2-1%2F"
    )


def test_the_letter_comes_first_and_is_filled_in() -> None:
    letter, form = Feedback(REPOSITORY, "gop-y@vi-du.vn").channels("II.2.1", ADDRESS)
    assert form.label == "Báo sai sót trên GitHub"
    assert letter.label == "Báo sai sót qua thư điện tử"
    assert letter.address.startswith("mailto:gop-y@vi-du.vn?subject=B%C3%A1o%20sai%20s%C3%B3t%3A%20II.2.1&body=")
    (body,) = parse_qs(urlsplit(letter.address).query)["body"]
    assert body.split("\r\n") == [
        "Bản ghi: II.2.1",
        f"Địa chỉ trang: {ADDRESS}",
        "Câu đang đăng:",
        "",
        "Câu đúng:",
        "",
        "Căn cứ:",
        "",
    ]


@pytest.mark.parametrize("number", [0, 1], ids=["letter", "form"])
def test_hostile_text_stays_in_its_field(number: int) -> None:
    address = Feedback(REPOSITORY, "gop-y@vi-du.vn").channels(HOSTILE, HOSTILE)[number].address
    assert address.isascii()
    assert not set(address) & set("\r\n<>\"'# +")
    fields = parse_qs(urlsplit(address).query)
    names = [["subject", "body"], ["template", "ban-ghi", "dia-chi"]][number]
    assert list(fields) == names
    assert HOSTILE in fields[names[1]][0]


def test_a_page_without_a_record_is_reported_by_its_address() -> None:
    letter, form = Feedback(REPOSITORY, "gop-y@vi-du.vn").channels("", "/x/")
    assert form.address == f"{REPOSITORY}/issues/new?template=bao-sai-sot.yml&dia-chi=%2Fx%2F"
    assert parse_qs(urlsplit(letter.address).query)["subject"] == ["Báo sai sót: /x/"]


def test_without_settings_there_is_no_way() -> None:
    assert Feedback().channels("II.2.1", ADDRESS) == []


REPORTS = Path(__file__).parents[2] / "docs/gop-y.md"
SETTINGS = [
    pytest.param(
        email, repository, operator, id=f"{email or 'no mailbox'}, {repository or 'no form'}, {operator or 'no one'}"
    )
    for email in ("", "gop-y@vi-du.vn")
    for repository in ("", REPOSITORY)
    for operator in ("", "Sở Ví dụ")
]


def reports(email: str, repository: str, operator: str) -> str:
    """Return as Markdown what the page on reports says with some settings."""
    template = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False).from_string(  # noqa: S701 (Markdown)
        REPORTS.read_text(encoding="utf-8")
    )
    named = {"contact_email": email, "repository": repository, "operator": operator}
    return template.render(**named, known=lambda text: text or UNKNOWN, newest_year=lambda: "2031")


@pytest.mark.parametrize(("email", "repository", "operator"), SETTINGS)
def test_the_page_on_reports_says_what_is_true_with_the_settings(email: str, repository: str, operator: str) -> None:
    said = reports(email, repository, operator)
    labels = [channel.label for channel in Feedback(repository, email).channels("II.2.1", ADDRESS)]
    assert [label for label in ("Báo sai sót qua thư điện tử", "Báo sai sót trên GitHub") if f"**{label}**" in said] == labels
    assert ("mailto:" in said) == bool(email)
    assert ("github.com" in said) == bool(repository)
    assert ("chưa có nơi nhận báo sai sót" in said) == (not labels)
    assert ("## Ghi những gì" in said) == bool(labels)
    assert ("bấm" in said) == bool(labels)
    assert (operator or UNKNOWN) in said
    assert said.count("## ") == (3 if labels else 2)
