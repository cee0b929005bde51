// The rows of a list that are shown, as a table to take away: to paste into a spreadsheet, or as a CSV file.

import { fold, spell } from "./fold.js";

const USUAL = [
  ["hoat-dong", "Hoạt động"],
  ["san-pham", "Sản phẩm"],
  ["chu-tri", "Cơ quan chủ trì"],
  ["phoi-hop", "Cơ quan phối hợp"],
  ["thoi-gian", "Thời gian thực hiện"],
];
const LEFT = "[data-added], [aria-hidden], .kh-id, .kh-mark, .kh-muted";
const LINES = "li, p, br";
const BREAK = "\u001f";
const FORMULA = /^(?:\s*[=+\-@]|[\t\r])/u; // as plan/export/formats/csv.py
const TO_QUOTE = { text: /["\t\n\r]/u, csv: /[",\n\r]/u };
const YEAR = /\/(\d{4})\//u;
const NAME_LENGTH = 80;
const PATIENCE = 10_000; // until the browser has taken what it saves
const BREAK_IN_CELL = '<br style="mso-data-placement:same-cell">';
const AS_TEXT = `style='mso-number-format:"\\@";vertical-align:top'`;

/** Whether the browser lets a page copy a table; over plain HTTP none does. */
export const canCopy = Boolean(globalThis.ClipboardItem && navigator.clipboard?.write);

/** The columns of a list, by their names in the address, "" for what other plans need not have; each with its title. */
function columnsOf(root) {
  const said = root.querySelector("[data-columns]")?.dataset.columns;
  return said ? JSON.parse(said) : USUAL;
}

/**
 * @param {HTMLElement} root of the list
 * @param {import("./list-rows.js").Entry[]} entries
 * @returns {string[][]} the head, and a row for each that is shown or stands in a folded part, in the order of the page
 */
export function shownRows(root, entries) {
  const entryOf = new Map(entries.map((entry) => [entry.element, entry]));
  const columns = columnsOf(root);
  const rows = [...root.querySelectorAll("[data-time]")]
    .filter((element) => entryOf.get(element)?.shown)
    .map((element) => cellsOf(entryOf.get(element)))
    .map((cells) => cells.map(safe));
  return [["Mã sản phẩm", "Nhiệm vụ", ...columns.map(([, title]) => safe(title)), "Địa chỉ"], ...rows];
}

function cellsOf({ element, task }) {
  const link = element.querySelector(".kh-id");
  const named = task ? lines(task.cells[0]) : element.dataset.task;
  return [link.textContent, named, ...[...element.cells].map(lines), link.href];
}

/** The words of a cell, a line for each item or paragraph; without what only a screen needs. */
function lines(cell) {
  const copy = cell.cloneNode(true);
  for (const element of copy.querySelectorAll(LEFT)) {
    element.remove();
  }
  for (const element of copy.querySelectorAll(LINES)) {
    element.before(BREAK);
    element.after(BREAK);
  }
  const found = copy.textContent.split(BREAK).map((line) => line.trim().replace(/\s+/gu, " "));
  return found.filter(Boolean).join("\n");
}

/** A cell that no spreadsheet takes for a formula: plan/export/formats/csv.py says why. */
export const safe = (cell) => (FORMULA.test(cell.normalize("NFKC")) ? `'${cell}` : cell);

/** @param {string[][]} rows what `shownRows` returned */
export const copyRows = (rows) =>
  navigator.clipboard.write([
    new ClipboardItem({
      "text/html": new Blob([asHtml(rows)], { type: "text/html" }),
      "text/plain": new Blob([asText(rows)], { type: "text/plain" }),
    }),
  ]);

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": BREAK_IN_CELL };

function asHtml(rows) {
  const cell = (text) => `<td ${AS_TEXT}>${text.replace(/[&<>"\n]/gu, (char) => ESCAPES[char])}</td>`;
  return `<meta charset="utf-8"><table>${rows.map((cells) => `<tr>${cells.map(cell).join("")}</tr>`).join("")}</table>`;
}

const asText = (rows) => rows.map((cells) => cells.map((cell) => quoted(cell, TO_QUOTE.text)).join("\t")).join("\n");

const asCsv = (rows) =>
  `\uFEFF${rows.map((cells) => `${cells.map((cell) => quoted(cell, TO_QUOTE.csv)).join(",")}\r\n`).join("")}`;

const quoted = (cell, special) => (special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * Let the browser save rows as CSV (RFC 4180; UTF-8 with a byte order mark, which Excel needs).
 *
 * @param {string[][]} rows what `shownRows` returned
 * @param {string} words what is shown
 */
export function saveRows(rows, words) {
  const link = document.createElement("a");
  link.download = fileName(words);
  link.href = URL.createObjectURL(new Blob([asCsv(rows)], { type: "text/csv;charset=utf-8" }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), PATIENCE);
}

/** "Sở Nội vụ chủ trì · Quý IV · 7 sản phẩm" → "…-so-noi-vu-chu-tri-quy-iv-7-san-pham.csv" */
function fileName(words) {
  const year = YEAR.exec(location.pathname)?.[1] ?? "";
  const plain = `${year}-${fold(spell(words, true))}`.replace(/[^a-z0-9]+/gu, "-").slice(0, NAME_LENGTH);
  return `${plain.replace(/^-+|-+$/gu, "")}.csv`;
}
