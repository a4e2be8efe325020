// Names for the fields of the registers that Django's admin leaves without: those in tables, and lists that one searches.
// And the editor for formatted text, which the other pages get from page.js.

import { dressFiles } from "./choosing.js";

const said = (element) => element?.textContent.replace(/[\s:?]+/g, " ").trim();

function nameCells(root) {
  for (const cell of root.querySelectorAll(".tabular .form-row > td:not(.original)")) {
    const heading = [...cell.closest("table").tHead.rows[0].cells].find((one) => cell.matches(fieldOf(one))) ?? cell.closest("table").tHead.rows[0].lastElementChild;
    for (const field of cell.querySelectorAll("input:not([type=hidden]), select, textarea")) field.setAttribute("aria-label", said(heading));
  }
}

function fieldOf(heading) {
  const name = [...heading.classList].find((one) => one.startsWith("column-"));
  return name ? `.field-${name.slice("column-".length)}` : ":not(*)";
}

function nameLists(root) {
  for (const select of root.querySelectorAll("select.select2-hidden-accessible")) {
    const shown = select.nextElementSibling?.querySelector(".select2-selection__rendered");
    const label = select.getAttribute("aria-label") ?? said(select.labels[0]);
    if (!shown || !label) continue;
    const chosen = said(select.selectedOptions[0]);
    shown.setAttribute("aria-label", chosen ? `${label}, ${chosen}` : label);
  }
}

function nameAll() {
  nameCells(document);
  nameLists(document);
  dressFiles(document);
}

async function fetchEditor() {
  if (!document.querySelector("textarea[data-richtext]")) return;
  const { content, dataset } = document.querySelector('meta[name="editor"]');
  const { prepare } = await import(content);
  prepare(document, dataset.library);
}

fetchEditor();
document.addEventListener("formset:added", () => setTimeout(nameAll));
addEventListener("load", () => {
  nameAll();
  window.django?.jQuery?.(document).on("change", "select", () => setTimeout(nameAll)); // select2 speaks jQuery
});
