// Lists of deliverables: search, filter, sort, share, print. Without it a page shows all its rows.

import { Annex } from "./list-annex.js";
import { canCopy, copyRows, saveRows, shownRows } from "./list-export.js";
import { groupsOf, isWanted, search } from "./list-filter.js";
import { noteGroups, noteOutside } from "./list-notes.js";
import { REPEALED, readEntries, setHidden } from "./list-rows.js";
import { SortedTable } from "./list-sort.js";
import { choose, chosen, phrasesOf, remember, wanted } from "./list-state.js";
import { closeBeside, countChosen, foldLong, openChosen, opens } from "./list-tools.js";
import { mark } from "./marks.js";

const TYPING = 150;
const SETTLED = 1500; // what is typed after that long is another query
const SLICE = 100;
const LONG = 300;
const COPIED = "Đã chép địa chỉ.";
const COPY_BY_HAND = "Trình duyệt không cho chép. Hãy tự chép địa chỉ ở ô bên dưới.";
const NOT_COPIED = "Trình duyệt không cho chép. Hãy tải CSV.";
const NO_ROWS = "Không có dòng nào đang thấy.";
const NOTHING = "Không có sản phẩm nào khớp. Hãy bỏ bớt chữ hoặc bớt bộ lọc.";

/** Makes a list work. */
class List {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.form = root.querySelector(".kh-filter");
    this.head = root.querySelector(".kh-found__head h2");
    this.whole = { head: this.head.textContent, title: document.title };
    this.clear = root.querySelector(".kh-found__reset");
    this.said = paragraphAfter(this.head);
    this.hint = paragraphAfter(this.head);
    this.address = document.querySelector("[data-address]");
    this.canonical = this.address?.textContent;
    this.entries = readEntries(root);
    this.repealed = [...root.querySelectorAll(REPEALED)];
    root.classList.toggle("kh-found--long", this.entries.length > LONG);
    this.headings = [...new Set(this.entries.flatMap(({ headings }) => headings))];
    this.tables = this.readTables();
    this.printed = readAnnex(root);
    this.listen();
    this.open();
    if (performance.getEntriesByType("navigation")[0]?.type === "navigate") {
      this.reach();
    }
  }

  readTables() {
    return [...this.root.querySelectorAll(".kh-table")].map((table) => {
      const entries = this.entries.filter(({ element }) => table.contains(element));
      return new SortedTable(table, entries, (column) => this.sortBy(column));
    });
  }

  listen() {
    const { form } = this;
    form.addEventListener("focusin", () => prepare([...this.entries]), { once: true });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.change();
    });
    form.addEventListener("input", ({ target }) => this.change(target.type === "search" ? TYPING : 0));
    form.addEventListener("reset", () => {
      this.change();
      form.elements.tim.focus();
    });
    opens(this.root);
    foldLong(this.root);
    this.listenToButtons();
    this.root.addEventListener("change", () => this.print());
    matchMedia("print").addEventListener("change", () => this.print());
    addEventListener("beforeprint", () => this.print());
    addEventListener("pageshow", () => this.restore());
    addEventListener("popstate", () => this.turn());
    document.addEventListener("click", ({ target }) => closeBeside(this.root, target));
    document.addEventListener("keydown", ({ key }) => key === "Escape" && closeBeside(this.root, null));
  }

  listenToButtons() {
    const copyButton = this.root.querySelector("[data-copy-rows]");
    copyButton.hidden = !canCopy;
    copyButton.addEventListener("click", () => this.takeRows(copyRows, "Đã chép"));
    this.root.querySelector("[data-save-rows]").addEventListener("click", () => this.takeRows(saveRows, "Đã tải CSV có"));
    this.root.querySelector("[data-copy]").addEventListener("click", () => this.copy());
  }

  /** Show what the address asks for, and what a reader has chosen before this ran. */
  open() {
    this.hash = location.hash;
    this.isTyping = false;
    const isEarly = choose(this.form, location.search);
    openChosen(this.form);
    this.show();
    if (isEarly) {
      this.keep(false);
    }
    document.documentElement.classList.remove("kh-pending");
  }

  /** Show again what the address asks for: a browser may have filled or emptied the form when it showed the page again. */
  restore() {
    if (!this.isChanging) {
      this.open();
    }
  }

  /** A step of the reader's history was undone or done again: a filter, or the row that the address names. */
  turn() {
    const isThere = location.hash === this.hash;
    const height = scrollY;
    this.open();
    if (!isThere) {
      this.reach();
    } else if (location.hash) {
      setTimeout(() => scrollTo(scrollX, height)); // the browser goes to the row that the address names
    }
  }

  /** Go to what the address names: it may have been hidden, or have moved. */
  reach() {
    const target = document.getElementById(decoded(location.hash.slice(1)));
    if (this.root.contains(target)) {
      target.scrollIntoView();
    }
  }

  /** Show what the form asks for, after a time in which nothing else was typed. */
  change(wait = 0) {
    clearTimeout(this.waiting);
    this.isChanging = true; // until the address says it
    this.waiting = setTimeout(() => {
      this.waiting = null;
      this.show();
      setTimeout(() => this.keep(wait > 0)); // takes as long as to show a thousand rows
    }, wait);
  }

  /** Make each choice one step back; so is a query, however many letters it was typed in. */
  keep(isTyped) {
    const isNew = remember(this.form, isTyped && this.isTyping);
    this.isChanging = Boolean(this.waiting);
    this.isTyping = isTyped && (this.isTyping || isNew);
    clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      this.isTyping = false;
    }, SETTLED);
  }

  /** Sort by a column: upwards, then downwards, then not at all. */
  sortBy(column) {
    const { xep } = this.form.elements;
    xep.value = { [column]: `-${column}`, [`-${column}`]: "" }[xep.value] ?? column;
    this.change();
  }

  show() {
    const asked = wanted(this.form);
    const order = this.form.elements.xep?.value ?? "";
    const { hits, level } = search(this.entries, asked.typed);
    this.phrases = phrasesOf(this.form);
    for (const table of this.tables) {
      table.sort(order);
    }
    this.showEntries((entry) => (!hits || hits.has(entry)) && isWanted(entry, asked), Boolean(order));
    for (const entry of this.entries) {
      noteGroups(entry, entry.shown ? groupsOf(entry, asked) : null);
    }
    this.showRepealed(!this.phrases.length && !order);
    this.tell();
    clearTimeout(this.later);
    this.later = setTimeout(() => {
      this.print();
      mark(this.root, asked.typed, level);
    });
  }

  /**
   * Show the entries found, and the one that the address names.
   *
   * @param {(entry: import("./list-rows.js").Entry) => boolean} isFound
   * @param {boolean} flat whether tables are sorted
   */
  showEntries(isFound, flat) {
    const target = decoded(location.hash.slice(1));
    let above = null;
    this.found = this.entries.filter(isFound);
    const found = new Set(this.found);
    for (const entry of this.entries) {
      const { id, element } = entry;
      const hit = found.has(entry);
      const outside = !hit && Boolean(target) && element.id === target;
      entry.shown = hit;
      setHidden(element, !(hit || outside));
      noteOutside(entry, outside);
      if (!element.hidden) {
        entry.setRepeats(!flat && entry.first === above);
        above = entry.first;
      }
      for (const heading of hit || outside ? entry.headings : []) {
        heading.add(hit ? id : null);
      }
    }
    for (const heading of this.headings) {
      heading.update();
    }
  }

  /** Show what was repealed with the whole list only, and the row that the address names. */
  showRepealed(whole) {
    const target = decoded(location.hash.slice(1));
    for (const row of this.repealed) {
      setHidden(row, !(whole || (target && row.id === target)));
    }
  }

  /** Say what is shown. */
  tell() {
    const number = new Set(this.found.map(({ id }) => id)).size;
    const query = new URLSearchParams(chosen(this.form)).toString();
    this.words = this.phrases.length ? inWords(this.phrases, number) : "";
    say(this.head, this.words || this.whole.head);
    this.head.classList.toggle("kh-vh", "told" in this.head.dataset && !this.words);
    setHidden(this.clear, !query);
    countChosen(this.form);
    say(this.hint, number ? "" : NOTHING);
    say(this.said, "");
    document.title = this.words ? `${this.words} - ${this.whole.title}` : this.whole.title;
    if (this.address) {
      this.address.textContent = query ? `${this.canonical}?${decodeURI(query)}` : this.canonical;
    }
  }

  /** Bring the printed table up to date. */
  print() {
    const ids = new Set(this.found.map(({ id }) => id));
    if (this.words) {
      this.printed?.show(ids, inWords(this.phrases, ids.size));
    } else {
      this.printed?.show(null, "");
    }
  }

  /** Let the reader take away the rows that are shown. */
  async takeRows(take, done) {
    const rows = shownRows(this.root, this.entries);
    closeBeside(this.root, null); // it may lie over what is said
    try {
      const number = rows.length - 1; // beside the head
      if (number) {
        await take(rows, this.head.textContent);
      }
      say(this.said, number ? `${done} ${number} dòng.` : NO_ROWS);
    } catch {
      say(this.said, NOT_COPIED);
    }
  }

  async copy() {
    closeBeside(this.root, null);
    try {
      await navigator.clipboard.writeText(location.href);
      say(this.said, COPIED);
    } catch {
      const field = this.root.querySelector("[data-copied]") ?? addressField(this.said);
      field.value = location.href;
      field.select();
      say(this.said, COPY_BY_HAND);
    }
  }
}

