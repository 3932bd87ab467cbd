// A negotiation in a real browser, in one language: four delegations, a chair and an observer, from tabling to adoption, entry
// into force and rectification. Every act goes through the desk's form, is signed by a passkey of whoever says it, and is
// recorded; after each the text is compared with what docs/drafting.md says it must be. Arguments: the server, the log's
// key, the program `comity`, two officers' key files, the language, and a folder for pictures. Prints the clicks.
import { people } from "./people.mjs";
import { piers } from "./piers.mjs";

const [server, logKey, comity, first, second, language, folder] = process.argv.slice(2);
const { expect, person, passkey, json, signIn, sign, fill, answer: answered, quiet, close } = await people({ server, language, folder, office: { logKey, comity, first, second } });

const source = "played";
const here = `${server}/${language}/texts/harbour`;
const same = (what, found, wanted) => expect(`${what}:\n${wanted}\nnot:\n${found}`, found === wanted);
const entries = async () => Number((await (await fetch(`${server}/log/checkpoint`)).text()).split("\n")[1]);

const OPENING = `title: Convention on the Safety of Harbours
languages: en
chairs: XCH
members: XAA, XBB, XCC, XDD
observers: XOB
instrument: harbours`;

const TABLED = `article a1
  heading a1.h
    en: Reports
  paragraph a1.1
    en: Each Party shall report to the secretariat every two years.
  paragraph a1.2
    en: Reports are public, and the secretariat keeps them.
article a2
  heading a2.h
    en: Conference of the Parties
  paragraph a2.1
    en: A Conference of the Parties is hereby established.
    rule: forum harbour-parties "Conference of the Parties"
  paragraph a2.2
    en: The Parties are its members.
    rule: members parties to harbours
  paragraph a2.3
    en: It shall first meet one year after the entry into force of this Convention.
    rule: meets 1 year after entry into force of harbours
article a3
  heading a3.h
    en: Entry into force
  paragraph a3.1
    en: This Convention shall enter into force on the day of the third deposit.
    rule: enters into force on 3 deposits`;

// The definition that the text must become when it is adopted.
const definition = (deposits) => [
  'instrument harbours "Convention on the Safety of Harbours"',
  "force binding",
  "adopted 2026-04-01",
  `Article 3(1) enters into force on ${deposits} deposits`,
  'forum harbour-parties "Conference of the Parties"',
  "under harbours",
  "members parties to harbours",
  "Article 2(3) meets 1 year after entry into force of harbours",
];

// What the whole must read, with two paragraphs that are negotiated.
const reads = (reports, kept, deposit = "third") => `Article 1
  Reports
  ${reports}
${kept.map((line) => `  ${line}\n`).join("")}Article 2
  Conference of the Parties
  1. A Conference of the Parties is hereby established.
  2. The Parties are its members.
  3. It shall first meet one year after the entry into force of this Convention.
Article 3
  Entry into force
  1. This Convention shall enter into force on the day of the ${deposit} deposit.
`;
const every = (years) => `1. Each Party shall report to the secretariat every ${years} years.`;
const PUBLIC = "2. Reports are public, and the secretariat keeps them.";
const OPEN = "2. Reports are open, and the secretariat keeps them.";
const PUBLISHED = "2. Reports are open, and the secretariat publishes them.";

// The text at the end of a day: its words, its phase, and what is pending, each with what it waits for.
const stands = async (on, phase, words, pending = []) => {
  const answer = await fetch(`${server}/texts/harbour.txt?on=${on}`);
  same(`what the text reads on ${on}`, await answer.text(), words);
  const text = await json(`/texts/harbour.json?on=${on}`);
  same(`its phase on ${on}`, text.phase, phase);
  const waits = (wait) => (typeof wait === "string" ? wait : Object.entries(wait).map(([what, of]) => [what, of.by, of.on ?? of.package ?? of.silence].filter(Boolean).join(" ")).join());
  same(`what is pending on ${on}`, text.pending.map((one) => `${one.id}: ${one.waits.map(waits).join(", ")}`).join("; "), pending.join("; "));
  same(`what was refused until ${on}`, JSON.stringify(text.refused.concat(text.unreadable)), "[]");
};

