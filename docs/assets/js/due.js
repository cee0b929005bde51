// Says which last days of products have passed.

import { isPassed, PASSED } from "./days.js";

/** Say it where a product's time stands. */
for (const element of document.querySelectorAll("[data-ends]")) {
  if (isPassed(element.dataset.ends)) {
    element.append(element.textContent.trim() ? ` · ${PASSED}` : PASSED);
  }
}

/** Say it of many: of how many products of a plan, by the last day of each. */
for (const line of document.querySelectorAll("[data-days]")) {
  const number = line.dataset.days.split(" ").filter((day) => isPassed(day)).length;
  line.querySelector("[data-passed]").textContent = number;
  line.hidden = number === 0;
}
