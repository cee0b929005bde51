// What a reader typed, as words, and where they stand in a text.

import { fold, spell } from "./fold.js";

const BETWEEN = /[\s,;:()“”"–]+/u;
const TOKENS = /[\p{L}\p{M}\p{N}]+(?:\.[\p{L}\p{M}\p{N}]+)*/gu;
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const IN_WORD = /[\p{L}\p{M}\p{N}]/u;
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => IN_WORD.test(String.fromCharCode(code)));

/** How closely a word typed with diacritics has to be met. One typed without them is met by any. */
export const EXACTLY = 0;
/** The marks that were typed must be there, others may be: quyêt meets quyết. */
export const PARTLY = 1;
/** Any marks: bão meets báo. */
export const FOLDED = 2;
export const LEVELS = [EXACTLY, PARTLY, FOLDED];

/**
 * @typedef {object} Word
 * @property {string} spelled
 * @property {string} folded
 * @property {boolean} bare whether it was typed without diacritics
 * @property {Word} [beginning] the word as it was typed, where that is spelled otherwise: quy is qui, but begins quyết
 */

/** A text ready to be searched. */
export class Text {
  /** @param {string} text */
  constructor(text) {
    this.text = text.normalize("NFC");
    this.folded = this.text
      .split(" ")
      .map((piece) => known(piece).folded)
      .join(" ");
  }

  /**
   * @param {number} start of a word
   * @param {number} length
   * @returns {string} the word with its marks, in its one spelling
   */
  spelled(start, length) {
    const [from, to] = [this.text.lastIndexOf(" ", start) + 1, this.text.indexOf(" ", start)];
    const piece = this.text.slice(from, to < 0 ? this.text.length : to);
    return known(piece).spelled.slice(start - from, start - from + length);
  }
}

/**
 * Texts are made of few words, and spelling one takes long.
 *
 * @type {Map<string, {spelled: string, folded: string}>}
 */
const pieces = new Map();

/** What stands between two blanks, spelled and folded: nothing beyond them tells how. */
function known(piece) {
  let found = pieces.get(piece);
  if (!found) {
    const spelled = spell(piece).replace(/\s/gu, " ");
    found = { spelled, folded: fold(spelled) };
    pieces.set(piece, found);
  }
  return found;
}

/**
 * @param {string} typed
 * @returns {Word[]} the words in order; "1584/QĐ-UBND" and "II.6.3" are one each
 */
export function parse(typed) {
  return spell(typed, true)
    .split(BETWEEN)
    .map((part) => part.replace(EDGES, ""))
    .filter(Boolean)
    .map((part) => (spell(part) === part ? asWord(part) : { ...asWord(spell(part)), beginning: asWord(part) }));
}

/**
 * What a text is made of between blanks and punctuation, with numbers such as "ii.6.3" in one. A word, which may be several
 * of these ("1584/qd-ubnd"), begins only where one begins.
 *
 * @param {string} folded
 * @returns {string[]}
 */
export const tokens = (folded) => folded.match(TOKENS) ?? [];

/**
 * Where a word stands in a text, at the beginning of a word of the text.
 *
 * @param {Word} word
 * @param {Text} text
 * @param {number} level one of LEVELS
 * @returns {Generator<{start: number, end: number, whole: boolean}>} places in the text; `whole`: it ends there, too
 */
export function* places(word, text, level) {
  for (const place of beginnings(word, text, level)) {
    if (place.whole || !word.beginning) {
      yield place;
    }
  }
  if (word.beginning) {
    yield* beginnings(word.beginning, text, level);
  }
}

function* beginnings(word, text, level) {
  for (let start = text.folded.indexOf(word.folded); start >= 0; start = text.folded.indexOf(word.folded, start + 1)) {
    if (!continues(text.folded, start - 1, -1) && meets(word, text, start, level)) {
      yield placeFrom(word, text, start);
    }
  }
}

/** The place of a word that begins at a letter of a text, if it does. */
function placeAt(word, text, level, start) {
  const stands = text.folded.startsWith(word.folded, start) && meets(word, text, start, level);
  return stands ? placeFrom(word, text, start) : null;
}

function placeFrom(word, text, start) {
  const end = start + word.folded.length;
  return { start, end, whole: !continues(text.folded, end, 1) };
}

/**
 * Where words stand one after another in a text, with nothing but spaces and punctuation between them.
 *
 * @param {Word[]} words
 * @param {Text} text
 * @param {number} level one of LEVELS
 * @returns {Generator<{start: number, end: number, whole: boolean}>} places in the text; `whole`: it ends with a word
 */
export function* runs([first, ...rest], text, level) {
  for (const place of places(first, text, level)) {
    const last = rest.reduce((before, word) => before?.whole && next(word, text, level, before.end), place);
    if (last) {
      yield { start: place.start, end: last.end, whole: last.whole };
    }
  }
}

function next(word, text, level, after) {
  let start = after;
  while (start < text.folded.length && !isInWord(text.folded, start)) {
    start += 1;
  }
  const place = placeAt(word, text, level, start);
  return word.beginning && !place?.whole ? placeAt(word.beginning, text, level, start) : place;
}

const asWord = (spelled) => ({ spelled, folded: fold(spelled), bare: fold(spelled) === spelled });

/** Whether a word goes on at a place: with a letter or digit, or with a point within a number (II.6 in II.6.3). */
const continues = (text, at, step) => isInWord(text, at) || (text[at] === "." && isInWord(text, at + step));

/** Whether a letter or digit stands at a place; nearly all of them are ASCII. */
function isInWord(text, at) {
  const code = text.charCodeAt(at);
  return code < ASCII.length ? ASCII[code] === 1 : IN_WORD.test(text[at] ?? " ");
}

/** Whether a word that stands at a place of a text without its marks is met there. */
function meets(word, text, start, level) {
  if (word.bare || level === FOLDED) {
    return true;
  }
  const found = text.spelled(start, word.spelled.length);
  return found === word.spelled || (level === PARTLY && hasMarksOf({ spelled: found }, word));
}

/**
 * Whether a word, as long as another, has at least its marks.
 *
 * @param {{spelled: string}} word
 * @param {Word} typed
 * @returns {boolean}
 */
export const hasMarksOf = ({ spelled }, typed) => [...typed.spelled].every((letter, i) => hasMarks(spelled[i], letter));

/**
 * @param {Word[]} words
 * @param {Word[]} run
 * @param {Word[]} by
 * @returns {Word[] | null} the words with one run of them replaced by others; nothing when the run is not there
 */
export function replaced(words, run, by) {
  const at = words.findIndex((_, i) => run.every((word, k) => words[i + k]?.folded === word.folded));
  return at >= 0 ? [...words.slice(0, at), ...by, ...words.slice(at + run.length)] : null;
}

/** Whether a letter has at least the marks of another with the same base. */
function hasMarks(char, typed) {
  if (typed === "đ" || char === typed) {
    return char === typed;
  }
  const marks = char.normalize("NFD");
  return [...typed.normalize("NFD").slice(1)].every((mark) => marks.includes(mark));
}
