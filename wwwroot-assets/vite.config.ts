import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { mudTheme } from './styles/mud-theme.ts';

/** Built path (without the extension that Vite adds to scripts) → source. */
const scripts = {
  'scanner/scanner': 'scanner/main.ts',
  'scanner/worker': 'scanner/worker-main.ts',
  'floorplan/floorplan': 'floorplan/floorplan.ts',
  'shell/shell': 'shell/shell.ts',
  'shell/passkey': 'shell/passkey.ts',
};
const sheets = ['styles/app.css', 'styles/first.css', 'styles/mud.css', 'styles/shell.css', 'scanner/scanner.css'];

/** Puts MudBlazor's variables before our rules for its parts. */
const mudVariables: Plugin = {
  name: 'mud-variables',
  enforce: 'pre',
  async transform(source, id) {
    if (!id.endsWith('/styles/mud.css')) return null;
    return mudTheme(await this.fs.readFile(id.replace('mud.css', 'tokens.css'), { encoding: 'utf8' })) + source;
  },
};

export default defineConfig({
  // Relative addresses: the server may live under a path, and the reader's wasm lies beside its script.
  base: './',
  publicDir: 'static',
  plugins: [mudVariables],
  css: { transformer: 'lightningcss' },
  build: {
    outDir: '../src/EventManager.Web/wwwroot',
    emptyOutDir: true,
    // Phones that staff own: about five years back.
    target: ['chrome100', 'firefox100', 'safari15.4'],
    cssTarget: ['chrome100', 'firefox100', 'safari15.4'],
    modulePreload: false,
    cssCodeSplit: true,
    reportCompressedSize: true,
    rolldownOptions: {
      input: { ...scripts, ...Object.fromEntries(sheets.map((sheet) => [sheet, sheet])) },
      // The floor plan's exports are called by Blazor: a bundle for pages would drop them.
      preserveEntrySignatures: 'strict',
      output: {
        // ASP.NET's MapStaticAssets adds the fingerprints, so names stay as they are.
        entryFileNames: '[name].js',
        chunkFileNames: 'shared/[name].js',
        assetFileNames: ({ names, originalFileNames }) => {
          const source = originalFileNames[0];
          if (source && sheets.includes(source)) return source;
          return names.some((name) => name.endsWith('.wasm')) ? 'scanner/[name][extname]' : 'files/[name][extname]';
        },
      },
    },
  },
  test: { environment: 'happy-dom', css: true, include: ['{calendars,sharing,scanner,floorplan,shell,styles}/**/*.test.ts'] },
});
