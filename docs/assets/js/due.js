// What can be said of a product whose last day has passed: that the day has passed and no report is there, by the reader's clock
// and the plan's own dates. The plan does not tell whether it was late, and neither does this site.

const WORDS = "hạn đã qua, chưa có báo cáo";

/**
 * Tell whether a day lies before another.
 *
 * @param {string} iso YYYY-MM-DD
 * @param {Date} [today]
 * @returns {boolean}
 */
export function passed(iso, today = new Date()) {
  const [year, month, day] = iso.split("-").map(Number);
  return today >= new Date(year, month - 1, day + 1);
}

/** Say it where a product's time stands. */
for (const element of document.querySelectorAll("[data-ends]")) {
  if (passed(element.dataset.ends)) {
    element.append(element.textContent.trim() ? ` · ${WORDS}` : WORDS);
  }
}

/** Say it of many: of how many products of a plan, by the last day of each. */
for (const line of document.querySelectorAll("[data-days]")) {
  const number = line.dataset.days.split(" ").filter((day) => passed(day)).length;
  line.querySelector("[data-passed]").textContent = number;
  line.hidden = number === 0;
}
