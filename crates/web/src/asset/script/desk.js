// The desk: signing in with a passkey, keeping drafts in this browser, and signing what is shown. What is signed and not
// yet answered is kept and sent again: the log takes the same statement once, however often it comes.
import { discovered, heldBy, read, signature } from "./credential.js";
import { canonical, sha256, utf8 } from "./statement.js";

const all = (selector) => [...document.querySelectorAll(selector)];
const tell = (form, text) => (form.querySelector("[role=status]").textContent = text);
const post = (address, value, method = "POST") =>
  read(address, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(value) });

// A signature over some bytes with a passkey that a holder has here.
const assertion = async (holder, said) => {
  const held = await heldBy(holder);
  if (held.length === 0) throw new Error(document.getElementById("session").dataset.none);
  return signature(said, held);
};

for (const form of all("[data-sign-in]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const session = document.getElementById("session");
    try {
      const { challenge, log } = await (await read("/desk/challenge")).json();
      const said = utf8(`sign in to ${log}: ${challenge}`);
      // Whom a passkey is for is asked only where the device does not find it by itself.
      const signed = form.holder ? await assertion(form.holder.value.trim(), said) : await discovered(said);
      await post("/desk/session", { challenge, ...signed });
      location.reload();
    } catch (error) {
      tell(session, `▲ ${session.dataset.failed} ${error.message}`);
    }
  });
}

for (const button of all("[data-sign-out]")) {
  button.addEventListener("click", async () => {
    await read("/desk/session", { method: "DELETE" });
    location.reload();
  });
}

// A day that is not known exactly is written as EDTF has it, which a date field does not take.
for (const button of all("[data-inexact]")) {
  const field = document.getElementById(button.dataset.inexact);
  button.hidden = false;
  button.addEventListener("click", () => {
    field.type = "text";
    button.hidden = true;
    field.focus();
  });
}

