// In the grid of a sheet, Enter and the arrows go from line to line in the same column; after the last line, to the field
// that adds one. Without this, Tab does the same.

const CELLS = "[data-grid] .cells input, [data-grid] .cells select";

function column(cell) {
  const lines = [...cell.closest("[data-grid]").children];
  const place = lines.indexOf(cell.closest("li"));
  const alike = (line) => line?.querySelector(`.cells [name="${cell.name}"]`) ?? line?.querySelector(".cells input");
  return { above: alike(lines[place - 1]), below: alike(lines[place + 1]) };
}

function goal(event) {
  const { above, below } = column(event.target);
  const add = document.getElementById(event.target.closest("[data-grid]").dataset.grid);
  if (event.key === "Enter") return event.shiftKey ? above : (below ?? add);
  if (event.target.matches("select")) return null; // the arrows choose
  return { ArrowUp: above, ArrowDown: below ?? add }[event.key];
}

document.addEventListener("keydown", (event) => {
  if (!event.target.matches?.(CELLS) || event.ctrlKey || event.metaKey || event.altKey) return;
  const next = goal(event);
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.select?.();
});
