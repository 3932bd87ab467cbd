// A depositary that begins with nothing, in a real browser: two officers register their passkeys with the code that the
// server printed, and say everything else at the desk, each thing signed by both, and amended. Arguments: the server, its code,
// the language, a folder for pictures, and `phone` where they have one.
import { people } from "./people.mjs";

const [server, code, language, folder, device] = process.argv.slice(2);
const { expect, person, json, signIn, sign, fill, answer, quiet, close } = await people({ server, language, folder, phone: device === "phone" });

const TREATY = `instrument test-treaty "Treaty on Tests"
  force       binding
  adopted     2026-01-01
  opened      2026-01-01
  Article 9(1)  enters into force  30 days after 2 deposits
  Article 9(2)  for later parties  30 days after own deposit
`;

// Both passkeys are made at one browser; then the second officer takes hers away.
const officers = async () => {
  const [one, other] = [await person("one officer"), await person("another officer")];
  await one.page.goto(`${server}/${language}/desk`);
  await one.click(`a[href="/${language}/passkey"]`);
  await one.click(`a[href="/${language}/begin"]`);
  for (const [n, officer] of ["Legal Adviser", "Treaty Section"].entries()) {
    await fill1(one, { code, note: "Decision 1/2026", officer });
    await one.click('#begin [name="register"]');
    await one.page.waitForFunction(() => /^[✓▲]/.test(document.querySelector("#begin [role=status]").textContent));
    const said = await one.page.textContent("#begin [role=status]");
    expect(`${officer} is registered, not ${said}`, said.startsWith("✓"));
    expect("the keys are there", (await json("/keys.json")).keys.length === n + 1);
    await one.page.evaluate(() => (document.querySelector("#begin [role=status]").textContent = ""));
  }
  await one.picture("begin");
  const { credentials } = await one.devtools.send("WebAuthn.getCredentials", { authenticatorId: one.authenticatorId });
  const { keys } = await json("/keys.json");
  const plain = (text) => text.replaceAll("-", "+").replaceAll("_", "/").replaceAll("=", "");
  const second = credentials.find((c) => plain(c.credentialId) === plain(keys[1].credential));
  await one.devtools.send("WebAuthn.removeCredential", { authenticatorId: one.authenticatorId, credentialId: second.credentialId });
  await other.devtools.send("WebAuthn.addCredential", { authenticatorId: other.authenticatorId, credential: second });
  for (const officer of [one, other]) {
    await officer.home();
    await signIn(officer, "depositary");
  }
  return [one, other];
};

const fill1 = async ({ page }, fields) => {
  for (const [name, value] of Object.entries(fields)) await page.fill(`#begin [name="${name}"]`, value);
};

try {
  const [one, other] = await officers();
  // One says it, the other confirms it; the entry that it became.
  const says = async (form, fields) => {
    await one.page.goto(`${server}/${language}/desk/new?form=${form}`);
    await answer(one, fields);
    expect(`${form} can be said: ${await one.page.textContent("main")}`, (await one.page.locator("[data-sign]").count()) === 1);
    if (form === "definition") await one.picture(`says-${form}`);
    await sign(one);
    await other.page.goto(`${server}/${language}/desk`);
    await other.click('a[href*="/desk/waiting/"]');
    return Number(await sign(other));
  };
  // What waited is said, and the entry that says it is there.
  const said = async (entry, words) => {
    const text = JSON.stringify(await json(`/log/entries/${entry}.json`));
    expect(`entry ${entry} says ${words}, not ${text}`, text.includes(words));
  };
  const source = await says("source", { id: "gazette", title: "Gazette", url: "https://example.org/gazette" });
  await said(source, "Gazette");
  const state = await says("actor", { id: "AAA", name: "State A", kind: "state", source: "gazette" });
  await says("actor", { id: "BBB", name: "State B", kind: "state", source: "gazette" });
  const path = "instruments/test-treaty.instrument";
  const wrong = TREATY.replace("2 deposits", "zwei deposits");
  await one.page.goto(`${server}/${language}/desk/new?form=definition`);
  await fill(one, { path, text: wrong, source: "gazette" });
  await one.click('[name="preview"]');
  expect("a definition that cannot be read is not signed", (await one.page.locator("[data-sign]").count()) === 0 && (await one.page.locator("[role=alert]").count()) === 1);
  await says("definition", { path, text: TREATY, source: "gazette" });
  await says("definition", { path: "instruments/club.instrument", text: `forum club "Club"\n  force  political\n  members  by invitation\n`, source: "gazette" });
  for (const actor of ["AAA", "BBB"]) await says("deposit", { actor, act: "ratification", instrument: "test-treaty", date: "2026-02-01", source: "gazette" });
  expect("the treaty is in force", (await json("/instruments/test-treaty.json")).entry_into_force === "2026-03-03");
  // Each is amended, with why; what was said before is listed.
  await said(await says("source", { id: "gazette", title: "Official Gazette", url: "https://example.org/gazette", corrects: `${source}`, why: "its name" }), "Official Gazette");
  await said(await says("actor", { id: "AAA", name: "Republic of A", kind: "state", source: "gazette", corrects: `${state}`, why: "note verbale 3/2026" }), "Republic of A");
  await says("definition", { path, text: TREATY.replace("30 days after 2", "90 days after 2"), source: "gazette", why: "as rectified" });
  expect("it entered into force later, as rectified", (await json("/instruments/test-treaty.json")).entry_into_force === "2026-05-02");
  const { corrections } = await json("/corrections.json");
  expect(`three corrections, not ${JSON.stringify(corrections)}`, corrections.length === 3);
  await one.page.goto(`${server}/${language}/corrections`);
  await one.picture("corrections");
  const { policies } = await json("/keys.json");
  const roles = `${policies["policies/roles.cedar"]}\n// Reviewed in 2026.\n`;
  await says("definition", { path: "policies/roles.cedar", text: roles, why: "yearly review" });
  expect("the rules are as they were changed", (await json("/keys.json")).policies["policies/roles.cedar"].includes("Reviewed in 2026"));
  // What two have signed waits for nobody any more.
  for (const officer of [one, other]) {
    await officer.page.goto(`${server}/${language}/desk`);
    expect("nothing waits", (await officer.page.locator('a[href*="/desk/waiting/"]').count()) === 0);
  }
  quiet();
  console.log(`${language}: a depositary began with nothing, and amended what it said`);
} finally {
  await close();
}
