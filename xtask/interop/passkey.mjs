// A delegation with a passkey, in a real browser: it makes one, two officers of the depositary register it, it says
// something, and checks in the same browser that it is in the log. Arguments: the server, the log's key, the program
// `comity`, and the key files of two officers. Prints the number of the entry.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

const [server, logKey, comity, first, second, folder] = process.argv.slice(2);
const expect = (what, good) => {
  if (!good) throw new Error(`expected: ${what}`);
};

const browser = await chromium.launch({
  executablePath: execFileSync("sh", ["-c", "command -v chromium"]).toString().trim(),
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });

  await page.goto(`${server}/passkey`);
  await page.fill("#holder", "NLD");
  await page.click("#make button");
  await page.waitForSelector("#made:not([hidden])");
  const made = await page.textContent("#made");
  expect(`a passkey, not ${made}`, made.startsWith("--key p256:") || made.startsWith("--key ed25519:"));
  const register = ["key", "register", ...made.split("\n").flatMap((line) => (line.includes(" ") ? line.split(" ") : [line]))];
  register.push("--role", "delegation", "--officer", "Permanent Mission, Vienna", "--note", "Note verbale 7/2026");
  register.push("--to", server, "--log-key", logKey, "--sign", first, "--sign", second);
  execFileSync(comity, register, { stdio: ["ignore", "ignore", "inherit"] });

  const pledge = (id) => ({ act: { act: "pledge", actor: "NLD", date: "2026-11-20", id, detail: "To join the contact group's next meeting", source: "untc-2015" } });
  const say = async (by, content) => {
    await page.fill("#by", by);
    await page.fill("#words", JSON.stringify(content));
    await page.evaluate(() => (document.getElementById("became").textContent = ""));
    await page.click("#say button");
    await page.waitForFunction(() => document.getElementById("became").textContent !== "");
    return page.textContent("#became");
  };
  const became = await say("NLD", pledge("nld-passkey"));
  expect(`it is recorded, not ${became}`, became.startsWith("✓ Recorded as entry "));
  const entry = became.match(/entry (\d+)/)[1];
  const other = await say("NLD", { act: { ...pledge("fra-passkey").act, actor: "FRA" } });
  expect(`nobody speaks for France with it, not ${other}`, other.includes("only in its own name"));
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes("403")));

  const steps = async () => {
    await page.click("#check button");
    await page.waitForSelector("#steps[data-result]");
    return [await page.getAttribute("#steps", "data-result"), await page.textContent("#steps")];
  };
  await page.goto(`${server}/check?entry=${entry}`);
  await page.fill("#key", logKey);
  const [result, said] = await steps();
  expect(`the browser proves entry ${entry}, not ${said}`, result === "good" && said.includes("in the name of NLD"));
  await page.screenshot({ path: `${folder}/check.png`, fullPage: true });
  await page.goto(`${server}/log/entries/${entry}`);
  await page.screenshot({ path: `${folder}/entry.png`, fullPage: true });

  // A proof in which one letter of what was said is another.
  const proof = await (await fetch(`${server}/log/entries/${entry}.tlog-proof`)).text();
  const changed = proof.replace(/^extra (.*)$/m, (_, text) => `extra ${Buffer.from(Buffer.from(text, "base64").toString().replace("next", "last")).toString("base64")}`);
  writeFileSync(`${folder}/changed.tlog-proof`, changed);
  writeFileSync(`${folder}/entry.json`, Buffer.from(proof.match(/^extra (.*)$/m)[1], "base64"));
  await page.goto(`${server}/check`);
  await page.fill("#key", logKey);
  await page.setInputFiles("#file", `${folder}/changed.tlog-proof`);
  const [bad, why] = await steps();
  expect(`a changed entry is noticed, not ${why}`, bad === "bad" && why.includes("✗ Entry"));

  await page.goto(`${server}/keys`);
  await page.screenshot({ path: `${folder}/keys.png`, fullPage: true });
  expect(`no complaints of the browser: ${complaints.join("; ")}`, complaints.length === 0);
  expect("the entry is kept", readFileSync(`${folder}/entry.json`).length > 0);
  console.log(entry);
} finally {
  await browser.close();
}
