// Checks a C2SP tlog-proof: the entry leads to the root (RFC 9162, 2.1.3.2), the log's key signed the root, and whoever
// signed the entry signed what it says. Every step is said, and the first that fails ends it.
import { base64url, bytes, canonical, join, same, sha256, utf8 } from "./statement.js";

const field = (id) => document.getElementById(id);
const say = JSON.parse(field("check").dataset.steps);
// A step by the name of its message; what was found stands in place of %1 and %2.
const step = (name, good, ...found) => {
  const text = found.reduce((text, what, n) => text.replace(`%${n + 1}`, what), say[name]);
  const line = document.createElement("li");
  line.textContent = `${good ? "✓" : "✗"} ${text}`;
  field("steps").append(line);
  if (!good) throw new Error(text);
};

const parse = (text) => {
  const [head, ...rest] = text.split("\n\n");
  const lines = head.split("\n");
  step("proof", lines.shift() === "c2sp.org/tlog-proof@v1");
  const entry = lines[0]?.startsWith("extra ") ? bytes(lines.shift().slice(6)) : null;
  step("entry", entry !== null);
  const index = BigInt((lines.shift() ?? "").replace("index ", ""));
  return { entry, index, path: lines.map(bytes), note: rest.join("\n\n") };
};

// The root that an entry leads to; null if the path does not fit the tree.
const rootOf = async (entry, index, size, path) => {
  let [at, last, hash] = [index, size - 1n, await sha256(join(Uint8Array.of(0), entry))];
  for (const beside of path) {
    if (last === 0n) return null;
    if (at & 1n || at === last) {
      hash = await sha256(join(Uint8Array.of(1), beside, hash));
      while (!(at & 1n) && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
    } else {
      hash = await sha256(join(Uint8Array.of(1), hash, beside));
    }
    [at, last] = [at >> 1n, last >> 1n];
  }
  return last === 0n ? hash : null;
};

// Whether the log's key (C2SP signed-note, Ed25519) is under the checkpoint.
const signedBy = async (note, key) => {
  // The name and the number have no plus signs; base64 has.
  const [name, id, ...rest] = key.split("+");
  const encoded = rest.join("+");
  const [text, lines] = [note.slice(0, note.indexOf("\n\n") + 1), note.slice(note.indexOf("\n\n") + 2).split("\n")];
  const kind = bytes(encoded);
  step("key", kind[0] === 1 && kind.length === 33);
  const expected = (await sha256(join(utf8(`${name}\n`), kind))).slice(0, 4);
  step("number", same(expected, Uint8Array.from(id.match(/../g), (b) => parseInt(b, 16))));
  step("log", text.split("\n")[0] === name, name);
  const verifier = await crypto.subtle.importKey("raw", kind.slice(1), "Ed25519", false, ["verify"]);
  for (const line of lines.filter((line) => line.startsWith(`— ${name} `))) {
    const signature = bytes(line.split(" ")[2]);
    if (same(signature.slice(0, 4), expected)) {
      return crypto.subtle.verify("Ed25519", verifier, signature.slice(4), utf8(text));
    }
  }
  return false;
};

// ECDSA signatures are DER in WebAuthn and two numbers in WebCrypto.
const numbers = (der) => {
  const part = (at) => [der.slice(at + 2, at + 2 + der[at + 1]), at + 2 + der[at + 1]];
  const [r, next] = part(2);
  const padded = (n) => join(new Uint8Array(32), n).slice(-32);
  return join(padded(r), padded(part(next)[0]));
};

// A compressed point (SEC 1, 2.3.4) as one that WebCrypto reads: y² = x³ - 3x + b, whose root is a power, as p = 3 mod 4.
const uncompressed = (point) => {
  const hex = (bytes) => BigInt(`0x${Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("")}`);
  const p = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
  const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
  const power = (base, n) => {
    let result = 1n;
    for (; n > 0n; [base, n] = [(base * base) % p, n >> 1n]) if (n & 1n) result = (result * base) % p;
    return result;
  };
  const x = hex(point.slice(1));
  const root = power((((x * x * x - 3n * x + b) % p) + p) % p, (p + 1n) / 4n);
  const y = (root & 1n) === BigInt(point[0] & 1) ? root : p - root;
  const digits = y.toString(16).padStart(64, "0");
  return join(Uint8Array.of(4), point.slice(1), Uint8Array.from(digits.match(/../g), (d) => parseInt(d, 16)));
};

const fits = async (signature, statement) => {
  const [kind, encoded] = signature.key.split(":");
  let signed = statement;
  if (signature.client) {
    const client = JSON.parse(signature.client);
    if (client.type !== "webauthn.get" || client.challenge !== base64url(await sha256(statement))) return false;
    signed = join(bytes(signature.authenticator), await sha256(utf8(signature.client)));
  }
  if (kind === "ed25519") {
    const key = await crypto.subtle.importKey("raw", bytes(encoded), "Ed25519", false, ["verify"]);
    return crypto.subtle.verify("Ed25519", key, bytes(signature.signature), signed);
  }
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", uncompressed(bytes(encoded)), algorithm, false, ["verify"]);
  return crypto.subtle.verify(algorithm, key, numbers(bytes(signature.signature)), signed);
};

const check = async (text, key) => {
  const proof = parse(text);
  const [, size, root] = proof.note.split("\n");
  const led = await rootOf(proof.entry, proof.index, BigInt(size), proof.path);
  step("leads", led !== null && same(led, bytes(root)), proof.index, size);
  step("root", await signedBy(proof.note, key));
  const said = JSON.parse(new TextDecoder().decode(proof.entry));
  const { recorded, signed, countersigned, ...statement } = said;
  for (const signature of [signed, countersigned].filter(Boolean)) {
    const good = await fits(signature, utf8(canonical({ ...statement, log: key })));
    step("signed", good, signature.key, said.by);
  }
  if (!signed) step("unsigned", true, said.by, recorded);
  field("says").textContent = JSON.stringify(said, null, 2);
  field("says").hidden = false;
};

field("check").addEventListener("submit", async (event) => {
  event.preventDefault();
  field("steps").replaceChildren();
  field("says").hidden = true;
  try {
    const [file] = field("file").files;
    const fetched = async () => {
      const answer = await fetch(`/log/entries/${field("entry").value}.tlog-proof`);
      if (!answer.ok) throw new Error((await answer.json()).detail);
      return answer.text();
    };
    await check(file ? await file.text() : await fetched(), field("key").value.trim());
    field("steps").dataset.result = "good";
  } catch (error) {
    field("steps").dataset.result = "bad";
    const line = document.createElement("li");
    line.textContent = `▲ ${field("check").dataset.notProved} ${error.message}`;
    field("steps").append(line);
  }
});