// Fills in a form of the desk, from its beginning.
const blank = { drafting: { actor: "", value: "", target: "", topic: "", id: "", detail: "", date: "", source }, chairing: { actor: "", value: "", target: "", topic: "", id: "", until: "", detail: "", date: "", source } };
const filled = async (who, form, fields) => {
  await who.menu("/desk");
  await who.click(`section[aria-labelledby="forms"] a[href="/${language}/desk/new?form=${form}"]`);
  await fill(who, { ...blank[form], target: "harbour", ...fields });
  await who.click('[name="preview"]');
};

// What the desk says of what was filled in.
const answer = ({ page }) => page.textContent(".changes, section[role=alert]");

// Says what a form says, once the desk has shown what the text would read.
const signed = async (who, shows) => {
  const changes = await answer(who);
  expect(`the desk shows '${shows}', not ${changes}`, (await who.page.locator(".changes").count()) === 1 && changes.includes(shows));
  const before = await entries();
  await sign(who);
  expect("one entry more is in the log", (await entries()) === before + 1);
};
const says = async (who, form, fields, shows = "") => {
  await filled(who, form, fields);
  await signed(who, shows);
};

// What a rule refuses: the desk names the rule, offers nothing to sign, and nothing is recorded.
const refused = async (who, form, fields, rule) => {
  const before = await entries();
  await filled(who, form, fields);
  const alert = await answer(who);
  expect(`the rule ${rule} refuses ${JSON.stringify(fields)}, not ${alert}`, alert.includes(`(${rule}: `));
  expect("there is nothing to sign", (await who.page.locator("[data-sign]").count()) === 0);
  expect("nothing is recorded", (await entries()) === before);
};

// From the text to a provision, and from there to a form that is filled in already.
const begin = async (who, provision, button) => {
  await who.page.goto(here);
  const from = who.clicks();
  await who.click(`main a[href*="/texts/harbour/provisions/${provision}"]`);
  await who.click(button);
  return from;
};
const PROPOSE = 'section[aria-labelledby="now"] a[href*="value=textual_proposal"]';
const position = (on) => `a[href*="value=position"][href*="harbour%2F${on}"]`;

const opened = async ({ chair }) => {
  await says(chair, "chairing", { actor: "XCH", value: "text", target: "harbour-conference", id: "harbour", detail: OPENING, date: "2026-03-01" });
  await stands("2026-03-01", "no_basis", "");
  await says(chair, "drafting", { actor: "XCH", value: "tabling", topic: "chair's text", id: "t1", detail: TABLED, date: "2026-03-01" });
  await stands("2026-03-01", "no_basis", "");
  await says(chair, "chairing", { actor: "XCH", value: "text_decision", topic: "basis", id: "d1", detail: "on: t1", date: "2026-03-02" }, "every two years");
  await stands("2026-03-02", "open", reads(every("two"), [PUBLIC]));
};

// One word of one provision is changed, and somebody objects until it is explained.
const objected = async ({ chair, aland, beland, observer }) => {
  const from = await begin(aland, "a1.1", PROPOSE);
  const detail = await aland.page.inputValue('.entry [name="detail"]');
  await fill(aland, { id: "p1", detail: detail.replace("two", "three"), date: "2026-03-03", source });
  await aland.click('[name="preview"]');
  await signed(aland, "three");
  const changed = aland.clicks() - from;
  expect(`one word is changed within five clicks, not ${changed}`, changed <= 5);
  const proposed = reads(every("[two][three — XAA]"), [PUBLIC]);
  await stands("2026-03-03", "open", proposed, ["p1: decision"]);

  await begin(beland, "a1.1", position("p1"));
  await fill(beland, { topic: "objection", detail: "because: Three are too long.", date: "2026-03-04", source });
  await beland.click('[name="preview"]');
  await signed(beland, "");
  await stands("2026-03-04", "open", proposed, ["p1: position XBB p1"]);

  await beland.page.goto(here);
  const before = beland.clicks();
  await beland.click('section[aria-labelledby="speak"] a[href*="by=XBB"]');
  const found = beland.clicks() - before;
  const holds = await beland.page.textContent('section[aria-labelledby="delegation"] table');
  expect(`what is in brackets because of her is found within two clicks, not ${found}: ${holds}`, found <= 2 && holds.includes("p1") && holds.includes("Three are too long."));

  const day = { date: "2026-03-05" };
  await refused(chair, "chairing", { actor: "XCH", value: "text_decision", topic: "take_in", id: "d2", detail: "on: p1", ...day }, "clean");
  await refused(chair, "chairing", { actor: "XCH", value: "text_decision", topic: "adopt", id: "d2", ...day }, "clean");
  await refused(chair, "chairing", { actor: "XCH", value: "translation", target: "harbour/a3.1", detail: "rule: enters into force on 1 deposit", ...day }, "rule");
  await refused(observer, "drafting", { actor: "XOB", value: "textual_proposal", id: "p2", detail: "words a1.2 en\n  old: public\n  new: open", ...day }, "observer");
  await stands("2026-03-05", "open", proposed, ["p1: position XBB p1"]);

  // Nobody speaks for another.
  await filled(aland, "drafting", { actor: "XBB", value: "position", target: "harbour/p1", topic: "no_objection", ...day });
  await answer(aland);
  expect("nobody clears the objection of another", (await aland.page.locator("[data-sign]").count()) === 0);

  await begin(beland, "a1.1", position("p1"));
  await fill(beland, { topic: "no_objection", detail: "because: It was explained.", date: "2026-03-05", source });
  await beland.click('[name="preview"]');
  await signed(beland, "");
  await stands("2026-03-05", "open", proposed, ["p1: decision"]);
  await says(chair, "chairing", { actor: "XCH", value: "text_decision", topic: "take_in", id: "d2", detail: "on: p1", date: "2026-03-06" }, "three");
  await stands("2026-03-06", "open", reads(every("three"), [PUBLIC]));
  return { changed, found };
};

