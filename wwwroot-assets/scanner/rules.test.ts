import { describe, expect, it } from 'vitest';
import vectors from '../../tests/vectors/verdicts.json';
import type { Direction } from './api';
import { verdicts } from './api';
import { judge, type Facts, type GateRules, type Standing, type Unlisted } from './rules';

type Vector = (typeof vectors.cases)[number] & {
  opensAt?: string;
  eventCancelled?: boolean;
  wasAdmitted?: boolean;
  people?: number;
  arrived?: number;
  onList?: boolean;
  unlisted?: Unlisted;
  entering?: number;
  room?: number;
  override?: boolean;
  gate?: { in?: boolean; reentry?: boolean; opensAt?: string; closesAt?: string };
  reason?: string;
};
const cases = vectors.cases as Vector[];
const margin = 2 * 3600_000;

/** As the server's snapshot puts ticket and registration into one word (TicketStanding.cs). */
function standing(ticket: string | null, registration: string): Standing | null {
  if (ticket === null) return null;
  if (ticket === 'cancelled' || ticket === 'revoked') return ticket;
  if (registration === 'cancelled' || registration === 'expired') return 'cancelled';
  return registration === 'confirmed' ? 'valid' : 'waitlisted';
}

function gateOf(gate: Vector['gate']): GateRules {
  const { opensAt, closesAt, ...rest } = gate ?? {};
  return { ...rest, ...(opensAt && { opensAt: Date.parse(opensAt) }), ...(closesAt && { closesAt: Date.parse(closesAt) }) };
}

const factsOf = (vector: Vector): Facts => ({
  ...vector,
  standing: standing(vector.ticket, vector.registration),
  eventCancelled: vector.eventCancelled ?? false,
  wasAdmitted: vector.wasAdmitted ?? false,
  people: vector.people ?? 1,
  arrived: vector.arrived ?? 0,
  entering: vector.entering ?? 1,
  room: vector.room ?? null,
  override: vector.override ?? false,
  onList: vector.onList ?? true,
  gate: gateOf(vector.gate),
  direction: vector.direction as Direction,
  opensAt: vector.opensAt ? Date.parse(vector.opensAt) : Date.parse(vector.startsAt) - margin,
  closesAt: Date.parse(vector.endsAt) + margin,
  now: Date.parse(vector.now),
});

describe('the phone says what the server says:', () => {
  it.each(cases.map((each) => [each.name, each] as const))('%s', (_, vector) => {
    expect(judge(factsOf(vector))).toEqual({ verdict: vector.verdict, ...(vector.reason && { reason: vector.reason }) });
  });

  it('in at least eighty cases, each with a name of its own, with every verdict', () => {
    expect(new Set(cases.map((each) => each.name)).size).toBeGreaterThanOrEqual(80);
    expect(new Set(cases.map((each) => each.verdict))).toEqual(new Set(verdicts));
  });
});
