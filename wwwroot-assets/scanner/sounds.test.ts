import { beforeEach, expect, it, vi } from 'vitest';
import { melodies, Sounds } from './sounds';

const started: number[] = [];
const parameter = () => ({ value: 0, setValueAtTime: vi.fn(), linearRampToValueAtTime: vi.fn() });

function context(): AudioContext {
  const oscillator = () => {
    const self = { type: '', frequency: { value: 0 }, connect: (next: unknown) => next, start: () => started.push(self.frequency.value), stop: vi.fn() };
    return self;
  };
  return { currentTime: 0, createOscillator: oscillator, createGain: () => ({ gain: parameter(), connect: vi.fn() }), destination: {} } as unknown as AudioContext;
}

beforeEach(() => void (started.length = 0));

it('Yes rises, no is low and long', () => {
  const sounds = new Sounds(context);
  sounds.play('ok');
  expect(started[1]).toBeGreaterThan(started[0]!);
  sounds.play('refused');
  expect(started.at(-1)).toBeLessThan(started[0]! / 2);
  expect(melodies.refused[0]!.lengthS).toBeGreaterThan(melodies.ok[1]!.lengthS * 2);
});

it('Switched off it is silent', () => {
  const sounds = new Sounds(context);
  sounds.on = false;
  sounds.play('refused');
  expect(started).toEqual([]);
});

it('A browser without sound shows the answer all the same', () => {
  expect(() => new Sounds(null).play('ok')).not.toThrow();
});