// A package stands or falls as a whole until it is divided; a silence is broken by one objection; a consolidation accounts for
// every word; what is left of each is withdrawn.
const settled = async ({ chair, aland, beland, celand, deland }) => {
  const three = every("three");
  const [open, summary] = ["2. Reports are [public][open — XCC], and the secretariat keeps them.", "[2 bis. The secretariat publishes a summary.]"];
  await says(celand, "drafting", { actor: "XCC", value: "textual_proposal", id: "p2", detail: "words a1.2 en\n  old: public\n  new: open", date: "2026-03-07" }, "open");
  await stands("2026-03-07", "open", reads(three, [open]), ["p2: decision"]);
  // What an observer would like to see is brought by a delegation.
  await says(deland, "drafting", { actor: "XDD", value: "textual_proposal", id: "p3", detail: "on behalf of: XOB\ninsert after a1.2\n  paragraph a1.3\n    en: The secretariat publishes a summary.", date: "2026-03-08" }, "a summary");
  await stands("2026-03-08", "open", reads(three, [open, summary]), ["p2: decision", "p3: decision"]);
  await says(chair, "drafting", { actor: "XCH", value: "package", id: "k1", detail: "on: p2, p3", date: "2026-03-09" });
  await stands("2026-03-09", "open", reads(three, [open, summary]), ["p2: package k1", "p3: package k1"]);
  await refused(chair, "chairing", { actor: "XCH", value: "text_decision", topic: "take_in", id: "d3", detail: "on: p2", date: "2026-03-10" }, "R50");
  await refused(celand, "drafting", { actor: "XCC", value: "withdrawal_of_proposal", target: "p2", date: "2026-03-10" }, "R50");
  await says(chair, "drafting", { actor: "XCH", value: "division_of_package", target: "k1", date: "2026-03-10" });
  await stands("2026-03-10", "open", reads(three, [open, summary]), ["p2: decision", "p3: decision"]);
  await says(chair, "chairing", { actor: "XCH", value: "text_decision", topic: "take_in", id: "d3", detail: "on: p2", date: "2026-03-11" }, "open");
  await stands("2026-03-11", "open", reads(three, [OPEN, summary]), ["p3: decision"]);

  await says(chair, "chairing", { actor: "XCH", value: "silence_procedure", id: "s1", detail: "on: p3", until: "2026-03-20", date: "2026-03-12" });
  await stands("2026-03-12", "open", reads(three, [OPEN, summary]), ["s1: silence s1", "p3: silence s1"]);
  // Were it kept, the words would stand on the day after its last.
  await stands("2026-03-21", "open", reads(three, [OPEN, "3. The secretariat publishes a summary."]));
  await says(beland, "drafting", { actor: "XBB", value: "position", target: "harbour/s1", topic: "objection", detail: "because: Nobody has read one.", date: "2026-03-20" });
  await stands("2026-03-20", "open", reads(three, [OPEN, summary]), ["p3: decision"]);
  await stands("2026-03-21", "open", reads(three, [OPEN, summary]), ["p3: decision"]);
  await refused(deland, "drafting", { actor: "XDD", value: "position", target: "harbour/s1", topic: "objection", date: "2026-03-21" }, "gone");
  await says(deland, "drafting", { actor: "XDD", value: "withdrawal_of_proposal", target: "p3", date: "2026-03-22" });
  await stands("2026-03-22", "open", reads(three, [OPEN]));

  const both = "2. Reports are open, and the [secretariat][depositary — XAA] [keeps][publishes — XBB] them.";
  await says(aland, "drafting", { actor: "XAA", value: "textual_proposal", id: "p4", detail: "words a1.2 en\n  old: secretariat\n  new: depositary", date: "2026-03-23" }, "depositary");
  await says(beland, "drafting", { actor: "XBB", value: "textual_proposal", id: "p5", detail: "words a1.2 en\n  old: keeps\n  new: publishes", date: "2026-03-23" }, "publishes");
  await stands("2026-03-23", "open", reads(three, [both]), ["p4: decision", "p5: decision"]);
  const one = { actor: "XCH", value: "consolidation", target: "harbour/a1.2", id: "c1", date: "2026-03-24" };
  const account = "language: en\nwording: Reports are open, and the secretariat publishes them.\ntakes: p5";
  const left = "\nleaves: p4\n  because: The depositary has no staff.";
  // What becomes of every proposal is said, and no word goes or comes unseen.
  await refused(chair, "chairing", { ...one, detail: account }, "nothing-lost");
  await refused(chair, "chairing", { ...one, detail: account.replace("open, and", "open:") + left }, "nothing-lost");
  await refused(chair, "chairing", { ...one, detail: account.replace("publishes", "soon publishes") + left }, "nothing-lost");
  await says(chair, "chairing", { ...one, detail: account + left }, "publishes");
  await stands("2026-03-24", "open", reads(three, ["2. Reports are open, and the [secretariat][depositary — XAA] publishes them."]), ["p4: decision"]);
  await refused(beland, "drafting", { actor: "XBB", value: "withdrawal_of_proposal", target: "p4", date: "2026-03-25" }, "R44");
  await says(aland, "drafting", { actor: "XAA", value: "withdrawal_of_proposal", target: "p4", date: "2026-03-25" });
  await stands("2026-03-25", "open", reads(three, [PUBLISHED]));
};

