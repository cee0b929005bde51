// Anchors of an agency's page from when each of its roles was a list of its own: they lead to the list, filtered to the same.
// Runs before list.js, which then reads the address.

/** Ask in the address for what an old anchor stood for, unless it asks for something already. */
function translate() {
  const old = document.getElementById(location.hash.slice(1));
  if (old?.dataset.asks && !location.search) {
    history.replaceState(history.state, "", `?${old.dataset.asks}#danh-sach`);
  }
}

translate();
addEventListener("popstate", translate);
