import { beforeEach, describe, expect, it } from 'vitest';
import type { SnapshotAnswer, SnapshotTicket } from './api';
import type { Entry } from './entry';
import { fold } from './fold';
import { Roster } from './roster';
import { RosterStore } from './roster-store';
import { MemoryStore } from './store';
import { Vault } from './vault';

const ticket = (id: string, more: Partial<SnapshotTicket> = {}): SnapshotTicket => ({ id, name: `Gast ${id}`, category: 'visitor', state: 'valid', inside: false, ...more });
export const answer = (tickets: readonly SnapshotTicket[], removed: readonly string[] = [], cursor = 'c1'): SnapshotAnswer => ({
  cursor,
  publicKeys: [],
  event: { id: 'e', slug: 'messe', title: 'Messe', startsAt: '', endsAt: '', admitsFrom: '', admitsUntil: '' },
  gates: [{ code: 'main', name: 'Haupteingang' }],
  tickets,
  removed,
});
const at = '2026-09-24T07:00:00Z';
const scanned = (id: string, verdict: 'admitted' | 'left', told?: 'already-inside'): Entry => ({
  kind: 'scan',
  scan: { id: `s-${id}`, ticketId: id, gate: 'main', direction: verdict === 'left' ? 'out' : 'in', scannedAt: at },
  said: { id, ticketId: id, verdict, gate: 'main' },
  ...(told && { told: { id, ticketId: id, verdict: told } }),
});
let roster: Roster;

beforeEach(() => {
  roster = new Roster();
  roster.apply(answer([ticket('1'), ticket('2', { organisation: 'Tischlerei Holzmann' }), ticket('9', { name: 'Klasse 9b', people: 27, arrived: 3 })]), true, 5);
});

describe('the roster', () => {
  it('takes in what changed, and forgets what is gone', () => {
    roster.apply(answer([ticket('1', { state: 'cancelled' })], ['2'], 'c2'), false, 6);
    expect(roster.find('1')!.state).toBe('cancelled');
    expect(roster.find('2')).toBeNull();
    expect(roster.head).toMatchObject({ cursor: 'c2', takenAt: 6 });
  });

  it('shows what this phone did over what the server said, also over an older answer', () => {
    roster.replay([scanned('1', 'admitted')]);
    roster.apply(answer([ticket('1')]), false, 6);
    roster.replay([scanned('1', 'admitted')]);
    expect(roster.find('1')).toMatchObject({ inside: true, admittedAt: at, gate: 'main' });
    roster.replay([]);
    expect(roster.find('1')).toMatchObject({ inside: false });
  });

  it('follows the server where it said otherwise than the phone', () => {
    roster.replay([scanned('1', 'admitted', 'already-inside')]);
    expect(roster.find('1')!.inside).toBe(false);
  });

  it('counts a class as it comes, lets a part of it leave and then all', () => {
    const moved = { id: 'x', ticketId: '9', verdict: 'admitted' as const };
    roster.move(moved, { gate: 'main', scannedAt: at, count: 21 });
    expect(roster.find('9')).toMatchObject({ arrived: 24, people: 27, inside: true });
    roster.move(moved, { gate: 'main', scannedAt: at, count: 100 });
    expect(roster.find('9')!.arrived).toBe(27);
    roster.move({ ...moved, verdict: 'left' }, { gate: 'main', scannedAt: at, count: 7 });
    expect(roster.find('9')).toMatchObject({ arrived: 20, inside: true });
    roster.move({ ...moved, verdict: 'left' }, { gate: 'main', scannedAt: at });
    expect(roster.find('9')).toMatchObject({ arrived: 0, inside: false });
  });

  it('takes a move back to what was before it', () => {
    roster.replay([scanned('1', 'admitted'), { kind: 'undo', scanId: 's-1', ticketId: '1', gate: 'main', was: { inside: false } }]);
    expect(roster.find('1')).toMatchObject({ inside: false, admittedAt: undefined });
  });

  it('welcomes somebody who was written down here, once', () => {
    const person = { id: 'w', ticketId: '77', firstName: 'Ada', lastName: 'Muster', gate: 'main', registeredAt: at };
    roster.replay([{ kind: 'walk-in', person }]);
    roster.replay([{ kind: 'walk-in', person }]);
    expect(roster.search('ada mus', 20)).toMatchObject([{ id: '77', inside: true, admittedAt: at }]);
  });
});

