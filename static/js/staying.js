// Says some minutes before that one is about to be signed out, and what to do about it. Other tabs of the same
// session tell when they have used it.

const WARNING = 5 * 60_000;
const LOOK_EVERY = 5_000;
const place = document.querySelector("[data-staying]");
const tabs = new BroadcastChannel("staying");
const idle = place.dataset.idle * 1000;
let seen = Date.now();
let ends = seen + place.dataset.left * 1000;

/* The server was asked and knew us. */
function used() {
  seen = Date.now();
  tabs.postMessage(ends);
  look();
}

function state() {
  const now = Date.now();
  const left = Math.min(seen + idle, ends) - now;
  if (left <= 0) return "over";
  if (left > WARNING) return "";
  return seen + idle < ends ? "idle" : "last";
}

/* Shown once when it comes to that, so that it is read aloud once. */
function look() {
  const now = state();
  if (now === place.dataset.staying) return;
  place.dataset.staying = now;
  const clock = new Date(Math.min(seen + idle, ends)).toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" });
  for (const time of place.querySelectorAll("[data-clock]")) time.textContent = clock.replace(":", ".");
  for (const one of place.querySelectorAll("[data-when]")) one.hidden = one.dataset.when !== now;
}

async function stay(event) {
  event.preventDefault();
  const { action, method } = event.target;
  const answer = await fetch(action, { method, body: new FormData(event.target), redirect: "manual" }).catch(() => null);
  if (answer?.ok) used();
  else if (answer) end();
}

function end() {
  ends = Date.now();
  look();
}

const signIn = new URL(document.querySelector("[data-when=over] a").href).pathname;
const knew = ({ successful, xhr }) => successful && new URL(xhr.responseURL).pathname !== signIn;

place.querySelector("form").addEventListener("submit", stay);
document.addEventListener("session:used", used);
document.addEventListener("htmx:afterRequest", ({ detail }) => knew(detail) && used());
document.addEventListener("visibilitychange", look);
tabs.addEventListener("message", ({ data }) => {
  seen = Date.now();
  ends = data;
  look();
});
setInterval(look, LOOK_EVERY);
used();
