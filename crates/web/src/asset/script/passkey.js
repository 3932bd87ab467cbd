// Makes passkeys, and signs statements with them (WebAuthn level 3): the challenge is the digest of what is said.
import { base64, base64url, bytes, canonical, sha256, utf8 } from "./statement.js";

const field = (id) => document.getElementById(id);
const relyingParty = location.hostname;

// A public key in the form that Comity writes: from SubjectPublicKeyInfo, whose end is the key itself.
const written = (algorithm, spki) => {
  const key = new Uint8Array(spki);
  if (algorithm === -8) return `ed25519:${base64(key.slice(-32))}`;
  const [x, y] = [key.slice(-64, -32), key.slice(-32)];
  return `p256:${base64(Uint8Array.of(2 + (y[31] & 1), ...x))}`;
};

const become = (id, text) => {
  field(id).textContent = text;
  field(id).hidden = false;
};

field("make").addEventListener("submit", async (event) => {
  event.preventDefault();
  const holder = field("holder").value;
  try {
    const made = await navigator.credentials.create({
      publicKey: {
        rp: { id: relyingParty, name: "Comity" },
        user: { id: crypto.getRandomValues(new Uint8Array(32)), name: holder, displayName: holder },
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        pubKeyCredParams: [{ type: "public-key", alg: -7 }, { type: "public-key", alg: -8 }],
        authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
      },
    });
    const key = written(made.response.getPublicKeyAlgorithm(), made.response.getPublicKey());
    const lines = [`--key ${key}`, `--holder ${holder}`, `--relying-party ${relyingParty}`, `--credential=${base64url(made.rawId)}`];
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
    const read = async (address) => {
      const answer = await fetch(address, { cache: "no-store" });
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return answer;
    };
    const log = (await (await read("/log/vkey")).text()).trim();
    const [, size, root] = (await (await read("/log/checkpoint")).text()).split("\n");
    const statement = { ...JSON.parse(field("words").value), by, log, upon: `${size} ${root}` };
    const { keys } = await (await read("/keys.json")).json();
    const held = keys.filter((key) => key.holder === by && key.credential && key.until === undefined);
    if (held.length === 0) throw new Error(`${by} has no passkey in force here.`);
    const assertion = await navigator.credentials.get({
      publicKey: {
        challenge: await sha256(utf8(canonical(statement))),
        rpId: relyingParty,
        allowCredentials: held.map((key) => ({ type: "public-key", id: bytes(key.credential) })),
        userVerification: "required",
      },
    });
    const { key } = held.find((key) => key.credential === base64url(assertion.rawId));
    const { authenticatorData, clientDataJSON, signature } = assertion.response;
    const signed = {
      key,
      signature: base64(signature),
      authenticator: base64(authenticatorData),
      client: new TextDecoder().decode(clientDataJSON),
    };
    const headers = { "content-type": "application/json" };
    const answer = await fetch("/entries", { method: "POST", headers, body: JSON.stringify({ ...statement, signed }) });
    const became = await answer.json();
    become("became", answer.ok ? recorded(became) : `▲ ${field("say").dataset.failed} ${became.detail}`);
  } catch (error) {
    become("became", `▲ ${field("say").dataset.failed} ${error.message}`);
  }
});
