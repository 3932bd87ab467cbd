// Days of work in a real browser, in one language: an officer of the depositary records the deposit that brings the
// Amendment into force, and a second officer confirms it; the secretariat convenes the conference that falls due with it, and
// its chair records who came and what was decided; a delegate finds what her State owes and reports; a researcher finds
// who is missing, looks at the map and takes the data away. Arguments: the server, the log's key, the program
// `comity`, two officers' key files, the language, a folder for pictures, and `phone` where they have one. Prints the clicks that
// each day took.
import { createHash } from "node:crypto";
import { people } from "./people.mjs";

const [server, logKey, comity, first, second, language, folder, device] = process.argv.slice(2);
const phone = device === "phone";
const { expect, person, passkey, json, signIn, signInAs, sign, fill, quiet, close } = await people({ server, language, folder, office: { logKey, comity, first, second }, phone });

const officerOfTheDepositary = async () => {
  const [one, other] = [await person("one officer"), await person("another officer")];
  await passkey(one, "depositary", "depositary", "Treaty Section, duty officer");
  await passkey(other, "depositary", "depositary", "Treaty Section, head");
  const deposit = { actor: "URY", act: "deposit", instrument: "cppnm-amendment", date: "2016-04-08", source: "us-statement-2016-04-08" };
  const form = (fields) => `${server}/${language}/desk/new?${new URLSearchParams({ form: "deposit", ...fields })}`;
  const step = () => one.page.getAttribute('.stages [aria-current="step"]', "data-step");
  const given = (name) => one.page.inputValue(`.entry [name="${name}"]`);
  // A link leads to the step that is open: what is wrong is said there before anything is signed.
  await one.page.goto(form({ ...deposit, date: "2004-04-08", preview: "1" }));
  expect("an act before the text was adopted is refused", (await one.page.locator("[role=alert]").count()) === 1 && (await step()) === "basis");
  expect("beside the day", (await one.page.getAttribute("#date", "aria-describedby")).includes("date-wrong"));
  await one.page.goto(form({ actor: "URY", date: "2016-04-08" }));
  expect("the instrument is asked first", (await step()) === "instrument");
  await one.click('main a[href*="&instrument=cppnm-amendment&"]');
  expect("what a link says is chosen", (await step()) === "act" && (await given("actor")) === "URY");
  expect("nobody accedes to the Amendment", (await one.page.locator('#act option[value="accession"]').count()) === 0);
  await one.home();
  await signIn(one, "depositary");
  await one.click('section[aria-labelledby="record-on"] a[href*="instrument=cppnm-amendment"]');
  // Half of it, and the browser is closed: it is there again.
  await fill(one, { actor: "URY", act: "deposit" });
  await one.page.reload();
  expect("the draft is kept", (await given("actor")) === "URY");
  await one.picture("act");
  await one.click('.entry [name="step"]');
  // Back and forth, nothing is lost. The instrument came with a note verbale.
  const note = { "note-number": "MRE 12/2016", "note-date": "2016-04-07", "note-from": "Permanent Mission of Uruguay" };
  await fill(one, { date: "2016-04-08", source: "us-statement-2016-04-08", ...note });
  await one.page.goBack();
  expect("what was chosen before is there", (await step()) === "act" && (await given("actor")) === "URY" && (await given("act")) === "deposit");
  await one.page.goForward();
  expect("and what was chosen then", (await step()) === "basis" && (await given("date")) === "2016-04-08" && (await given("actor")) === "URY" && (await given("note-from")) === note["note-from"]);
  await one.picture("basis");
  await one.click('.entry [name="preview"]');
  expect("it is checked before it is signed", (await step()) === "check");
  const changes = await one.page.textContent(".changes");
  expect(`the 102nd of 102 needed, not ${changes}`, (changes.match(/102/g) ?? []).length >= 2);
  const { consequences } = await json(`/desk/new.json?${new URLSearchParams({ form: "deposit", preview: "1", ...deposit })}`);
  const [amendment] = consequences.instruments;
  expect("it enters into force on 2016-05-08", amendment.before.entry_into_force === null && amendment.after.entry_into_force === "2016-05-08");
  expect("an Article 16 conference falls due on 2021-05-08", consequences.due.some((d) => d.about === "article-16" && d.due === "2021-05-08"));
  await one.picture("consequences");
  await sign(one);
  const clicks = one.clicks();
  expect(`a deposit is signed within six clicks, not ${clicks}`, clicks <= 6);
  expect("it waits for a second officer", (await step()) === "second");
  await one.picture("signed");
  expect("nothing is recorded yet", (await json("/instruments/cppnm-amendment.json?on=2016-05-08")).in_force === false);

  await other.home();
  await signIn(other, "depositary");
  await other.picture("desk");
  await other.click('a[href*="/desk/waiting/"]');
  expect("the second officer sees what it changes", (await other.page.textContent(".changes")).includes("102"));
  const entry = await sign(other);
  const status = await json("/instruments/cppnm-amendment.json?on=2016-05-08");
  expect("the Amendment is in force since 2016-05-08", status.in_force && status.entry_into_force === "2016-05-08");
  expect("Nicaragua and Uruguay brought it into force", status.trigger.actors.join() === "NIC,URY");
  const { acts, source: cited } = await json("/sources/note-ury-2016-04-07-mre-12-2016.json");
  expect("the note verbale is a source of the record, on which the deposit rests", cited.publisher === note["note-from"] && acts.length === 1 && acts[0].entry === Number(entry));
  expect("it is recorded", (await other.page.getAttribute('.stages [aria-current="step"]', "data-step")) === "recorded");
  await other.picture("recorded");
  await other.click(`[data-next] a[href="/${language}/notifications/${entry}"]`);
  await other.picture("notification");
  await other.page.goto(`${server}/${language}/states/URY`);
  expect("every page says who has signed in", (await other.page.textContent("a.desk")).includes("·"));
  await other.menu("/desk");
  expect("nothing waits any more", (await other.page.locator('a[href*="/desk/waiting/"]').count()) === 0);
  await Promise.all([other.page.waitForSelector("[data-sign-in]"), other.click("[data-sign-out]")]);
  return ["a deposit recorded, with its consequences", clicks, "and confirmed by a second officer", other.clicks()];
};

