/** Reads tokens.css, so that what is computed from it cannot drift from it. */
export type Tokens = ReadonlyMap<string, string>;

function read(block: string): Map<string, string> {
  return new Map([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1]!, match[2]!.trim()]));
}

export function readTokens(css: string): { light: Tokens; dark: Tokens } {
  const [lightBlock = '', darkBlock = ''] = css.split('@media (prefers-color-scheme: dark)');
  const light = read(lightBlock);
  return { light, dark: new Map([...light, ...read(darkBlock.split('@media')[0] ?? '')]) };
}

/** The colour as `#rrggbb`, whatever names stand between. */
export function colour(tokens: Tokens, name: string): string {
  const value = tokens.get(name);
  if (!value) throw new Error(`no token --${name}`);
  const alias = /^var\(--([\w-]+)\)$/.exec(value);
  return alias ? colour(tokens, alias[1]!) : value;
}
