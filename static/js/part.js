// Saves the parts of a draft while one writes. A part is <form data-part action="…"> with a hidden input `revision`;
// [data-saved] in it says how it stands and [data-conflict] takes both texts when somebody else was there first.
import { clearFaults, showFaults } from "./faults.js";
import { forget, isTouched, keepAside, offerBack } from "./keeping.js";
import { saveBeforeLeaving } from "./leaving.js";
import { post, renewTokens, signInAddress } from "./sending.js";

const PAUSE = 800;
const FIRST_WAIT = 5;
const LONGEST_WAIT = 60;
const parts = new Set();

class Part {
  constructor(form) {
    Object.assign(this, { form, typed: 0, kept: 0, failures: 0, halted: "", flight: null, timer: null, leaving: false });
    form.addEventListener("input", (event) => this.changed(event));
    form.addEventListener("submit", (event) => this.submitted(event), true);
    form.addEventListener("keydown", (event) => this.pressed(event));
    form.addEventListener("click", (event) => this.chosen(event.target.closest("[data-choose]"), event));
    form.addEventListener("htmx:afterRequest", (event) => event.detail.successful && !this.halted && this.clean());
    form.addEventListener("htmx:responseError", (event) => this.take(event.detail.xhr));
    form.addEventListener("htmx:sendError", () => this.failed());
    offerBack(form, () => this.changed());
    if (isTouched(form)) this.changed();
  }

  get unsaved() {
    return this.form.isConnected && this.typed !== this.kept && !this.leaving;
  }

  changed(event) {
    if (event?.target.type === "file" || event?.target.dataset.filter) return;
    this.typed += 1;
    keepAside(this.form);
    if (this.halted) return;
    this.say("saving", "Sparar …");
    this.after(this.failures ? this.wait() * 1000 : PAUSE);
  }

  after(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), milliseconds);
  }

  /* One request at a time; what was typed meanwhile goes with the next. Gives whether everything is saved. */
  save() {
    clearTimeout(this.timer);
    if (this.halted || this.typed === this.kept) return Promise.resolve(!this.halted);
    this.flight ??= this.send().finally(() => (this.flight = null));
    return this.flight;
  }

  async send() {
    const sent = this.typed;
    this.say("saving", "Sparar …");
    const answer = await post(this.form);
    await this.take(answer, sent);
    if (this.typed !== sent && !this.halted && !this.failures) this.after(PAUSE);
    return this.kept === this.typed;
  }

  async take(answer, sent) {
    if (!answer || answer.status >= 500 || answer.status === 429) return this.failed();
    this.failures = 0;
    if (answer.status === 409) return this.conflict(await answer.text());
    if (answer.status === 422) return this.faulty(await answer.json());
    if (answer.type === "opaqueredirect" || [401, 403].includes(answer.status)) return this.shutOut(answer);
    if (answer.status === 413) return this.say("unsaved", "Inte sparat. Texten är för stor, dela upp den.");
    if (!answer.ok) return this.halt("gone", "Inte sparat. Delen går inte att ändra längre. Kopiera texten innan du lämnar sidan.");
    return this.saved(await answer.json(), sent);
  }

  saved({ revision, saved, status, fragments }, sent) {
    this.kept = sent;
    setRevision(this.form, revision);
    clearFaults(this.form);
    this.form.querySelector("[data-conflict]")?.replaceChildren();
    if (this.kept === this.typed) {
      forget(this.form);
      this.say("saved", status || `Sparat ${saved}`);
    }
    for (const [selector, html] of Object.entries(fragments ?? {})) refresh(selector, html);
  }

  clean() {
    this.kept = this.typed;
    forget(this.form);
  }

  failed() {
    this.failures += 1;
    const when = navigator.onLine ? `om ${this.wait()} s` : "när nätet är tillbaka";
    this.say("unsaved", `Inget sparades. Texten ligger kvar, nytt försök ${when}.`);
    this.after(this.wait() * 1000);
  }

  wait() {
    return Math.min(FIRST_WAIT * 2 ** (this.failures - 1), LONGEST_WAIT);
  }

  faulty({ errors }) {
    this.say("unsaved", "Inte sparat. Rätta det som är markerat.");
    showFaults(this.form, errors);
  }

  halt(why, text) {
    this.halted = why;
    this.say("unsaved", text);
  }

  conflict(html) {
    this.halt("conflict", "Inte sparat. Någon annan har ändrat samma del.");
    const slot = this.form.querySelector("[data-conflict]");
    slot.innerHTML = html;
    slot.tabIndex = -1;
    if (this.form.contains(document.activeElement)) slot.focus();
  }

  chosen(button, event) {
    if (!button || this.halted !== "conflict") return;
    event.preventDefault();
    this.halted = "";
    if (button.dataset.choose === "theirs") return this.reload();
    setRevision(this.form, button.dataset.revision);
    this.typed += 1;
    return this.save();
  }

  reload() {
    forget(this.form);
    this.leaving = true;
    location.reload();
  }

  /* Signing in again, perhaps in another tab, changes the token: a new one may be all that is needed. */
  async shutOut({ status }) {
    if (status !== 403 || !(await renewTokens())) return this.tellSignedOut();
    const sent = this.typed;
    const again = await post(this.form);
    if (again?.status !== 403) return this.take(again, sent);
    return this.halt("denied", "Inte sparat. Du får inte längre ändra det här. Kopiera texten innan du lämnar sidan.");
  }

  tellSignedOut() {
    const link = Object.assign(document.createElement("a"), { target: "_blank", textContent: "Logga in i en ny flik", href: signInAddress() });
    this.halted = "signed out";
    this.say("unsaved", "Inte sparat. Du är utloggad. ", link, ", så sparas texten här.");
  }

  async retry() {
    if (this.halted === "signed out" && (await renewTokens())) this.halted = "";
    if (this.unsaved) await this.save();
  }

  submitted(event) {
    if (event.target !== this.form) return;
    clearTimeout(this.timer);
    const { submitter } = event;
    if (!submitter) return this.saveInstead(event);
    if (!this.flight) return this.leave(event);
    event.preventDefault();
    event.stopImmediatePropagation();
    return this.flight.then(() => this.halted || this.failures || this.form.requestSubmit(submitter));
  }

  /* Enter in a field, where no button says what that means. */
  saveInstead(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return this.save();
  }

  leave(event) {
    keepAside(this.form, { submitted: true });
    setTimeout(() => (this.leaving = !event.defaultPrevented));
  }

  pressed(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.form.querySelector("[data-primary], button.button:not(.quiet, .plain, [type=button])")?.click();
  }

  say(state, ...text) {
    const place = this.form.querySelector("[data-saved]");
    place.dataset.state = state;
    const heard = state === "saving" ? [Object.assign(document.createElement("span"), { ariaHidden: "true", textContent: text[0] })] : text;
    place.replaceChildren(...heard); // "Sparar …" is seen but not read aloud at every pause
    sumUp();
  }
}

