// Finds pages of the plan. Runs in the search worker; knows nothing of the page that shows what it finds.

import { EXACTLY, FOLDED, PARTLY, parse, places, runs, Text } from "./words.js";

/* What a hit is worth by where the words stand, best first; tests/browser/queries.tsv holds what they must give. */
const TITLE_IS = 1000;
const NAME_IS = 900;
const TITLE_BEGINS = 700;
const TITLE_HAS = 600;
const NAME_HAS = 500;
const TITLE_WORDS = 450;
const BODY_HAS = 350;
const WORDS = 100;
/* Added: how much of the title was typed; how near words stand that are no phrase. */
const COVERED = 100;
const NEAR = 150;
/* What remains of it when the last word is only begun, and when an abbreviation stands for what was typed. */
const BEGUN = 0.5;
const SYNONYM = 0.6;
/* Typed with some diacritics, a word without them is more likely to be one that has none: chi tiêu, not chỉ tiêu. */
const LOOSE = 0.4;

const SHOWN_PARTS = 30;
const SNIPPET = 240;
const BEFORE = 60;

/**
 * @typedef {object} Part a passage of a page with an address of its own
 * @property {string} [anchor]
 * @property {string} title
 * @property {string} text
 * @property {string[]} [names] other names it is known by
 * @property {number} [weight] worth more than others, all else equal
 *
 * @typedef {Part & {address: string, parts?: Part[]}} Page address from the site's root
 *
 * @typedef {object} Item what the theme shows; title and text are HTML
 * @property {string} location
 * @property {string} title
 * @property {string} text
 * @property {number} score
 * @property {Record<string, boolean>} terms words that were looked for, and whether they stand there
 */

class Entry {
  constructor(page, part, order) {
    this.page = page;
    this.part = part;
    this.order = order;
    this.title = new Text(part.title);
    this.body = new Text(part.text);
    this.names = (part.names ?? []).map((name) => new Text(name));
    this.weight = part.weight ?? page.weight ?? 0;
  }
}

/** All pages, ready to be searched. */
export class Index {
  /**
   * @param {Page[]} pages
   * @param {[string, string][]} synonyms abbreviations with what they mean
   */
  constructor(pages, synonyms) {
    this.entries = pages
      .flatMap((page) => [page, ...(page.parts ?? [])].map((part) => [page, part]))
      .map(([page, part], order) => new Entry(page, part, order));
    this.synonyms = synonyms.map((pair) => pair.map((text) => parse(text)));
  }

  /**
   * @param {string} typed
   * @returns {Item[][]} the hits of each page, the best page and the best hit of a page first
   */
  search(typed) {
    const words = parse(typed);
    if (!words.length) {
      return [];
    }
    return grouped(this.best(words), typed);
  }

  /** Hits of the words as typed; when they are no phrase anywhere, of words with more marks; then with any marks. */
  best(words) {
    const variants = this.variants(words);
    const exact = this.hits(variants, EXACTLY);
    if (exact.some((hit) => hit.together)) {
      return exact;
    }
    const partly = this.hits(variants, PARTLY);
    if (partly.length) {
      return partly;
    }
    const folded = this.hits(variants, FOLDED).filter((found) => found.together);
    return folded.length ? folded : this.partial(words);
  }

  /** What was typed, and the same, worth less, with abbreviations written out or long names abbreviated. */
  variants(words) {
    const found = this.synonyms.flatMap(([short, long]) => [replaced(words, short, long), replaced(words, long, short)]);
    return [{ words, worth: 1 }, ...found.filter(Boolean).map((other) => ({ words: other, worth: SYNONYM }))];
  }

  hits(variants, level) {
    return this.entries.flatMap((entry) => {
      const found = variants.map(({ words, worth }) => hitOf(entry, words, level, worth)).filter(Boolean);
      return found.length ? [found.reduce((best, other) => (other.score > best.score ? other : best))] : [];
    });
  }

  /** Entries that have more than half of the words, those with most first. */
  partial(words) {
    const hits = this.entries.map((entry) => {
      const has = words.map((word) => Boolean(where(entry, word, FOLDED, false)));
      const terms = Object.fromEntries(words.map((word, i) => [word.spelled, has[i]]));
      const there = words.filter((_, i) => has[i]);
      return { entry, level: FOLDED, score: WORDS * there.length + entry.weight, words: there, terms, whole: true };
    });
    return hits.filter((found) => found.words.length > words.length / 2);
  }
}

/** The words with one run of them replaced by others; nothing when the run is not there. */
function replaced(words, run, by) {
  const at = words.findIndex((_, i) => run.every((word, k) => words[i + k]?.folded === word.folded));
  return at >= 0 ? [...words.slice(0, at), ...by, ...words.slice(at + run.length)] : null;
}

/** An entry that has all words, with what it is worth; nothing when a word is missing. */
function hitOf(entry, words, level, factor) {
  const found = everywhere(entry, words, level);
  if (!found) {
    return null;
  }
  const together = fields(entry).some((text) => first(words, text, level));
  const loose = words.some((word) => !word.bare) && !strictly(entry, words);
  const worth = placed(entry, words, level, found) * factor * (found.at(-1).whole ? 1 : BEGUN) * (loose ? LOOSE : 1);
  return { entry, level, words, together, score: worth + entry.weight, terms: {} };
}

