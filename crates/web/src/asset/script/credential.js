// Makes passkeys, and signs with them (WebAuthn level 3): the challenge is the digest of what is said.
import { base64, base64url, bytes, canonical, join, sha256, utf8 } from "./statement.js";

export const relyingParty = location.hostname;

// A public key in the form that Comity writes: from SubjectPublicKeyInfo, whose end is the key itself.
const written = (algorithm, spki) => {
  const key = new Uint8Array(spki);
  if (algorithm === -8) return `ed25519:${base64(key.slice(-32))}`;
  const [x, y] = [key.slice(-64, -32), key.slice(-32)];
  return `p256:${base64(Uint8Array.of(2 + (y[31] & 1), ...x))}`;
};

// Under which user handle a passkey is made: whom it is for, and what tells two of the same holder on a device apart. It leads to
// the holder when the device finds the passkey by itself (section 5.4.3). A handle has no more than 64 bytes: where the holder
// leaves too little room, all of it is random.
const handle = (holder) => {
  const named = join(utf8(`comity:${holder}`), [0]);
  const random = (length) => crypto.getRandomValues(new Uint8Array(length));
  return named.length > 48 ? random(64) : join(named, random(16));
};

// A passkey of its own, by the name under which the device shows it. The device keeps it, so that nobody has to say which it is.
export const make = async (holder, name = holder) => {
  const made = await navigator.credentials.create({
    publicKey: {
      rp: { id: relyingParty, name: "Comity" },
      user: { id: handle(holder), name, displayName: name },
      challenge: crypto.getRandomValues(new Uint8Array(32)),
      pubKeyCredParams: [{ type: "public-key", alg: -7 }, { type: "public-key", alg: -8 }],
      authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
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

// An assertion over some bytes by one of these passkeys, or by one that the device finds.
const assertion = async (said, held) =>
  navigator.credentials.get({
    publicKey: {
      challenge: await sha256(said),
      rpId: relyingParty,
      allowCredentials: held.map((key) => ({ type: "public-key", id: bytes(key.credential) })),
      userVerification: "required",
    },
  });
const signed = ({ authenticatorData, clientDataJSON, signature: bits }) => ({
  signature: base64(bits),
  authenticator: base64(authenticatorData),
  client: new TextDecoder().decode(clientDataJSON),
});

// A signature over some bytes by one of these passkeys.
export const signature = async (said, held) => {
  const made = await assertion(said, held);
  const { key } = held.find((key) => key.credential === base64url(made.rawId));
  return { key, ...signed(made.response) };
};

// A signature over some bytes by the passkey that whoever is at the device chooses there.
export const discovered = async (said) => {
  const made = await assertion(said, []);
  return { credential: base64url(made.rawId), user: base64url(made.response.userHandle ?? []), ...signed(made.response) };
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
