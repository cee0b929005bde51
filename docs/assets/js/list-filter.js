// Which rows a reader asked for.

import { FOLDED, LEVELS, parse, places } from "./words.js";

const EVERY_QUARTER = "hang-quy";
const QUARTERS = ["1", "2", "3", "4"];
const DUE = { qua: (ends, today) => ends < today, con: (ends, today) => ends >= today };

/**
 * @typedef {object} Party an agency
 * @property {string} id
 * @property {string[]} groups ids of the groups it belongs to
 *
 * @typedef {object} Wanted
 * @property {string} typed
 * @property {Party | null} anyone in any role
 * @property {Party | null} lead
 * @property {Party | null} helping
 * @property {boolean} direct by name only, not through a group
 * @property {string} time
 * @property {string} section
 * @property {string} due "qua": its last day has passed; "con": not yet; what has no day is in neither
 * @property {string} today "…-12-31"
 * @property {string} state how it stands by what was reported
 * @property {string} role on an agency's page
 *
 * @typedef {object} Part how a row reaches an agency: "" by name, a group's id through the group, null not at all
 * @property {string | null} lead
 * @property {string | null} helping
 */

/**
 * Find the rows that have all words, as closely as they can be met.
 *
 * @param {import("./list-rows.js").Entry[]} entries
 * @param {string} typed
 * @returns {{hits: Set<import("./list-rows.js").Entry> | null, level: number}} null: nothing was typed
 */
export function search(entries, typed) {
  const words = parse(typed);
  if (!words.length) {
    return { hits: null, level: FOLDED };
  }
  for (const level of LEVELS) {
    const hits = entries.filter((entry) => has(entry.text, words, level));
    if (hits.length) {
      return { hits: new Set(hits), level };
    }
  }
  return { hits: new Set(), level: FOLDED };
}

/**
 * Whether a row is wanted, what was typed aside.
 *
 * @param {import("./list-rows.js").Entry} entry
 * @param {Wanted} wanted
 * @returns {boolean}
 */
export function isWanted(entry, wanted) {
  return (
    (!wanted.section || entry.section === wanted.section) &&
    (!wanted.time || isDue(entry.times, wanted.time)) &&
    (!wanted.due || DUE[wanted.due](entry.ends, wanted.today)) &&
    (!wanted.state || entry.state === wanted.state) &&
    (!entry.parts.length || entry.hasPart(wanted.role, wanted.direct)) &&
    hasParty(entry, wanted)
  );
}

/**
 * The groups through which alone a row reaches the agencies that are wanted.
 *
 * @param {import("./list-rows.js").Entry} entry
 * @param {Wanted} wanted
 * @returns {{lead: Set<string>, helping: Set<string>} | null} null: none can be
 */
export function groupsOf(entry, { anyone, lead, helping }) {
  if (![anyone, lead, helping].some((party) => party?.groups.length)) {
    return null;
  }
  const [any, one, other] = [anyone, lead, helping].map((party) => party && partOf(entry, party));
  return {
    lead: new Set([any?.lead, one?.lead].filter(Boolean)),
    helping: new Set([any?.helping, other?.helping].filter(Boolean)),
  };
}

const isDue = (times, wanted) => times.includes(wanted) || (QUARTERS.includes(wanted) && times.includes(EVERY_QUARTER));

function hasParty(entry, { anyone, lead, helping, direct }) {
  const reached = (by) => by === "" || (!direct && by !== null);
  const part = anyone && partOf(entry, anyone);
  return (
    (!part || reached(part.lead) || reached(part.helping)) &&
    (!lead || reached(partOf(entry, lead).lead)) &&
    (!helping || reached(partOf(entry, helping).helping))
  );
}

/** Who leads a row does not also coordinate on it through a group (as plan/facts/duties.py has it). */
function partOf(entry, party) {
  const [lead, helping] = [way(entry.lead, party), way(entry.helping, party)];
  return { lead, helping: helping && lead !== null ? null : helping };
}

function way(ids, { id, groups }) {
  return ids.includes(id) ? "" : (groups.find((group) => ids.includes(group)) ?? null);
}

const has = (text, words, level) => words.every((word, i) => stands(word, text, level, i === words.length - 1));

/** Whether a word stands in a text as a whole word, or, where it may be unfinished, as the beginning of one. */
function stands(word, text, level, unfinished) {
  for (const { whole } of places(word, text, level)) {
    if (whole || unfinished) {
      return true;
    }
  }
  return false;
}
