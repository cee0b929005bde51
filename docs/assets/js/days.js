// Which days have passed, by the reader's clock, and what can be said of a product then: no more than that. The plan does not
// tell whether it was late, and neither does this site.

export const PASSED = "hạn đã qua, chưa có báo cáo";

/**
 * @param {Date} [at]
 * @returns {string} the day there, "…-12-31"
 */
export const today = (at = new Date()) => at.toLocaleDateString("sv");

/**
 * Tell whether a day is over.
 *
 * @param {string} day as `today` writes it
 * @param {string} [now]
 * @returns {boolean}
 */
export const isPassed = (day, now = today()) => day < now;
