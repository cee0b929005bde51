// Links of the search that stand for a search.

const ROOT = new URL("../../", import.meta.url);

/**
 * @param {HTMLAnchorElement | null} link
 * @returns {string | null} the words that a link looks for; null when it leads elsewhere
 */
export function soughtBy(link) {
  const address = link && new URL(link.href);
  return address?.pathname === ROOT.pathname && !address.hash ? address.searchParams.get("q") : null;
}

/**
 * @param {string} location from the site's root
 * @returns {string} the whole address
 */
export const fromRoot = (location) => new URL(location, ROOT).href;