const conference = async () => {
  const [secretariat, chair] = [await person("the secretariat"), await person("the chair")];
  await passkey(secretariat, "secretariat", "secretariat", "Secretariat, conference services");
  await passkey(chair, "chair:article-16", "chair", "Presidency of the conference");
  await secretariat.home();
  await signIn(secretariat, "secretariat");
  await secretariat.picture("due");
  // What is overdue leads to the form that mends it.
  await secretariat.click('section[aria-labelledby="due"] a[href*="form=session"][href*="target=article-16"]');
  const source = "iaea-bulletin-acppnm";
  const convened = { id: "article-16-2022", detail: "Conference of the Parties to the Amendment to the CPPNM", from: "2022-03-28", until: "2022-04-01", place: "Vienna", source };
  // When it was convened is known within bounds only.
  await secretariat.click('[data-inexact="date"]');
  await fill(secretariat, { ...convened, date: "2022-02-30" });
  await secretariat.click('[name="preview"]');
  expect("what is wrong is said beside the field", (await secretariat.page.getAttribute("#date", "aria-describedby")).includes("date-wrong"));
  await fill(secretariat, { date: "../2022-02-28" });
  await secretariat.click('[name="preview"]');
  await sign(secretariat);
  const clicks = secretariat.clicks();
  await chair.home();
  // A passkey of before is used as before.
  await signInAs(chair, "chair:article-16");
  const says = async (form, fields) => {
    await chair.menu("/desk");
    await chair.click(`a[href="/${language}/desk/new?form=${form}"]`);
    await fill(chair, { target: "article-16-2022", source, ...fields });
    await chair.click('[name="preview"]');
    await sign(chair);
  };
  await says("attendance", { actor: "CHE", act: "attendance", date: "2022-03-28" });
  await says("election", { actor: "CHE", value: "co-president", date: "2022-03-28" });
  await says("decision", { actor: "IAEA", id: "article-16-2022-outcome", detail: "Outcome document", date: "2022-04-01" });
  const session = await json("/sessions/article-16-2022.json");
  expect(`the outcome document is adopted, not ${JSON.stringify(session.decisions)}`, session.decisions.some((d) => d.decision === "article-16-2022-outcome" && d.adopted));
  const [first] = (await json("/forums/article-16.json")).due;
  expect(`the conference was held late, not ${JSON.stringify(first)}`, first.due === "2021-05-08" && first.session === "article-16-2022");
  // A chair speaks for one forum, and for no State.
  await chair.page.goto(`${server}/${language}/desk/new?${new URLSearchParams({ form: "vote", preview: "1", target: "article-16-2022-outcome", act: "vote", value: "for", actor: "CHE", date: "2022-04-01", source })}`);
  expect("a chair does not vote", (await chair.page.locator("[data-sign]").count()) === 0);
  return ["a conference that is overdue, convened", clicks, "and its attendance, president and outcome recorded by its chair", chair.clicks()];
};

