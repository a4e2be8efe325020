// The tools of an editor: one tab stop, arrow keys between them, Escape back to the text, Alt+F10 from it.

const on = (name, attributes) => (editor) => editor.isActive(name, attributes);
const TOOLS = [
  { name: "Rubrik", key: "Control+Alt+3", icon: "M4 5v14M4 12h9M13 5v14M17.5 12l2.5-2v9", active: on("heading", { level: 3 }), run: (chain) => chain.toggleHeading({ level: 3 }) },
  { name: "Underrubrik", key: "Control+Alt+4", icon: "M4 5v14M4 12h9M13 5v14M17 12c0-3 4.5-3 4.5 0 0 2-4.5 4-4.5 7h4.5", active: on("heading", { level: 4 }), run: (chain) => chain.toggleHeading({ level: 4 }) },
  { name: "Fet", key: "Control+B", apart: true, heavy: true, icon: "M8 20V5h9M8 12h7", active: on("bold"), run: (chain) => chain.toggleBold() },
  { name: "Kursiv", key: "Control+I", icon: "M10 5 7 20M18 5 8.5 13.5M12 11l4 9", active: on("italic"), run: (chain) => chain.toggleItalic() },
  { name: "Punktlista", key: "Control+Shift+8", apart: true, icon: "M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01", active: on("bulletList"), run: (chain) => chain.toggleBulletList() },
  { name: "Numrerad lista", key: "Control+Shift+7", icon: "M11 6h9M11 12h9M11 18h9M4 5l1.5-1v5M4 15.5c0-2 3-2 3 0 0 1.5-3 2.5-3 4h3", active: on("orderedList"), run: (chain) => chain.toggleOrderedList() },
  { name: "Länk", key: "Control+K", apart: true, link: true, icon: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1", active: on("link") },
  { name: "Ta bort länk", icon: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1M4 3l16 18", can: on("link"), run: (chain) => chain.extendMarkRange("link").unsetLink() },
  { name: "Ångra", key: "Control+Z", apart: true, icon: "M9 14 4 9l5-5M4 9h9a6 6 0 0 1 0 12h-3", can: (editor) => editor.can().undo(), run: (chain) => chain.undo() },
  { name: "Gör om", key: "Control+Y", icon: "m15 14 5-5-5-5M20 9h-9a6 6 0 0 0 0 12h3", can: (editor) => editor.can().redo(), run: (chain) => chain.redo() },
];

export function makeToolbar(editor, view, askLink) {
  const bar = document.createElement("div");
  const buttons = TOOLS.map((tool) => makeButton(tool));
  bar.className = "toolbar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Formatering");
  bar.setAttribute("aria-controls", view.id);
  bar.append(...buttons);
  bar.addEventListener("mousedown", (event) => event.preventDefault()); // the caret stays in the text
  bar.addEventListener("click", (event) => use(event.target.closest("button"), editor, buttons, askLink));
  bar.addEventListener("keydown", (event) => walk(event, buttons, view));
  view.addEventListener("keydown", (event) => {
    if (event.altKey && event.key === "F10") stepTo(buttons, buttons.findIndex((button) => button.tabIndex === 0));
  });
  editor.on("transaction", () => mirror(editor, buttons));
  mirror(editor, buttons);
  buttons.forEach((button, place) => (button.tabIndex = place ? -1 : 0));
  return bar;
}

function makeButton({ name, key, icon, apart, heavy }) {
  const button = document.createElement("button");
  const said = key?.replace("Control", "Ctrl").replace("Shift", "Skift");
  button.type = "button";
  button.title = said ? `${name} (${said})` : name;
  button.setAttribute("aria-label", name);
  if (key) button.setAttribute("aria-keyshortcuts", key);
  button.classList.toggle("apart", Boolean(apart));
  button.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="${heavy ? 3 : 2}" stroke-linecap="round" stroke-linejoin="round"><path d="${icon}"/></svg>`;
  return button;
}

function use(button, editor, buttons, askLink) {
  if (!button || button.getAttribute("aria-disabled") === "true") return;
  const tool = TOOLS[buttons.indexOf(button)];
  if (tool.link) askLink();
  else tool.run(editor.chain().focus()).run();
}

function mirror(editor, buttons) {
  TOOLS.forEach((tool, place) => {
    if (tool.active) buttons[place].setAttribute("aria-pressed", tool.active(editor));
    if (tool.can) buttons[place].setAttribute("aria-disabled", !tool.can(editor));
  });
}

function walk(event, buttons, view) {
  const here = buttons.indexOf(document.activeElement);
  const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: -1 }[event.key];
  if (event.key === "Escape") view.focus();
  else if (to !== undefined) stepTo(buttons, (to + buttons.length) % buttons.length);
  else return;
  event.preventDefault();
}

function stepTo(buttons, place) {
  buttons.forEach((button, other) => (button.tabIndex = other === place ? 0 : -1));
  buttons[place].focus();
}
