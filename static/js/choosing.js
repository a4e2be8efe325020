// What a browser says beside a field for files is in the browser's language. Here the page says it, in its own; the field
// lies unseen over the words, so that pressing, tabbing and dropping a file work as ever. Without scripts it looks as before.

function dress(input) {
  const face = document.createElement("span");
  const [button, name] = ["button", "name"].map((word) => Object.assign(document.createElement("span"), { className: word, ariaHidden: "true" }));
  const focused = document.activeElement === input;
  face.className = "file";
  button.textContent = input.multiple ? "Välj filer" : "Välj fil";
  input.before(face);
  face.append(input, button, name);
  if (focused) input.focus();
  const tell = () => (name.textContent = [...input.files].map((file) => file.name).join(", ") || "Ingen fil är vald");
  input.addEventListener("change", tell);
  input.form?.addEventListener("reset", () => setTimeout(tell));
  tell();
}

export function dressFiles(root) {
  for (const input of root.querySelectorAll("input[type=file]")) {
    if (!input.closest(".file")) dress(input);
  }
}
