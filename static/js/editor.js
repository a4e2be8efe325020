// Formatted text. Every <textarea data-richtext> gets a view that shows the text as it will be read and that can be
// typed in at once; at the first touch the library from django-prose-editor takes over the same element, so that focus
// and caret stay where they are. The textarea keeps the value and is what the form sends.
import { askForAddress } from "./link.js";
import { makeToolbar } from "./toolbar.js";

const TAGS = new Set(["p", "strong", "em", "ul", "ol", "li", "a", "h3", "h4"]);
const SIBLINGS = { b: "strong", i: "em", h1: "h3", h2: "h3", h5: "h4", h6: "h4", div: "p", caption: "p", th: "p", td: "p" };
const CELLS = new Set(["caption", "th", "td"]); // their words would run together without paragraphs of their own
const SAFE_ADDRESS = /^(https?:|mailto:)/i;
const LINE_END = /<br[^>]*>/gi;
const NOISE = /<style[\s\S]*?<\/style>|\s(?:style|on\w+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi; // what Word is full of and the CSP complains of
const TEXT_BLOCK = "p, h3, h4, div, li:not(:has(p))";
const BLOCK = /<(p|ul|ol|li|h3|h4)[\s>]/i;
let library;
let pressed = false;

addEventListener("pointerdown", () => (pressed = true), true);
addEventListener("pointerup", () => (pressed = false), true);
addEventListener("pointercancel", () => (pressed = false), true);

export function prepare(root, source) {
  const areas = root.querySelectorAll('textarea[data-richtext=""]');
  for (const area of areas) dress(area, source);
  if (areas.length) (window.requestIdleCallback ?? setTimeout)(() => load(source).catch(() => {})); // tried again at focus
}

function load(source) {
  library ??= import(source).catch((fault) => {
    library = undefined;
    throw fault;
  });
  return library;
}

/* The allowed tags and nothing else, as the server will keep them. */
function tidy(html) {
  const lines = html.replace(LINE_END, "</p><p>").replace(NOISE, "");
  const { body } = new DOMParser().parseFromString(lines, "text/html");
  for (const unread of body.querySelectorAll("script, style, template")) unread.remove();
  for (const element of [...body.querySelectorAll("*")].reverse()) tidyOne(element);
  return body.innerHTML;
}

function tidyOne(element) {
  const address = element.getAttribute("href");
  const name = SIBLINGS[element.localName] ?? element.localName;
  if (!TAGS.has(name) || (CELLS.has(element.localName) && holdsOnlyBlocks(element))) return element.replaceWith(...element.childNodes);
  const plain = document.createElement(name);
  if (name === "a" && SAFE_ADDRESS.test(address)) plain.setAttribute("href", address);
  plain.append(...element.childNodes);
  return element.replaceWith(plain);
}

function holdsOnlyBlocks({ childNodes }) {
  return [...childNodes].every((node) => (node.nodeType === Node.ELEMENT_NODE ? node.matches(TEXT_BLOCK) || node.matches("ul, ol") : !node.data.trim()));
}

function asHtml(text) {
  if (BLOCK.test(text)) return tidy(text);
  const paragraphs = text.split(/\n+/).filter((line) => line.trim());
  const holder = document.createElement("div");
  holder.append(...paragraphs.map((line) => Object.assign(document.createElement("p"), { textContent: line.trimStart() })));
  return holder.innerHTML || "<p></p>";
}

function dress(area, source) {
  const early = document.activeElement === area; // somebody was quicker than the script
  const atTheEnd = area.selectionStart === area.value.length;
  const view = makeView(area);
  const box = Object.assign(document.createElement("div"), { className: "richtext" });
  area.dataset.richtext = "ready";
  area.hidden = true;
  area.after(box);
  box.append(view);
  const held = { area, view, box, editor: null };
  area.addEventListener("richtext:refresh", () => show(held));
  if (area.disabled || area.readOnly) return;
  view.addEventListener("input", () => held.editor ?? keep(held, tidy(view.innerHTML)));
  view.addEventListener("focusin", () => open(held, source));
  if (early) goOnIn(view, atTheEnd);
}

function goOnIn(view, atTheEnd) {
  view.focus();
  if (!atTheEnd) return;
  getSelection().selectAllChildren(view);
  getSelection().collapseToEnd();
}

function makeView(area) {
  const view = document.createElement("div");
  const label = document.querySelector(`label[for="${area.id}"]`);
  const editable = !area.disabled && !area.readOnly;
  const attributes = { id: area.id, class: "richtext-view", contenteditable: editable, role: "textbox", "aria-multiline": "true" };
  for (const name of ["aria-describedby", "aria-invalid", "aria-label"]) {
    if (area.hasAttribute(name)) attributes[name] = area.getAttribute(name);
  }
  if (label) {
    label.id ||= `${area.id}_label`;
    attributes["aria-labelledby"] = label.id;
    label.addEventListener("click", () => view.focus());
  }
  if (!editable) Object.assign(attributes, { tabindex: "0", "aria-readonly": "true" });
  for (const [name, value] of Object.entries(attributes)) view.setAttribute(name, value);
  area.id += "_text";
  view.innerHTML = asHtml(area.value);
  return view;
}

function keep({ area }, html) {
  area.value = html;
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function show({ area, view, editor }) {
  if (editor) editor.commands.setContent(asHtml(area.value), { emitUpdate: false });
  else view.innerHTML = asHtml(area.value);
}

async function open(held, source) {
  if (held.editor || held.opening) return;
  held.opening = true;
  try {
    const found = await load(source);
    if (pressed) await new Promise((go) => addEventListener("pointerup", () => setTimeout(go), { once: true }));
    held.box.querySelector(".hint")?.remove();
    mount(held, found);
  } catch {
    explain(held.box);
  } finally {
    held.opening = false;
  }
}

/* The library did not come: one types without tools, and it is asked for again at the next focus. */
function explain(box) {
  if (box.querySelector(".hint")) return;
  const hint = Object.assign(document.createElement("p"), { className: "hint", textContent: "Verktygen för text kunde inte hämtas. Du kan skriva ändå." });
  hint.setAttribute("role", "status");
  box.append(hint);
}

/* Where the selection begins and ends: in which block, after how many letters. It is where it was when the library has
   taken over, however fast one types and whatever is on the screen. */
function ends(view) {
  const selection = getSelection();
  if (!selection.rangeCount || !view.contains(selection.anchorNode)) return [];
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  return [placeOf(view, startContainer, startOffset), placeOf(view, endContainer, endOffset)];
}

function placeOf(view, node, offset) {
  const before = document.createRange();
  before.setStart(view, 0);
  before.setEnd(node, offset);
  const written = before.cloneContents();
  const blocks = written.querySelectorAll(TEXT_BLOCK);
  return { block: Math.max(blocks.length - 1, 0), letters: (blocks[blocks.length - 1] ?? written).textContent.length };
}

function positionOf(doc, { block, letters }) {
  let number = 0;
  let position = doc.content.size - 1; // the end, where a block has gone
  doc.descendants((node, start) => {
    if (!node.isTextblock) return true;
    if (number === block) position = start + 1 + Math.min(letters, node.content.size);
    number += 1;
    return false;
  });
  return position;
}

function mount(held, found) {
  const { view, box } = held;
  const focused = document.activeElement === view;
  const places = ends(view);
  const attributes = Object.fromEntries([...view.attributes].filter(({ name }) => name !== "contenteditable").map(({ name, value }) => [name, value]));
  const askLink = () => changeLink(held.editor);
  held.editor = new found.Editor({
    element: { mount: view },
    content: tidy(view.innerHTML),
    extensions: extensions(found, askLink),
    parseOptions: { preserveWhitespace: true }, // the space that was typed last
    editorProps: { attributes, transformPastedHTML: tidy },
    injectCSS: false,
    onUpdate: ({ editor }) => keep(held, editor.isEmpty ? "" : tidy(editor.getHTML())),
  });
  box.append(makeToolbar(held.editor, view, askLink));
  box.classList.add("open");
  if (focused) putCaret(held.editor, places);
}

function putCaret(editor, places) {
  const [from, to] = places.map((place) => positionOf(editor.state.doc, place));
  if (places.length) editor.commands.setTextSelection({ from, to });
  editor.view.focus();
}

function extensions(found, askLink) {
  const { Document, Paragraph, Text, Bold, Italic, Heading, BulletList, OrderedList, ListItem, Link, History } = found;
  return [
    Document, Paragraph, Text, Bold, Italic, BulletList, OrderedList, History,
    Heading.configure({ levels: [3, 4] }),
    // Tab leaves the field, also from a list: nobody is caught in it.
    ListItem.extend({ addKeyboardShortcuts() { return { Enter: () => this.editor.commands.splitListItem(this.name) }; } }),
    Link.configure({ openOnClick: false })
      .extend({ addKeyboardShortcuts: () => ({ "Mod-k": () => { askLink(); return true; } }) }),
  ];
}

async function changeLink(editor) {
  const address = await askForAddress(editor.getAttributes("link").href ?? "");
  const chain = editor.chain().focus();
  if (!address) return chain.run();
  if (editor.state.selection.empty && !editor.isActive("link")) {
    const text = { type: "text", text: address.replace(/^mailto:/, ""), marks: [{ type: "link", attrs: { href: address } }] };
    return chain.insertContent(text).run();
  }
  return chain.extendMarkRange("link").setLink({ href: address }).run();
}
