// The theme's search worker, with a search that knows Vietnamese. The theme starts it with every page as a classic script,
// sends it its own index (left empty, hooks/search.py) and then what is typed; what answers is fetched with the first word.

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];

/** What to show when it could not be fetched: "nothing found" would be untrue. search-box.js knows it by its score. */
const unreachable = {
  location: "",
  title: "Chưa tải được dữ liệu tìm kiếm. Hãy kiểm tra kết nối mạng rồi gõ lại.",
  text: "",
  score: Number.NEGATIVE_INFINITY,
  terms: {},
};

let latest = 0;

async function answer(typed) {
  latest += 1;
  const turn = latest;
  const show = (items) => turn === latest && postMessage({ type: RESULT, data: { items } });
  if (!typed.trim()) {
    show([]); // the theme asks so on every page
    return;
  }
  try {
    const { answers } = await import("./search-answers.js");
    for await (const items of answers(typed)) {
      show(items);
    }
  } catch {
    show([[unreachable]]);
  }
}

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    postMessage({ type: READY });
  } else if (type === QUERY) {
    answer(data);
  }
});
