// The round opens one answer at a time; without scripts the same links lead to the whole page.
document.addEventListener("click", (event) => {
  const entry = event.target.closest?.(".outline a");
  if (!entry) return;
  for (const other of document.querySelectorAll(".outline a[aria-current]")) other.removeAttribute("aria-current");
  entry.setAttribute("aria-current", "true");
});
