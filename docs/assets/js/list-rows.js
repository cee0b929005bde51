// Reads a list as the page has it: rows with what they say of themselves, and the headings above them.

import { Text } from "./words.js";

/** The cell of a row below a head, by the head's name in the address; none where the table has no such column. */
export function cellOf(row, column) {
  const heads = [...row.closest("table").tHead.rows[0].cells];
  return row.cells[heads.findIndex(({ dataset }) => dataset.column === column)];
}

const REPEATED = "kh-table__same";
const REPORTED = "[data-added], .kh-table__state";

/** Rows and headings of what was repealed: counted, found and sorted nowhere. */
export const REPEALED = ".kh-table__gone";

const list = (ids) => ids?.split(" ") ?? [];

/** A heading, shown while any row below it is. */
export class Heading {
  #found = new Set();
  #needed = false;

  /**
   * @param {HTMLElement[]} elements
   */
  constructor(elements) {
    this.elements = elements;
    this.counts = [...elements[0].querySelectorAll("[data-count]")];
  }

  /** @param {string | null} id of a row below it that was found; null for one that is shown but was not found */
  add(id) {
    this.#needed = true;
    if (id) {
      this.#found.add(id);
    }
  }

  /** Show the heading, with its number, or hide it, and forget what was added. */
  update() {
    for (const element of this.elements) {
      setHidden(element, !this.#needed);
    }
    for (const count of this.counts) {
      const number = String(this.#found.size);
      if (count.textContent !== number) {
        count.textContent = number;
      }
    }
    this.#found.clear();
    this.#needed = false;
  }
}

const THROUGH = "-qua-";

/** A row of a table. */
export class Entry {
  #text = null;
  #keys = new Map();

  /**
   * @param {HTMLElement} element
   * @param {Heading[]} headings
   * @param {object} [of]
   * @param {HTMLTableRowElement} [of.task] the heading that names the row's task
   * @param {Entry} [of.before] the row above it in the same group
   */
  constructor(element, headings, { task = null, before = null } = {}) {
    const { lead, with: helping, time, section, state, row, due, parts, task: ofTask } = element.dataset;
    this.element = element;
    this.headings = headings;
    this.task = task;
    /** Words that the row itself does not show. */
    this.unseen = ofTask ?? "";
    this.id = row ?? element.id;
    this.lead = list(lead);
    this.helping = list(helping);
    this.times = list(time);
    /** The first day that its timing names, "…-06-30"; none where it names quarters. */
    this.due = due;
    /** The last day by which it is due; none where no day is set. */
    this.ends = element.dataset.dueLast;
    this.section = section;
    /** How it stands by what was reported: "chua-bao-cao"; none where nothing was reported on the plan. */
    this.state = state;
    /** On an agency's page its parts in the row: "chu-tri", "phoi-hop-qua-cac-so". */
    this.parts = list(parts);
    /** The first of the rows that share the activity. */
    this.first = element.cells?.[0].classList.contains(REPEATED) ? before.first : this;
    this.shown = true;
  }

  /** @param {boolean} repeats whether the row above shows the same activity */
  setRepeats(repeats) {
    if (this.first !== this) {
      this.element.cells[0].classList.toggle(REPEATED, repeats);
    }
  }

  /**
   * Whether the page's agency has a part in it.
   *
   * @param {string} role "" for any
   * @param {boolean} direct by name only, not through a group
   */
  hasPart(role, direct) {
    return this.parts.some((part) => part.startsWith(role) && !(direct && part.includes(THROUGH)));
  }

  /** All its words, with those of its task's heading; not what was reported, or most rows would have "báo cáo". */
  get text() {
    this.#text ??= new Text([words(this.task), words(this.element, REPORTED), this.unseen].join(" "));
    return this.#text;
  }

  /** Have the words ready. */
  prepare() {
    return this.text;
  }

  /** The words of a cell by the name of its column, without the id. */
  key(column) {
    if (!this.#keys.has(column)) {
      this.#keys.set(column, words(cellOf(this.element, column), "[data-added], .kh-id").trim());
    }
    return this.#keys.get(column);
  }
}

/** Set `hidden` only where it changes: setting it costs a new layout. */
export function setHidden(element, hidden) {
  if (element.hidden !== hidden) {
    element.hidden = hidden;
  }
}

/**
 * @param {HTMLElement} root
 * @returns {Entry[]} in the order of the page
 */
export function readEntries(root) {
  return [...root.querySelectorAll(".kh-table")].flatMap(readTable);
}

function readTable(table) {
  const entries = [];
  let section = [];
  for (const body of table.tBodies) {
    let [group, task, before] = [[], null, null];
    for (const row of [...body.rows].filter((found) => !found.matches(REPEALED))) {
      if (row.matches(".kh-table__section")) {
        section = [new Heading([row])];
      } else if (row.matches(".kh-table__objective")) {
        group = [new Heading([row])];
      } else if (row.matches(".kh-table__task")) {
        task = new Heading([row]);
      } else {
        const headings = [...section, ...group, task].filter(Boolean);
        before = new Entry(row, headings, { task: task?.elements[0], before });
        entries.push(before);
      }
    }
  }
  return entries;
}

/** The texts in an element apart from each other, without what `left` selects. */
function words(element, left = "[data-added]") {
  if (!element) {
    return "";
  }
  const texts = [];
  const isLeft = element.querySelector(left) ? (node) => node.parentElement.closest(left) : () => false;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!isLeft(walker.currentNode)) {
      texts.push(walker.currentNode.data);
    }
  }
  return texts.join(" ");
}
