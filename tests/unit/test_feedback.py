"""Where a mistake is reported, and that a record's text stays the value of one field there."""

from urllib.parse import parse_qs, urlsplit

import pytest

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