// After adoption an error is corrected, unless somebody objects until a day.
const rectified = async ({ chair, celand }) => {
  const [three, right] = [every("three"), PUBLISHED.replace("the secretariat", "its secretariat")];
  const error = { actor: "XCH", value: "correction_of_text", until: "2026-06-30" };
  await says(chair, "chairing", { ...error, id: "e1", detail: "words a1.2 en\n  old: the\n  new: its", date: "2026-06-01" });
  await stands("2026-06-30", "adopted", reads(three, [PUBLISHED], "second"), ["e1: silence e1"]);
  await stands("2026-07-01", "adopted", reads(three, [right], "second"));
  await says(chair, "chairing", { ...error, id: "e2", detail: "words a1.1 en\n  old: three\n  new: four", date: "2026-06-02" });
  await stands("2026-06-02", "adopted", reads(three, [PUBLISHED], "second"), ["e1: silence e1", "e2: silence e2"]);
  await says(celand, "drafting", { actor: "XCC", value: "position", target: "harbour/e2", topic: "objection", detail: "because: Three was agreed.", date: "2026-06-15" });
  await stands("2026-06-15", "adopted", reads(three, [PUBLISHED], "second"), ["e1: silence e1"]);
  await stands("2026-07-01", "adopted", reads(three, [right], "second"));
};

