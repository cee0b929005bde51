// Finds pages by what is typed. Knows nothing of the page it is shown on.

import { Lists } from "./search-lists.js";
import { nearestTo } from "./search-near.js";
import { Pieces } from "./search-pieces.js";
import { first, hitOf, WORDS, where } from "./search-rank.js";
import { item, plainItem } from "./search-show.js";
import { Vocabulary } from "./search-vocabulary.js";
import { EXACTLY, FOLDED, PARTLY, parse, replaced, Text } from "./words.js";

/* What remains of a hit when an abbreviation stands for what was typed. */
const SYNONYM = 0.6;
/* More than any hit is worth. */
const YEAR = 10_000;

const SHOWN_PARTS = 30;
/* Pages further down show their best hit, without the words around it: "t" begins a word on every page. */
const SHOWN_PAGES = 60;
/* Of pages that have only some of the words. */
const SHOWN_PARTIAL = 3;
/* Of more words no slip is looked for, and no pieces. */
const MOST_WORDS = 8;
const MOST_KNOWN = 4; // words that all stand somewhere, of which one may be a slip
const MOST_IN_PIECES = 16;

/**
 * @typedef {object} Part a passage of a page with an address of its own
 * @property {string} [anchor]
 * @property {string} title
 * @property {string} text
 * @property {string[]} [names] other names it is known by
 * @property {number} [weight] worth more than others, all else equal
 *
 * @typedef {Part & {address: string, parts?: Part[], within?: string, aside?: boolean}} Page address from the site's root;
 *   `within`: address of what it belongs to; `aside`: a page that is not of the plan
 *
 * @typedef {object} Item what the theme shows; title and text are HTML
 * @property {string} location
 * @property {string} title
 * @property {string} text
 * @property {number} score
 * @property {Record<string, boolean>} terms words that were looked for, and whether they stand there
 * @property {string} [page] address of the page that it stands for: that is not found once more behind it
 *
 * @typedef {object} Hit
 * @property {Entry} entry
 * @property {number} level how closely the words were met
 * @property {import("./words.js").Word[]} words
 * @property {boolean} together whether they stand together
 * @property {boolean} named whether they stand together in a title or name
 * @property {number} score
 *
 * @typedef {object} Answer
 * @property {Item[][]} items the hits of each page, the best page and the best hit of a page first
 * @property {string} note what is to be said of them; "" when their number says it
 */

/** A page or passage, ready to be searched. */
class Entry {
  constructor(page, part, order, age) {
    this.page = page;
    this.part = part;
    this.order = order;
    this.age = age;
    this.title = new Text(part.title);
    this.body = new Text(part.text);
    this.names = (part.names ?? []).map((name) => new Text(name));
    this.fields = [this.title, ...this.names, this.body];
    this.weight = part.weight ?? page.weight ?? 0;
    /** What a record belongs to, besides itself. */
    this.around = [];
  }
}

/** All pages, ready to be searched. */
export class Index {
  #entries = [];
  #years = [];
  #known = new Vocabulary();
  #at = new Map();
  #pages = new Map();
  #lists = [];
  #offered;

  /**
   * @param {[string, string][]} synonyms abbreviations with what they mean
   * @param {string[]} offered addresses of pages to go on from when nothing was found
   */
  constructor(synonyms, offered = []) {
    this.synonyms = synonyms.map((pair) => pair.map((text) => parse(text)));
    this.#offered = offered;
  }

