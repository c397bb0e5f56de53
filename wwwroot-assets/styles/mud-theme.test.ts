import { describe, expect, it } from 'vitest';
import css from './tokens.css?raw';
import { mudTheme, triple } from './mud-theme';
import { colour, readTokens } from './tokens';

const theme = mudTheme(css);
const [day = '', night = ''] = theme.split('@media (prefers-color-scheme: dark)');
const { light, dark } = readTokens(css);

/** MudBlazor's ten and the token that each is. */
const triples: [string, string][] = [
  ['primary', 'primary'],
  ['secondary', 'primary'],
  ['tertiary', 'success-solid'],
  ['info', 'info-solid'],
  ['success', 'success-solid'],
  ['warning', 'warning-solid'],
  ['error', 'danger-solid'],
  ['dark', 'grey-800'],
  ['text-primary', 'ink'],
  ['divider', 'line'],
];

it('a colour is written as three numbers', () => {
  expect(triple('#0b5563')).toBe('11,85,99');
  expect(triple('#ffffff')).toBe('255,255,255');
});

describe.each([
  { scheme: 'light', block: day, tokens: light },
  { scheme: 'dark', block: night, tokens: dark },
])('in the $scheme scheme', ({ block, tokens }) => {
  it.each(triples)('--mud-palette-%s-rgb is --%s', (name, token) => {
    const hex = colour(tokens, token);
    const found = new RegExp(`--mud-palette-${name}-rgb: ([\\d,]+);`).exec(block)?.[1];
    const back = found?.split(',').map((part) => Number(part).toString(16).padStart(2, '0'));
    expect(`#${back?.join('')}`).toBe(hex);
  });

  it('has no triple that is not checked', () => {
    expect([...block.matchAll(/-rgb:/g)]).toHaveLength(triples.length);
  });
});

it('names only tokens that there are', () => {
  const named = [...theme.matchAll(/var\(--([\w-]+)\)/g)].map((match) => match[1]!);
  expect(named.length).toBeGreaterThan(100);
  expect([...new Set(named)].filter((name) => !light.has(name) && !name.startsWith('mud-'))).toEqual([]);
});
