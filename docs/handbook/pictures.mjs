// The handbook's pictures: what, where, how wide. Called by pictures.sh.
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const { chromium } = createRequire(import.meta.url)(
  join(here, "../../tests/EventManager.Browser.Tests/bin/Debug/net10.0/.playwright/package"),
);
const base = process.argv[2];
const desk = { width: 1200, height: 760 };
const phone = { width: 390, height: 720 };

/** Of organisers, with the fair's address where a path begins with "/.". */
const signedIn = [
  ["start", "/organise"],
  ["new-event", "/organise/new"],
  ["overview", "/."],
  ["registrations", "/./registrations"],
  ["exhibitors", "/./exhibitors"],
  ["plan", "/./plan"],
  ["rules", "/./mails/rules"],
  ["door", "/./door"],
  ["companies", "/organise/events/HEALTH/companies"],
  ["accounts", "/organise/administration/accounts"],
  ["health", "/organise/administration/health"],
];
const open = [
  ["event-phone", "/e/FAIR", phone],
  ["guide-phone", "/e/FAIR/exhibitors", phone],
  ["register-phone", "/e/FAIR/register", phone],
  ["class", "/e/FAIR/class", desk],
  ["apply", "/e/FAIR/apply", desk],
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const language of ["de", "en"]) {
  const folder = join(here, "pictures", language);
  mkdirSync(folder, { recursive: true });
  const context = await browser.newContext({ baseURL: base, locale: language, colorScheme: "light", deviceScaleFactor: 1 });
  const page = await context.newPage();

  const photograph = async (name, path, size) => {
    await page.setViewportSize(size);
    await page.goto(path, { waitUntil: "networkidle" });
    // The network is idle before the circuit has drawn the page.
    await page.waitForSelector("main:not(:has(.waiting-page)) h1");
    await page.evaluate(() => document.fonts.ready);
    // What is read is the page, not where the pointer or the focus was.
    await page.evaluate(() => document.activeElement?.blur());
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(folder, `${name}.jpg`), type: "jpeg", quality: 72, animations: "disabled" });
  };

  await page.goto("/sign-in");
  await page.fill("input[name=Email]", "demo@stadtnetz.example");
  await page.fill("input[name=Password]", process.env.HANDBOOK_PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(/organise/);
  await page.goto("/organise", { waitUntil: "networkidle" });
  await page.waitForSelector('main a[href^="/organise/events/"]');
  const slugs = await page.$$eval('a[href^="/organise/events/"]', (links) => links.map((link) => link.getAttribute("href").split("/")[3]));
  const [fair, health] = [/messe/, /gesundheit/].map((kind) => slugs.find((slug) => kind.test(slug)));
  if (!fair || !health) throw new Error("The demo's events are not on the start page.");

  for (const [name, path] of signedIn) {
    const address = path.replace("HEALTH", health).replace("/.", `/organise/events/${fair}`);
    await photograph(name, address, desk);
  }
  // A visitor has no account, and no bar of organisers above the page.
  await context.clearCookies();
  for (const [name, path, size] of open) await photograph(name, path.replace("FAIR", fair), size);
  await context.close();
  console.log(`${language}: ${signedIn.length + open.length} pictures`);
}
await browser.close();
