"""What a finished site lacks for want of a setting, or of a command run before: said where a build ends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plan.export import pdf
from plan.ground.files import Build


def omissions(root: Path, build: Build) -> Iterator[str]:
    """Yield a line for each thing that a build of the project under `root` leaves out, with what brings it in."""
    if number := pdf.left_out(root, build):
        causes = "; ".join(pdf.outdated(root, build))
        yield (
            f"Không kèm {number} tệp PDF trong {pdf.PDF_FOLDER}/, vì từ khi tạo chúng đã khác: {causes}. "
            "Muốn kèm: chạy make pdf rồi make site, cùng một SITE_URL."
        )
    if not build.site_url:
        yield (
            "Chưa đặt SITE_URL, nên trang không có: địa chỉ để đăng ký lịch, mã QR, dòng mã nhúng, hình chia sẻ, sơ đồ trang "
            "trong sitemap.xml, danh mục cho cổng dữ liệu trong dcat.jsonld, địa chỉ trong trích dẫn, nguồn tin và trên "
            "giấy, địa chỉ chuẩn cho máy tìm kiếm; địa chỉ trong các tệp và API không có tên máy chủ. "
            "Muốn có: SITE_URL=https://dia-chi-cua-trang/ make site"
        )
