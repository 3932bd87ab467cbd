// Every kind of page, in every language, light and dark: axe-core finds nothing (WCAG 2.2 AA), nothing is asked of another
// server, the page is there without JavaScript, lists can be sorted on a phone, and it is not heavier than it may be. Arguments: the server, and one whose
// record has a text under negotiation.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";

const [server, table] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const languages = ["ar", "zh", "en", "fr", "ru", "es"];
const ofTable = [
  "/texts?on=2026-04-10", "/texts?on=2020-01-01", "/texts/icns-text", "/texts/icns-text?on=2026-04-30", "/texts/icns-text?on=2026-03-12", "/texts/icns-text?view=clean&on=2026-04-30",
  "/texts/icns-text?compare=2026-03-02&on=2026-04-30", "/texts/icns-text?by=XDE&on=2026-03-20", "/texts/icns-text?view=progress&on=2026-04-30",
  "/texts/icns-text?words=reports&on=2026-04-30", "/texts/icns-text/provisions/a8.1?on=2026-04-30", "/texts/icns-text/provisions/a4?on=2026-04-30",
  "/texts/icns-text/provisions/a5.2?on=2026-04-30", "/texts/icns-tex", "/texts/icns-text/provisions/a88", "/forums/icns-conference", "/search?q=entry+into+force",
];
const pages = [
  "/", "/?on=2016-04-08", "/instruments", "/instruments/cppnm-amendment?on=2016-05-08", "/instruments/infcirc-869", "/states",
  "/states/FIN", "/states/SUN", "/compare?a=FIN&b=USA", "/map?instrument=icsant&on=2014-05-29", "/map?view=map", "/calendar",
  "/forums/article-16", "/texts", "/sessions/nss-2014", "/commitments?of=NLD", "/commitments/js-2016-heu/mechanism", "/commitments/js-2014-radiological/secure?of=NLD", "/sources/untc-2015", "/stocktake?of=nss",
  "/stocktake", "/gaps", "/gaps?on=2016-06-01", "/weakest-link?on=2016-06-01", "/measures/bound-where-material-is?on=2016-06-01", "/measures/military-share?on=2016-01-15",
  "/measures/heu-reports", "/measures/bound-where-material-is?on=2016-06-01&if=BLR+and+ZAF+joined+cppnm-amendment", "/measures/no-such",
  "/momentum", "/momentum?forum=icons&set=members+of+IAEA", "/instruments/cppnm-amendment/forecast?on=2008-12-31&to=2022-03-28",
  "/instruments/icsant/forecast?clause=enters+into+force+30+days+after+40+deposits", "/instruments/js-2012-smuggling/forecast",
  "/scores", "/pathways", "/pathways/convention", "/pathways/contact-groop",
  "/who?set=States+party+to+cppnm+but+not+parties+to+cppnm-amendment", "/who", "/search?q=finlnd", "/search?q=xyzzy",
  "/acts", "/sources", "/disagreements", "/log", "/log/entries/0", "/keys", "/papers", "/check", "/passkey", "/begin", "/about", "/help", "/follow",
  "/desk", "/desk/new?form=deposit", "/desk/new?form=deposit&actor=USA&act=ratification&instrument=icsant&date=2015-09-30&source=untc-2015&preview=1",
  "/desk/new?form=rectification&actor=URY&date=2016-02-30&target=it&detail=other&source=hearsay&preview=1", "/desk/new?form=document", "/desk/new?form=vote",
  "/desk/new?form=deposit&instrument=icsant", "/desk/new?form=deposit&instrument=icsant&actor=USA&act=ratification", "/desk/new?form=reservation&instrument=icsant&actor=USA&act=reservation&preview=1",
  "/notifications/900", "/annexes/900", "/no-such-page", "/no/such/page", "/instruments/cpnm",
];
// In kilobytes; a map is drawn in outlines, and long lists have a source in every row.
const heaviest = (path) => (path.startsWith("/map") ? 250 : /^\/(measures|stocktake|instruments)/.test(path) ? 170 : 100);

const all = [...pages.map((path) => [server, path]), ...ofTable.map((path) => [table, path])];