function setRevision(form, revision) {
  form.dataset.revision = form.elements.revision.value = revision;
}

function refresh(selector, html) {
  for (const place of document.querySelectorAll(selector)) {
    if (place.contains(document.activeElement)) continue;
    place.innerHTML = html;
    window.htmx?.process(place);
    place.dispatchEvent(new CustomEvent("page:changed", { bubbles: true }));
  }
}

/* One line for the whole page; not read aloud, since each part speaks for itself. */
function sumUp() {
  const place = document.querySelector("[data-saved-all]");
  if (!place) return;
  const states = [...document.querySelectorAll("[data-part] [data-saved]")].map((status) => status.dataset.state);
  const wrong = states.filter((state) => state === "unsaved").length;
  const busy = states.includes("saving");
  place.dataset.state = wrong ? "unsaved" : busy ? "saving" : "saved";
  place.textContent = wrong ? wrong === 1 ? "1 del är inte sparad" : `${wrong} delar är inte sparade` : busy ? "Sparar …" : "Allt sparat";
}

/* Signed out: the page for signing in came instead of the answer, and is not put in its place. */
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const { elt, path } = detail.requestConfig;
  const { pathname } = new URL(detail.xhr.responseURL);
  if (!elt.matches("form[data-part], a[href]") || pathname === new URL(path, location.href).pathname) return;
  detail.shouldSwap = false;
  if (elt.href) location.assign(elt.href);
  else parts.forEach((part) => part.form === elt && part.tellSignedOut());
});

export function start(root) {
  for (const form of root.querySelectorAll("form[data-part]:not([data-watched])")) {
    form.dataset.watched = "";
    parts.add(new Part(form));
  }
}

const everyPart = (act) => parts.forEach((part) => (part.form.isConnected ? act(part) : parts.delete(part)));
addEventListener("pageshow", () => everyPart((part) => (part.leaving = false)));
addEventListener("online", () => everyPart((part) => part.retry()));
addEventListener("focus", () => everyPart((part) => part.halted === "signed out" && part.retry()));
document.addEventListener("visibilitychange", () => everyPart((part) => part.retry()));
addEventListener("beforeunload", (event) => everyPart((part) => part.unsaved && event.preventDefault()));
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  event.preventDefault();
  everyPart((part) => part.retry());
});
saveBeforeLeaving(parts);