describe('an inner door', () => {
  const inner = { code: 'ag', name: 'AG 1', zone: 'ag', ownInside: ['2'] };
  beforeEach(() => {
    roster.apply({ ...answer([ticket('1', { inside: true, admittedAt: at }), ticket('2')]), gates: [{ code: 'main', name: 'Haupteingang' }, inner] }, false, 6);
  });

  it('asks who is in its room, not who is in the house', () => {
    expect(roster.find('1', 'main')!.inside).toBe(true);
    expect(roster.find('1', 'ag')).toMatchObject({ inside: false, admittedAt: undefined });
    expect(roster.find('2', 'ag')!.inside).toBe(true);
  });

  it('moves in and out of its room only', () => {
    roster.move({ id: 'x', ticketId: '1', verdict: 'admitted' }, { gate: 'ag', scannedAt: at });
    expect(roster.find('1', 'ag')!.inside).toBe(true);
    roster.move({ id: 'y', ticketId: '1', verdict: 'left' }, { gate: 'ag', scannedAt: at });
    expect(roster.find('1', 'ag')!.inside).toBe(false);
    expect(roster.find('1', 'main')!.inside).toBe(true);
  });
});

describe('the search', () => {
  it.each([
    ['gast', ['1', '2']],
    ['gast 2', ['2']],
    ['holz', ['2']],
    ['tisch gast', ['2']],
    ['olzmann', []],
    ['klasse', ['9']],
  ])('for "%s"', (query, ids) => expect(roster.search(query, 20).map(({ id }) => id)).toEqual(ids));

  it.each([
    ['Yılmaz', 'yilmaz'],
    ['Müller-Lüdenscheidt', 'muller ludenscheidt'],
    ['Groß, Zoë', 'gross zoe'],
  ])('finds %s typed as %s', (name, typed) => expect(fold(name)).toBe(fold(typed)));

  it('does not show a ticket that was replaced, and stops at enough', () => {
    roster.apply(answer([ticket('1', { state: 'revoked' }), ticket('3')]), false, 6);
    expect(roster.search('gast', 20).map(({ id }) => id)).toEqual(['2', '3']);
    expect(roster.search('gast', 1)).toHaveLength(1);
  });
});

describe('on the disk', () => {
  it('is the whole and then what changed, and the next page reads both', async () => {
    const disk = new MemoryStore();
    const store = new RosterStore(await Vault.open(disk));
    const many = Array.from({ length: 4500 }, (_, i) => ticket(`t${i}`));
    roster.apply(answer(many), true, 7);
    await store.save(answer(many), roster.head!, true);
    roster.apply(answer([ticket('t7', { inside: true })], ['t8'], 'c2'), false, 8);
    await store.save(answer([ticket('t7', { inside: true })], ['t8'], 'c2'), roster.head!, false);

    const read = await new RosterStore(await Vault.open(disk)).load();
    expect(read.size).toBe(4499);
    expect(read.find('t7')!.inside).toBe(true);
    expect(read.find('t8')).toBeNull();
    expect(read.head).toEqual(roster.head);
  });

  it('is asked for as a whole when there is none, and when the changes have grown', async () => {
    const store = new RosterStore(await Vault.open(new MemoryStore()));
    expect(store.wantsWhole(new Roster())).toBe(true);
    await store.save(answer([ticket('1')]), roster.head!, true);
    expect(store.wantsWhole(roster)).toBe(false);
    await store.save(answer(Array.from({ length: 2001 }, (_, i) => ticket(`t${i}`))), roster.head!, false);
    expect(store.wantsWhole(roster)).toBe(true);
  });
});