const browser = await chromium.launch({
  executablePath: execFileSync("sh", ["-c", "command -v chromium"]).toString().trim(),
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const complaints = new Set();
// What is wrong with a page is mostly wrong with it in every language: it is said once.
const said = new Set();
const complaint = (kind, text) => said.has(kind) || (said.add(kind), complaints.add(text));
let looked = 0;

// What a list can be sorted by on this screen, of what can be: how high each is, and whether a finger that touches its middle
// touches it. It says so in words.
const choices = () => [...document.querySelectorAll("main table:not(.matrix) thead")].filter((head) => head.closest("table").checkVisibility()).map((head) => ({
  by: [...head.querySelectorAll(":is(th[aria-sort], th:has(button)) :is(a, button)")].map((choice) => {
    choice.scrollIntoView({ block: "center" });
    const box = choice.getBoundingClientRect();
    const touched = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return { height: box.height, seen: choice === touched || choice.contains(touched) };
  }),
  named: getComputedStyle(head, "::before").content,
}));
// What is written in a chart, and is cut off by its edge.
const cut = () => [...document.querySelectorAll("svg.chart")].filter((chart) => chart.checkVisibility()).flatMap((chart) => {
  const edge = chart.getBoundingClientRect();
  const beyond = ({ left, right, top, bottom }) => left < edge.left - 1 || right > edge.right + 1 || top < edge.top - 1 || bottom > edge.bottom + 1;
  return [...chart.querySelectorAll("text")].filter((text) => beyond(text.getBoundingClientRect())).map((text) => text.textContent);
});
const sortable = (language, path, lists) => {
  for (const { by, named } of lists) {
    if (by.some(({ height, seen }) => !seen || height < 44)) complaint(`sort ${path}`, `/${language}${path} cannot be sorted on a phone: ${JSON.stringify(by)}`);
    if (by.length > 0 && named.length < 4) complaint(`sort ${path}`, `/${language}${path} does not say that it can be sorted: ${named}`);
  }
};

// One worker for each language: what a page costs is mostly axe's own time.
const look = async (language) => {
  const context = await browser.newContext({ bypassCSP: true });
  // Six pages, and other steps, share what processors there are.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  page.on("request", (request) => {
    if (![server, table].some((own) => request.url().startsWith(own)) && !request.url().startsWith("data:")) complaints.add(`asks ${request.url()}`);
  });
  page.on("pageerror", (error) => complaints.add(`${page.url()}: ${error.message}`));
  for (const [server, path] of all) {
    const answer = await page.goto(`${server}/${language}${path}`);
    const weight = (await answer.body()).length / 1000;
    if (weight > heaviest(path)) complaints.add(`/${language}${path} weighs ${Math.round(weight)} KB`);
    const root = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
    if (root[0] !== language || root[1] !== (language === "ar" ? "rtl" : "ltr")) complaints.add(`/${language}${path} is said to be ${root}`);
    // No page is wider than its screen; a table or a picture that is may be moved by itself.
    for (const width of [390, 768, 1024]) {
      await page.setViewportSize({ width, height: 900 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) complaint(`wide ${width} ${path}`, `/${language}${path} is ${wide} wider than ${width}`);
      const short = await page.evaluate(cut);
      if (short.length > 0) complaint(`cut ${width} ${path}`, `/${language}${path} cuts off at ${width}: ${short.join("; ")}`);
      if (width === 390) sortable(language, path, await page.evaluate(choices));
    }
    await page.evaluate(axe);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      // In the dark only colours differ.
      const only = colorScheme === "dark" ? { runOnly: { type: "rule", values: ["color-contrast"] } } : { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
      const { violations } = await page.evaluate((only) => axe.run(document, only), only);
      for (const { id, help, nodes } of violations) complaint(`${id} ${path}`, `${id} (${help}) on /${language}${path}, ${colorScheme}: ${nodes[0].target} ${nodes[0].html.slice(0, 160)}`);
      looked += 1;
    }
  }
  await context.close();
};
try {
  await Promise.all(languages.map(look));
  const bare = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 900 } });
  bare.setDefaultTimeout(120_000);
  const page = await bare.newPage();
  for (const path of ["/acts", "/commitments"]) {
    for (const [choice, sorted] of [["who", "ascending"], ["-who", "descending"]]) {
      await page.goto(`${server}/en${path}${choice === "who" ? "" : "?sort=who"}`);
      await page.click(`main thead a[href$="sort=${choice}"]`).catch(() => complaints.add(`${path} cannot be sorted by ${choice} on a phone without JavaScript`));
      if ((await page.locator(`main thead [aria-sort=${sorted}]`).count()) !== 1) complaints.add(`${path} does not say that it is sorted by ${choice}`);
    }
  }
  for (const [server, path] of all) {
    await page.goto(`${server}/en${path}`);
    const text = await page.locator("main").innerText();
    if (text.length < 60) complaints.add(`${path} says nothing without JavaScript: ${text}`);
  }
} finally {
  await browser.close();
}
if (complaints.size > 0) {
  console.error([...complaints].slice(0, 60).join("\n"));
  console.error(`${complaints.size} complaints`);
  process.exit(1);
}
console.log(`${looked} looks at ${all.length} pages in ${languages.length} languages, light and dark: axe-core finds nothing`);
