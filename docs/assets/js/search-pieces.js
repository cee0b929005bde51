// Words that stand together nowhere, piece by piece: in a record and in what it belongs to.

import { first } from "./search-rank.js";

/* Behind everything that has all words itself. */
const PIECES = -1000;
const [OWN, PIECE] = [100, 20];

/** Looks for the pieces of a query; many records belong to the same, so it remembers where pieces stand. */
export class Pieces {
  #known = new Map();

  /**
   * @param {import("./words.js").Word[]} words
   * @param {number} level one of LEVELS
   * @param {Set<number>[]} held for each word the numbers of the entries in which it may stand
   */
  constructor(words, level, held) {
    this.words = words;
    this.level = level;
    this.held = held;
    this.most = Math.max(2, Math.ceil(words.length / 2));
  }

  /**
   * @param {import("./search-engine.js").Entry} entry
   * @returns {import("./search-engine.js").Hit | null} when the words are a few pieces that stand in the entry or around it, at
   *   least one of them in itself
   */
  of(entry) {
    const { words, level } = this;
    const isNear = (numbers) => numbers.has(entry.order) || entry.around.some(({ order }) => numbers.has(order));
    const parts = [];
    let own = 0;
    for (let at = this.held.every(isNear) ? 0 : words.length; at < words.length; ) {
      const mine = this.#longest(entry, at, 0);
      const length = entry.around.reduce((most, other) => this.#longest(other, at, most), mine);
      if (!length || parts.length === this.most) {
        return null;
      }
      own += mine === length ? length : 0;
      parts.push(words.slice(at, at + length));
      at += length;
    }
    const score = PIECES + (OWN * own) / words.length - PIECE * parts.length + entry.weight;
    return own ? { entry, level, words, together: false, named: false, score, parts } : null;
  }

  /** How many of the words from one on stand together in an entry, when they are more than some. */
  #longest(entry, at, most) {
    for (let { length } = this.words.slice(at); length > most; length -= 1) {
      if (this.#stands(entry, at, length)) {
        return length;
      }
    }
    return most;
  }

  #stands(entry, at, length) {
    for (let i = at; i < at + length; i += 1) {
      if (!this.held[i].has(entry.order)) {
        return false;
      }
    }
    const key = (entry.order * this.words.length + at) * (this.words.length + 1) + length;
    let stands = this.#known.get(key);
    if (stands === undefined) {
      stands = isIn(this.words.slice(at, at + length), entry.fields, this.level, at + length === this.words.length);
      this.#known.set(key, stands);
    }
    return stands;
  }
}

/** Whether words stand together in one of some texts; `mayBegin`: the last of them may be the beginning of one. */
function isIn(words, fields, level, mayBegin) {
  return fields.some((text) => {
    const place = first(words, text, level);
    return place && (mayBegin || place.whole);
  });
}
