// The icons with which a phone or a desk keeps the organisers' area: node wwwroot-assets/app-icons.mjs (after a change of favicon.svg).
// Chromium draws them, which the browser tests need anyway; what it made is committed, so that a build needs no browser.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const { chromium } = createRequire(import.meta.url)(
  join(here, '../tests/EventManager.Browser.Tests/bin/Debug/net10.0/.playwright/package'),
);
const drawing = readFileSync(join(here, 'static/favicon.svg'), 'utf8');
// Systems cut a shape of their own out of a maskable one (a circle at worst) and lay Apple's on black: no corners, and on the first what is
// drawn stays within the four fifths that nobody cuts.
const full = drawing.replace('rx="7"', '');
const maskable = full.replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"').replace('<rect width="32" height="32"', '<rect x="-4" y="-4" width="40" height="40"');

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
mkdirSync(join(here, 'static/icons'), { recursive: true });
for (const [name, size, svg] of [
  ['app-192', 192, drawing],
  ['app-512', 512, drawing],
  ['maskable-192', 192, maskable],
  ['maskable-512', 512, maskable],
  ['apple-180', 180, full],
]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
  await page.screenshot({ path: join(here, `static/icons/${name}.png`), omitBackground: true });
}
await browser.close();