/** What an entry is worth by where the words stand. */
function placed(entry, words, level, found) {
  const inTitle = first(words, entry.title, level);
  if (inTitle) {
    const covered = (inTitle.end - inTitle.start) / entry.title.folded.length;
    return covered === 1 ? TITLE_IS : (inTitle.start ? TITLE_HAS : TITLE_BEGINS) + COVERED * covered;
  }
  const inNames = entry.names.map((text) => ({ text, place: first(words, text, level) })).filter(({ place }) => place);
  if (inNames.length) {
    return inNames.some(({ text, place }) => place.end - place.start === text.folded.length) ? NAME_IS : NAME_HAS;
  }
  if (found.every((place) => place.field === entry.title)) {
    return TITLE_WORDS;
  }
  return first(words, entry.body, level) ? BODY_HAS : WORDS + NEAR * nearness(found, entry);
}

/** Whether the words stand together with just the diacritics that were typed. */
function strictly(entry, words) {
  const strict = words.map((word) => ({ ...word, bare: false }));
  return fields(entry).some((text) => first(strict, text, EXACTLY));
}

/** 1 when the words stand side by side in the body, towards 0 the farther they are; in several fields 0. */
function nearness(found, entry) {
  if (!found.every((place) => place.field === entry.body)) {
    return 0;
  }
  const [start, end] = [Math.min(...found.map((place) => place.start)), Math.max(...found.map((place) => place.end))];
  const length = found.reduce((sum, place) => sum + place.end - place.start + 1, -1);
  return Math.min(1, length / (end - start));
}

/** Where each word stands best in an entry; nothing as soon as one is missing. */
function everywhere(entry, words, level) {
  const found = [];
  for (const [i, word] of words.entries()) {
    const place = where(entry, word, level, i === words.length - 1);
    if (!place) {
      return null;
    }
    found.push(place);
  }
  return found;
}

/** Where a word stands best in an entry: title, names, body; a word of its own before the beginning of one. */
function where(entry, word, level, mayBegin) {
  let begun = null;
  for (const field of fields(entry)) {
    for (const place of places(word, field, level)) {
      if (place.whole) {
        return { ...place, field };
      }
      begun ??= mayBegin ? { ...place, field } : null;
    }
  }
  return begun;
}

const fields = (entry) => [entry.title, ...entry.names, entry.body];

const first = (words, text, level) => runs(words, text, level).next().value;

function grouped(hits, typed) {
  const pages = new Map();
  for (const found of hits.sort((a, b) => b.score - a.score || a.entry.order - b.entry.order)) {
    const { page } = found.entry;
    pages.set(page, [...(pages.get(page) ?? []), found]);
  }
  return [...pages].map(([page, found]) => {
    const shown = found.slice(0, SHOWN_PARTS);
    const items = shown.map((one) => item(one, typed));
    return shown.some((one) => one.entry.part === page) ? items : [...items, plainItem(page)];
  });
}

function item({ entry, level, score: worth, words, terms, whole }, typed) {
  const { page, part } = entry;
  const among = (text) => spans(words, text, level, whole);
  const anchor = part === page ? "" : `#${part.anchor}`;
  return {
    location: `${page.address}?h=${encodeURIComponent(typed.trim().normalize("NFC"))}${anchor}`,
    title: marked(part.title, among(entry.title)),
    text: snippet(part.text, among(entry.body)),
    score: worth,
    terms,
  };
}

/** A page that is named only because passages of it were found. */
const plainItem = (page) => ({ location: page.address, title: marked(page.title, []), text: "", score: 0, terms: {} });

/** Where the words stand as a phrase, or else each of them, in order and apart; `whole`: the last one not only begun. */
function spans(words, text, level, whole = false) {
  const phrases = [...runs(words, text, level)].filter((place) => place.whole || !whole);
  const last = whole ? words.length : words.length - 1;
  const each = () => words.flatMap((word, i) => [...places(word, text, level)].filter((place) => place.whole || i === last));
  const ordered = (phrases.length ? phrases : each()).sort((a, b) => a.start - b.start || b.end - a.end);
  return ordered.filter((place, i) => !ordered.slice(0, i).some((other) => other.end > place.start));
}

/** The part of a long text around the first place, as HTML. */
function snippet(text, found) {
  const near = found[0]?.start ?? 0;
  const from = text.length > SNIPPET && near > BEFORE ? text.indexOf(" ", near - BEFORE) + 1 : 0;
  const cut = text.length > from + SNIPPET ? text.lastIndexOf(" ", from + SNIPPET) : text.length;
  const to = Math.max(cut, found.find((place) => place.start >= from)?.end ?? 0);
  const inside = found.filter((place) => place.start >= from && place.end <= to);
  const shifted = inside.map((place) => ({ start: place.start - from, end: place.end - from }));
  return `${from ? "… " : ""}${marked(text.slice(from, to), shifted)}${to < text.length ? " …" : ""}`;
}

/** A text as HTML with its places marked. */
function marked(text, found) {
  const parts = [];
  let done = 0;
  for (const { start, end } of found) {
    parts.push(escaped(text.slice(done, start)), "<mark>", escaped(text.slice(start, end)), "</mark>");
    done = end;
  }
  return [...parts, escaped(text.slice(done))].join("");
}

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text) => text.replace(/[&<>"']/g, (char) => ESCAPES[char]);
