import { describe, expect, it } from 'vitest';
import vectors from '../../tests/vectors/codes.json';
import { Keyring } from './ticket-code';

const ring = Keyring.of(vectors.event, vectors.keys);

describe('a text is trusted on the phone as far as on the server:', () => {
  it.each(vectors.cases.map((each) => [each.name, each] as const))('%s', async (_, { name, text, ticket, ...trust }) => {
    expect(await (await ring).read(text)).toEqual({ ...trust, ticketId: ticket });
  });
});

it('Ten thousand texts of garbage are none of ours, and do not slow it down', async () => {
  const keys = await ring;
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567/:.%🎫\0';
  let seed = 7;
  const next = () => (seed = (seed * 48271) % 2147483647);
  const begun = performance.now();
  for (let i = 0; i < 10_000; i++) {
    let text = '';
    for (let length = i % 3 === 0 ? 157 : next() % 300; length > 0; length--) text += letters[next() % letters.length];
    expect((await keys.read(text)).ticketId).toBeNull();
  }
  expect(performance.now() - begun).toBeLessThan(10_000);
});
