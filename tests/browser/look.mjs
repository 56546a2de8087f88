// Opens pages in a real Chromium, as readers do and as they are printed, and prints what was seen as JSON.
// usage: node look.mjs CHROMIUM NODE_MODULES PAGE…   (a PDF is written beside each page)
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [chromium, modules, ...files] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${modules}/`));
const playwright = require("playwright-core");
const axe = require.resolve("axe-core/axe.min.js");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const browser = await playwright.chromium.launch({ executablePath: chromium, args: ["--no-sandbox"] });
const seen = [];
for (const file of files) {
  const url = pathToFileURL(file).href;
  const said = [];
  const asked = [];
  const plain = await browser.newContext();
  const page = await plain.newPage();
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(url);
  await page.pdf({ path: `${file}.pdf`, preferCSSPageSize: true });
  const direction = await page.evaluate(() => getComputedStyle(document.body).direction);
  // what is wider than A4 between its margins has the browser print the whole paper smaller
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 680, height: 900 });
  const printed = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 360, height: 800 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  // words of headings that are broken on a small screen: those that would stick out were they whole
  const broken = await page.evaluate(() => {
    for (const each of document.querySelectorAll(".both")) each.style.overflowWrap = "normal";
    const headings = [...document.querySelectorAll(":is(h1, h2, h3, h4):not(:has(.both)), :is(h1, h2, h3, h4) .both > span")];
    return headings.filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.textContent);
  });
  await plain.close();
  // axe must be let in past the page's own policy, so it looks at a second copy
  const open = await browser.newContext({ bypassCSP: true });
  const copy = await open.newPage();
  await copy.goto(url);
  await copy.addScriptTag({ path: axe });
  const result = await copy.evaluate((tags) => globalThis.axe.run({ runOnly: tags }), TAGS);
  const violations = result.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" | ")}`);
  await open.close();
  seen.push({ said, asked: asked.filter((each) => each !== url), direction, printed, overflow, broken, violations, passes: result.passes.length });
}
await browser.close();
console.log(JSON.stringify(seen));
