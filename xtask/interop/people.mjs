// People at browsers of their own, each with an authenticator, who sign in at the desk and sign what they say.
import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";

// The office of the depositary registers their passkeys; where it begins with nothing, it has no keys to do so.
export const people = async ({ server, language, folder, office, phone = false }) => {
  const expect = (what, good) => {
    if (!good) throw new Error(`expected, in ${language}: ${what}`);
  };
  const browser = await chromium.launch({
    executablePath: execFileSync("sh", ["-c", "command -v chromium"]).toString().trim(),
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const complaints = [];
  const json = async (path) => (await fetch(`${server}${path}`)).json();

  // Somebody at a browser of their own, with an authenticator.
  const person = async (name) => {
    const screen = phone ? { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } : { viewport: { width: 1200, height: 1000 } };
    const context = await browser.newContext({ ...screen, acceptDownloads: true });
    const page = await context.newPage();
    // Other steps share what processors there are.
    page.setDefaultTimeout(120_000);
    page.on("pageerror", (error) => complaints.push(`${name}: ${error.message}`));
    page.on("console", (message) => message.type() === "error" && complaints.push(`${name}: ${message.text()}`));
    const devtools = await context.newCDPSession(page);
    await devtools.send("WebAuthn.enable");
    const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
      options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    });
    let clicks = 0;
    const click = async (selector) => {
      clicks += 1;
      await page.click(selector);
      await page.waitForLoadState("load");
    };
    const picture = (what) => page.screenshot({ path: `${folder}/${language}-${what}.png`, fullPage: true });
    // Begins at the home page, as everybody does.
    const home = async () => {
      await page.goto(`${server}/${language}/`);
      clicks = 0;
    };
    // On a phone there is no button beside the field: its keyboard has one.
    const search = async (text) => {
      await page.fill('header [name="q"]', text);
      if (!phone) return click("header .search button");
      clicks += 1;
      await Promise.all([page.waitForURL("**/search?*"), page.press('header [name="q"]', "Enter")]);
    };
    const menu = (path) => click(`header a:not([hreflang])[href^="/${language}${path}"]`);
    return { page, devtools, authenticatorId, click, menu, search, home, picture, clicks: () => clicks };
  };

  // Makes a passkey at /passkey, and has it registered as the note verbale asks.
  const passkey = async ({ page }, holder, role, officer) => {
    await page.goto(`${server}/${language}/passkey`);
    await page.fill("#holder", holder);
    await page.click("#make button");
    await page.waitForSelector("#made:not([hidden])");
    const made = (await page.textContent("#made")).split("\n").flatMap((line) => (line.includes(" ") ? line.split(" ") : [line]));
    const rest = ["--role", role, "--officer", officer, "--note", "Note verbale 7/2026", "--to", server, "--log-key", office.logKey];
    execFileSync(office.comity, ["key", "register", ...made, ...rest, "--sign", office.first, "--sign", office.second], { stdio: ["ignore", "ignore", "inherit"] });
  };

  // Nobody says whose passkey it is: the device finds it.
  const signIn = async ({ page, menu, click }, holder) => {
    await menu("/desk");
    await Promise.all([page.waitForSelector("[data-sign-out]"), click("[data-sign-in]:not(:has(input)) button")]);
    expect(`the passkey is that of ${holder}`, (await page.getAttribute("#session", "data-who")) !== null);
  };

  // The same with a passkey of before, which the device does not find by itself.
  const signInAs = async ({ page, menu, click, devtools, authenticatorId }, holder) => {
    const { credentials } = await devtools.send("WebAuthn.getCredentials", { authenticatorId });
    for (const { userHandle, ...credential } of credentials) {
      expect("a passkey is made so that the device finds it", credential.isResidentCredential && atob(userHandle).startsWith(`comity:${holder}\0`));
      await devtools.send("WebAuthn.removeCredential", { authenticatorId, credentialId: credential.credentialId });
      await devtools.send("WebAuthn.addCredential", { authenticatorId, credential: { ...credential, isResidentCredential: false } });
    }
    await menu("/desk");
    await click("#session details summary");
    await page.fill("#session [name=holder]", holder);
    await Promise.all([page.waitForSelector("[data-sign-out]"), click("[data-sign-in]:has(input) button")]);
  };

  // Signs what is shown, and waits for the answer.
  const sign = async ({ page, click }) => {
    await click("[data-sign] button");
    await page.waitForFunction(() => /^[✓▲]/.test(document.querySelector("[data-sign] [role=status]").textContent));
    const said = await page.textContent("[data-sign] [role=status]");
    expect(`it is signed, not ${said}`, said.startsWith("✓"));
    return page.getAttribute("[data-sign]", "data-done");
  };

  const fill = async ({ page }, fields) => {
    for (const [name, value] of Object.entries(fields)) {
      const field = page.locator(`.entry [name="${name}"]`);
      if ((await field.evaluate((f) => f.tagName)) === "SELECT") await field.selectOption(value);
      else await field.fill(value);
    }
  };

  // Answers a form, step by step where it has steps, up to what it would change.
  const answer = async (who, fields) => {
    const { page, click } = who;
    const left = new Map(Object.entries(fields));
    if (await page.locator("#instruments").count()) {
      await click(`main a[href*="&instrument=${left.get("instrument")}&"]`);
      left.delete("instrument");
    }
    for (;;) {
      const asked = await page.$$eval(".entry :is(input:not([type=hidden]), select, textarea)[name]", (all) => all.map((field) => field.name));
      const here = asked.filter((name) => left.has(name));
      await fill(who, Object.fromEntries(here.map((name) => [name, left.get(name)])));
      here.forEach((name) => left.delete(name));
      const next = page.locator('.entry button[name="step"]');
      if ((await next.count()) === 0) break;
      await click('.entry button[name="step"]');
    }
    expect(`everything is asked for, not ${[...left.keys()]}`, left.size === 0);
    await click('.entry [name="preview"]');
  };

  // What browsers complained of.
  const quiet = () => {
    const wrong = complaints.filter((text) => !text.includes("favicon"));
    expect(`no complaints of the browser: ${wrong.join("; ")}`, wrong.length === 0);
  };
  return { expect, person, passkey, json, signIn, signInAs, sign, fill, answer, quiet, close: () => browser.close() };
};
