// Fetches what the search worker will need as soon as somebody is about to type; the worker then finds it in the cache.

const PAGES = new URL("../../search/pages.json", import.meta.url);

const input = document.querySelector("[data-md-component=search-query]");
input?.addEventListener("focus", () => fetch(PAGES).catch(() => {}), { once: true });
