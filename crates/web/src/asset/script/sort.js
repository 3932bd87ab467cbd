// Sorts a table by a column when its head is pressed: from the smallest, from the largest, and as it came.
const worthwhile = 6;
const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
const next = { none: "ascending", ascending: "descending", descending: "none" };

// What a cell is sorted by: its day, or its number, or its text.
const value = (row, column) => {
  const cell = row.cells[column];
  const dated = cell?.querySelector("time[datetime], [data-sort]");
  if (dated) return dated.dateTime ?? dated.dataset.sort;
  const text = cell?.textContent.trim() ?? "";
  return cell?.classList.contains("number") ? text.replace(/[^\p{Nd}]/gu, "") : text;
};

for (const body of document.querySelectorAll("main thead + tbody")) {
  const rows = [...body.rows];
  // Of a list in parts the first in this part need not be the first of all.
  const inParts = body.closest("section, main").querySelector(":scope > nav.parts");
  if (rows.length < worthwhile || inParts) continue;
  // A head that leads somewhere is pressed to go there.
  const heads = [...body.previousElementSibling.querySelectorAll("th[scope=col]:not(:has(a))")];
  for (const head of heads) {
    const button = document.createElement("button");
    button.append(...head.childNodes);
    head.append(button);
    head.ariaSort = "none";
    button.addEventListener("click", () => {
      const order = next[head.ariaSort];
      for (const each of heads) each.ariaSort = "none";
      head.ariaSort = order;
      const sign = order === "ascending" ? 1 : -1;
      const keyed = rows.map((row) => [value(row, head.cellIndex), row]);
      // What is not known comes last either way.
      if (order !== "none") keyed.sort(([a], [b]) => (a === "") - (b === "") || sign * compare(a, b));
      body.append(...keyed.map(([, row]) => row));
    });
  }
}
