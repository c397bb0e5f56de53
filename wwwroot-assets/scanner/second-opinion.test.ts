import { beforeEach, expect, it, vi } from 'vitest';
import type { Verdict } from './api';
import { Problem } from './ask';
import { Differences } from './differences';
import type { ScanEntry } from './entry';
import { SecondOpinion } from './second-opinion';
import { textsFor } from './texts';

const panel = { show: vi.fn(), failedToUndo: vi.fn(), full: vi.fn(), takeBack: vi.fn() };
let differences: Differences;
let second: SecondOpinion;
const answer = (id: string, phone: Verdict | null, server: Verdict) => ({
  entry: { kind: 'scan', scan: { id, gate: 'main', direction: 'in', scannedAt: '2026-09-24T07:00:00Z' }, said: phone && { id, verdict: phone, name: 'Amira' } } satisfies ScanEntry,
  result: { id, verdict: server },
});

beforeEach(() => {
  vi.resetAllMocks();
  differences = new Differences(textsFor('de'));
  second = new SecondOpinion(differences, panel);
  second.shown = 'now';
});

it('Where both say the same nothing happens', () => {
  second.told([answer('now', 'admitted', 'admitted'), answer('before', 'expired', 'expired')]);
  expect(panel.show).not.toHaveBeenCalled();
  expect(differences.count).toBe(0);
});

it('The server corrects what the panel shows', () => {
  second.told([answer('now', 'admitted', 'already-inside')]);
  expect(panel.show).toHaveBeenCalledExactlyOnceWith({ id: 'now', verdict: 'already-inside' }, 1, expect.objectContaining({ verdict: 'admitted' }));
  expect(differences.count).toBe(0);
});

it('Somebody who has gone on stands in the list, with both verdicts', () => {
  second.told([answer('before', 'admitted', 'already-inside')]);
  expect(panel.show).not.toHaveBeenCalled();
  expect(differences.dialog.textContent).toContain('Amira');
  expect(differences.dialog.textContent).toContain('Telefon: Herein');
  expect(differences.dialog.textContent).toContain('Server: Schon drin');
});

it('What only the server could judge is shown, the worst first', () => {
  second.told([answer('a', null, 'admitted'), answer('b', null, 'revoked')]);
  expect(panel.show).toHaveBeenCalledExactlyOnceWith({ id: 'b', verdict: 'revoked' }, 2, null);
});

it('A walk-in that was refused is told by name', () => {
  second.refused({ kind: 'walk-in', person: { id: 'w', ticketId: 't', firstName: 'Ada', lastName: 'Muster', gate: 'main', registeredAt: '2026-09-24T07:00:00Z' } }, new Problem(422, 'x'));
  expect(differences.dialog.textContent).toContain('Ada Muster');
});

it('A tap that did not count says why', () => {
  second.refused({ kind: 'tap', tap: { id: '1', gate: 'main', direction: 'in', at: '2026-09-24T07:00:00Z' } }, new Problem(409, 'check-in.full'));
  expect(panel.full).toHaveBeenCalledOnce();
});

it('What was held back for the server is shown as its word alone', () => {
  second.wait({ id: 'now', verdict: 'unlisted' });
  second.told([answer('now', 'unlisted', 'admitted')]);
  expect(panel.show).toHaveBeenCalledExactlyOnceWith({ id: 'now', verdict: 'admitted' }, 1, null);
  second.impatient();
  expect(panel.show).toHaveBeenCalledOnce();
  expect(differences.count).toBe(0);
});

it('What was held back is shown as both say it', () => {
  second.wait({ id: 'now', verdict: 'admitted', reason: 'unlisted' });
  second.told([answer('now', 'admitted', 'admitted')]);
  expect(panel.show).toHaveBeenCalledExactlyOnceWith({ id: 'now', verdict: 'admitted' }, 1, null);
});

it('Where nobody answers the phone says what it holds back, and is corrected later', () => {
  second.wait({ id: 'now', verdict: 'unlisted' });
  second.impatient();
  expect(panel.show).toHaveBeenCalledExactlyOnceWith({ id: 'now', verdict: 'unlisted' }, 1, null);
  second.told([answer('now', 'unlisted', 'admitted')]);
  expect(panel.show).toHaveBeenLastCalledWith({ id: 'now', verdict: 'admitted' }, 1, expect.objectContaining({ verdict: 'unlisted' }));
});

it('What was held back of somebody who has gone on is not shown to the next', () => {
  second.wait({ id: 'now', verdict: 'unlisted' });
  second.shown = 'next';
  second.impatient();
  expect(panel.show).not.toHaveBeenCalled();
});

it('Whom the phone sent away while the server dawdled did not come in, though its late answer says so', () => {
  second.wait({ id: 'now', verdict: 'unlisted' });
  second.impatient();
  second.shown = 'next';
  second.told([answer('now', 'unlisted', 'admitted')]);
  expect(panel.takeBack).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ scan: expect.objectContaining({ id: 'now' }) }), { id: 'now', verdict: 'admitted' });
  expect(differences.count).toBe(1);
});

it('Who still stands there, was told nothing yet, or was let in by the phone, is not taken back', () => {
  second.wait({ id: 'now', verdict: 'unlisted' });
  second.impatient();
  second.told([answer('now', 'unlisted', 'admitted')]);
  second.shown = 'held';
  second.wait({ id: 'held', verdict: 'unlisted' });
  second.shown = 'next';
  second.told([answer('held', 'unlisted', 'admitted'), answer('before', 'admitted', 'already-inside'), answer('last', 'revoked', 'cancelled')]);
  expect(panel.takeBack).not.toHaveBeenCalled();
});
