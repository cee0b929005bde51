// The theme's search worker, with a search that knows Vietnamese. The theme starts it as a classic script, sends it its own
// index (left empty, hooks/search.py) and then what is typed. The newest plan, with what is of no plan, is fetched with the
// first word; when that is answered, older plans, the newest first, and the answer is given again.

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const FOLDER = new URL("../../search/", self.location.href);

const UNREACHABLE = "Chưa tải được dữ liệu tìm kiếm. Hãy kiểm tra kết nối mạng rồi gõ lại.";
const SEARCHING = "Đang tìm tiếp trong kế hoạch các năm trước…";
const OLDER_UNREACHABLE = "Chưa tải được kế hoạch các năm trước. Hãy kiểm tra kết nối mạng rồi gõ lại.";

let loading = null;
let loadingOlder = null;
let latest = 0;

async function fetched(name) {
  const response = await fetch(new URL(name, FOLDER));
  if (!response.ok) {
    throw new Error(`${response.url}: ${response.status}`);
  }
  return response.json();
}

/** @returns {Promise<{index: import("./search-engine.js").Index, older: number[]}>} `older`: years that are not in it yet */
async function load() {
  const [{ Index }, { pages, year, older, synonyms }] = await Promise.all([
    import("./search-engine.js"),
    fetched("pages.json"),
  ]);
  const index = new Index(synonyms);
  index.add(pages, year);
  return { index, older };
}

async function loadOlder({ index, older }) {
  while (older.length) {
    const { pages } = await fetched(`${older[0]}.json`);
    index.add(pages, older.shift());
    await new Promise((resolve) => setTimeout(resolve)); // for what was typed meanwhile
  }
}

/** What to say in the place of a count, which would be untrue. search-box.js knows it by its score. */
const note = (title) => [{ location: "", title, text: "", score: Number.NEGATIVE_INFINITY, terms: {} }];

const noted = (found, words) => [
  note(`${found.length ? `${found.length} trang` : "Không tìm thấy trang nào"}. ${words}`),
  ...found,
];

/** Yields what to show, and again when there is more. */
async function* answers(typed) {
  if (!typed.trim()) {
    yield [];
    return;
  }
  loading ??= load();
  let all = null;
  try {
    all = await loading;
  } catch {
    loading = null;
    yield [note(UNREACHABLE)];
    return;
  }
  if (all.older.length) {
    yield noted(all.index.search(typed), SEARCHING);
    loadingOlder ??= loadOlder(all);
    try {
      await loadingOlder;
    } catch {
      loadingOlder = null;
      yield noted(all.index.search(typed), OLDER_UNREACHABLE);
      return;
    }
  }
  yield all.index.search(typed);
}

addEventListener("message", async ({ data: { type, data } }) => {
  if (type === SETUP) {
    postMessage({ type: READY });
  } else if (type === QUERY) {
    latest += 1;
    const turn = latest;
    for await (const items of answers(data)) {
      if (turn !== latest) {
        break;
      }
      postMessage({ type: RESULT, data: { items } });
    }
  }
});
