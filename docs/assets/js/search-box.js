// What the site's search needs of a page: the pages to search, fetched into the cache as soon as somebody is about to type;
// and, where a search has led here, marks on the words that were looked for.

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

if (new URLSearchParams(location.search).has("h")) {
  import("./marks.js");
}
