/* What an abbreviation means, beside it, by touch, click or Enter: the first of each on a page is a link to the list below,
   which is what browsers without popovers follow. The browser closes it with Esc and leaves the focus where it was. */

const MARGIN = 8;

/** @param {EventTarget | null} target */
const abbreviation = (target) => {
  if (!(target instanceof Element)) {
    return null;
  }
  const found = target.closest("abbr[title]") ?? target.closest(".kh-abbr")?.querySelector("abbr[title]") ?? null;
  const control = found?.closest("a, button, summary, label");
  return !control || control.classList.contains("kh-abbr") ? found : null;
};

/** @returns {HTMLElement} where the meaning is told */
const made = () => {
  const box = document.createElement("div");
  box.className = "kh-explain";
  box.popover = "auto";
  box.setAttribute("role", "status");
  document.body.append(box);
  return box;
};

/**
 * Shows it below the word, or above where there is no room, within the window.
 * @param {HTMLElement} box
 * @param {Element} word
 */
const place = (box, word) => {
  const at = word.getBoundingClientRect();
  const most = document.documentElement.clientWidth - box.offsetWidth - MARGIN;
  const below = at.bottom + box.offsetHeight + MARGIN < window.innerHeight;
  box.style.left = `${Math.max(MARGIN, Math.min(at.left, most)) + window.scrollX}px`;
  box.style.top = `${(below ? at.bottom + MARGIN / 2 : at.top - box.offsetHeight - MARGIN / 2) + window.scrollY}px`;
};

if ("popover" in HTMLElement.prototype) {
  /** @type {HTMLElement | undefined} */
  let box;
  document.addEventListener("click", (event) => {
    const word = event instanceof MouseEvent && !event.ctrlKey && !event.metaKey ? abbreviation(event.target) : null;
    if (!word) {
      return;
    }
    event.preventDefault();
    box ??= made();
    box.showPopover();
    box.textContent = `${word.textContent}: ${word.getAttribute("title")}`;
    place(box, word);
  });
}
