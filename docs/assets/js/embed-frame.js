// In a frame on another site: tells the page around how high the list is, and takes the background that the address names.

const SCHEMES = { toi: "dark", sang: "light" };

const root = document.documentElement;
const scheme = SCHEMES[new URLSearchParams(location.search).get("nen")];
if (scheme) {
  root.dataset.scheme = scheme;
}

if (parent !== globalThis) {
  const tell = () => parent.postMessage({ cchc: "height", height: Math.ceil(root.getBoundingClientRect().height) }, "*");
  new ResizeObserver(tell).observe(root);
  addEventListener("message", ({ data, source }) => {
    if (source === parent && data?.cchc === "ask") {
      tell();
    }
  });
}
