// Makes a passkey, and signs one statement with it.
import { address, heldBy, make, record, relyingParty, sign, statement } from "./credential.js";

const field = (id) => document.getElementById(id);
address();

const become = (id, text) => {
  field(id).textContent = text;
  field(id).hidden = false;
};

field("make").addEventListener("submit", async (event) => {
  event.preventDefault();
  const [holder, recipient] = [field("holder").value.trim(), field("recipient").value];
  try {
    const { key, credential } = await make(holder);
    const lines = [`--key ${key}`, `--holder ${holder}`, `--relying-party ${relyingParty}`, `--credential=${credential}`];
    if (recipient) lines.push(`--recipient ${recipient}`);
    become("made", lines.join("\n"));
  } catch (error) {
    become("made", `▲ ${field("make").dataset.failed} ${error.message}`);
  }
});

const recorded = ({ entry, recorded }) =>
  `✓ ${field("say").dataset.recorded.replace("%1", entry).replace("%2", recorded)}`;

field("say").addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    const by = field("by").value;
    const said = await statement(by, JSON.parse(field("words").value));
    const held = await heldBy(by);
    if (held.length === 0) throw new Error(`${by} has no passkey in force here.`);
    become("became", recorded(await record({ ...said, signed: await sign(said, held) })));
  } catch (error) {
    become("became", `▲ ${field("say").dataset.failed} ${error.message}`);
  }
});
