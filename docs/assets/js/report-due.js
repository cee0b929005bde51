// Sorts by the reader's clock what an agency has not reported as done: due soon, over though reported as open, not reported
// on. What the page says of it by quarter stays where no script runs; nothing of it is said when the year is long over.

import { today } from "./days.js";

const AHEAD = 30; // days
const DAY = 24 * 60 * 60 * 1000;

/**
 * Tell what a reader has to know of one time of a product that is not reported as done.
 *
 * @param {{ last: string, waits?: string, replied?: string }} time its last day, until when a report on it is waited for, and
 *   when it was last reported on; each as `today` writes it
 * @param {string} [now]
 * @returns {"soon" | "open" | "silent" | ""} "" for nothing: its day is far, or is over and no report was due
 */
export function sorted({ last, waits, replied }, now = today()) {
  if (now <= last) {
    return Date.parse(last) - Date.parse(now) <= AHEAD * DAY ? "soon" : "";
  }
  if (waits && now > waits) {
    return "silent";
  }
  return replied ? "open" : "";
}

/** @param {HTMLElement} list */
function sort(list) {
  const told = [];
  for (const group of list.querySelectorAll("[data-group]")) {
    const items = [...list.querySelectorAll("[data-last]")].filter((item) => sorted(item.dataset) === group.dataset.group);
    group.querySelector("ul").append(...items);
    group.hidden = items.length === 0;
    const name = group.querySelector("h3").textContent;
    group.querySelector("h3").append(` · ${items.length}`);
    told.push(...(items.length > 0 ? [`${name.toLowerCase()}: ${items.length}`] : []));
  }
  for (const quarter of list.querySelectorAll(":scope > div:not([data-group])")) {
    quarter.hidden = !quarter.querySelector("li");
  }
  if (told.length > 0) {
    const said = told.join("; ");
    list.querySelector("summary").textContent = said[0].toUpperCase() + said.slice(1);
  }
}

for (const part of document.querySelectorAll("[data-until]")) {
  part.hidden = today() > part.dataset.until;
}
for (const list of document.querySelectorAll("[data-due]:not([hidden])")) {
  sort(list);
}
