export type Direction = 'in' | 'out';

export const verdicts = [
  'admitted',
  'already-inside',
  'left',
  'cancelled',
  'revoked',
  'unknown',
  'invalid-signature',
  'wrong-event',
  'not-yet-valid',
  'expired',
  'waitlisted',
] as const;
export type Verdict = (typeof verdicts)[number];

export interface Gate {
  readonly code: string;
  readonly name: string;
}

/** What a paired phone knows: its token reaches only the check-in routes of this event. */
export interface Session {
  readonly token: string;
  readonly event: { readonly slug: string; readonly title: string; readonly startsAt: string; readonly endsAt: string };
  readonly gates: readonly Gate[];
  readonly expiresAt: string;
}

export interface Scan {
  /** Made on the phone and kept through every retry, so that the server counts the scan once. */
  readonly id: string;
  readonly ticket: string;
  readonly gate: string;
  readonly direction: Direction;
  readonly scannedAt: string;
}

export interface ScanResult {
  readonly id: string;
  readonly verdict: Verdict;
  readonly ticketId?: string;
  readonly name?: string;
  readonly category?: string;
  readonly firstAdmittedAt?: string;
  readonly gate?: string;
}

export interface SearchHit {
  readonly ticketId: string;
  readonly code: string;
  readonly name: string;
  readonly category?: string;
  readonly state: string;
  readonly admittedAt?: string;
}

export interface Occupancy {
  readonly inside: number;
  readonly limit?: number | null;
}

/** The server said no; `code` is stable, as in `door.pairing_used`. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`${status} ${code}`);
  }
}

/** No answer, or none that settles the matter: the same request may be sent again. */
export class Unreachable extends Error {}

const answerWithinMs = 8000;
const passing = (status: number) => status === 408 || status === 429 || status >= 500;

/** Asks the server, and tells the two ways of failing apart. */
export async function ask<T>(url: string, method: 'GET' | 'POST', body?: unknown, token?: string): Promise<T> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), answerWithinMs);
  try {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (token) headers['Authorization'] = `Bearer ${token}`;
    const request: RequestInit = { method, headers, signal: patience.signal, cache: 'no-store', credentials: 'omit' };
    if (body !== undefined) request.body = JSON.stringify(body);

    const answer = await fetch(url, request);
    if (passing(answer.status)) throw new Unreachable(`${answer.status}`);
    const text = await answer.text();
    if (!answer.ok) throw new Problem(answer.status, codeOf(text));
    return (text ? JSON.parse(text) : undefined) as T;
  } catch (error) {
    if (error instanceof Problem) throw error;
    // Also an answer that is no JSON: the sign-in page of somebody's Wi-Fi.
    throw new Unreachable(String(error));
  } finally {
    clearTimeout(timer);
  }
}

function codeOf(text: string): string {
  try {
    return (JSON.parse(text) as { code?: string }).code ?? '';
  } catch {
    return '';
  }
}

/** The check-in routes of one event. A 401 anywhere means that the organiser unlinked this phone. */
export class DoorApi {
  readonly #base: string;

  constructor(
    root: string,
    private readonly session: Session,
    private readonly unlinked: () => void,
  ) {
    this.#base = `${root}/events/${encodeURIComponent(session.event.slug)}`;
  }

  async record(scans: readonly Scan[]): Promise<readonly ScanResult[]> {
    return (await this.#ask<{ results: ScanResult[] }>('/check-in/scans', 'POST', { scans })).results;
  }

  undo(scanId: string): Promise<unknown> {
    return this.#ask(`/check-in/scans/${encodeURIComponent(scanId)}/undo`, 'POST');
  }

  async search(name: string): Promise<readonly SearchHit[]> {
    return (await this.#ask<{ results: SearchHit[] }>(`/check-in/search?q=${encodeURIComponent(name)}`, 'GET')).results;
  }

  occupancy(): Promise<Occupancy> {
    return this.#ask('/occupancy', 'GET');
  }

  async #ask<T>(path: string, method: 'GET' | 'POST', body?: unknown): Promise<T> {
    try {
      return await ask<T>(this.#base + path, method, body, this.session.token);
    } catch (error) {
      if (error instanceof Problem && error.status === 401) this.unlinked();
      throw error;
    }
  }
}
