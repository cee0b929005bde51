// Copies the texts that a page offers: its address, its citation, the line that embeds it.

const COPIED = "Đã sao chép";
const COPY_BY_HAND = "Chữ đã được chọn, hãy sao chép bằng tay (Ctrl+C)";

/** @param {Element} element whose text is selected, for a reader whose browser does not let a page copy */
function select(element) {
  const selection = getSelection();
  selection.removeAllRanges();
  selection.selectAllChildren(element);
}

async function copy({ currentTarget: button }) {
  const text = document.getElementById(button.dataset.copies);
  const said = button.parentElement.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(text.textContent);
    said.textContent = COPIED;
  } catch {
    select(text);
    said.textContent = COPY_BY_HAND;
  }
}

for (const button of document.querySelectorAll("[data-copies]")) {
  button.addEventListener("click", copy);
}
