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

/** Milliseconds. A whole list over a school's Wi-Fi takes minutes. */
export const patience = { answerMs: 10_000, snapshotMs: 180_000 };
const passing = (status: number) => status === 408 || status === 429 || status >= 500;

export interface Request {
  readonly method?: 'GET' | 'POST';
  readonly body?: unknown;
  readonly token?: string;
  readonly withinMs?: number;
  /** Told the Date header, and when it was asked and answered. */
  measure?(date: string | null, askedAt: number, answeredAt: number): void;
}

/** Asks the server, and tells the two ways of failing apart. */
export async function ask<T>(url: string, { method = 'GET', body, token, withinMs = patience.answerMs, measure }: Request = {}): Promise<T> {
  const impatience = new AbortController();
  const timer = setTimeout(() => impatience.abort(), withinMs);
  try {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (token) headers['Authorization'] = `Bearer ${token}`;
    // Our server redirects nobody here: that is somebody's Wi-Fi and its sign-in page.
    const request: RequestInit = { method, headers, signal: impatience.signal, cache: 'no-store', credentials: 'omit', redirect: 'error' };
    if (body !== undefined) request.body = JSON.stringify(body);

    const askedAt = Date.now();
    const answer = await fetch(url, request);
    if (passing(answer.status)) throw new Unreachable(`${answer.status}`);
    const answeredAt = Date.now();
    const text = await answer.text();
    const said = text ? (JSON.parse(text) as T & { code?: unknown }) : undefined;
    if (!answer.ok) {
      // Only our own server says no with a code; a captive Wi-Fi's 401 or 403 must not cost a scan or unlink the phone.
      if (typeof said?.code !== 'string') throw new Unreachable(`${answer.status}`);
      throw new Problem(answer.status, said.code);
    }
    measure?.(answer.headers.get('Date'), askedAt, answeredAt);
    return said as T;
  } catch (error) {
    if (error instanceof Problem) throw error;
    // Also an answer that is no JSON: again the sign-in page.
    throw new Unreachable(String(error));
  } finally {
    clearTimeout(timer);
  }
}
