// A button that shows what one has typed in the password fields of its form; hidden again before anything is sent.

for (const button of document.querySelectorAll("[data-show-passwords]")) {
  const fields = button.form.querySelectorAll('input[type="password"]');
  const words = [button.textContent, button.dataset.showPasswords];
  const show = (shown) => {
    for (const field of fields) field.type = shown ? "text" : "password";
    button.textContent = words[Number(shown)];
  };
  button.hidden = fields.length === 0;
  button.addEventListener("click", () => show(fields[0].type === "password"));
  button.form.addEventListener("submit", () => show(false));
}
