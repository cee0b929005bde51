// Sorts the rows of a table into one flat order, and puts them back.

import { setHidden } from "./list-rows.js";

const TIMES = ["1", "2", "3", "4", "hang-quy", "thuong-xuyen", "theo-dieu-kien"];
const ROMAN = { i: 1, v: 5, x: 10, l: 50, c: 100 };

const DOWNWARDS = /^-/u;

const collator = new Intl.Collator("vi", { numeric: true });

const byNumbers = (one, other) => one.map((number, i) => number - (other[i] ?? 0)).find(Boolean) ?? one.length - other.length;

const QUARTER_END = "9999";

/** "2 …-05-31", "2 9999": what is due at the end of a quarter comes after what is due on a day in it. */
const whenDue = ({ times, due = QUARTER_END }) => `${TIMES.indexOf(times[0])} ${due}`;

/** How two rows compare, by what the address calls it. Timings: by the first quarter that counts them, then by the day. */
const ORDERS = {
  so: { key: (entry) => numbers(entry.id), compare: byNumbers },
  "thoi-gian": { key: whenDue, compare: collator.compare },
  "tien-do": { key: ({ state }) => state, compare: collator.compare }, // "chua-…" before "hoan-thanh-…"
};

const byWords = (column) => ({ key: (entry) => entry.key(column), compare: collator.compare });

/**
 * @param {import("./list-rows.js").Entry[]} entries
 * @param {string} order "phoi-hop", or "-phoi-hop" from the last to the first
 * @returns {import("./list-rows.js").Entry[]} equal ones in the order they were given in
 */
export function sorted(entries, order) {
  const name = order.replace(DOWNWARDS, "");
  const direction = name === order ? 1 : -1;
  const { key, compare } = ORDERS[name] ?? byWords(name);
  const keyed = entries.map((entry) => ({ entry, key: key(entry) }));
  return keyed.sort((one, other) => direction * compare(one.key, other.key)).map(({ entry }) => entry);
}

/** "vii-1-10" → [7, 1, 10] */
function numbers(id) {
  const [numeral, ...rest] = id.split("-");
  const digits = [...numeral].map((digit) => ROMAN[digit] ?? 0);
  const first = digits.reduce((sum, value, i) => sum + (value < (digits[i + 1] ?? 0) ? -value : value), 0);
  return [first, ...rest.map(Number)];
}

/** A table whose rows can stand in one flat order. */
export class SortedTable {
  #bodies;
  #flat = document.createElement("tbody");
  #order;

  /**
   * @param {HTMLTableElement} table
   * @param {import("./list-rows.js").Entry[]} entries
   * @param {(column: string) => void} choose called with the column whose head is pressed
   */
  constructor(table, entries, choose) {
    this.table = table;
    this.entries = entries;
    this.heads = [...table.tHead.rows[0].cells].filter(({ dataset }) => dataset.column);
    this.#bodies = [...table.tBodies].map((body) => ({ body, nodes: [...body.childNodes] }));
    this.#flat.className = "kh-table__flat";
    for (const head of this.heads) {
      head.replaceChildren(button(head.textContent, () => choose(head.dataset.column)));
    }
  }

  /** @param {string} order "" for the order of the page */
  sort(order) {
    if (order === (this.#order ?? "")) {
      return;
    }
    if (order) {
      this.#flatten(order);
    } else {
      this.#restore();
    }
    this.#order = order;
    for (const head of this.heads) {
      setDirection(head, order);
    }
  }

  #flatten(order) {
    for (const entry of this.entries.filter(({ task }) => task)) {
      entry.label ??= label(entry);
      if (!entry.label.isConnected) {
        entry.element.cells[0].firstElementChild.prepend(entry.label);
      }
    }
    this.#flat.append(...sorted(this.entries, order).map(({ element }) => element));
    for (const { body } of this.#bodies) {
      setHidden(body, true);
    }
    this.table.append(this.#flat);
  }

  #restore() {
    this.#flat.remove();
    for (const entry of this.entries) {
      entry.label?.remove();
    }
    for (const { body, nodes } of this.#bodies) {
      body.append(...nodes);
      setHidden(body, false);
    }
  }
}

/** The task of a row, for when its heading is not above it. */
function label(entry) {
  const made = document.createElement("p");
  made.className = "kh-table__in";
  made.dataset.added = "";
  made.append(...entry.task.cells[0].cloneNode(true).childNodes);
  return made;
}

function setDirection(head, order) {
  const { column } = head.dataset;
  if (order.replace(DOWNWARDS, "") === column) {
    head.setAttribute("aria-sort", order === column ? "ascending" : "descending");
  } else {
    head.removeAttribute("aria-sort");
  }
}

/** Stands behind the words of its own head; which way it points is said by `aria-sort`. */
function arrow() {
  const made = document.createElement("span");
  made.className = "kh-table__arrow";
  made.ariaHidden = "true";
  return made;
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.append(text, arrow());
  made.addEventListener("click", act);
  return made;
}
