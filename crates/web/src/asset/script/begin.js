// Registers the first two officers of a depositary: the first vouches for itself, and then for the second.
import { address, heldBy, make, record, relyingParty, sign, statement } from "./credential.js";

const form = document.getElementById("begin");
const said = form.querySelector("[role=status]");
address();

const registered = async (officer) => {
  const { code, note } = Object.fromEntries(new FormData(form));
  const before = await heldBy("depositary");
  const made = await make("depositary", officer);
  const key = {
    credential: made.credential,
    does: "registration",
    holder: "depositary",
    key: made.key,
    note,
    officer,
    relying_party: relyingParty,
    role: "depositary",
  };
  const words = await statement("depositary", { key });
  const signatures = before.length
    ? { signed: await sign(words, before), countersigned: await sign(words, [made]) }
    : { signed: await sign(words, [made]) };
  await record({ ...words, ...signatures, code });
  return before.length + 1;
};

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  form.elements.register.disabled = true;
  try {
    const officers = await registered(form.elements.officer.value.trim());
    said.textContent = `✓ ${officers === 1 ? form.dataset.first : form.dataset.second}`;
    form.elements.officer.value = "";
    form.querySelector("[data-desk]").hidden = officers < 2;
  } catch (error) {
    said.textContent = `▲ ${form.dataset.failed} ${error.message}`;
  }
  form.elements.register.disabled = false;
});
