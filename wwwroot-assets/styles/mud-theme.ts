import { colour, readTokens, type Tokens } from './tokens.ts';

/**
 * MudBlazor's variables made of our tokens, in place of its theme provider: nothing is inline, and the dark scheme needs no script.
 * Most are our tokens by name. The triples are numbers, because MudBlazor writes `rgba(var(--…-rgb), opacity)`: they are computed from
 * tokens.css when the styles are built.
 */
export function mudTheme(tokensCss: string): string {
  const { light, dark } = readTokens(tokensCss);
  return [
    rule(':root', { ...palette(), ...typography(), ...elevations(), ...rest, ...triples(light) }),
    `@media (prefers-color-scheme: dark) {\n${rule(':root', triples(dark))}\n}`,
  ].join('\n');
}

/** MudBlazor's colour → ours: the colour, what stands on it, and the colour under the pointer. */
const colours: Record<string, [string, string, string]> = {
  primary: ['primary', 'on-primary', 'primary-hover'],
  secondary: ['primary', 'on-primary', 'primary-hover'],
  tertiary: ['success-solid', 'on-solid', 'success-solid'],
  info: ['info-solid', 'on-solid', 'info-solid'],
  success: ['success-solid', 'on-solid', 'success-solid'],
  warning: ['warning-solid', 'on-warning-solid', 'warning-solid'],
  error: ['danger-solid', 'on-solid', 'danger-solid'],
  dark: ['grey-800', 'surface', 'grey-900'],
};

const surfaces: Record<string, string> = {
  black: 'ink',
  white: 'surface',
  'text-primary': 'ink',
  'text-secondary': 'ink-muted',
  'text-disabled': 'grey-600',
  'action-default': 'ink-muted',
  'action-disabled': 'grey-600',
  'action-disabled-background': 'grey-200',
  surface: 'surface',
  background: 'page-bg',
  'background-gray': 'surface-sunken',
  'drawer-background': 'surface',
  'drawer-text': 'ink',
  'drawer-icon': 'ink-muted',
  'appbar-background': 'surface',
  'appbar-text': 'ink',
  'lines-default': 'line',
  'lines-inputs': 'line-strong',
  'table-lines': 'line',
  'table-striped': 'surface-sunken',
  'table-hover': 'surface-sunken',
  divider: 'line',
  'divider-light': 'line',
  skeleton: 'grey-200',
  'gray-default': 'grey-500',
  'gray-light': 'grey-400',
  'gray-lighter': 'grey-200',
  'gray-dark': 'grey-600',
  'gray-darker': 'grey-700',
};

/** MudBlazor's style of text → our size, weight and line. */
const texts: Record<string, [string, string, string]> = {
  h1: ['--text-3xl', '--weight-strong', '--leading-tight'],
  h2: ['--text-2xl', '--weight-strong', '--leading-tight'],
  h3: ['--text-xl', '--weight-strong', '--leading-tight'],
  h4: ['--text-l', '--weight-strong', '--leading-tight'],
  h5: ['--text-l', '--weight-strong', '--leading-tight'],
  h6: ['--text-xl', '--weight-strong', '--leading-tight'],
  subtitle2: ['--text-s', '--weight-strong', '--leading'],
  button: ['--text-m', '--weight-strong', '--leading-tight'],
};
/** Inputs are written in subtitle1. */
const plainTexts = { default: '--text-m', subtitle1: '--text-m', body1: '--text-m', body2: '--text-s', caption: '--text-s', overline: '--text-s' };

const rest = {
  '--mud-native-html-color-scheme': 'light dark',
  '--mud-default-borderradius': 'var(--radius-s)',
  '--mud-ripple-color': 'var(--ink)',
  '--mud-ripple-opacity': '0.1',
  '--mud-ripple-opacity-secondary': '0.2',
  '--mud-palette-overlay-dark': 'rgb(20 25 26 / 55%)',
  '--mud-palette-overlay-light': 'rgb(255 255 255 / 50%)',
  '--mud-palette-border-opacity': '1',
  '--mud-drawer-width-left': '15rem',
  '--mud-drawer-width-right': '24rem',
  '--mud-drawer-width-mini-left': '3.5rem',
  '--mud-drawer-width-mini-right': '3.5rem',
  '--mud-appbar-height': '4rem',
  '--mud-zindex-drawer': '1100',
  '--mud-zindex-popover': '1200',
  '--mud-zindex-appbar': '1300',
  '--mud-zindex-dialog': '1400',
  '--mud-zindex-snackbar': '1500',
  '--mud-zindex-tooltip': '1600',
};

function palette(): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [name, [own, front, hover]] of Object.entries(colours)) {
    const variable = `--mud-palette-${name}`;
    all[variable] = `var(--${own})`;
    all[`${variable}-text`] = `var(--${front})`;
    all[`${variable}-darken`] = all[`${variable}-lighten`] = `var(--${hover})`;
    all[`${variable}-hover`] = `rgba(var(${variable}-rgb), 0.08)`;
  }
  for (const [name, own] of Object.entries(surfaces)) all[`--mud-palette-${name}`] = `var(--${own})`;
  all['--mud-palette-action-default-hover'] = 'rgba(var(--mud-palette-text-primary-rgb), 0.06)';
  return all;
}

function typography(): Record<string, string> {
  const all: Record<string, string> = {};
  const styles = { ...Object.fromEntries(Object.entries(plainTexts).map(([name, size]) => [name, [size, '', '--leading']])), ...texts };
  for (const [name, [size, weight, line]] of Object.entries(styles)) {
    const variable = `--mud-typography-${name}`;
    all[`${variable}-family`] = 'var(--font)';
    all[`${variable}-size`] = `var(${size})`;
    all[`${variable}-weight`] = weight ? `var(${weight})` : '400';
    all[`${variable}-lineheight`] = `var(${line})`;
    all[`${variable}-letterspacing`] = 'normal';
    // Capitals shout, and German nouns need theirs.
    all[`${variable}-text-transform`] = 'none';
  }
  return all;
}

/** Its 26 heights are our three. */
function elevations(): Record<string, string> {
  const shadow = (height: number) => (height === 0 ? 'none' : `var(--shadow-${height < 4 ? 1 : height < 9 ? 2 : 3})`);
  return Object.fromEntries(Array.from({ length: 26 }, (_, height) => [`--mud-elevation-${height}`, shadow(height)]));
}

function triples(tokens: Tokens): Record<string, string> {
  const own = { ...Object.fromEntries(Object.entries(colours).map(([name, [token]]) => [name, token])), 'text-primary': 'ink', divider: 'line' };
  return Object.fromEntries(Object.entries(own).map(([name, token]) => [`--mud-palette-${name}-rgb`, triple(colour(tokens, token))]));
}

export function triple(hex: string): string {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(',');
}

function rule(selector: string, values: Record<string, string>): string {
  return `${selector} {\n${Object.entries(values)
    .map(([name, value]) => `  ${name}: ${value};`)
    .join('\n')}\n}`;
}
