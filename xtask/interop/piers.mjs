// A second text at the same table: a proposal out of a Word document that was changed, and one that is lodged under seal and opened
// later. What the desk's form needs comes from table.mjs.
import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";

const CHAIR = { actor: "XCH", target: "piers", date: "2026-03-01" };
const OPENING = "title: Protocol on Piers\nlanguages: en\nchairs: XCH\nmembers: XAA, XBB, XCC, XDD";
const TABLED = `article b1
  paragraph b1.1
    en: Each Party shall keep a list of its piers.
  paragraph b1.2
    en: The list is public after two years.`;

// The day that the server has: what a document proposes is of the day on which it is brought.
const TODAY = new Date().toISOString().slice(0, 10);

// What somebody writes in a document: other words between the same marks.
const REWRITE = `import sys, zipfile
source, target, *words = sys.argv[1:]
with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
    for part in old.infolist():
        text = old.read(part)
        if part.filename == "word/document.xml":
            for was, will in zip(words[::2], words[1::2]):
                assert text.count(was.encode()) == 1, was
                text = text.replace(was.encode(), will.encode())
        new.writestr(part, text)`;

export const piers = ({ server, language, folder, source, expect, same, json, entries, answer, says, refused, sign }) => {
  const here = `${server}/${language}/texts/piers`;
  const reads = async () => (await fetch(`${server}/texts/piers.txt`)).text();

  const opened = async ({ chair }) => {
    await says(chair, "chairing", { ...CHAIR, value: "text", target: "harbour-conference", id: "piers", detail: OPENING });
    await says(chair, "drafting", { ...CHAIR, value: "tabling", topic: "chair's text", id: "u1", detail: TABLED });
    await says(chair, "chairing", { ...CHAIR, value: "text_decision", topic: "basis", id: "u2", detail: "on: u1", date: "2026-03-02" }, "two years");
  };

  // The text is taken as a Word document, changed there, and brought back; what it proposes is shown, signed in one, and read.
  const brought = async ({ aland }) => {
    const { page } = aland;
    const [taken, changed] = ["taken", "changed"].map((what) => `${folder}/${language}-piers-${what}.docx`);
    await page.goto(here);
    const [download] = await Promise.all([page.waitForEvent("download"), page.click('section[aria-labelledby="word"] a[href$=".docx"]')]);
    await download.saveAs(taken);
    execFileSync("python3", ["-c", REWRITE, taken, changed, "a list of its piers", "a register of its piers", "after two years", "after three years"]);
    await page.setInputFiles("#word-document", changed);
    await page.selectOption("#word-actor", "XAA");
    for (const [field, value] of [["id", "w1"], ["source", source], ["because", "As registers are kept."]]) await page.fill(`#word-${field}`, value);
    await aland.click('section[aria-labelledby="word"] form button');
    const shown = await answer(aland);
    for (const word of ["register", "three"]) expect(`the desk shows '${word}', not ${shown}`, shown.includes(word));
    const before = await entries();
    await aland.picture("word-brought");
    await sign(aland);
    // The statement, and the two proposals in it.
    expect("two proposals are recorded together", (await entries()) === before + 3);
    same("what the text reads", await reads(), "Article 1\n  1. Each Party shall keep a [list][register — XAA] of its piers.\n  2. The list is public after [two][three — XAA] years.\n");
    const { pending } = await json("/texts/piers.json");
    same("what is pending", pending.map((one) => `${one.id} ${one.by} ${one.about}`).join("; "), "w1-1 XAA b1.1; w1-2 XAA b1.2");
    await page.goto(`${here}/provisions/b1.1`);
    const beside = await page.textContent("article.proposal");
    expect(`the provision has it, with its reason: ${beside}`, beside.includes("w1-1") && beside.includes("As registers are kept."));
  };

  // Until it is opened nobody reads the words of a proposal under seal, neither in the log nor on a page.
  const sealed = async ({ beland, celand }) => {
    const lines = "words b1.1 en\n  old: Party\n  new: coastal Party\nbecause: Others have none.";
    const operation = { words: { at: 0, language: "en", new: "coastal Party", old: "Party", provision: "b1.1" } };
    const proposal = { because: "Others have none.", id: "v1", instead_of: null, on_behalf_of: null, operations: [operation] };
    const salt = randomBytes(32);
    // Its keys stand in the order of canonical JSON already.
    const digest = createHash("sha256").update(salt).update(JSON.stringify({ actor: "XBB", proposal, text: "piers" })).digest("hex");
    const before = await reads();
    await says(beland, "drafting", { actor: "XBB", value: "sealed_proposal", target: "piers", id: "v1", detail: `digest: ${digest}`, date: TODAY });
    same("what the text reads with a proposal under seal", await reads(), before);
    await beland.page.goto(here);
    const shown = await beland.page.textContent("main");
    expect(`the page has v1, and no word of it: ${shown}`, shown.includes("v1") && !shown.includes("coastal"));
    const { pending } = await json("/texts/piers.json");
    same("what it waits for", JSON.stringify(pending.find((one) => one.id === "v1").waits), JSON.stringify([{ opening: { by: "XBB", digest, since: TODAY } }]));
    await refused(celand, "drafting", { actor: "XCC", value: "position", target: "piers/v1", topic: "objection", date: TODAY }, "sealed");
    const opening = { actor: "XBB", value: "opening_of_proposal", target: "v1", date: TODAY };
    const words = `salt: ${salt.toString("hex")}\n${lines}`;
    await refused(beland, "drafting", { ...opening, detail: words.replace("coastal", "island") }, "sealed");
    await says(beland, "drafting", { ...opening, detail: words }, "coastal");
    await refused(beland, "drafting", { ...opening, detail: words }, "sealed");
    same("what the text reads once it is opened", await reads(), before.replace("Each Party", "Each [coastal — XBB] Party"));
  };

  return async (who) => {
    await opened(who);
    await brought(who);
    await sealed(who);
  };
};
