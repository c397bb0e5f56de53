// node mud-layer.mjs RULES PLAIN OUT: MudBlazor's rules in a layer, and behind it what undoes its reset of everything else.
import { readFileSync, writeFileSync } from 'node:fs';

const [rules, plain, out] = process.argv.slice(2);
const read = (file) => readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
writeFileSync(out, `@layer mudblazor {\n${read(rules)}\n}\n${read(plain)}`);