const delegate = async () => {
  const her = await person("a delegate");
  await passkey(her, "NLD", "delegation", "Permanent Mission, Vienna");
  await her.home();
  // What is suggested while she types is reached by keyboard.
  await her.page.locator('header [name="q"]').pressSequentially("nethe");
  await her.page.waitForSelector("#suggested a");
  await her.page.keyboard.press("ArrowDown");
  await her.page.keyboard.press("Enter");
  await her.page.waitForURL(`**/${language}/states/NLD`);
  await her.home();
  await her.search("netherlnds");
  await her.click(`main a[href="/${language}/states/NLD"]`);
  await her.picture("state");
  const found = her.clicks();
  const { commitments } = await json("/commitments.json?of=NLD");
  await signIn(her, "NLD");
  await her.picture("promised");
  const link = 'section[aria-labelledby="promised"] tbody tr:first-child a';
  const target = new URL(await her.page.getAttribute(link, "href"), server).searchParams.get("target");
  expect(`${target} is a promise of hers`, commitments.some((c) => c.commitment === target));
  await her.click(link);
  const day = new Date().toISOString().slice(0, 10);
  // The digest of the document is made here; the document stays here.
  const paper = Buffer.from("National progress report");
  await her.page.setInputFiles('[data-digest-into="digest"]', { name: "report.txt", mimeType: "text/plain", buffer: paper });
  const digest = createHash("sha256").update(paper).digest("hex");
  await her.page.waitForFunction((digest) => document.getElementById("digest").value === digest, digest);
  await fill(her, { detail: "A national progress report was presented", date: day, source: "https://www.example.org/progress?year=2026" });
  await her.click('[name="preview"]');
  const entry = await sign(her);
  const clicks = her.clicks();
  expect("the entry holds the digest", JSON.stringify(await json(`/log/entries/${entry}.json`)).includes(digest));
  const after = (await json(`/commitments.json?of=NLD&under=${encodeURIComponent(target)}`)).commitments[0];
  expect(`the report is there, not ${JSON.stringify(after.notes)}`, after.notes.some((note) => note.what === "report" && note.text.includes("progress report")));
  // Sources are not hers to state: she cites what there is.
  await her.page.goto(`${server}/${language}/desk/new?${new URLSearchParams({ form: "deposit", actor: "NLD", act: "denunciation", instrument: "icsant" })}`);
  expect("a delegation states no note verbale", (await her.page.locator("#source").count()) === 1 && (await her.page.locator("fieldset.note").count()) === 0);
  // Nobody speaks for another State.
  await her.page.goto(`${server}/${language}/desk/new?${new URLSearchParams({ form: "deposit", preview: "1", actor: "FRA", act: "denunciation", instrument: "icsant", date: day, source: "untc-2015" })}`);
  expect("she cannot sign for France", (await her.page.locator("[data-sign]").count()) === 0);
  return ["what her State owes, found", found, "and a report made", clicks - found];
};

const researcher = async () => {
  const him = await person("a researcher");
  await him.home();
  await him.picture("today");
  await him.search("States party to cppnm but not parties to cppnm-amendment");
  await him.click("main .lead a");
  const set = await json("/who.json?set=States+party+to+cppnm+but+not+parties+to+cppnm-amendment");
  expect("who is missing is there, by name", (await him.page.locator("main tbody tr").count()) === set.actors.length);
  const missing = him.clicks();
  await him.menu("/commitments");
  expect("a part of a list is not sorted", (await him.page.locator("main thead button").count()) === 0);
  await him.page.goto(`${server}/${language}/acts`);
  expect("nor is one that is all of its page", (await him.page.locator("main thead button").count()) === 0);
  await him.page.goBack();
  await him.page.selectOption('.filter [name="of"]', "NLD");
  await him.click(".filter button");
  // On a phone a table is cards: of its heads those that sort stay, high enough for a finger.
  const head = him.page.locator("main table.wide thead th:nth-child(3) button");
  const { height } = await head.boundingBox();
  expect(`a head that sorts is 24 pixels high, on a phone 44, not ${height}`, height >= (phone ? 44 : 24));
  await him.click("main table.wide thead th:nth-child(3) button");
  const made = await him.page.$$eval("main table.wide tbody td:nth-child(3) :is(time, span)", (dates) => dates.map((date) => date.dateTime ?? date.dataset.sort));
  expect("commitments are sorted by the day on which they were made", made.length > 10 && made.every((day, n) => n === 0 || made[n - 1] <= day));
  const sorted = him.clicks() - missing;
  await him.menu("/states");
  await him.menu("/map");
  await him.page.selectOption('[name="instrument"]', "icsant");
  await him.page.click(".time summary");
  await him.page.fill('.time [name="on"]', "2014-05-29");
  await him.click(".time button");
  await him.page.selectOption('[name="instrument"]', "icsant");
  await him.click(".filter button");
  expect("93 States are bound", (await him.page.locator("svg.map .area.bound").count()) > 80);
  await him.picture("map");
  const [download] = await Promise.all([him.page.waitForEvent("download"), him.click("[data-png]")]);
  expect("the picture is a PNG", download.suggestedFilename().endsWith(".png"));
  await him.menu("/instruments");
  await him.click(`main a[href*="/instruments/cppnm-amendment"]`);
  await him.picture("instrument");
  await him.click('footer a[href*="/about"]');
  const [bulk] = await Promise.all([him.page.waitForEvent("download"), him.click('a[href="/export.sqlite"]')]);
  expect("the record is one file", bulk.suggestedFilename() === "comity.sqlite");
  return ["who is missing, found", missing, "the map, its picture, an instrument and all of the data", him.clicks() - missing - sorted];
};

try {
  const days = { depositary: await officerOfTheDepositary(), conference: await conference(), delegate: await delegate(), researcher: await researcher() };
  quiet();
  for (const [who, [what, clicks, more, others]] of Object.entries(days)) console.log(`${language} ${who}: ${what}: ${clicks} clicks; ${more}: ${others}`);
} finally {
  await close();
}
