// The eight-column table as it is printed: with the rows found, and merged cells that reach over just these.

import { setHidden } from "./list-rows.js";

/** An annex table. Cells that reach over several rows stand in the first of them that is shown. */
export class Annex {
  #rows;
  #changed = new Set();

  /** @param {HTMLElement} root holds the table and its heading */
  constructor(root) {
    this.heading = root.querySelector("[data-filter]");
    this.#rows = readRows(root.querySelector("tbody"));
  }

  /**
   * @param {Set<string> | null} ids of the rows to show; null for all
   * @param {string} words what they were chosen by
   */
  show(ids, words) {
    this.heading.textContent = words;
    setHidden(this.heading, !words);
    if (ids) {
      this.#showSome(ids);
    } else {
      this.#showAll();
    }
  }

  #showSome(ids) {
    let section = null;
    const found = [];
    for (const row of this.#rows) {
      setHidden(row.element, !ids.has(row.id));
      if (!row.id) {
        section = row.element;
      } else if (!row.element.hidden) {
        found.push(row);
        if (section) {
          setHidden(section, false);
        }
      }
    }
    place(found);
    this.#changed = new Set(this.#rows);
  }

  #showAll() {
    for (const { element, nodes, spans } of this.#changed) {
      element.replaceChildren(...nodes);
      setHidden(element, false);
      for (const [cell, span] of spans) {
        setSpan(cell, span);
      }
    }
    this.#changed.clear();
  }
}

function setSpan(cell, span) {
  if (cell.rowSpan !== span) {
    cell.rowSpan = span;
  }
}

/** Put the cells of some rows where they belong when no other row is there. */
function place(rows) {
  const reach = new Map();
  for (const cell of rows.flatMap(({ cells }) => cells)) {
    reach.set(cell, (reach.get(cell) ?? 0) + 1);
  }
  for (const [i, { element, cells }] of rows.entries()) {
    const begun = cells.filter((cell, column) => cell !== rows[i - 1]?.cells[column]);
    element.replaceChildren(...begun);
    for (const cell of begun) {
      setSpan(cell, reach.get(cell));
    }
  }
}

/**
 * Read the rows with every cell that reaches into each.
 *
 * @returns {{element: HTMLTableRowElement, id: string | undefined, cells: HTMLTableCellElement[], nodes: Node[], spans: [HTMLTableCellElement, number][]}[]}
 *   without id: the heading of a section
 */
function readRows(body) {
  let reaching = []; // for each column the cell that stands there, and for how many more rows
  return [...body.rows].map((element) => {
    const own = [...element.cells];
    const [nodes, spans, id] = [[...element.childNodes], own.map((cell) => [cell, cell.rowSpan]), element.dataset.row];
    if (id) {
      const left = reaching.filter(({ rows }) => rows > 0);
      reaching = [...left, ...own.map((cell) => ({ cell, rows: cell.rowSpan }))];
      reaching = reaching.map(({ cell, rows }) => ({ cell, rows: rows - 1 }));
    }
    return { element, id, nodes, spans, cells: id ? reaching.map(({ cell }) => cell) : own };
  });
}
