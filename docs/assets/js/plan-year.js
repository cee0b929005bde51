// Shows that a plan's year is over, by the reader's clock: the pages may have been built before that day.

/**
 * @param {number} year a plan's year
 * @param {Date} now
 * @returns {boolean} whether the year has ended
 */
export const isOver = (year, now) => now.getFullYear() > year;

for (const notice of document.querySelectorAll("[data-plan-year]")) {
  notice.hidden = !isOver(Number(notice.dataset.planYear), new Date());
}
