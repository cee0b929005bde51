// What the site's search needs of a page: the pages to search, fetched into the cache as soon as somebody is about to type;
// words instead of a count when they could not be fetched; and, where a search has led here, marks on the words that were
// looked for.

const PAGES = new URL("../../search/pages.json", import.meta.url);

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

results.addEventListener("focusin", ({ target }) => {
  reached = target.href ?? "";
});
new MutationObserver(() => {
  tell();
  stay();
}).observe(results, { childList: true });

if (new URLSearchParams(location.search).has("h")) {
  import("./marks.js");
}
