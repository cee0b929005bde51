// Spelling of Vietnamese as people type it. Mirrors plan/ground/folding.py; both are held to tests/folding.json.
// Every function here keeps the length of an NFC text, so that a place found in the result is a place in the text.

const TONES = "\u0300\u0301\u0303\u0309\u0323";
const LATE_TONE = new RegExp(
  `(o)([ae])([${TONES}])(?![a-z\u0300-\u036f])|((?<!q)u)(y)([${TONES}])(?![a-z\u0300-\u036f])`,
  "g",
);
const SOLE_Y = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])([hklmst]|qu)y([${TONES}]?)(?![\\p{L}\\p{M}\\p{N}])`, "gu");

/**
 * Give a text one spelling, with its diacritics: lower case, NFC, hoà as hòa, thuỷ as thủy, kỹ as kĩ (y as the only
 * vowel behind h, k, l, m, s, t, qu), ð (U+00F0) as đ.
 *
 * @param {string} text
 * @param {boolean} begun whether it is the beginning of a word, in which nothing tells yet that y is its only vowel
 * @returns {string} as long as the text's NFC form
 */
export function spell(text, begun = false) {
  const composed = text.normalize("NFC");
  const spelled = lower(composed)
    .replaceAll("ð", "đ")
    .normalize("NFD")
    .replace(LATE_TONE, (_, o, a, oTone, u, y, uTone) => (o ? o + oTone + a : u + uTone + y))
    .replace(SOLE_Y, begun ? "$&" : "$1i$2")
    .normalize("NFC");
  return spelled.length === composed.length ? spelled : lower(composed);
}

/**
 * Take a spelled text's diacritics away: đồng bộ → dong bo.
 *
 * @param {string} spelled what `spell` returned
 * @returns {string} as long as it was given
 */
export function fold(spelled) {
  const bare = spelled.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
  return bare.length === spelled.length
    ? bare
    : Array.from({ length: spelled.length }, (_, i) => foldedUnit(spelled[i])).join("");
}

/** İ is the one letter whose lower case is longer. */
const lower = (text) => text.replaceAll("İ", "I").toLowerCase();

const sameLength = (before, after) => (after.length === before.length ? after : before);

const foldedUnit = (unit) => (unit === "đ" ? "d" : sameLength(unit, unit.normalize("NFD").replace(/(?<=.)\p{M}+/gu, "")));
