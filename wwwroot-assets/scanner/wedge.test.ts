import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Burst, fastestHandMs, listenToWedge } from './wedge';

/** A ticket by its form; who signed it is asked later. */
const ticket = `HTTPS://MESSE.EXAMPLE/T/AE${'A'.repeat(155)}`;

function type(text: string, gapMs: number): string | null {
  const burst = new Burst();
  let at = 1000;
  for (const key of text) burst.press(key, (at += gapMs));
  return burst.press('Enter', at + gapMs);
}

describe('a burst of keys', () => {
  it('as fast as a hand scanner is a code', () => expect(type('HTTPS://E.DE/T/ABC', 12)).toBe('HTTPS://E.DE/T/ABC'));
  it('at the pace of a person is none', () => expect(type('ABCDEFGH', fastestHandMs + 1)).toBeNull());
  it('of a few keys is none', () => expect(type('ABCDE', 5)).toBeNull());

  it('begins anew after a pause', () => {
    const burst = new Burst();
    burst.press('x', 0);
    let at = 5000;
    for (const key of 'ABCDEF') burst.press(key, (at += 10));
    expect(burst.press('Enter', at + 10)).toBe('ABCDEF');
  });

  it('keeps its letters when Shift comes between them', () => {
    const burst = new Burst();
    let at = 0;
    for (const key of ['Shift', 'A', 'B', 'Shift', 'C', 'D', 'E', 'F']) burst.press(key, (at += 10));
    expect(burst.press('Enter', at + 10)).toBe('ABCDEF');
  });

  it('of a whole ticket is one although the machine was busy in the middle', () => {
    const burst = new Burst();
    let at = 0;
    for (const [i, key] of [...ticket].entries()) burst.press(key, (at += i === 40 || i === 90 ? 700 : 8));
    expect(burst.press('Enter', at + 400)).toBe(ticket);
  });

  it('is no ticket where only its end came', () => {
    const burst = new Burst();
    let at = 0;
    for (const key of ticket.slice(30)) burst.press(key, (at += 8));
    expect(burst.press('Enter', at + 400)).toBeNull();
  });

  it('is not handed over twice', () => {
    const burst = new Burst();
    let at = 0;
    for (const key of 'ABCDEF') burst.press(key, (at += 10));
    expect(burst.press('Enter', (at += 10))).toBe('ABCDEF');
    expect(burst.press('Enter', at + 10)).toBeNull();
  });
});

describe('the page', () => {
  const found = vi.fn<(code: string) => void>();
  let life: AbortController;

  function press(target: Element, keys: readonly string[]): KeyboardEvent[] {
    return keys.map((key) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      target.dispatchEvent(event);
      return event;
    });
  }

  beforeEach(() => {
    found.mockReset();
    life = new AbortController();
    listenToWedge(found, life.signal);
  });
  afterEach(() => life.abort());

  it('hears a hand scanner on a button, and keeps its Enter from pressing it', () => {
    const button = document.body.appendChild(document.createElement('button'));
    const events = press(button, [...'TICKET', 'Enter']);
    expect(found).toHaveBeenCalledExactlyOnceWith('TICKET');
    expect(events.at(-1)?.defaultPrevented).toBe(true);
  });

  it('hears it on the switch of the direction', () => {
    const radio = document.body.appendChild(Object.assign(document.createElement('input'), { type: 'radio' }));
    press(radio, [...'TICKET', 'Enter']);
    expect(found).toHaveBeenCalledOnce();
  });

  it('leaves alone what somebody types into a field', () => {
    const field = document.body.appendChild(document.createElement('input'));
    press(field, [...'TICKET', 'Enter']);
    expect(found).not.toHaveBeenCalled();
  });
});
