// Runs where the header ends, before anything is drawn and before the theme, which stores the scheme that it begins with as if
// the reader had chosen it, and follows the system no longer. Here only what the reader presses is stored; until then pages
// follow the system.

{
  const STORED = "__palette";

  const form = document.querySelector("[data-md-component=palette]");
  const ofSystem = () => [...form.elements].find(({ dataset }) => matchMedia(dataset.mdColorMedia).matches);
  const store = globalThis.__md_set;
  let pressed = false;

  globalThis.__md_set = (key, ...rest) => {
    if (key !== STORED || pressed) {
      store(key, ...rest);
    }
  };
  // The theme listens between these two, to the input itself.
  form.addEventListener(
    "change",
    ({ isTrusted }) => {
      pressed = isTrusted;
    },
    true,
  );
  form.addEventListener("change", () => {
    pressed = false;
  });

  const isChosen = () => Boolean(globalThis.__md_get(STORED));

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    if (!isChosen()) {
      ofSystem().dispatchEvent(new Event("change"));
    }
  });
  if (!isChosen()) {
    document.body.dataset.mdColorScheme = ofSystem().dataset.mdColorScheme;
  }
}
