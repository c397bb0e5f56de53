import type { Direction, Verdict } from './api';

/** What the snapshot says that a ticket is good for. */
export type Standing = 'valid' | 'waitlisted' | 'cancelled' | 'revoked';

export type Reason = 'not-on-list' | 'no-reentry' | 'gate-closed' | 'wrong-way' | 'full' | 'unlisted';

/** What becomes of a genuine ticket that the list does not know: it may be newer than the list. */
export type Unlisted = 'ask' | 'let-in';

/** What one door adds; instants in milliseconds. What is left out adds nothing. */
export interface GateRules {
  readonly in?: boolean;
  readonly reentry?: boolean;
  readonly opensAt?: number;
  readonly closesAt?: number;
}

export interface Facts {
  readonly codeRead: boolean;
  readonly eventMatches: boolean;
  readonly signatureValid: boolean;
  readonly keyRevoked: boolean;
  /** The event was called off: its tickets let nobody in. */
  readonly eventCancelled: boolean;
  /** Null where the ticket is not there. */
  readonly standing: Standing | null;
  /** Left out where every ticket is known. */
  readonly unlisted?: Unlisted | undefined;
  /** Of a party: somebody of it. */
  readonly inside: boolean;
  readonly wasAdmitted: boolean;
  readonly people: number;
  readonly arrived: number;
  /** How many come in by this scan. */
  readonly entering: number;
  /** How many more may come in; null where nothing limits it, or nobody knows. */
  readonly room: number | null;
  /** A supervisor lets in above the limit. */
  readonly override: boolean;
  /** Of a ticket that is not listed: the door takes every ticket. */
  readonly onList: boolean;
  readonly gate: GateRules;
  readonly direction: Direction;
  /** The event's doors are open from then until then, both included. */
  readonly opensAt: number;
  readonly closesAt: number;
  readonly now: number;
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly reason?: Reason;
}

/**
 * What the door says; the same rules as VerdictRules.cs of the server, case by case. tests/vectors/verdicts.json holds the two
 * together: both suites run it.
 */
export function judge(facts: Facts): Judgement {
  const forged = genuineness(facts);
  if (forged) return { verdict: forged };
  // Whoever is inside may go, whatever became of the ticket since: the number of people inside must be true.
  if (facts.direction === 'out') return { verdict: facts.inside ? 'left' : (standing(facts) ?? 'left') };
  const refused = standing(facts) ?? timeliness(facts);
  if (refused) return { verdict: refused };
  return atGate(facts) ?? atLimit(atEntry(facts), facts);
}

function genuineness(facts: Facts): Verdict | null {
  if (!facts.codeRead) return 'unknown';
  if (!facts.eventMatches) return 'wrong-event';
  if (!facts.signatureValid) return 'invalid-signature';
  if (facts.keyRevoked) return 'revoked';
  return facts.standing === null && !facts.unlisted ? 'unknown' : null;
}

function standing(facts: Facts): Verdict | null {
  if (facts.eventCancelled) return 'event-cancelled';
  return facts.standing === 'valid' ? null : facts.standing;
}

function timeliness({ now, opensAt, closesAt }: Facts): Verdict | null {
  if (now < opensAt) return 'not-yet-valid';
  return now > closesAt ? 'expired' : null;
}

function atGate({ gate, onList, standing, now }: Facts): Judgement | null {
  if (gate.in === false) return { verdict: 'unknown', reason: 'wrong-way' };
  if (!onList && standing !== null) return { verdict: 'unknown', reason: 'not-on-list' };
  if (gate.opensAt !== undefined && now < gate.opensAt) return { verdict: 'not-yet-valid', reason: 'gate-closed' };
  if (gate.closesAt !== undefined && now > gate.closesAt) return { verdict: 'expired', reason: 'gate-closed' };
  return null;
}

function atEntry(facts: Facts): Judgement {
  if (facts.standing === null) return facts.unlisted === 'let-in' && facts.onList ? { verdict: 'admitted', reason: 'unlisted' } : { verdict: 'unlisted' };
  if (facts.people > 1) return { verdict: facts.arrived >= facts.people ? 'already-inside' : 'admitted' };
  if (facts.inside) return { verdict: 'already-inside' };
  return facts.wasAdmitted && facts.gate.reentry === false ? { verdict: 'already-inside', reason: 'no-reentry' } : { verdict: 'admitted' };
}

/** Of a party that does not fit nobody comes in by this scan: fewer may be counted. */
function atLimit(entry: Judgement, { room, entering, override }: Facts): Judgement {
  return entry.verdict === 'admitted' && room !== null && room < entering && !override ? { verdict: 'waitlisted', reason: 'full' } : entry;
}
