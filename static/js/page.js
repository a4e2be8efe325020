// Small things that every page may need. Pages work without them.

import { dressFiles } from "./choosing.js";

const address = (name) => document.querySelector(`meta[name="${name}"]`);

/* The editor and the saving of parts are fetched by the pages that need them, also when the need comes later. */
async function fetchWhatIsNeeded() {
  if (document.querySelector("form[data-part]")) (await import(address("part").content)).start(document);
  if (!document.querySelector("textarea[data-richtext]")) return;
  const { prepare } = await import(address("editor").content);
  prepare(document, address("editor").dataset.library);
}

function focusFaults(root) {
  root.querySelector("[data-errors]")?.focus();
}

/* A menu in the head closes on Escape, and when one leaves it. */
function closeMenus(except) {
  for (const menu of document.querySelectorAll(".head details[open]")) {
    if (menu !== except) menu.open = false;
  }
}

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest?.(".head details[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
document.addEventListener("click", (event) => closeMenus(event.target.closest?.(".head details")));

/* <input data-filter="#list"> hides the items of the list that do not hold the words, but never a ticked one. */
document.addEventListener("input", (event) => {
  const list = event.target.dataset?.filter && document.querySelector(event.target.dataset.filter);
  if (!list) return;
  const words = event.target.value.toLocaleLowerCase("sv").split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const item of list.children) {
    const text = item.textContent.toLocaleLowerCase("sv");
    item.hidden = !item.querySelector("input:checked") && !words.every((word) => text.includes(word));
    shown += !item.hidden;
  }
  const said = document.querySelector(`[data-filter-count="${event.target.dataset.filter}"]`);
  if (said) said.textContent = `${shown} av ${list.children.length} visas`;
});

/* Whoever signs out leaves no text behind in the tab. */
document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-sign-out]") && !event.defaultPrevented) sessionStorage.clear();
});

/* <button data-copy="text" data-copied="Kopierad"> */
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  button.textContent = button.dataset.copied;
});

/* <button data-dialog="#id"> opens a dialog; without scripts it is a link to a page that asks the same. */
document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-dialog]");
  const dialog = opener && document.querySelector(opener.dataset.dialog);
  if (!dialog) return;
  event.preventDefault();
  dialog.showModal();
});

document.addEventListener("htmx:load", (event) => {
  focusFaults(event.target);
  dressFiles(document);
  fetchWhatIsNeeded();
});
document.addEventListener("page:changed", fetchWhatIsNeeded);
focusFaults(document);
dressFiles(document);
fetchWhatIsNeeded();