  /**
   * Let pages be found behind those that were added before, or before these when their year is typed.
   *
   * @param {Page[]} pages
   * @param {number} year of their plan
   * @param {any} [lists] what of its lists can be named
   */
  add(pages, year, lists = null) {
    const before = this.#entries.length;
    for (const page of pages) {
      this.#pages.set(page.address, page);
      for (const part of [page, ...(page.parts ?? [])]) {
        this.#enter(new Entry(page, part, this.#entries.length, this.#years.length));
      }
    }
    const ofPlan = lists && new Lists(lists, this.#pages, this.synonyms);
    const parties = new Map(ofPlan?.around());
    for (const entry of this.#entries.slice(before).filter(({ page }) => page.within)) {
      const { page, part } = entry;
      const holders = [part === page ? "" : page.address, page.within, page.within.split("#")[0]];
      const anchors = part === page ? (page.parts ?? []).map(({ anchor }) => anchor) : [part.anchor];
      const named = anchors.flatMap((anchor) => parties.get(anchor) ?? []);
      const found = [...holders, ...named].map((address) => this.#at.get(address));
      entry.around = [...new Set(found)].filter(Boolean);
    }
    this.#years.push(String(year));
    this.#lists.push(...(ofPlan ? [ofPlan] : []));
  }

  #enter(entry) {
    const { page, part } = entry;
    this.#entries.push(entry);
    this.#at.set(part === page ? page.address : `${page.address}#${part.anchor}`, entry);
    this.#known.add(
      entry.order,
      entry.fields.map(({ folded }) => folded),
    );
  }

  /**
   * @param {string} typed
   * @returns {Answer}
   */
  search(typed) {
    const words = parse(typed);
    if (!words.length) {
      return { items: [], note: "" };
    }
    const asked = this.#asked(words);
    const { hits, found } = this.best(words);
    const told = asked.map(({ page }) => page).filter(Boolean);
    const isTold = ([{ location }]) => told.some((page) => location.startsWith(`${page}?`));
    const others = this.#grouped(hits, words, typed).filter((group) => !isTold(group));
    const items = [...asked.map((list) => [list]), ...others];
    if (asked.length || found) {
      return { items, note: "" };
    }
    const slip = this.#corrected(words);
    return slip ? this.#meant(typed, slip) : this.#missing(typed, words, items);
  }

