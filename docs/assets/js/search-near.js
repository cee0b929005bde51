// Words that are nearly those that were typed.

const CLOSE = 1;
const FAR = 2;
const LONG = 6; // letters of a word in which two may be wrong
const SHORT = 2; // a word of so few letters may be any
const MOST = 8;

/**
 * @param {string} folded a word
 * @param {Iterable<[string, number]>} known words with how often they stand somewhere
 * @returns {string[]} those that differ from it by a slip or two, the nearest and most common first
 */
export function nearestTo(folded, known) {
  const limit = slipsIn(folded);
  const found = [];
  for (const [word, count] of limit ? known : []) {
    const slips = word === folded || Math.abs(word.length - folded.length) > limit ? FAR + 1 : distance(folded, word);
    if (slips <= limit) {
      found.push({ word, slips, count });
    }
  }
  return found
    .sort((a, b) => a.slips - b.slips || b.count - a.count)
    .slice(0, MOST)
    .map(({ word }) => word);
}

/** How many letters of a word may be wrong. */
function slipsIn({ length }) {
  if (length >= LONG) {
    return FAR;
  }
  return length > SHORT ? CLOSE : 0;
}

/** How many letters must be put in, left out, changed or swapped with the next one to make one word of another. */
function distance(one, other) {
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let k = 1; k <= other.length; k += 1) {
      const changed = last[k - 1] + Number(one[i - 1] !== other[k - 1]);
      const swapped =
        i > 1 && k > 1 && one[i - 1] === other[k - 2] && one[i - 2] === other[k - 1] ? before[k - 2] + 1 : FAR + 1;
      row.push(Math.min(last[k] + 1, row[k - 1] + 1, changed, swapped));
    }
    [before, last] = [last, row];
  }
  return last[other.length];
}
