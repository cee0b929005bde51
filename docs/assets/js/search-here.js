// The search in the midst of a page: the box of the home page, and of the page for addresses that are not there.

const QUERY = 2; // as search-worker.js has it
const SHOWN = 10;
const LOW = 0.6;
const ARROWS = new Map([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
]);

function made(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}

/** Makes a box answer below itself. */
class Here {
  /**
   * @param {HTMLFormElement} form
   * @param {{soughtBy: (link: HTMLAnchorElement | null) => string | null, fromRoot: (location: string) => string}} links
   */
  constructor(form, links) {
    this.links = links;
    this.form = form;
    this.typed = "";
    this.started = null;
    this.input = form.querySelector("input[type=search]");
    this.status = made("p", { className: "kh-results__said" });
    this.status.setAttribute("role", "status");
    this.list = made("ol", { className: "kh-results" });
    this.more = made("button", { type: "button", className: "kh-results__more", hidden: true });
    this.place = made("div");
    this.place.dataset.results = "";
    this.place.append(this.status, this.list, this.more);
    form.after(this.place);
    this.listen();
    this.input.value ||= history.state?.typed ?? "";
    this.ask();
  }

  listen() {
    const { form, input, list } = this;
    input.addEventListener("focus", () => this.worker, { once: true });
    input.addEventListener("input", () => this.ask());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      (list.querySelector("a") ?? input).focus();
    });
    list.addEventListener("click", (event) => this.follow(event));
    this.more.addEventListener("click", () => this.showMore());
    for (const part of [input, list]) {
      part.addEventListener("keydown", (event) => this.move(event));
    }
  }

  get worker() {
    if (!this.started) {
      this.started = new Worker(new URL("search-worker.js", import.meta.url));
      this.started.addEventListener("message", ({ data }) => this.show(data.data.items));
    }
    return this.started;
  }

  /** Look for what is typed, and remember it for those who come back. */
  ask() {
    const typed = this.input.value.trim();
    if (typed === this.typed) {
      return;
    }
    this.typed = typed;
    history.replaceState({ ...history.state, typed }, "");
    if (typed) {
      this.worker.postMessage({ type: QUERY, data: typed });
    } else {
      this.show([]);
    }
  }

  /** @param {import("./search-engine.js").Item[][]} shown HTML, as the theme's own box has it */
  show(shown) {
    const [[note] = []] = shown;
    const said = note?.score === Number.NEGATIVE_INFINITY;
    const found = this.typed ? shown.slice(said ? 1 : 0) : [];
    this.list.replaceChildren(...found.map((items) => entry(items, this.links)));
    if (found.length && this.place.getBoundingClientRect().top > LOW * innerHeight) {
      this.form.scrollIntoView(); // a phone's keyboard would lie over what was found
    }
    this.hideFrom(SHOWN);
    const words = said ? note.title : counted(found.length);
    this.status.innerHTML = this.typed && words;
  }

  hideFrom(number) {
    const entries = [...this.list.children];
    for (const [i, one] of entries.entries()) {
      one.hidden = i >= number;
    }
    this.more.hidden = entries.length <= number;
    this.more.textContent = `Xem thêm ${entries.length - number} kết quả`;
  }

  showMore() {
    const next = this.list.querySelector("[hidden]");
    this.hideFrom(Number.POSITIVE_INFINITY);
    next.querySelector("a").focus();
  }

  /** Type what a link says, where it stands for a search. */
  follow(event) {
    const words = this.links.soughtBy(event.target.closest("a"));
    if (words) {
      event.preventDefault();
      this.input.value = words;
      this.input.focus();
      this.ask();
    }
  }

  /** Arrows lead through the results, Escape back to the box, and there empties it. */
  move(event) {
    const places = [this.input, ...this.list.querySelectorAll("li:not([hidden]) a")];
    const at = places.indexOf(document.activeElement);
    if (ARROWS.has(event.key) && at >= 0) {
      event.preventDefault();
      places[(at + ARROWS.get(event.key) + places.length) % places.length].focus();
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.input.value = at > 0 ? this.input.value : "";
      this.input.focus();
      this.ask();
    }
  }
}

const counted = (number) => (number ? `${number} trang` : "Không tìm thấy trang nào");

/** A page with its best passage; titles and texts are HTML, made of texts by search-show.js. */
function entry(items, { fromRoot }) {
  const linkTo = ({ location, title }, className) => made("a", { href: fromRoot(location), className, innerHTML: title });
  const page = items.find(({ location }) => !location.includes("#")) ?? items[0];
  const best = items.reduce((one, other) => (other.score > one.score ? other : one));
  const place = made("li");
  place.append(linkTo(page, "kh-results__page"));
  if (best !== page) {
    place.append(linkTo(best, "kh-results__part"));
  }
  const { text, terms } = best;
  const missing = Object.keys(terms).filter((word) => !terms[word]);
  if (text) {
    place.append(made("p", { innerHTML: text }));
  }
  if (missing.length) {
    place.append(made("p", { textContent: `Không có: ${missing.join(" ")}` }));
  }
  return place;
}

/** Let boxes answer below themselves. */
export const answerIn = (forms, links) => [...forms].map((form) => new Here(form, links));
