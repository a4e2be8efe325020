// What leads away from the page waits until everything typed is saved; if that fails, the browser asks.

const letGo = new WeakSet();

export function saveBeforeLeaving(parts) {
  document.addEventListener("submit", (event) => {
    const { target, submitter } = event;
    if (target.matches("[data-part], [hx-post], [method=dialog]")) return;
    hold(event, parts, target, () => target.requestSubmit(submitter));
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]:not([hx-get], [data-choose], [target], [download], [href^='#'])");
    if (link && !(event.ctrlKey || event.metaKey || event.shiftKey)) hold(event, parts, link, () => link.click());
  });
}

async function hold(event, parts, leaver, goOn) {
  const waiting = [...parts].filter((part) => part.unsaved);
  if (!waiting.length || letGo.has(leaver) || event.defaultPrevented) return;
  event.preventDefault();
  await Promise.all(waiting.map((part) => part.save()));
  letGo.add(leaver);
  goOn();
  setTimeout(() => letGo.delete(leaver));
}
