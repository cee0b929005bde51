// The line above a list: what opens in it, and how many choices are made where they are folded away.

const buttonsOf = (root) => [...root.querySelectorAll(".kh-tools__button")];

const partOf = (button) => document.getElementById(button.getAttribute("aria-controls"));

const setOpen = (button, isOpen) => button.setAttribute("aria-expanded", String(isOpen));

const chosenIn = (part) =>
  [...part.querySelectorAll("select:not([name=xep]), [type=checkbox]:checked")].filter(({ value }) => value).length;

/** Let buttons open and close what they name. */
export function opens(root) {
  for (const button of buttonsOf(root)) {
    button.addEventListener("click", () => setOpen(button, button.getAttribute("aria-expanded") === "false"));
  }
}

/** Let the reader of a phone see whole what is long. */
export function foldLong(root) {
  for (const long of root.querySelectorAll(".kh-table__long")) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "kh-table__whole";
    made.dataset.added = "";
    made.textContent = "xem đủ";
    setOpen(made, false);
    made.addEventListener("click", () => setOpen(made, true));
    long.after(made);
  }
}

/** Open the further choices where one is made. On a phone all are folded away, and their number is said. */
export function openChosen(form) {
  const more = form.querySelector(".kh-filter__more");
  if (more && chosenIn(partOf(more))) {
    setOpen(more, true);
  }
}

/** Say on each button how many choices are made in what it opens. */
export function countChosen(form) {
  for (const button of buttonsOf(form)) {
    const number = chosenIn(partOf(button));
    button.querySelector("[data-chosen]").textContent = number ? ` (${number})` : "";
  }
}

/**
 * Close what lies open over the list, unless it holds what was pressed.
 *
 * @param {HTMLElement} root
 * @param {Node | null} target null: Escape; the focus goes back to what opened it
 */
export function closeBeside(root, target) {
  const menu = root.querySelector(".kh-tools details[open]");
  if (menu && !menu.contains(target) && getComputedStyle(menu.lastElementChild).position === "absolute") {
    if (!target && menu.contains(document.activeElement)) {
      menu.firstElementChild.focus();
    }
    menu.open = false;
  }
}
