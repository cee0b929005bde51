// Answers what is typed: from the newest plan and what is of no plan, which are fetched with the first word; and when that is
// answered, again with older plans, which are fetched then, the newest first.

import { Index } from "./search-engine.js";
import { plainItem } from "./search-show.js";

const FOLDER = new URL("../../search/", import.meta.url);
const SEARCHING = "Đang tìm tiếp trong kế hoạch các năm trước…";
const UNREACHABLE = "Chưa tải được kế hoạch các năm trước. Hãy kiểm tra kết nối mạng rồi gõ lại.";

let loading = null;
let loadingOlder = null;

async function fetched(name) {
  const response = await fetch(new URL(name, FOLDER));
  if (!response.ok) {
    throw new Error(`${response.url}: ${response.status}`);
  }
  return response.json();
}

/** @returns {Promise<{index: Index, older: number[]}>} `older`: years that are not in it yet */
async function load() {
  const { pages, year, lists, older, synonyms, offered } = await fetched("pages.json");
  const index = new Index(synonyms, offered);
  index.add(pages, year, lists);
  return { index, older };
}

async function loadOlder({ index, older }) {
  while (older.length) {
    const { pages, lists } = await fetched(`${older[0]}.json`);
    index.add(pages, older.shift(), lists);
    await new Promise((resolve) => setTimeout(resolve)); // for what was typed meanwhile
  }
}

/** Results with words in the place of their count, where that would not tell all. search-box.js knows these by their score. */
function noted({ items, note }, more = "") {
  const counted = note || (items.length ? `${items.length} trang.` : "Không tìm thấy trang nào.");
  const words = [note || more ? counted : "", more].filter(Boolean).join(" ");
  return words ? [[plainItem("", words, "", Number.NEGATIVE_INFINITY)], ...items] : items;
}

/**
 * @param {string} typed
 * @returns {AsyncGenerator<import("./search-engine.js").Item[][]>} what to show, and again when there is more
 * @throws when not even the newest plan can be fetched; then it is tried again with what is typed next
 */
export async function* answers(typed) {
  loading ??= load();
  const all = await loading.catch((error) => {
    loading = null;
    throw error;
  });
  if (all.older.length) {
    yield noted(all.index.search(typed), SEARCHING);
    loadingOlder ??= loadOlder(all);
    try {
      await loadingOlder;
    } catch {
      loadingOlder = null;
      yield noted(all.index.search(typed), UNREACHABLE);
      return;
    }
  }
  yield noted(all.index.search(typed));
}
