import { describe, expect, it } from 'vitest';
import { verdicts, type ScanResult } from './api';
import { greetingOf, next, stayMs, takesCodes, welcome, type Face, type Happening } from './kiosk-state';

const result = (more: Partial<ScanResult> = {}): ScanResult => ({ id: 's', verdict: 'admitted', name: 'Mia', ...more });
const after = (...happenings: readonly Happening[]): Face => happenings.reduce(next, welcome);
const scanned = (online: boolean, said: ScanResult | null = result({ name: '' })): Happening => ({ what: 'scanned', scan: 's', said, online });

describe('the greeting', () => {
  it('says who may come in and who is in, and of nothing else why', () => {
    const said = Object.fromEntries(verdicts.map((verdict) => [verdict, greetingOf(result({ verdict }))]));
    const others = Object.entries(said).filter(([verdict]) => verdict !== 'admitted' && verdict !== 'already-inside');
    expect([said['admitted'], said['already-inside']]).toEqual(['in', 'inside']);
    expect(new Set(others.map(([, greeting]) => greeting))).toEqual(new Set(['staff']));
  });

  it.each([
    [result({ verdict: 'already-inside', reason: 'no-reentry' }), 'staff'],
    [result({ verdict: 'waitlisted', reason: 'full' }), 'full'],
    [result({ verdict: 'unknown', code: 'kiosk.staff_only' }), 'staff'],
    [null, 'staff'],
  ])('of %j is %s', (said, greeting) => expect(greetingOf(said)).toBe(greeting));
});

describe('a scan', () => {
  it('waits for the server’s word while there is one, which has the name', () => {
    expect(after(scanned(true))).toMatchObject({ at: 'wait' });
    expect(after(scanned(true), { what: 'told', scan: 's', result: result() })).toMatchObject({ at: 'answer', greeting: 'in', name: 'Mia' });
  });

  it('is answered by the tablet alone without a network, or when that takes too long', () => {
    for (const face of [after(scanned(false)), after(scanned(true), { what: 'impatient' })]) {
      expect(face).toMatchObject({ at: 'answer', greeting: 'in', badge: 'none' });
      expect(face).not.toHaveProperty('name');
    }
  });

  it('is not lost to somebody who presses something meanwhile', () => {
    expect(after(scanned(true), { what: 'over' }, { what: 'staff' })).toMatchObject({ at: 'wait' });
  });

  it('goes to the staff where neither knows it', () => {
    expect(after(scanned(false, null))).toMatchObject({ greeting: 'staff' });
    expect(after(scanned(true), { what: 'told', scan: 's', result: null })).toMatchObject({ greeting: 'staff' });
  });

  it('is corrected by a late answer, unless the next one stands there', () => {
    const late: Happening = { what: 'told', scan: 's', result: result({ verdict: 'waitlisted', reason: 'full' }) };
    expect(after(scanned(false), late)).toMatchObject({ greeting: 'full' });
    expect(after(scanned(false), { what: 'over' }, late)).toBe(welcome);
    expect(after(scanned(false), { ...(scanned(false) as object), scan: 't' } as Happening, late)).toMatchObject({ scan: 't', greeting: 'in' });
  });

  it('of a class says how many have come', () => {
    const told: Happening = { what: 'told', scan: 's', result: result({ people: 27, arrived: 24 }) };
    expect(after(scanned(true), told)).toMatchObject({ party: { people: 27, arrived: 24 } });
  });
});

it('A class counts between one and those who are missing', () => {
  const counted = (...steps: readonly number[]) => after({ what: 'class', missing: 3 }, ...steps.map((by): Happening => ({ what: 'counted', by })));
  expect(counted()).toMatchObject({ at: 'count', count: 3 });
  expect(counted(1)).toMatchObject({ count: 3 });
  expect(counted(-1)).toMatchObject({ count: 2 });
  expect(counted(-1, -1, -1, -1)).toMatchObject({ count: 1 });
  expect(next(welcome, { what: 'counted', by: 1 })).toBe(welcome);
});

it('A badge belongs to the one who stands there', () => {
  const asked: Happening = { what: 'badge', scan: 's', badge: 'shown' };
  expect(after(scanned(false), asked)).toMatchObject({ badge: 'shown' });
  expect(after(scanned(false), { what: 'over' }, asked)).toBe(welcome);
  expect(after(scanned(false), { ...asked, scan: 'other' })).toMatchObject({ badge: 'none' });
});

describe('the time', () => {
  it('is short for a greeting, longer for what is read, and there is none to be waited for', () => {
    expect(stayMs(after(scanned(false)))).toBe(6000);
    expect(stayMs(after(scanned(false, null)))).toBe(10_000);
    expect(stayMs(after(scanned(false, result({ askStaff: true }))))).toBe(10_000);
    expect(stayMs(after(scanned(false), { what: 'badge', scan: 's', badge: 'shown' }))).toBe(30_000);
    expect(stayMs(welcome)).toBeNull();
  });
});

it.each([
  [after(), true],
  [after(scanned(false)), true],
  [after({ what: 'tested' }), true],
  [after(scanned(true)), false],
  [after({ what: 'class', missing: 3 }), false],
  [after({ what: 'staff' }), false],
])('%j takes codes: %s', (face, takes) => expect(takesCodes(face)).toBe(takes));
