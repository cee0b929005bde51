// What the site's search needs of a page: the pages to search, fetched into the cache as soon as somebody is about to type;
// words instead of a count where that would not tell all; links that type something else; a box of the page's own; and, where
// a search has led here, marks on the words that were looked for.

const ROOT = new URL("../../", import.meta.url);
const PAGES = new URL("search/pages.json", ROOT);

/**
 * @param {HTMLAnchorElement | null} link
 * @returns {string | null} the words that a link looks for; null when it leads elsewhere
 */
export function soughtBy(link) {
  const address = link && new URL(link.href);
  return address?.pathname === ROOT.pathname && !address.hash ? address.searchParams.get("q") : null;
}

/**
 * @param {string} location from the site's root
 * @returns {string} the whole address
 */
export const fromRoot = (location) => new URL(location, ROOT).href;

const input = document.querySelector("[data-md-component=search-query]");
input?.addEventListener("focus", prefetch, { once: true });

async function prefetch() {
  try {
    await fetch(PAGES);
  } catch {
    // The worker will try again, and say so when it fails.
  }
}

const results = document.querySelector(".md-search-result__list");
let reached = "";

/** Say in the place of the theme's count, "1 page", what the worker has to say of its results. */
function tell() {
  const note = results.querySelector('[data-md-score="-Infinity"]');
  if (note) {
    document.querySelector(".md-search-result__meta").textContent = note.textContent.trim();
    note.closest("li").remove();
  }
}

/** Results come again when older plans are there: a reader who had gone to one of them is still there. */
function stay() {
  if (reached && document.activeElement === document.body) {
    [...results.querySelectorAll("a")].find(({ href }) => href === reached)?.focus();
  }
}

/** Type what a link says, instead of following it. */
results.addEventListener("click", (event) => {
  const words = soughtBy(event.target.closest("a"));
  if (words) {
    event.preventDefault();
    event.stopPropagation(); // the theme would close the search
    input.value = words;
    input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    input.focus();
  }
});

results.addEventListener("focusin", ({ target }) => {
  reached = target.href ?? "";
});
new MutationObserver(() => {
  tell();
  stay();
}).observe(results, { childList: true });

const boxes = document.querySelectorAll("form.kh-search");
if (boxes.length) {
  import("./search-here.js").then(({ answerIn }) => answerIn(boxes, { soughtBy, fromRoot }));
}
if (new URLSearchParams(location.search).has("h")) {
  import("./marks.js");
}
