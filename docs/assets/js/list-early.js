// Runs where a list's form begins, before what follows is drawn. The form is there from the first paint on, and a list that
// an address filters is not seen before it is filtered; both would move the page under the reader.
// So would a sentence that is said by the reader's clock.

{
  const PATIENCE = 3000; // list.js may fail to load
  const NAMES = ["tim", "co-quan", "chu-tri", "phoi-hop", "quy", "linh-vuc", "han", "tien-do", "vai-tro", "truc-tiep", "xep"];

  const root = document.documentElement;
  const asked = new URLSearchParams(location.search);

  root.classList.remove("no-js");
  for (const said of document.querySelectorAll("[data-all-ended]")) {
    said.hidden = said.dataset.allEnded >= new Date().toLocaleDateString("sv");
  }
  // What a reader chooses before list.js runs is marked, or list.js would take it for what a browser filled in by itself.
  if (document.readyState === "loading") {
    const note = ({ target }) => {
      target.dataset.early = "";
    };
    document.addEventListener("input", note);
    document.addEventListener("DOMContentLoaded", () => document.removeEventListener("input", note));
  }
  // A page that the theme puts into this one (navigation.instant) is not drawn before list.js has seen it.
  if (document.readyState === "loading" && NAMES.some((name) => asked.get(name))) {
    root.classList.add("kh-pending");
    setTimeout(() => root.classList.remove("kh-pending"), PATIENCE);
  }
}
