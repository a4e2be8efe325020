// Text that is not saved yet lies in this tab's sessionStorage, and is offered back after a reload.

const APART = new Set(["csrfmiddlewaretoken", "revision"]);
const UNWRITTEN = new Set(["hidden", "file", "submit", "button", "reset", "fieldset", "output"]);
const key = (form) => `part:${form.action}`;

function written(form) {
  return [...new FormData(form)].filter(([name, value]) => !APART.has(name) && !(value instanceof File));
}

export function keepAside(form, { submitted = false } = {}) {
  try {
    sessionStorage.setItem(key(form), JSON.stringify({ revision: form.elements.revision.value, entries: written(form), submitted }));
  } catch {
    // The storage is full or shut off: the text is still in the form, and the page warns before it is left.
  }
}

export function forget(form) {
  sessionStorage.removeItem(key(form));
}

/* Whether somebody wrote before the script came, which on a slow line takes a while. Where the browser may fill a form
   in again by itself, what stands there says nothing: therefore autocomplete="off" on the form. */
export function isTouched(form) {
  return form.autocomplete === "off" && [...form.elements].some((field) => field.name && !UNWRITTEN.has(field.type) && differs(field));
}

function differs(field) {
  if (["checkbox", "radio"].includes(field.type)) return field.checked !== field.defaultChecked;
  if (field.type === "select-one") return field.selectedIndex !== Math.max([...field.options].findIndex((one) => one.defaultSelected), 0);
  if (field.options) return [...field.options].some((one) => one.selected !== one.defaultSelected);
  return field.value !== field.defaultValue?.replaceAll("\r", "");
}

export function offerBack(form, restored) {
  const found = JSON.parse(sessionStorage.getItem(key(form)) ?? "null");
  if (!found) return;
  const elsewhere = found.revision !== form.elements.revision.value;
  const same = JSON.stringify(found.entries) === JSON.stringify(written(form));
  if (same || (found.submitted && elsewhere)) forget(form);
  else form.prepend(offer(form, found, elsewhere, restored));
}

function offer(form, found, elsewhere, restored) {
  const notice = document.createElement("div");
  notice.className = "notice";
  notice.setAttribute("role", "status");
  notice.innerHTML = `<p>Vi hittade text som inte hann sparas.<span hidden> Delen har ändrats sedan dess; din text ersätter då den som står här.</span></p>
    <div class="buttons"><button type="button" class="button quiet">Lägg tillbaka texten</button><button type="button" class="button plain">Släng den</button></div>`;
  notice.querySelector("span").hidden = !elsewhere;
  const [back, away] = notice.querySelectorAll("button");
  const close = () => notice.remove();
  back.addEventListener("click", () => { putBack(form, found.entries); restored(); close(); });
  away.addEventListener("click", () => { forget(form); close(); });
  return notice;
}

function putBack(form, entries) {
  for (const field of form.elements) {
    if (!field.name || APART.has(field.name) || ["file", "submit", "button"].includes(field.type)) continue;
    const values = entries.filter(([name]) => name === field.name).map(([, value]) => value);
    if (["checkbox", "radio"].includes(field.type)) field.checked = values.includes(field.value);
    else if (field.multiple) for (const option of field.options) option.selected = values.includes(option.value);
    else if (values.length) field.value = values[[...form.elements].filter(({ name }) => name === field.name).indexOf(field)] ?? values[0];
    field.dispatchEvent(new Event("richtext:refresh"));
  }
}
