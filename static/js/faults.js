// Errors beside their fields, in the same markup as the form pack's.

export function clearFaults(form) {
  for (const list of form.querySelectorAll("ul.error")) list.remove();
  for (const field of form.querySelectorAll(".field.wrong")) field.classList.remove("wrong");
  for (const input of form.querySelectorAll("[aria-invalid]")) {
    input.removeAttribute("aria-invalid");
    const others = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => !id.endsWith("_error"));
    if (others.join("")) input.setAttribute("aria-describedby", others.join(" "));
    else input.removeAttribute("aria-describedby");
  }
}

export function showFaults(form, errors) {
  clearFaults(form);
  for (const [name, texts] of Object.entries(errors)) {
    const input = form.elements[name];
    if (input) showAt(input instanceof RadioNodeList ? input[0] : input, texts);
    else form.prepend(list(texts, "alert"));
  }
}

function list(texts, role) {
  const made = Object.assign(document.createElement("ul"), { className: "error" });
  made.append(...texts.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
  if (role) made.setAttribute("role", role);
  return made;
}

/* A formatted text is typed in its view, not in the textarea behind it. */
function showAt(input, texts) {
  const field = input.closest(".field") ?? input.parentElement;
  const shown = field.querySelector(".richtext-view") ?? input;
  const made = list(texts);
  made.id = `${shown.id}_error`;
  field.classList.add("wrong");
  field.append(made);
  shown.setAttribute("aria-invalid", "true");
  shown.setAttribute("aria-describedby", `${shown.getAttribute("aria-describedby") ?? ""} ${made.id}`.trim());
}
