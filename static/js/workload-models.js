// Enter in the form of a draft saves, and does not press the first button; in the fields of a new row it adds the row.
addEventListener("submit", (event) => {
  if (!event.submitter?.matches("[data-enter]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);
addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey || !event.target.matches("[data-adding] input")) return;
  event.preventDefault();
  event.target.closest("[data-adding]").querySelector("button").click();
}, true);
