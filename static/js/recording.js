// The outline marks the part that one has gone to.
document.addEventListener("click", (event) => {
  const entry = event.target.closest?.(".outline a");
  if (!entry) return;
  for (const other of document.querySelectorAll(".outline a[aria-current]")) other.removeAttribute("aria-current");
  entry.setAttribute("aria-current", "true");
});