// The decision and the definition that the text becomes are one statement, which two officers of the depositary sign. What the
// first has signed is not signed by the second once the text has become another.
const adopted = async ({ one, other, chair, aland }) => {
  const words = (deposit) => reads(every("three"), [PUBLISHED], deposit);
  const date = "2026-04-01";
  const adopts = async (deposits) => {
    const before = await entries();
    await filled(one, "chairing", { actor: "XCH", value: "text_decision", topic: "adopt", id: "d9", date });
    const becomes = (await one.page.textContent(".changes pre.definition")).replace(/ +/g, " ");
    for (const line of definition(deposits)) expect(`the definition says '${line}': ${becomes}`, becomes.includes(line));
    await sign(one);
    expect("one signature records nothing", (await entries()) === before);
    await other.menu("/desk");
    await other.click('a[href*="/desk/waiting/"]');
    return before;
  };
  const sees = async (what) => {
    await other.page.reload();
    const found = await answer(other);
    expect(`the second officer sees '${what}', not ${found}`, found.replace(/ +/g, " ").includes(what));
    return other.page.locator("[data-sign]").count();
  };
  await adopts(3);
  expect("the second officer can sign", (await sees("enters into force on 3 deposits")) === 1);
  await says(aland, "drafting", { actor: "XAA", value: "textual_proposal", id: "p6", detail: "words a3.1 en\n  old: third\n  new: second\nwords a3.1 rule\n  old: 3\n  new: 2", date }, "second");
  await stands(date, "open", words("[third][second — XAA]"), ["p6: decision"]);
  expect("what is in brackets is not adopted", (await sees("(clean: ")) === 0);
  await says(chair, "chairing", { actor: "XCH", value: "text_decision", topic: "take_in", id: "d8", detail: "on: p6", date }, "second");
  await stands(date, "open", words("second"));
  expect("another definition than that of the text is not adopted", (await sees("would become another definition")) === 0);
  await other.click("[data-withdraw] button");
  await other.page.waitForURL(`**/${language}/desk`);

  const before = await adopts(2);
  await one.picture("table-adoption");
  expect("the second officer can sign", (await sees("enters into force on 2 deposits")) === 1);
  await sign(other);
  // The statement, and what is said in it.
  expect("the decision and the definition are recorded together", (await entries()) === before + 3);
  await stands(date, "adopted", words("second"));
  const treaty = await json(`/instruments/harbours.json?on=${date}`);
  expect(`the treaty is adopted and not in force: ${JSON.stringify(treaty)}`, treaty.in_force === false && treaty.entry_into_force === null);
  await refused(aland, "drafting", { actor: "XAA", value: "textual_proposal", id: "p9", detail: "delete a1.2", date: "2026-04-02" }, "adopted");
};

// Two delegations ratify, each in its own name; with the second the treaty is in force, and its conference falls due.
const inForce = async ({ aland, beland }) => {
  const ratifies = async (who, actor, date) => {
    await who.menu("/desk");
    await who.click(`section[aria-labelledby="forms"] a[href="/${language}/desk/new?form=deposit"]`);
    await answered(who, { actor, act: "ratification", instrument: "harbours", date, source });
    await signed(who, "2");
  };
  await ratifies(aland, "XAA", "2026-05-01");
  const after = await json("/instruments/harbours.json?on=2026-05-14");
  expect(`one deposit is too few: ${JSON.stringify(after)}`, after.in_force === false);
  await ratifies(beland, "XBB", "2026-05-15");
  const status = await json("/instruments/harbours.json?on=2026-05-15");
  expect(`it is in force since the second deposit: ${JSON.stringify(status)}`, status.in_force && status.entry_into_force === "2026-05-15");
  const { due } = await json("/forums/harbour-parties.json");
  expect(`its conference falls due a year later: ${JSON.stringify(due)}`, due[0].due === "2027-05-15");
  await beland.page.goto(`${server}/${language}/instruments/harbours?on=2026-05-15`);
  const said = await beland.page.textContent("main");
  expect(`the treaty's page says since when it is in force: ${said}`, said.includes("2026") && (await beland.page.locator('main time[datetime="2026-05-15"]').count()) > 0);
};

try {
  const named = { one: "one officer", other: "another officer", chair: "the chair", aland: "Aland", beland: "Beland", celand: "Celand", deland: "Deland", observer: "the observer" };
  const who = {};
  for (const [key, name] of Object.entries(named)) who[key] = await person(name);
  const holders = [["one", "depositary", "depositary"], ["other", "depositary", "depositary"], ["chair", "chair:harbour-conference", "chair"], ["aland", "XAA", "delegation"], ["beland", "XBB", "delegation"], ["celand", "XCC", "delegation"], ["deland", "XDD", "delegation"], ["observer", "XOB", "observer"]];
  for (const [key, holder, role] of holders) {
    await passkey(who[key], holder, role, `Office of ${named[key]}`);
    await who[key].home();
    await signIn(who[key], holder);
  }
  await opened(who);
  const { changed, found } = await objected(who);
  await settled(who);
  await adopted(who);
  await inForce(who);
  await rectified(who);
  await piers({ server, language, folder, source, expect, same, json, entries, answer, says, refused, sign })(who);
  quiet();
  console.log(`${language} at a table: one word of one provision changed: ${changed} clicks; what is in brackets because of her, found: ${found}`);
} finally {
  await close();
}
