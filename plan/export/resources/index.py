"""What the API says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from plan.export.resources.referring import Url, said


@dataclass(frozen=True, kw_only=True)
class License:
    """Giấy phép của dữ liệu."""

    id: str = said("Mã giấy phép trong danh mục SPDX.", "CC-BY-4.0")
    name: str = said("Tên giấy phép.", "CC BY 4.0")
    url: Url = said("Địa chỉ giấy phép; chính là `license` của mọi câu trả lời.")
    scope: str = said("Giấy phép này nói về phần nào.")
    attribution: str = said("Nguồn cần ghi.")


@dataclass(frozen=True, kw_only=True)
class Resource:
    """Một tài nguyên của API."""

    name: str = said("Nội dung.")
    url: Url = said("Địa chỉ.")


@dataclass(frozen=True, kw_only=True)
class Index:
    """Mục lục của API."""

    name: str = said("Tên.")
    documentation: Url = said("Trang giải thích cho người đọc.")
    openapi: Url = said("Mô tả OpenAPI 3.1 của API.")
    addresses: str = said("Địa chỉ trong các câu trả lời là địa chỉ đầy đủ hay đường dẫn từ gốc của trang.")
    terms: License = said("Giấy phép và cách ghi nguồn.")
    resources: tuple[Resource, ...] = said("Các tài nguyên.")
