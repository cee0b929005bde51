// What a reader typed, as words, and where they stand in a text.

import { fold, spell } from "./fold.js";

const BETWEEN = /[\s,;:()“”"–]+/u;
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const IN_WORD = /[\p{L}\p{M}\p{N}]/u;

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
  /** @param {string} text in NFC */
  constructor(text) {
    this.spelled = spell(text).replace(/\s/gu, " ");
    this.folded = fold(this.spelled);
  }
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
    const place = placeAt(word, text, level, start);
    if (place && !continues(text.folded, start - 1, -1)) {
      yield place;
    }
  }
}

/** The place of a word that begins at a letter of a text, if it does. */
function placeAt(word, text, level, start) {
  const end = start + word.folded.length;
  const stands = text.folded.startsWith(word.folded, start) && meets(word, text.spelled.slice(start, end), level);
  return stands ? { start, end, whole: !continues(text.folded, end, 1) } : null;
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
  while (start < text.folded.length && !IN_WORD.test(text.folded[start])) {
    start += 1;
  }
  const place = placeAt(word, text, level, start);
  return word.beginning && !place?.whole ? placeAt(word.beginning, text, level, start) : place;
}

const asWord = (spelled) => ({ spelled, folded: fold(spelled), bare: fold(spelled) === spelled });

/** Whether a word goes on at a place: with a letter or digit, or with a point within a number (II.6 in II.6.3). */
function continues(text, at, step) {
  return IN_WORD.test(text[at] ?? " ") || (text[at] === "." && IN_WORD.test(text[at + step] ?? " "));
}

function meets(word, found, level) {
  if (word.bare || level === FOLDED) {
    return true;
  }
  return level === EXACTLY ? word.spelled === found : [...found].every((char, i) => hasMarks(char, word.spelled[i]));
}

/** Whether a letter has at least the marks of another with the same base. */
function hasMarks(char, typed) {
  if (typed === "đ" || char === typed) {
    return char === typed;
  }
  const marks = char.normalize("NFD");
  return [...typed.normalize("NFD").slice(1)].every((mark) => marks.includes(mark));
}
