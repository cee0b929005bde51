// Marks found words with the CSS Custom Highlight API, which leaves the page as it is: those of ?h= that the site's search
// sets, and those typed into a list. Browsers without it mark nothing.

import { EXACTLY, PARTLY, parse, places, Text } from "./words.js";

const NAME = "kh-found";
const LEFT = "form, [role=status], script, thead, [hidden], [data-added], .kh-table__state";
const SLICE = 500; // texts between which the browser may do something else

/** @type {Map<Element, {ranges: StaticRange[]}>} what is marked in each element */
const marked = new Map();
const texts = new WeakMap();
const canMark = Boolean(globalThis.CSS?.highlights && globalThis.Highlight);

/**
 * Mark what was typed, each word as closely as it can be met, and unmark what was marked before. A word is not marked where
 * only other marks stand: "chờ" is no "cho".
 *
 * @param {Element} root where to look for it
 * @param {string} typed
 * @param {number} [level] one of LEVELS, when it is known how closely the words were met
 * @returns {Promise<void>} done when all is marked
 */
export async function mark(root, typed, level = null) {
  if (!canMark) {
    return;
  }
  const words = parse(typed);
  const turn = { ranges: [] };
  marked.set(root, turn);
  if (words.length) {
    const met = level === null ? nearest(root, words) : words.map((word) => ({ word, level }));
    let count = 0;
    for (const node of textNodes(root)) {
      turn.ranges.push(...rangesIn(node, met, words.at(-1)));
      count += 1;
      if (count % SLICE === 0) {
        await new Promise((resolve) => setTimeout(resolve));
      }
      if (marked.get(root) !== turn) {
        return;
      }
    }
  }
  CSS.highlights.set(NAME, new Highlight(...[...marked.values()].flatMap(({ ranges }) => ranges)));
}

/** The words that stand somewhere with the marks that were typed, each with the closest level at which it does. */
function nearest(root, words) {
  const found = [...textNodes(root)].map(textOf);
  const stands = (word, level) => found.some((text) => !places(word, text, level).next().done);
  return words
    .map((word) => ({ word, level: [EXACTLY, PARTLY].find((level) => stands(word, level)) }))
    .filter(({ level }) => level !== undefined);
}

function* textNodes(root) {
  const rejects = (node) => node.nodeType === Node.ELEMENT_NODE && node.matches(LEFT);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    rejects(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  while (walker.nextNode()) {
    if (walker.currentNode.nodeType === Node.TEXT_NODE && walker.currentNode.data.trim()) {
      yield walker.currentNode;
    }
  }
}

/** A text node's text; places in it are places in the node. */
function textOf(node) {
  if (!texts.has(node)) {
    texts.set(node, new Text(node.data));
  }
  return texts.get(node);
}

function rangesIn(node, met, last) {
  const text = textOf(node);
  if (text.text !== node.data) {
    return []; // not in NFC
  }
  return met.flatMap(({ word, level }) =>
    [...places(word, text, level)]
      .filter(({ whole }) => whole || (word === last && word.spelled.length > 1))
      .map((place) => range(node, place)),
  );
}

const range = (node, { start, end }) =>
  new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });

function markSearched() {
  const article = document.querySelector("article");
  const typed = new URLSearchParams(location.search).get("h");
  if (article && typed) {
    mark(article, typed);
  }
}

if (globalThis.document$) {
  globalThis.document$.subscribe(markSearched);
} else {
  markSearched();
}
