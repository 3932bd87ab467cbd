// Makes passkeys, and signs with them (WebAuthn level 3): the challenge is the digest of what is said.
import { base64, base64url, bytes, canonical, sha256, utf8 } from "./statement.js";

export const relyingParty = location.hostname;

// A public key in the form that Comity writes: from SubjectPublicKeyInfo, whose end is the key itself.
const written = (algorithm, spki) => {
  const key = new Uint8Array(spki);
  if (algorithm === -8) return `ed25519:${base64(key.slice(-32))}`;
  const [x, y] = [key.slice(-64, -32), key.slice(-32)];
  return `p256:${base64(Uint8Array.of(2 + (y[31] & 1), ...x))}`;
};

// A passkey of its own, by the name under which the device shows it.
export const make = async (name) => {
  const made = await navigator.credentials.create({
    publicKey: {
      rp: { id: relyingParty, name: "Comity" },
      user: { id: crypto.getRandomValues(new Uint8Array(32)), name, displayName: name },
      challenge: crypto.getRandomValues(new Uint8Array(32)),
      pubKeyCredParams: [{ type: "public-key", alg: -7 }, { type: "public-key", alg: -8 }],
      authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
    },
  });
  const key = written(made.response.getPublicKeyAlgorithm(), made.response.getPublicKey());
  return { key, credential: base64url(made.rawId) };
};

// An answer as it is now; what is refused says why.
export const read = async (address, options) => {
  const answer = await fetch(address, { cache: "no-store", ...options });
  if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).detail ?? `${address}: ${answer.status}`);
  return answer;
};

// What somebody says to the log as it is now.
export const statement = async (by, content) => {
  const log = (await (await read("/log/vkey")).text()).trim();
  const [, size, root] = (await (await read("/log/checkpoint")).text()).split("\n");
  return { ...content, by, log, upon: `${size} ${root}` };
};

// The passkeys that somebody holds here.
export const heldBy = async (by) => {
  const { keys } = await (await read("/keys.json")).json();
  return keys.filter((key) => key.holder === by && key.credential && key.until === undefined);
};

// A signature over some bytes by one of these passkeys.
export const signature = async (said, held) => {
  const assertion = await navigator.credentials.get({
    publicKey: {
      challenge: await sha256(said),
      rpId: relyingParty,
      allowCredentials: held.map((key) => ({ type: "public-key", id: bytes(key.credential) })),
      userVerification: "required",
    },
  });
  const { key } = held.find((key) => key.credential === base64url(assertion.rawId));
  const { authenticatorData, clientDataJSON, signature: bits } = assertion.response;
  return {
    key,
    signature: base64(bits),
    authenticator: base64(authenticatorData),
    client: new TextDecoder().decode(clientDataJSON),
  };
};

// A signature of a statement by one of these passkeys.
export const sign = (statement, held) => signature(utf8(canonical(statement)), held);

export const record = async (said) => {
  const headers = { "content-type": "application/json" };
  return (await read("/entries", { method: "POST", headers, body: JSON.stringify(said) })).json();
};

// Browsers make passkeys for names, not for numbers: on this machine the same page has one.
export const address = () => {
  const [note] = document.querySelectorAll("[data-address]");
  if (!/^127\.|^\[::1\]$/.test(location.hostname)) return;
  const named = `${location.protocol}//localhost:${location.port}${location.pathname}`;
  note.querySelector("a").href = named;
  note.querySelector("a").textContent = named;
  note.hidden = false;
};
