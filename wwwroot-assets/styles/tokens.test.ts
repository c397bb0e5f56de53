import { describe, expect, it } from 'vitest';
import css from './tokens.css?raw';
import { colour, readTokens, type Tokens } from './tokens';

const { light, dark } = readTokens(css);

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(tokens: Tokens, front: string, back: string): number {
  const [bright, dim] = [luminance(colour(tokens, front)), luminance(colour(tokens, back))].sort((a, b) => b - a);
  return (bright! + 0.05) / (dim! + 0.05);
}

const text: [string, string][] = [
  ...['page-bg', 'surface', 'surface-sunken', 'grey-200'].flatMap((back): [string, string][] => [
    ['ink', back],
    ['ink-muted', back],
    ['link', back],
  ]),
  ...['page-bg', 'surface', 'surface-sunken'].flatMap((back) => ['danger-fg', 'success-fg', 'warning-fg'].map((front): [string, string] => [front, back])),
  ...['success', 'warning', 'danger', 'info'].map((kind): [string, string] => [`${kind}-fg`, `${kind}-bg`]),
  ...['success', 'danger', 'info'].map((kind): [string, string] => ['on-solid', `${kind}-solid`]),
  ['on-warning-solid', 'warning-solid'],
  ['on-primary', 'primary'],
  ['on-primary', 'primary-hover'],
  ['on-primary-soft', 'primary-soft'],
  ['ink', 'primary-soft'],
  ['on-accent', 'accent'],
  ['on-accent-soft', 'accent-soft'],
];

const edges: [string, string][] = [
  ['line-strong', 'surface'],
  ['line-strong', 'page-bg'],
  ['focus', 'page-bg'],
  ['focus', 'surface'],
  ...['success', 'warning', 'danger', 'info'].map((kind): [string, string] => [`${kind}-line`, `${kind}-bg`]),
];

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s scheme', (_, tokens) => {
  it.each(text)('shows %s on %s with a contrast of at least 4.5', (front, back) => {
    expect(contrast(tokens, front, back)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(edges)('shows the edge %s on %s with a contrast of at least 3', (front, back) => {
    expect(contrast(tokens, front, back)).toBeGreaterThanOrEqual(3);
  });
});
