// Suggests what somebody may look for while they type: the first few that a search finds, as links below the field. The arrows
// go through them, Enter follows the one that is marked, Escape puts them away. Without this script the field searches.
const form = document.querySelector("form[data-suggest]");
const field = form.elements.q;
const list = document.createElement("ul");
list.id = "suggested";
list.role = "listbox";
list.hidden = true;
list.ariaLabel = field.ariaLabel;
form.append(list);
field.role = "combobox";
field.ariaExpanded = "false";
field.setAttribute("aria-controls", list.id);
field.setAttribute("aria-autocomplete", "list");
let marked = -1;

const mark = (at) => {
  const all = [...list.children];
  all.forEach((item, n) => (item.ariaSelected = String(n === at)));
  marked = at;
  if (at < 0) field.removeAttribute("aria-activedescendant");
  else field.setAttribute("aria-activedescendant", all[at].id);
};

const show = (found) => {
  list.replaceChildren(...found.slice(0, 8).map(({ href, title, kind }, n) => {
    const item = document.createElement("li");
    item.id = `suggested-${n}`;
    item.role = "option";
    const link = document.createElement("a");
    link.href = href;
    link.tabIndex = -1;
    link.textContent = title;
    const note = document.createElement("span");
    note.className = "quiet";
    note.textContent = ` ${kind}`;
    item.append(link, note);
    return item;
  }));
  list.hidden = found.length === 0;
  field.ariaExpanded = String(!list.hidden);
  mark(-1);
};

let asked = 0;
let waiting;
field.addEventListener("input", () => {
  clearTimeout(waiting);
  const words = field.value.trim();
  if (words.length < 2) return show([]);
  waiting = setTimeout(async () => {
    const turn = (asked += 1);
    const address = new URL(form.dataset.suggest, location);
    for (const [name, value] of new FormData(form)) if (value) address.searchParams.set(name, value);
    const answer = await fetch(address).catch(() => undefined);
    // What was typed since is asked for anew.
    if (turn === asked) show(answer?.ok ? (await answer.json()).suggested ?? [] : []);
  }, 120);
});

field.addEventListener("keydown", (event) => {
  const count = list.children.length;
  if (event.key === "Escape") return show([]);
  if (list.hidden || count === 0) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    mark((marked + (event.key === "ArrowDown" ? 1 : count) + (marked < 0 && event.key === "ArrowUp" ? 1 : 0)) % count);
  } else if (event.key === "Enter" && marked >= 0) {
    event.preventDefault();
    list.children[marked].querySelector("a").click();
  }
});

document.addEventListener("click", (event) => form.contains(event.target) || show([]));
