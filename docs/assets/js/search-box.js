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

/** Say in the place of the theme's count, "1 page", what stands for results. */
const results = document.querySelector(".md-search-result__list");
new MutationObserver(() => {
  const failed = results.querySelector('[data-md-score="-1.00"]');
  if (failed) {
    const said = [...failed.childNodes].map(({ textContent }) => textContent.trim()).filter(Boolean);
    document.querySelector(".md-search-result__meta").textContent = said.join(" ");
    results.replaceChildren();
  }
}).observe(results, { childList: true });

if (new URLSearchParams(location.search).has("h")) {
  import("./marks.js");
}
