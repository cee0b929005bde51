// Shows that a plan's year is over, by the reader's clock: the pages may have been built before that day. Runs right behind the
// notice, before it is drawn; later it would move the page under the reader.

for (const notice of document.querySelectorAll("[data-plan-year]")) {
  notice.hidden = new Date().getFullYear() <= Number(notice.dataset.planYear);
}
