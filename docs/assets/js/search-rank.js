// What a hit is worth, by where the words stand.

import { EXACTLY, places, runs } from "./words.js";

/* Best first; tests/browser/queries.tsv and questions.tsv hold what they must give. */
const TITLE_IS = 1000;
const NAME_IS = 900;
const TITLE_BEGINS = 700;
const TITLE_HAS = 600;
const NAME_HAS = 500;
const TITLE_WORDS = 450;
const BODY_HAS = 350;
export const WORDS = 100;
/* Added: how much of the title was typed; how near words stand that are no phrase. */
const COVERED = 100;
const NEAR = 150;
/* What remains of it when the last word is only begun, and when an abbreviation stands for what was typed. */
const BEGUN = 0.5;
/* Typed with some diacritics, a word without them is more likely to be one that has none: chi tiêu, not chỉ tiêu. */
const LOOSE = 0.4;
/* A page that is not of the plan stands behind all that is, unless what was typed is its very name. */
const ASIDE = -5000;

/**
 * @param {import("./search-engine.js").Entry} entry
 * @param {import("./words.js").Word[]} words
 * @param {number} level one of LEVELS
 * @param {number} factor what the words are worth that stand for those that were typed
 * @param {import("./words.js").Word[]} strict the words, none of which may have marks that were not typed
 * @returns {import("./search-engine.js").Hit | null} null when a word is missing
 */
export function hitOf(entry, words, level, factor, strict) {
  const found = everywhere(entry, words, level);
  if (!found) {
    return null;
  }
  const phrases = entry.fields.map((text) => first(words, text, level));
  const together = phrases.some(Boolean);
  const loose = words.some((word) => !word.bare) && !(together && entry.fields.some((text) => first(strict, text, EXACTLY)));
  const place = placed(entry, phrases, found);
  const worth = place * factor * (found.at(-1).whole ? 1 : BEGUN) * (loose ? LOOSE : 1);
  const behind = entry.page.aside && !(entry.part === entry.page && place >= NAME_IS) ? ASIDE : 0;
  return { entry, level, words, together, named: phrases.slice(0, -1).some(Boolean), score: worth + entry.weight + behind };
}

/** What an entry is worth by where the words stand, and where they stand together in each of its fields. */
function placed(entry, phrases, found) {
  const [inTitle, inBody] = [phrases[0], phrases.at(-1)];
  const byName = Math.max(0, ...entry.names.map((name, i) => asName(name, phrases[i + 1])));
  if (inTitle || byName) {
    return Math.max(byName, inTitle ? asTitle(entry.title, inTitle) : 0);
  }
  if (found.every((place) => place.field === entry.title)) {
    return TITLE_WORDS;
  }
  return inBody ? BODY_HAS : WORDS + NEAR * nearness(found, entry);
}

function asTitle({ folded }, { start, end }) {
  const covered = (end - start) / folded.length;
  return covered === 1 ? TITLE_IS : (start ? TITLE_HAS : TITLE_BEGINS) + COVERED * covered;
}

function asName({ folded }, place) {
  if (!place) {
    return 0;
  }
  return place.end - place.start === folded.length ? NAME_IS : NAME_HAS;
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
export function where(entry, word, level, mayBegin) {
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

/** The first place where words stand together in a text. */
export const first = (words, text, level) => runs(words, text, level).next().value;
