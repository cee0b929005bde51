// Makes the theme's frame work without a mouse. Its controls are labels of hidden checkboxes and radio buttons, which no key
// reaches; they remain for readers without JavaScript.

const NARROW = matchMedia("(max-width: 59.984375em)"); // the theme's: search is behind a button
const SEARCH_KEYS = ["Enter", "Escape", "ArrowUp", "ArrowDown"];

const find = (selector, within = document) => within.querySelector(selector);

/**
 * @param {string} className
 * @param {string} name what it does, for those who do not see its picture
 * @returns {HTMLButtonElement}
 */
function button(className, name) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = className;
  made.ariaLabel = name;
  return made;
}

/**
 * Put a button in the place of a label.
 *
 * @param {HTMLLabelElement} label stays, unseen: the theme listens to it
 * @param {HTMLInputElement} toggle what it opens and closes
 * @param {string} name
 * @param {string} className
 * @returns {HTMLButtonElement}
 */
function replace(label, toggle, name, className) {
  const made = button(`md-header__button md-icon ${className}`, name);
  made.append(...label.cloneNode(true).childNodes);
  made.addEventListener("click", () => label.click());
  const tell = () => {
    made.ariaExpanded = String(toggle.checked);
  };
  toggle.addEventListener("change", tell);
  tell();
  label.hidden = true;
  label.after(made);
  return made;
}

/** Close what a toggle opened as soon as the focus has gone elsewhere: it would cover where the reader is. */
function closeBehind(panel, toggle) {
  panel.addEventListener("focusout", ({ relatedTarget }) => {
    if (toggle.checked && relatedTarget && !panel.contains(relatedTarget)) {
      toggle.click();
    }
  });
}

function setUpDrawer() {
  const toggle = find("[data-md-toggle=drawer]");
  const drawer = find(".md-sidebar--primary");
  const opener = replace(find(".md-header [for=__drawer]"), toggle, "Trình đơn", "kh-opens-drawer");
  toggle.addEventListener("change", () => {
    if (toggle.checked) {
      find(".md-nav__link[href]", drawer).focus();
    }
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && toggle.checked) {
      toggle.click();
      opener.focus();
    }
  });
  closeBehind(drawer, toggle);
}

function setUpSearch() {
  const toggle = find("[data-md-toggle=search]");
  const search = find("[data-md-component=search]");
  const query = find("[data-md-component=search-query]");
  const opener = replace(find(".md-header__button[for=__search]"), toggle, "Tìm kiếm", "kh-opens-search");
  const closer = button("kh-closes-search", "Đóng tìm kiếm");
  find(".md-search__icon[for=__search]", search).after(closer);

  const close = () => {
    toggle.click();
    opener.focus();
  };
  let before = null; // where the reader was
  query.addEventListener("focus", ({ relatedTarget }) => {
    before = search.contains(relatedTarget) ? before : relatedTarget;
  });
  closer.addEventListener("click", close);
  closeBehind(search, toggle);

  const reach = () => {
    query.tabIndex = NARROW.matches && !toggle.checked ? -1 : 0;
  };
  toggle.addEventListener("change", reach);
  NARROW.addEventListener("change", reach);
  reach();

  search.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && NARROW.matches && toggle.checked) {
      event.stopPropagation();
      close();
    } else if (event.key === "Escape") {
      setTimeout(() => before?.focus()); // when the theme has closed the search
    } else if (!SEARCH_KEYS.includes(event.key) && (event.key.length > 1 || event.key === " ")) {
      event.stopPropagation(); // the theme would leave the search at Tab, and its results at Shift or Space
    }
  });

  const results = find(".md-search-result__list", search);
  new MutationObserver(() => {
    for (const link of results.querySelectorAll("[tabindex]")) {
      link.removeAttribute("tabindex");
    }
  }).observe(results, { childList: true });

  // The theme looks at the field at `keyup` alone, so it misses what is pasted by mouse, spoken or composed.
  const changed = () => query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  query.addEventListener("input", changed);
  query.form.addEventListener("reset", () => setTimeout(changed));
}

/** A letter alone must not act (WCAG 2.1.4): people who speak to their device say many. The theme searches at f, s and /. */
function dropShortcuts() {
  const toggle = find("[data-md-toggle=search]");
  document.addEventListener("keydown", (event) => {
    if (event.key.length === 1 && !toggle.checked) {
      event.stopPropagation();
    }
  });
}

function setUpPalette() {
  const form = find("[data-md-component=palette]");
  const place = document.createElement("div");
  const made = button("md-header__button md-icon", "");
  place.className = "md-header__option";
  place.append(made);
  const shown = () => find("label:not([hidden])", form);
  const show = () => {
    const label = shown();
    made.hidden = !label;
    if (label) {
      made.replaceChildren(...label.cloneNode(true).childNodes);
      made.ariaLabel = label.title;
      made.title = label.title;
    }
  };
  made.addEventListener("click", () => shown().click());
  new MutationObserver(show).observe(form, { attributeFilter: ["hidden"], subtree: true });
  show();
  form.hidden = true;
  form.after(place);
}

/** Browsers only scroll to a heading; with this they also move the focus there. */
function setUpSkip() {
  const skip = find(".md-skip");
  skip?.addEventListener("click", () => {
    document.getElementById(skip.hash.slice(1)).tabIndex = -1;
  });
}

/** Open what is folded around the place that a link leads to, for browsers that do not do so themselves. */
function unfold() {
  const target = find(":target");
  const fold = target?.closest("details:not([open])");
  if (fold) {
    fold.open = true;
    target.scrollIntoView();
  }
}

const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tfoot: "rowgroup", tr: "row", td: "cell" };

/**
 * Safari before 17 takes a table for none where it is laid out as cards, as on a phone; roles keep it one. In the page they
 * would only repeat what its elements say. Popovers came with the same version.
 */
function nameTables() {
  if ("popover" in HTMLElement.prototype) {
    return;
  }
  const tables = [...document.querySelectorAll(".kh-table, .kh-sheet__table")];
  const parts = tables.flatMap((table) => [table, ...table.querySelectorAll("thead, tbody, tfoot, tr, td, th")]);
  for (const part of parts) {
    part.setAttribute("role", ROLES[part.localName] ?? (part.scope === "col" ? "columnheader" : "rowheader"));
  }
}

setUpDrawer();
setUpSearch();
setUpPalette();
setUpSkip();
dropShortcuts();
nameTables();
unfold();
addEventListener("hashchange", unfold);
