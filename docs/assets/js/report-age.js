// Says how old reports are, by the reader's clock; the page itself says the day.

import { today } from "./days.js";

const DAY = 24 * 60 * 60 * 1000;
const DAYS_SHOWN = 60; // beyond, months are what a reader can picture
const DAYS_IN_MONTH = 30.4;
const MONTHS_SHOWN = 24;

/**
 * @param {string} day as `today` writes it
 * @param {string} [now]
 * @returns {string} "12 ngày trước"; "" for a day that is still to come
 */
export function age(day, now = today()) {
  const days = Math.round((Date.parse(now) - Date.parse(day)) / DAY);
  const months = Math.floor(days / DAYS_IN_MONTH);
  if (days < 1) {
    return days === 0 ? "hôm nay" : "";
  }
  if (days <= DAYS_SHOWN) {
    return `${days} ngày trước`;
  }
  return months < MONTHS_SHOWN ? `khoảng ${months} tháng trước` : `khoảng ${Math.floor(months / 12)} năm trước`;
}

for (const element of document.querySelectorAll("[data-reported]")) {
  const said = age(element.dataset.reported);
  element.textContent = said && ` (${said})`;
}
