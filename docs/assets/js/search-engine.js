// Finds pages of the plan. Runs in the search worker; knows nothing of the page that shows what it finds.

import { EXACTLY, FOLDED, PARTLY, parse, places, runs, Text, tokens } from "./words.js";

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
/* More than any hit is worth. */
const YEAR = 10_000;

const SHOWN_PARTS = 30;
/* Pages further down show their best hit, without the words around it: "t" begins a word on every page. */
const SHOWN_PAGES = 60;
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
  }
}

/** All pages, ready to be searched. */
export class Index {
  #entries = [];
  #years = [];
  #holding = new Map();
  #pieces = new Map();

  /** @param {[string, string][]} synonyms abbreviations with what they mean */
  constructor(synonyms) {
    this.synonyms = synonyms.map((pair) => pair.map((text) => parse(text)));
  }

  /**
   * Let pages be found behind those that were added before, or before these when their year is typed.
   *
   * @param {Page[]} pages
   * @param {number} year of their plan
   */
  add(pages, year) {
    for (const page of pages) {
      for (const part of [page, ...(page.parts ?? [])]) {
        this.#enter(new Entry(page, part, this.#entries.length, this.#years.length));
      }
    }
    this.#years.push(String(year));
  }

  #enter(entry) {
    this.#entries.push(entry);
    for (const { folded } of entry.fields) {
      for (const piece of folded.split(" ")) {
        const numbers = this.#numbersOf(piece);
        if (numbers.at(-1) !== entry.order) {
          numbers.push(entry.order);
        }
      }
    }
  }

  /** The numbers of entries that hold what stands between two blanks; its tokens lead to them. */
  #numbersOf(piece) {
    let numbers = this.#pieces.get(piece);
    if (!numbers) {
      numbers = [];
      this.#pieces.set(piece, numbers);
      for (const token of new Set(tokens(piece))) {
        if (!this.#holding.has(token)) {
          this.#holding.set(token, []);
        }
        this.#holding.get(token).push(numbers);
      }
    }
    return numbers;
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
    const hits = this.best(words);
    const named = this.#years.findIndex((year, age) => age && words.some(({ folded }) => folded === year));
    for (const found of hits) {
      found.score += preference(found.entry.age, named);
    }
    return grouped(hits, typed);
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

  /** Entries that have more than half of the words, those with most first. */
  partial(words) {
    const hits = this.#with(words, (count) => count > words.length / 2, false).map((entry) => {
      const there = words.filter((word) => where(entry, word, FOLDED, false));
      return { entry, level: FOLDED, score: WORDS * there.length + entry.weight, words: there, of: words };
    });
    return hits.filter((found) => found.words.length > words.length / 2);
  }

  /** Entries in which enough words stand, diacritics aside; the last one may be begun. */
  #with(words, isEnough, mayBegin) {
    const [counts, counted] = [new Uint16Array(this.#entries.length), new Uint16Array(this.#entries.length)];
    for (const [i, word] of words.entries()) {
      for (const numbers of this.#holdings(word, mayBegin && i === words.length - 1)) {
        for (const number of numbers) {
          if (counted[number] <= i) {
            counted[number] = i + 1;
            counts[number] += 1;
          }
        }
      }
    }
    return this.#entries.filter((_, number) => isEnough(counts[number]));
  }

  /** Lists of numbers of the entries in which a word may stand. */
  #holdings({ folded, beginning }, mayBegin) {
    const [start] = tokens(folded);
    const begun = mayBegin && !beginning && start === folded;
    const found = begun
      ? [...this.#holding].flatMap(([token, lists]) => (token.startsWith(start) ? lists : []))
      : (this.#holding.get(start) ?? []);
    return beginning ? [...found, ...this.#holdings(beginning, mayBegin)] : found;
  }
}

/** Older plans stand behind newer ones; the one whose year is typed before all. */
const preference = (age, named) => YEAR * (age === named ? 1 : -age);

/** The words with one run of them replaced by others; nothing when the run is not there. */
function replaced(words, run, by) {
  const at = words.findIndex((_, i) => run.every((word, k) => words[i + k]?.folded === word.folded));
  return at >= 0 ? [...words.slice(0, at), ...by, ...words.slice(at + run.length)] : null;
}

/** An entry that has all words, with what it is worth; nothing when a word is missing. */
function hitOf(entry, words, level, factor, strict) {
  const found = everywhere(entry, words, level);
  if (!found) {
    return null;
  }
  const phrases = entry.fields.map((text) => first(words, text, level));
  const together = phrases.some(Boolean);
  const loose = words.some((word) => !word.bare) && !(together && entry.fields.some((text) => first(strict, text, EXACTLY)));
  const worth = placed(entry, phrases, found) * factor * (found.at(-1).whole ? 1 : BEGUN) * (loose ? LOOSE : 1);
  return { entry, level, words, together, score: worth + entry.weight };
}

/** What an entry is worth by where the words stand, and where they stand together in each of its fields. */
function placed(entry, phrases, found) {
  const [inTitle, inBody] = [phrases[0], phrases.at(-1)];
  if (inTitle) {
    const covered = (inTitle.end - inTitle.start) / entry.title.folded.length;
    return covered === 1 ? TITLE_IS : (inTitle.start ? TITLE_HAS : TITLE_BEGINS) + COVERED * covered;
  }
  const inNames = entry.names.map(({ folded }, i) => ({ folded, place: phrases[i + 1] })).filter(({ place }) => place);
  if (inNames.length) {
    return inNames.some(({ folded, place }) => place.end - place.start === folded.length) ? NAME_IS : NAME_HAS;
  }
  if (found.every((place) => place.field === entry.title)) {
    return TITLE_WORDS;
  }
  return inBody ? BODY_HAS : WORDS + NEAR * nearness(found, entry);
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
  for (const field of entry.fields) {
    for (const place of places(word, field, level)) {
      if (place.whole) {
        return { ...place, field };
      }
      begun ??= mayBegin ? { ...place, field } : null;
    }
  }
  return begun;
}

const first = (words, text, level) => runs(words, text, level).next().value;

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
    return shown.some((one) => one.entry.part === page) ? items : [...items, plainItem(page)];
  });
}

function item({ entry, level, score: worth, words, of }, typed, isWhole) {
  const { page, part } = entry;
  const among = (text) => spans(words, text, level, Boolean(of));
  const anchor = part === page ? "" : `#${part.anchor}`;
  return {
    location: `${page.address}?h=${encodeURIComponent(typed.trim().normalize("NFC"))}${anchor}`,
    title: marked(part.title, among(entry.title)),
    text: isWhole ? snippet(part.text, among(entry.body)) : "",
    score: worth,
    terms: Object.fromEntries(of?.map((word) => [word.spelled, words.includes(word)]) ?? []),
  };
}

/** A page that is named only because passages of it were found. */
const plainItem = (page) => ({ location: page.address, title: marked(page.title, []), text: "", score: 0, terms: {} });

/** Where the words stand as a phrase, or else each of them, in order and apart; `whole`: the last one not only begun. */
function spans(words, text, level, whole) {
  const phrases = [...runs(words, text, level)].filter((place) => place.whole || !whole);
  const last = whole ? words.length : words.length - 1;
  const each = () => words.flatMap((word, i) => [...places(word, text, level)].filter((place) => place.whole || i === last));
  const apart = [];
  let reached = 0;
  for (const place of (phrases.length ? phrases : each()).sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (place.start >= reached) {
      apart.push(place);
    }
    reached = Math.max(reached, place.end);
  }
  return apart;
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