// What was done today is mostly recorded today.
for (const button of all("[data-today]")) {
  const field = button.closest(".field").querySelector("input");
  button.hidden = false;
  button.addEventListener("click", () => {
    field.type = "date";
    field.value = button.dataset.today;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

// Documents that were chosen: in this browser only, until they are kept beside the log or are not wanted. Their address there
// is that of their digest here.
const place = (digest) => `/documents/${digest}`;
const chosen = () => globalThis.caches?.open("documents");
const forget = async (digest) => (await chosen())?.delete(place(digest));
const bring = async (digest) => {
  const file = await (await chosen())?.match(place(digest));
  if (!file) return false;
  await read(place(digest), { method: "PUT", body: await file.blob() });
  await forget(digest);
  return true;
};

// The digest of a document: the file is read here.
for (const file of all("[data-digest-into]")) {
  const field = document.getElementById(file.dataset.digestInto);
  file.hidden = false;
  file.addEventListener("change", async () => {
    const [document] = file.files;
    const digest = document ? await sha256(await document.arrayBuffer()) : [];
    if (field.value) await forget(field.value);
    field.value = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    if (document) await (await chosen())?.put(place(field.value), new Response(document));
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

// Drafts: what is written in a form, in this browser only.
const drafts = (id) => `draft:${id}`;
for (const form of all("[data-draft]")) {
  const status = form.querySelector("[data-saved]");
  const name = drafts(form.dataset.draft);
  const kept = JSON.parse(localStorage.getItem(name) ?? "{}");
  const asked = new URLSearchParams(location.search);
  // In steps, what was written of another instrument stays with that.
  const other = asked.has("instrument") && kept.instrument && kept.instrument !== asked.get("instrument");
  for (const field of other ? [] : form.elements) {
    if (field.name && field.type !== "hidden" && field.type !== "submit" && !asked.has(field.name) && kept[field.name]) {
      if (field.type === "date" && !/^\d{4}-\d\d-\d\d$/.test(kept[field.name])) field.type = "text";
      field.value = kept[field.name];
    }
  }
  form.addEventListener("input", () => {
    localStorage.setItem(name, JSON.stringify(Object.fromEntries(new FormData(form))));
    status.textContent = status.dataset.saved;
  });
}
for (const list of all("[data-drafts]")) {
  const written = (link) => {
    const id = new URL(link.href).searchParams.get("form");
    return Object.entries(JSON.parse(localStorage.getItem(drafts(id)) ?? "{}")).filter(([name, text]) => name !== "form" && text);
  };
  const there = all('section[aria-labelledby="forms"] a[href*="/desk/new?form="]').filter((link) => written(link).length > 0);
  list.hidden = there.length === 0;
  for (const link of there) {
    const line = document.createElement("li");
    const draft = link.cloneNode(true);
    // What is chosen leads to the step at which it was left; what is written is put in there.
    const address = new URL(draft.href);
    for (const [name, text] of written(link)) if (text.length <= 200) address.searchParams.set(name, text);
    draft.href = address;
    line.append(draft);
    list.querySelector("ul").append(line);
  }
}

// Sends what is signed, and keeps it until it is answered.
const outbox = "outbox";
const send = async (form, address, statement) => {
  localStorage.setItem(outbox, JSON.stringify({ address, statement }));
  let answer;
  for (let wait = 500; ; wait *= 2) {
    try {
      answer = await fetch(address, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(statement),
      });
      break;
    } catch (error) {
      // The connection is bad: what is signed stays signed.
      tell(form, `◐ ${form.dataset.later}`);
      if (wait > 8000) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  localStorage.removeItem(outbox);
  const became = await answer.json();
  if (!answer.ok) throw new Error(became.detail);
  return became;
};

for (const form of all("[data-sign]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      const given = JSON.parse(form.dataset.sign);
      // What is said in one is signed by its root, and travels with it.
      const { signed: first, statements, ...said } = given;
      let statement = said;
      if (!first) {
        const log = (await (await read("/log/vkey")).text()).trim();
        const [, size, root] = (await (await read("/log/checkpoint")).text()).split("\n");
        statement = { ...said, log, upon: `${size} ${root}` };
      }
      const signature = await assertion(statement.by, utf8(canonical(statement)));
      const signed = first ? { signed: first, countersigned: signature } : { signed: signature };
      const whole = { ...statement, ...signed, ...(statements && { statements }) };
      const waits = form.dataset.waits !== undefined;
      const became = await send(form, waits ? "/desk/waiting" : "/entries", whole);
      // Of what is said in one the act is what people look for.
      const entry = became.entry === undefined ? undefined : became.entry + Number(form.dataset.act);
      const recorded = form.dataset.recorded.replace("%1", entry).replace("%2", became.recorded);
      tell(form, `✓ ${waits ? form.dataset.waiting : recorded}`);
      form.dataset.done = entry ?? became.waiting;
      // What is recorded cannot be signed or withdrawn any more: what can be done next stands there instead.
      button.hidden = true;
      for (const step of all("[data-step]")) step.toggleAttribute("aria-current", false);
      document.querySelector(`[data-step=${waits ? "second" : "recorded"}]`)?.setAttribute("aria-current", "step");
      if (!waits) document.querySelector("h1").textContent = document.querySelector("[data-step=recorded]")?.textContent ?? recorded;
      const next = form.querySelector("[data-next]");
      for (const link of next.querySelectorAll("[data-entry]")) link.setAttribute("href", link.getAttribute("href") + entry);
      next.querySelector("[data-recorded-only]").hidden = waits;
      next.hidden = false;
      for (const other of all("[data-withdraw]")) other.hidden = true;
      const keep = form.querySelector("[data-bring]");
      if (keep && !keep.querySelector("input").checked) await forget(keep.dataset.bring);
      else if (keep && !waits) {
        // What waits is brought once it is recorded: nothing is kept that nothing cites.
        const brought = await bring(keep.dataset.bring).catch((error) => error);
        if (brought instanceof Error) tell(form, `✓ ${recorded} ▲ ${keep.dataset.failed} ${brought.message}`);
        else if (brought) tell(form, `✓ ${recorded} ${keep.dataset.brought}`);
      }
      for (const kept of all("[data-draft], [data-drafted]")) localStorage.removeItem(drafts(kept.dataset.draft ?? kept.dataset.drafted));
    } catch (error) {
      tell(form, `▲ ${form.dataset.failed} ${error.message}`);
      button.disabled = false;
    }
  });
}

for (const form of all("[data-withdraw]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await read(`/desk/waiting/${form.dataset.withdraw}`, { method: "DELETE" });
      location.assign(location.pathname.replace(/\/waiting\/.*/, ""));
    } catch (error) {
      tell(form, `▲ ${error.message}`);
    }
  });
}

// What was signed before the connection broke.
const left = JSON.parse(localStorage.getItem(outbox) ?? "null");
if (left) fetch(left.address, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(left.statement) })
  .then(() => localStorage.removeItem(outbox))
  .catch(() => {});

// Whoever has chosen the document here is asked whether to keep it.
for (const keep of all("[data-bring]")) keep.hidden = !(await (await chosen())?.match(place(keep.dataset.bring)));

// Documents of what has been recorded meanwhile, by a second signature or before the connection broke.
const documents = await chosen();
for (const { url } of (await documents?.keys()) ?? []) {
  // Whether an entry cites it is asked of the search: it answers whether there is one or not.
  const asked = await fetch(`/search.json?q=${url.split("/").pop()}`, { cache: "no-store" }).catch(() => undefined);
  if (!asked) break;
  const cited = (await asked.json().catch(() => ({}))).found?.length > 0;
  if (!cited) continue;
  const file = await documents.match(url);
  const answer = await fetch(url, { method: "PUT", body: await file.blob() }).catch(() => undefined);
  // What is refused for what it is will not be taken later either.
  if (answer?.ok || [413, 415, 422].includes(answer?.status)) await documents.delete(url);
}
