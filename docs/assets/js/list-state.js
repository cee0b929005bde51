// What a reader has chosen: in the form, in the address, in words.

import { PASSED, today } from "./days.js";

const DUE = { qua: PASSED, con: "hạn chưa qua" };
const DUE_REPORTED = { ...DUE, qua: "hạn đã qua" }; // where there are reports, states say more

/**
 * @param {HTMLFormElement} form
 * @returns {Record<string, string>} the controls that hold something
 */
export const chosen = (form) =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));

/**
 * Set the form as an address says; what the form does not offer is not chosen. What list-early.js saw a reader choose stays.
 *
 * @param {HTMLFormElement} form
 * @param {string} query "?quy=4"
 * @returns {boolean} whether there was something to stay
 */
export function choose(form, query) {
  const asked = new URLSearchParams(query);
  const early = named(form).filter(({ dataset }) => "early" in dataset);
  for (const control of early) {
    control.removeAttribute("data-early");
  }
  for (const control of named(form).filter((one) => !early.includes(one))) {
    const value = asked.get(control.name) ?? "";
    if (control.type === "checkbox") {
      control.checked = control.value === value;
    } else {
      const offered = control.type === "search" || [...control.options].some((option) => option.value === value);
      control.value = offered ? value : "";
    }
  }
  return early.length > 0;
}

/**
 * Write what is chosen into the address; everything else in it stays. Only what a reader did may make a step to go back by:
 * browsers pass over steps that a page made by itself.
 *
 * @param {HTMLFormElement} form
 * @param {boolean} isSame whether it is the same step as the one before
 * @returns {boolean} whether the address is another now
 */
export function remember(form, isSame) {
  const address = new URL(location.href);
  const now = chosen(form);
  for (const { name } of named(form)) {
    if (now[name]) {
      address.searchParams.set(name, now[name]);
    } else {
      address.searchParams.delete(name);
    }
  }
  if (address.href === location.href) {
    return false;
  }
  history[isSame ? "replaceState" : "pushState"](history.state, "", address);
  return true;
}

/**
 * @param {HTMLFormElement} form
 * @returns {import("./list-filter.js").Wanted}
 */
export function wanted(form) {
  const now = chosen(form);
  return {
    typed: now.tim ?? "",
    anyone: party(form, "co-quan"),
    lead: party(form, "chu-tri"),
    helping: party(form, "phoi-hop"),
    direct: isDirect(form, now),
    time: now.quy ?? "",
    section: now["linh-vuc"] ?? "",
    due: now.han ?? "",
    today: today(),
    state: now["tien-do"] ?? "",
    role: now["vai-tro"] ?? "",
  };
}

/**
 * Say what is chosen: ["Sở Nội vụ chủ trì", "Quý IV"].
 *
 * @param {HTMLFormElement} form
 * @returns {string[]} nothing while the whole list is shown
 */
export function phrasesOf(form) {
  const now = chosen(form);
  const option = (name) => form.elements[name].selectedOptions[0];
  const label = (name) => now[name] && (option(name).dataset.name ?? option(name).text);
  const said = [
    now["co-quan"] && `${label("co-quan")} chủ trì hoặc phối hợp`,
    now["chu-tri"] && `${label("chu-tri")} chủ trì`,
    now["phoi-hop"] && `${label("phoi-hop")} phối hợp`,
    isDirect(form, now) && "chỉ nơi nêu đích danh",
    label("quy"),
    ("states" in form.dataset ? DUE_REPORTED : DUE)[now.han],
    label("tien-do"),
    now["linh-vuc"] && `lĩnh vực ${label("linh-vuc")}`,
    now.tim && `có chữ “${now.tim}”`,
  ].filter(Boolean);
  const { agency } = form.dataset;
  const role = label("vai-tro")?.toLowerCase();
  if (agency && (said.length || role)) {
    said.unshift(role ? `${agency} ${role}` : agency);
  }
  return said.map((phrase, i) => (i ? phrase : phrase[0].toUpperCase() + phrase.slice(1)));
}

const named = (form) => [...form.elements].filter((control) => control.name);

/** Naming an agency directly means something only when there is an agency. */
const isDirect = (form, now) =>
  Boolean(now["truc-tiep"] && (form.dataset.agency || now["co-quan"] || now["chu-tri"] || now["phoi-hop"]));

function party(form, name) {
  const option = form.elements[name]?.selectedOptions[0];
  return option?.value ? { id: option.value, groups: option.dataset.groups?.split(" ") ?? [] } : null;
}
