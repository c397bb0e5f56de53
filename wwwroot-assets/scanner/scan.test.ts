import { describe, expect, it } from 'vitest';
import { verdicts, type Verdict } from './api';
import { canUndo, mostSevere, present } from './scan';
import { languages } from './texts';

const kinds: Record<Verdict, string> = {
  admitted: 'ok',
  left: 'ok',
  'already-inside': 'warning',
  cancelled: 'refused',
  revoked: 'refused',
  unknown: 'refused',
  'invalid-signature': 'refused',
  'wrong-event': 'refused',
  'not-yet-valid': 'refused',
  expired: 'refused',
  waitlisted: 'refused',
  'event-cancelled': 'refused',
  unlisted: 'warning',
};

describe.each(verdicts)('the verdict %s', (verdict) => {
  it('has its kind', () => expect(present(verdict).kind).toBe(kinds[verdict]));

  it('has a word and can be felt', () => {
    for (const texts of languages) expect(texts.verdicts[verdict]).not.toBe('');
    expect(present(verdict).vibration.length).toBeGreaterThan(0);
  });
});

it('A verdict of a later version refuses', () => {
  expect(present('teleported' as Verdict).kind).toBe('refused');
});

it('Kinds differ in shape and in what the hand feels, not only in colour', () => {
  const shown = (['admitted', 'already-inside', 'unknown'] as const).map(present);
  expect(new Set(shown.map((each) => each.icon)).size).toBe(3);
  expect(new Set(shown.map((each) => each.vibration.join())).size).toBe(3);
});

it('Words of two verdicts are never the same', () => {
  for (const texts of languages) {
    expect(new Set(Object.values(texts.verdicts)).size).toBe(verdicts.length);
  }
});

it('Only a movement through the door can be undone', () => {
  expect(verdicts.filter(canUndo)).toEqual(['admitted', 'left']);
});

describe('of several answers', () => {
  const of = (...list: Verdict[]) => mostSevere(list.map((verdict, at) => ({ id: String(at), verdict })))?.id;

  it('a refusal stands before a warning, and a warning before a yes', () => {
    expect(of('admitted', 'expired', 'already-inside', 'admitted')).toBe('1');
    expect(of('already-inside', 'admitted')).toBe('0');
  });

  it('the latest of equals is shown', () => expect(of('admitted', 'admitted')).toBe('1'));
  it('none is none', () => expect(of()).toBeUndefined());
});
