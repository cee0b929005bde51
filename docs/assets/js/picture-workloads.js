// The workloads of agencies: sorted by a column, and two of them side by side.

import { keep } from "./picture-state.js";

const REVERSED = /^-/u;
const NAME = "ten";
const SHARED = "Sản phẩm hai bên cùng có phần: ";

const collator = new Intl.Collator("vi");

const words = (row, column) => row.cells[column].firstElementChild.textContent;

/** Names from A on, numbers from the greatest on. */
const COMPARE = {
  text: (one, other) => collator.compare(one, other),
  number: (one, other) => Number(other) - Number(one),
};

class Workloads {
  constructor(form) {
    this.form = form;
    this.table = form.parentElement.querySelector("table");
    this.said = form.parentElement.querySelector("[role=status]");
    this.heads = [...this.table.tHead.rows[0].cells];
    this.rows = [...this.table.tBodies[0].rows]; // as the page has them
    for (const head of this.heads) {
      head.dataset.title = head.textContent; // for paper
      head.replaceChildren(button(head.textContent, () => this.sortBy(head.dataset.column)));
    }
  }

  get order() {
    return this.form.elements.xep;
  }

  /** The order that the table has from the start is called "" in the address. */
  get usual() {
    return this.heads[1].dataset.column;
  }

  /** Pressed: sort by a column, or turn its order round. */
  sortBy(column) {
    const now = this.order.value || this.usual;
    const wanted = now === column ? `-${column}` : column;
    this.order.value = wanted === this.usual ? "" : wanted;
    this.order.dispatchEvent(new Event("change", { bubbles: true }));
  }

  show() {
    this.sort(this.order.value || this.usual);
    this.compare();
  }

  sort(order) {
    const name = order.replace(REVERSED, "");
    const [column, direction] = [this.heads.findIndex(({ dataset }) => dataset.column === name), order === name ? 1 : -1];
    const compare = name === NAME ? COMPARE.text : COMPARE.number;
    const sorted = [...this.rows].sort((one, other) => direction * compare(words(one, column), words(other, column)));
    this.table.tBodies[0].append(...sorted);
    for (const head of this.heads) {
      head.removeAttribute("aria-sort");
    }
    const rises = (name === NAME) === (order === name);
    this.heads[column].setAttribute("aria-sort", rises ? "ascending" : "descending");
  }

  compare() {
    const chosen = ["co-quan", "voi"].map((name) => this.form.elements[name].selectedOptions[0]).filter(({ value }) => value);
    const ids = chosen.map(({ value }) => value);
    for (const row of this.rows) {
      row.hidden = ids.length > 0 && !ids.includes(row.dataset.agency);
    }
    this.said.replaceChildren(...(new Set(ids).size > 1 ? this.between(chosen) : []));
  }

  /** Where the rows are that the two share. */
  between([one, other]) {
    const links = [
      [one, other],
      [other, one],
    ].map(([lead, helping]) => {
      const made = document.createElement("a");
      made.href = `${this.form.dataset.workloads}?${new URLSearchParams({ "chu-tri": lead.value, "phoi-hop": helping.value })}`;
      made.textContent = `${lead.text} chủ trì, ${helping.text} phối hợp`;
      return made;
    });
    return [SHARED, links[0], "; ", links[1]];
  }
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

for (const form of document.querySelectorAll("[data-workloads]")) {
  const workloads = new Workloads(form);
  keep(form, () => workloads.show());
}
