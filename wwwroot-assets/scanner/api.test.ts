import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DoorApi, type Session } from './api';
import { ask, Problem, Unreachable } from './ask';

const session: Session = {
  token: 'secret',
  event: { slug: 'messe 2026', title: 'Messe', startsAt: '', endsAt: '' },
  gates: [],
  expiresAt: '2030-01-01T00:00:00Z',
};
const server = vi.fn<typeof fetch>();
const unlinked = vi.fn<() => void>();
const measure = vi.fn();
const api = new DoorApi('/api/v1', session, { unlinked, measure });

beforeEach(() => {
  vi.resetAllMocks();
  vi.stubGlobal('fetch', server);
});
afterEach(() => vi.unstubAllGlobals());

const answers = (status: number, body: string) => server.mockResolvedValueOnce(new Response(body, { status }));

describe('the door’s calls', () => {
  it('send the scans with the token to the event’s own route', async () => {
    answers(200, '{"results":[{"id":"1","verdict":"admitted"}]}');
    const scan = { id: '1', ticket: 'T', gate: 'main', direction: 'in' as const, scannedAt: '2026-09-24T07:00:00Z' };
    expect(await api.record([scan])).toEqual([{ id: '1', verdict: 'admitted' }]);

    const [url, request] = server.mock.calls[0]!;
    expect(url).toBe('/api/v1/events/messe%202026/check-in/scans');
    expect(request?.headers).toMatchObject({ Authorization: 'Bearer secret' });
    expect(JSON.parse(String(request?.body))).toEqual({ scans: [scan] });
  });

  it('undo a scan under its own id', async () => {
    answers(200, '');
    await api.undo('a/b');
    expect(server.mock.calls[0]![0]).toBe('/api/v1/events/messe%202026/check-in/scans/a%2Fb/undo');
  });

  it('ask for what changed since the cursor', async () => {
    answers(200, '{"cursor":"c","tickets":[],"removed":[]}');
    await api.snapshot('a+b/c');
    expect(server.mock.calls[0]![0]).toBe('/api/v1/events/messe%202026/check-in/snapshot?since=a%2Bb%2Fc');
  });

  it('tell what time the server says it is', async () => {
    server.mockResolvedValueOnce(new Response('{"inside":1}', { headers: { Date: 'Thu, 24 Sep 2026 07:00:00 GMT' } }));
    await api.occupancy();
    expect(measure).toHaveBeenCalledWith('Thu, 24 Sep 2026 07:00:00 GMT', expect.any(Number), expect.any(Number));
  });

  it.each([
    ['record', () => api.record([])],
    ['undo', () => api.undo('1')],
    ['snapshot', () => api.snapshot(null)],
    ['occupancy', () => api.occupancy()],
  ])('say that the phone was unlinked when %s is answered with 401', async (_, call) => {
    answers(401, '{"code":"unauthorized"}');
    await expect(call()).rejects.toBeInstanceOf(Problem);
    expect(unlinked).toHaveBeenCalledOnce();
  });

  it('leave the phone linked at any other refusal', async () => {
    answers(403, '{"code":"door.closed"}');
    await expect(api.occupancy()).rejects.toMatchObject({ status: 403, code: 'door.closed' });
    expect(unlinked).not.toHaveBeenCalled();
  });
});

describe('an answer that settles nothing', () => {
  it.each([408, 429, 500, 503])('%d may be asked again', async (status) => {
    answers(status, '');
    await expect(ask('/x')).rejects.toBeInstanceOf(Unreachable);
  });

  it('is the sign-in page of a Wi-Fi', async () => {
    answers(200, '<html>Willkommen im Gästenetz</html>');
    await expect(ask('/x')).rejects.toBeInstanceOf(Unreachable);
  });

  it.each([401, 403, 404, 511])('is a %d that is not our server’s: it unlinks nobody and loses nothing', async (status) => {
    answers(status, '<html>Bitte anmelden</html>');
    await expect(api.occupancy()).rejects.toBeInstanceOf(Unreachable);
    answers(status, '{"error":"login required"}');
    await expect(api.occupancy()).rejects.toBeInstanceOf(Unreachable);
    expect(unlinked).not.toHaveBeenCalled();
  });

  it.each(['{}', '{"results":[]}', '[]', 'null', '"ok"'])('is %s to a scan, from whomever', async (body) => {
    answers(200, body);
    await expect(api.record([{ id: '1', ticket: 'T', gate: 'main', direction: 'in', scannedAt: '' }])).rejects.toBeInstanceOf(Unreachable);
  });

  it('is a snapshot without tickets', async () => {
    answers(200, '{"cursor":"c"}');
    await expect(api.snapshot(null)).rejects.toBeInstanceOf(Unreachable);
  });

  it('is no answer at all', async () => {
    server.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await expect(ask('/x')).rejects.toBeInstanceOf(Unreachable);
  });

  it('is one that takes longer than anybody waits at a door', async () => {
    vi.useFakeTimers();
    server.mockImplementationOnce((_, request) => new Promise((_, reject) => request?.signal?.addEventListener('abort', () => reject(new Error('aborted')))));
    const asked = expect(ask('/x')).rejects.toBeInstanceOf(Unreachable);
    await vi.advanceTimersByTimeAsync(10_000);
    await asked;
    vi.useRealTimers();
  });
});
