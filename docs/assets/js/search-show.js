// Hits as the theme shows them: HTML, with what was found marked.

import { places, runs } from "./words.js";

const SNIPPET = 240;
const BEFORE = 60;

/** A hit as the theme shows it; `isWhole`: with the words around what was found. */
export function item({ entry, level, score, words, of, parts = [words] }, typed, isWhole) {
  const { page, part } = entry;
  const among = (text) => (parts.length > 1 ? runsOf(parts, text, level) : spans(words, text, level, Boolean(of)));
  const anchor = part === page ? "" : `#${part.anchor}`;
  return {
    location: `${page.address}?h=${encodeURIComponent(typed.trim().normalize("NFC"))}${anchor}`,
    title: marked(part.title, among(entry.title)),
    text: isWhole ? snippet(part.text, among(entry.body)) : "",
    score,
    terms: Object.fromEntries(of?.map((word) => [(word.beginning ?? word).spelled, words.includes(word)]) ?? []),
  };
}

/** A page, or anything else that has an address, without marks. */
export const plainItem = (location, title, text = "", score = 0) => ({
  location,
  title: escaped(title),
  text: escaped(text),
  score,
  terms: {},
});

/** Where the words stand as a phrase, or else each of them, in order and apart; `whole`: the last one not only begun. */
function spans(words, text, level, whole) {
  const phrases = [...runs(words, text, level)].filter((place) => place.whole || !whole);
  const last = whole ? words.length : words.length - 1;
  const each = () => words.flatMap((word, i) => [...places(word, text, level)].filter((place) => place.whole || i === last));
  return apart(phrases.length ? phrases : each());
}

/** Where pieces of what was typed stand. */
const runsOf = (parts, text, level) => apart(parts.flatMap((part) => [...runs(part, text, level)]));

/** Places in order, none of which begins in another. */
function apart(found) {
  const kept = [];
  let reached = 0;
  for (const place of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (place.start >= reached) {
      kept.push(place);
    }
    reached = Math.max(reached, place.end);
  }
  return kept;
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

/** A text as HTML. */
export const escaped = (text) => text.replace(/[&<>"']/g, (char) => ESCAPES[char]);
