// The year as a table: the rows of one agency, and how many of them are due when.

import { isWanted } from "./list-filter.js";
import { keep } from "./picture-state.js";

const LEADS = "chu-tri";

const list = (ids) => ids?.split(" ") ?? [];

/** What the filter of lists asks of a row; it has no parts, as an agency's page alone tells them apart. */
const entryOf = ({ dataset: { lead, with: helping, time } }) => {
  return { lead: list(lead), helping: list(helping), times: list(time), parts: [] };
};

/** Who is wanted, in which role, as the filter of lists is told it. */
function wanted(agency, role) {
  const chosen = agency?.selectedOptions[0];
  const party = chosen?.value ? { id: chosen.value, groups: list(chosen.dataset.groups) } : null;
  if (!role?.value) {
    return { anyone: party };
  }
  return role.value === LEADS ? { lead: party } : { helping: party };
}

function start(form) {
  const { "co-quan": agency, "vai-tro": role } = form.elements;
  const table = form.parentElement.querySelector("table");
  const said = form.parentElement.querySelector("[role=status]");
  const entries = [...table.querySelectorAll("tr[data-time]")].map((row) => ({ row, entry: entryOf(row) }));
  const counts = [...form.parentElement.querySelectorAll("[data-due]")];

  keep(form, () => {
    if (role) {
      role.disabled = !agency.value;
    }
    const asked = wanted(agency, role);
    for (const { row, entry } of entries) {
      row.hidden = !isWanted(entry, asked);
    }
    const shown = entries.filter(({ row }) => !row.hidden);
    for (const body of table.tBodies) {
      body.hidden = !shown.some(({ row }) => body.contains(row));
    }
    for (const count of counts) {
      const number = shown.filter(({ entry }) => entry.times.includes(count.dataset.due)).length;
      count.textContent = number;
      count.closest("th")?.querySelector("rect").setAttribute("width", number);
    }
    said.textContent = agency?.value ? inWords(agency, role, shown.length, form.dataset.timeline) : "";
  });
}

function inWords(agency, role, number, total) {
  const [name, part] = [agency, role].map((choice) => choice?.selectedOptions[0].text ?? "chủ trì");
  return `${name} ${part}, đích danh hoặc qua nhóm: ${number} trong ${total} sản phẩm`;
}

for (const form of document.querySelectorAll("[data-timeline]")) {
  start(form);
}