const inWords = (phrases, number) => [...phrases, `${number} sản phẩm`].join(" · ");

/** Read the words of entries, some at a time, before they are searched. */
function prepare(entries) {
  for (const entry of entries.splice(0, SLICE)) {
    entry.prepare();
  }
  if (entries.length) {
    setTimeout(() => prepare(entries));
  }
}

function readAnnex(root) {
  const found = [...root.querySelectorAll(".kh-annex")].map((annex) => new Annex(annex));
  return found[0];
}

function paragraphAfter(element) {
  const made = document.createElement("p");
  made.hidden = true;
  element.after(made);
  return made;
}

/** Where a reader copies the address by hand. */
function addressField(said) {
  const made = document.createElement("input");
  made.readOnly = true;
  made.dataset.copied = "";
  made.ariaLabel = "Địa chỉ của danh sách";
  said.parentElement.after(made);
  return made;
}

/** Set a text where it changes; without text there is no element. */
function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
  setHidden(element, !text);
}

function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

const started = new WeakMap();

function start() {
  for (const root of document.querySelectorAll("[data-list]:has(.kh-filter)")) {
    if (!started.has(root)) {
      started.set(root, new List(root));
    }
  }
}

if (globalThis.document$) {
  globalThis.document$.subscribe(start);
} else {
  start();
}
