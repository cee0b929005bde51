// Says, by the reader's clock, which days have passed since what is reported on a page was reported: no more than that. Nobody is
// late by a clock, and a page of which nobody has reported anything new does not look the better for it.

import { isPassed, today } from "./days.js";

const OVER = "hạn đã qua sau báo cáo này";
const UNSENT = "hạn gửi đã qua, chưa có báo cáo";

/** @param {string} days each as `today` writes it, with blanks between them */
const passed = (days, now) => days.split(" ").filter((day) => day && isPassed(day, now)).length;

/**
 * Tell how much has become due since the newest report of a plan, which no number of the page counts.
 *
 * @param {{ ahead: string, awaited: string }} days of products, the first after that report; until when reports are waited for
 * @param {string} [now]
 * @returns {string} "" for nothing
 */
export function since({ ahead, awaited }, now = today()) {
  const products = passed(ahead, now);
  const periods = passed(awaited, now);
  const found = [
    ...(products ? [`hạn của ${products} sản phẩm${periods ? "" : " nữa"}`] : []),
    ...(periods ? [`hạn gửi báo cáo ${periods} kỳ nữa`] : []),
  ];
  const kept = "số liệu dưới đây chưa kể.";
  return found.length > 0 ? `Từ báo cáo ấy đến nay, ${found.join(" và ")} đã qua; ${kept}` : "";
}

for (const line of document.querySelectorAll("[data-ahead]")) {
  line.textContent = since(line.dataset);
  line.hidden = !line.textContent;
}
for (const cell of document.querySelectorAll("[data-waited]")) {
  cell.textContent = isPassed(cell.dataset.waited) ? UNSENT : cell.textContent;
}
for (const mark of document.querySelectorAll("[data-over]")) {
  mark.textContent = isPassed(mark.dataset.over) ? ` · ${OVER}` : "";
}
