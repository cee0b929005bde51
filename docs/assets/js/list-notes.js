// Notes that the script adds to rows: reached through a group; shown although the filter leaves it out.

import { cellOf } from "./list-rows.js";

const CELLS = { lead: "chu-tri", helping: "phoi-hop" };

/**
 * Say beside the names of groups that a row reaches the agency asked for through them.
 *
 * @param {import("./list-rows.js").Entry} entry
 * @param {{lead: Set<string>, helping: Set<string>} | null} groups ids by the cell they stand in
 */
export function noteGroups(entry, groups) {
  if (!(groups || entry.noted)) {
    return;
  }
  const wanted = groups
    ? [...groups.lead].map((id) => ["lead", id]).concat([...groups.helping].map((id) => ["helping", id]))
    : [];
  const key = wanted.join(" ");
  if ((entry.noted?.key ?? "") === key) {
    return;
  }
  for (const note of entry.noted?.notes ?? []) {
    note.remove();
  }
  const notes = wanted.map(([cell, id]) => noteAfter(nameOf(entry, cell, id), "kh-role kh-role--group", "qua nhóm"));
  entry.noted = { key, notes: notes.filter(Boolean) };
}

/**
 * @param {import("./list-rows.js").Entry} entry
 * @param {boolean} outside
 */
export function noteOutside(entry, outside) {
  if (outside) {
    entry.outside ??= noteAfter(entry.element.querySelector(".kh-id"), "kh-tag", "ngoài bộ lọc");
  } else if (entry.outside) {
    entry.outside.remove();
    entry.outside = null;
  }
}

const nameOf = (entry, cell, id) =>
  cellOf(entry.element, CELLS[cell])?.querySelector(`a[href$="/co-quan/${CSS.escape(id)}/"]`);

function noteAfter(element, className, text) {
  if (!element) {
    return null;
  }
  const note = document.createElement("span");
  note.className = className;
  note.textContent = text;
  const made = document.createElement("span");
  made.dataset.added = "";
  made.append(" ", note);
  element.after(made);
  return made;
}
