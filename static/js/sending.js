// How a part reaches the server, and how a page gets a new token after signing in again.

const PATIENCE = 20000;
const KEPT_ALIVE = 20000; // characters; a browser lets a page that is left send 64 kB

const size = (body) => [...body.values()].reduce((sum, value) => sum + value.length, 0);

export async function post(form) {
  const body = new FormData(form);
  for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
  const headers = { "X-Requested-With": "part", Accept: "application/json, text/html" };
  const keepalive = document.visibilityState === "hidden" && size(body) < KEPT_ALIVE;
  const signal = AbortSignal.timeout(PATIENCE);
  const answer = await fetch(form.action, { method: "POST", body, headers, keepalive, signal, redirect: "manual" }).catch(() => null); // no answer: said and tried again
  if (answer?.ok) document.dispatchEvent(new Event("session:used"));
  return answer;
}

export async function renewTokens() {
  const page = await fetch(location.href, { redirect: "manual", headers: { Accept: "text/html" } }).catch(() => null);
  if (!page?.ok) return false;
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html").querySelector('input[name="csrfmiddlewaretoken"]');
  if (!fresh) return false;
  for (const old of document.querySelectorAll('input[name="csrfmiddlewaretoken"]')) old.value = fresh.value;
  if (document.body.hasAttribute("hx-headers")) document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": fresh.value }));
  return true;
}

export function signInAddress() {
  return document.querySelector('meta[name="login"]')?.content ?? "/";
}