  /** The lists that the words ask for, of the newest plan that has them all. */
  #asked(words) {
    return this.#lists.map((lists) => lists.asked(words)).find(({ length }) => length) ?? [];
  }

  /**
   * Hits of the words as typed; when they are no phrase anywhere, of words with more marks; then with any marks. Behind them
   * records that have some of the words only around them. `found`: whether the plan, or the name of a page, has the words.
   */
  best(words) {
    const variants = this.variants(words);
    const whole = this.#whole(variants);
    const level = whole[0]?.level ?? PARTLY;
    const pieces = new Map(variants.map(({ words: meant }) => [meant, this.#piecesOf(meant, level)]));
    const hits = [...whole, ...this.#piecewise(pieces, new Set(whole.map(({ entry }) => entry)))];
    const isScattered = ({ entry, words: meant }) => meant.length > 2 && !pieces.get(meant).of(entry);
    const isFound = (hit) =>
      hit.entry.page.aside ? hit.named && hit.entry.part === hit.entry.page : hit.together || !isScattered(hit);
    const found = hits.some(isFound);
    return { hits: found ? hits : this.partial(words), found };
  }

  #piecesOf(words, level) {
    const held = words.map((word, i) => this.#known.numbersOf(word, i === words.length - 1));
    return new Pieces(words, level, held);
  }

  #whole(variants) {
    const exact = this.hits(variants, EXACTLY);
    if (exact.some((hit) => hit.together && !hit.entry.page.aside)) {
      return exact;
    }
    const partly = this.hits(variants, PARTLY);
    return partly.length ? partly : this.hits(variants, FOLDED).filter(isNearlyMeant);
  }

  /** What was typed, and the same, worth less, with abbreviations written out or long names abbreviated. */
  variants(words) {
    const found = this.synonyms.flatMap(([short, long]) => [replaced(words, short, long), replaced(words, long, short)]);
    return [{ words, worth: 1 }, ...found.filter(Boolean).map((other) => ({ words: other, worth: SYNONYM }))];
  }

  hits(variants, level) {
    const best = new Map();
    for (const { words, worth } of variants) {
      const strict = words.map((word) => ({ ...word, bare: false }));
      for (const entry of this.#with(words, (count) => count === words.length, true)) {
        const found = hitOf(entry, words, level, worth, strict);
        if (found && !(best.get(entry)?.score >= found.score)) {
          best.set(entry, found);
        }
      }
    }
    return [...best.values()];
  }

  /** Records that have some words themselves and the others around them. */
  #piecewise(pieces, known) {
    const records = this.#entries.filter((entry) => entry.around.length && !known.has(entry));
    const found = [...pieces.values()].flatMap((one) => (isInPieces(one.words) ? records.map((entry) => one.of(entry)) : []));
    const best = new Map();
    for (const hit of found.filter(Boolean)) {
      if (!(best.get(hit.entry)?.score >= hit.score)) {
        best.set(hit.entry, hit);
      }
    }
    return [...best.values()];
  }

  /** Entries of plans that have more than half of the words, those with most first. */
  partial(words) {
    const hits = this.#with(words, (count) => count > words.length / 2, false).map((entry) => {
      const there = words.filter((word) => where(entry, word, PARTLY, false));
      return { entry, level: PARTLY, score: WORDS * there.length + entry.weight, words: there, of: words };
    });
    return hits.filter(({ entry, words: there }) => !entry.page.aside && there.length > words.length / 2);
  }

  /** Entries in which enough words stand, diacritics aside; the last one may be begun. */
  #with(words, isEnough, mayBegin) {
    const counts = new Uint16Array(this.#entries.length);
    for (const [i, word] of words.entries()) {
      for (const number of this.#known.numbersOf(word, mayBegin && i === words.length - 1)) {
        counts[number] += 1;
      }
    }
    return this.#entries.filter((_, number) => isEnough(counts[number]));
  }

  #grouped(hits, words, typed) {
    const named = this.#years.findIndex((year, age) => age && words.some(({ folded }) => folded === year));
    const scored = hits.map((hit) => ({ ...hit, score: hit.score + preference(hit.entry.age, named) }));
    return grouped(scored, typed);
  }

  /** What was probably meant, with its answer. */
  #meant(typed, slip) {
    const { items } = this.search(slip);
    const note = `Không có “${typed.trim()}”. Ý bạn là “${slip}”? ${items.length} trang.`;
    return { items: [[sought(slip, `Ý bạn là “${slip}”?`)], ...items], note };
  }

  /** The words with those that stand nowhere replaced by the nearest that make sense; nothing when none do. */
  #corrected(words) {
    const unknown = words.filter((word, i) => !this.#known.numbersOf(word, i === words.length - 1).size);
    if (words.length > (unknown.length ? MOST_WORDS : MOST_KNOWN) || unknown.length > 2) {
      return null;
    }
    const known = this.#known.counts();
    const slips = unknown.length ? [unknown] : words.map((word) => [word]);
    const tried = slips.flatMap((wrong) => this.#replacements(words, wrong, known));
    const found = tried.map((others) => ({ others, hit: this.#sense(others) })).filter(({ hit }) => hit);
    found.sort((a, b) => b.hit.score - a.hit.score);
    return found.length ? this.#spelled(found[0]) : null;
  }

  /** The words with some of them replaced, in all ways, by words that are near them. */
  #replacements(words, wrong, known) {
    const ways = words.map((word) =>
      wrong.includes(word) ? [word.folded, ...nearestTo(word.folded, known)].map((near) => parse(near)[0]) : [word],
    );
    return ways.reduce((begun, next) => begun.flatMap((one) => next.map((word) => [...one, word])), [[]]);
  }

  /** The best hit of words that stand together in a plan, or a list that they ask for. */
  #sense(words) {
    const hits = this.hits([{ words, worth: 1 }], PARTLY).filter(({ entry, together }) => together && !entry.page.aside);
    const [list] = this.#asked(words);
    return list ?? hits.sort((a, b) => b.score - a.score)[0];
  }

  /** Words as they are spelled where they were found. */
  #spelled({ others, hit }) {
    if (hit.entry) {
      const field = hit.entry.fields.find((text) => first(others, text, FOLDED));
      const { start, end } = first(others, field, FOLDED);
      return field.text.slice(start, end).toLowerCase();
    }
    return others.map((word) => this.#typical(word)).join(" ");
  }

  /** A word as it is spelled where it first stands. */
  #typical(word) {
    const [number] = word.bare ? this.#known.numbersOf(word, false) : [];
    const place = number === undefined ? null : where(this.#entries[number], word, FOLDED, false);
    return place ? place.field.text.slice(place.start, place.end).toLowerCase() : (word.beginning ?? word).spelled;
  }

  /** What to say when the plan does not have the words: which of them it has, and where to go on. */
  #missing(typed, words, items) {
    const terms = [...this.#terms(words.slice(0, MOST_IN_PIECES))];
    const links = terms.map((term) => sought(term, `Kế hoạch có “${term}”`));
    const offered = this.#offered.map((address) => plainItem(address, this.#pages.get(address)?.title ?? address));
    const shown = terms.length || words.length > 2 ? items.slice(0, SHOWN_PARTIAL) : [];
    const had = terms.length ? ` Kế hoạch có ${terms.map((term) => `“${term}”`).join(", ")}.` : "";
    return {
      items: [...shown, ...links.map((link) => [link]), ...offered.map((page) => [page])],
      note: `Kế hoạch không có “${typed.trim()}”.${had} Xem tiếp ở các trang dưới đây.`,
    };
  }

  /** Pieces of what was typed that plans have, as they are spelled there, the longest and most common first. */
  #terms(words) {
    const [found, taken] = [[], new Set()];
    for (const { at, length, text } of this.#runsOf(words).sort((a, b) => b.length - a.length || b.count - a.count)) {
      const places = Array.from({ length }, (_, i) => at + i);
      if (!places.some((place) => taken.has(place))) {
        found.push(text);
        places.forEach(taken.add, taken);
      }
    }
    return found;
  }

  /** Every run of two words or more that a plan has together, names that this site adds aside, with how many passages do. */
  #runsOf(words) {
    const held = words.map((word) => this.#known.numbersOf(word, false));
    const found = [];
    for (let at = 0; at < words.length; at += 1) {
      for (let length = 2; at + length <= words.length; length += 1) {
        const [some, ...others] = held.slice(at, at + length);
        const numbers = [...some].filter((number) => others.every((other) => other.has(number)));
        const entries = numbers.map((number) => this.#entries[number]).filter(({ page }) => !page.aside);
        const texts = entries.map(({ title, body }) => textOf(words.slice(at, at + length), [title, body])).filter(Boolean);
        if (!texts.length) {
          break;
        }
        found.push({ at, length, count: texts.length, text: texts[0] });
      }
    }
    return found;
  }
}

/** Words as they are spelled where they stand together, whole, in one of some texts. */
function textOf(words, fields) {
  for (const field of fields) {
    const place = first(words, field, PARTLY);
    if (place?.whole) {
      return field.text.slice(place.start, place.end).toLowerCase();
    }
  }
  return "";
}

/** Whether words that stand together somewhere with other marks are meant: one of them, at least, has its own there. */
const isNearlyMeant = ({ entry, words, together }) => together && words.some((word) => where(entry, word, PARTLY, false));

const isInPieces = ({ length }) => length > 1 && length <= MOST_IN_PIECES;

/** A link that types something else. */
const sought = (words, title) => plainItem(`?q=${encodeURIComponent(words)}`, title);

/** Older plans stand behind newer ones; the one whose year is typed before all. */
const preference = (age, named) => YEAR * (age === named ? 1 : -age);

function grouped(hits, typed) {
  const pages = new Map();
  for (const found of hits.sort((a, b) => b.score - a.score || a.entry.order - b.entry.order)) {
    const { page } = found.entry;
    if (!pages.has(page)) {
      pages.set(page, []);
    }
    pages.get(page).push(found);
  }
  return [...pages].map(([page, found], i) => {
    const shown = found.slice(0, i < SHOWN_PAGES ? SHOWN_PARTS : 1);
    const items = shown.map((one) => item(one, typed, i < SHOWN_PAGES));
    const isShown = shown.some((one) => one.entry.part === page);
    return isShown ? items : [...items, plainItem(page.address, page.title, "", Math.min(0, found[0].score - 1))];
  });
}
