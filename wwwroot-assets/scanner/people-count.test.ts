import { expect, it } from 'vitest';
import vectors from '../../tests/vectors/people.json';
import { peopleOf, judgeCount } from './people-count';
import type { Scan, ScanResult } from './api';

it.each(vectors.cases)('of $inside of $limit with a warning at $warnAt the phone says what the server says', ({ inside, limit, warnAt, room, warns, full }) => {
  expect(judgeCount(inside, limit, warnAt)).toEqual({ room, warns, full });
});

const at = '2026-09-24T07:00:00Z';
const scan: Scan = { id: 's', gate: 'main', direction: 'in', scannedAt: at };
const result = (verdict: ScanResult['verdict'], more: Partial<ScanResult> = {}): ScanResult => ({ id: 's', verdict, ...more });

it('counts what the phone did, and once it is told what the server made of it', () => {
  const said = { kind: 'scan' as const, scan, people: 3, said: result('admitted') };
  expect(peopleOf(said)).toBe(3);
  expect(peopleOf({ ...said, said: result('left') })).toBe(-3);
  expect(peopleOf({ ...said, said: result('waitlisted', { reason: 'full' }) })).toBe(0);
  expect(peopleOf({ ...said, said: null })).toBe(0);
  expect(peopleOf({ ...said, told: result('already-inside') })).toBe(0);
  expect(peopleOf({ ...said, told: result('admitted', { count: 2 }) })).toBe(2);
  expect(peopleOf({ ...said, told: result('left') })).toBe(0);
  expect(peopleOf({ ...said, told: result('left', { firstAdmittedAt: at }) })).toBe(-1);
});

it('counts taps, those who were written down here, and takes back what was undone', () => {
  expect(peopleOf({ kind: 'tap', tap: { id: 't', gate: 'main', direction: 'out', at } })).toBe(-1);
  expect(peopleOf({ kind: 'walk-in', person: { id: 'w', ticketId: 'x', firstName: 'A', lastName: 'B', people: 4, gate: 'main', registeredAt: at } })).toBe(4);
  expect(peopleOf({ kind: 'undo', scanId: 's', ticketId: 'x', gate: 'main', people: 2, was: { inside: false } })).toBe(-2);
  expect(peopleOf({ kind: 'undo', scanId: 's', ticketId: 'x', gate: 'main', people: -1, was: { inside: true } })).toBe(1);
});
