// The theme's search worker, with a search that knows Vietnamese. The theme starts it as a classic script, sends it its own
// index (left empty, hooks/search.py) and then what is typed. Pages to search are fetched with the first word.

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const PAGES = new URL("../../search/pages.json", self.location.href);

let loading = null;
let latest = 0;

async function load() {
  const [{ Index }, response] = await Promise.all([import("./search-engine.js"), fetch(PAGES)]);
  if (!response.ok) {
    throw new Error(`${PAGES}: ${response.status}`);
  }
  const { pages, synonyms } = await response.json();
  return new Index(pages, synonyms);
}

/** What to show when the pages could not be fetched: "nothing found" would be untrue. search-box.js knows it by its score. */
const unreachable = {
  location: "",
  title: "Chưa tải được dữ liệu tìm kiếm.",
  text: "Hãy kiểm tra kết nối mạng rồi gõ lại.",
  score: -1,
  terms: {},
};

async function found(typed) {
  if (!typed.trim()) {
    return [];
  }
  loading ??= load();
  try {
    const index = await loading;
    return index.search(typed);
  } catch {
    loading = null;
    return [[unreachable]];
  }
}

addEventListener("message", async ({ data: { type, data } }) => {
  if (type === SETUP) {
    postMessage({ type: READY });
  } else if (type === QUERY) {
    latest += 1;
    const turn = latest;
    const items = await found(data);
    if (turn === latest) {
      postMessage({ type: RESULT, data: { items } });
    }
  }
});
