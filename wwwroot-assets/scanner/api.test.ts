import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ask, DoorApi, Problem, Unreachable, type Session } from './api';

const session: Session = {
  token: 'secret',
  event: { slug: 'messe 2026', title: 'Messe', startsAt: '', endsAt: '' },
  gates: [],
  expiresAt: '2030-01-01T00:00:00Z',
};
const server = vi.fn<typeof fetch>();
const unlinked = vi.fn<() => void>();
const api = new DoorApi('/api/v1', session, unlinked);

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

  it('escape the name that is searched', async () => {
    answers(200, '{"results":[]}');
    await api.search('Jörg & Co');
    expect(server.mock.calls[0]![0]).toBe('/api/v1/events/messe%202026/check-in/search?q=J%C3%B6rg%20%26%20Co');
  });

  it.each([
    ['record', () => api.record([])],
    ['undo', () => api.undo('1')],
    ['search', () => api.search('am')],
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
    await expect(ask('/x', 'GET')).rejects.toBeInstanceOf(Unreachable);
  });

  it('is the sign-in page of a Wi-Fi', async () => {
    answers(200, '<html>Willkommen im Gästenetz</html>');
    await expect(ask('/x', 'GET')).rejects.toBeInstanceOf(Unreachable);
  });

  it('is no answer at all', async () => {
    server.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await expect(ask('/x', 'GET')).rejects.toBeInstanceOf(Unreachable);
  });

  it('is one that takes longer than anybody waits at a door', async () => {
    vi.useFakeTimers();
    server.mockImplementationOnce((_, request) => new Promise((_, reject) => request?.signal?.addEventListener('abort', () => reject(new Error('aborted')))));
    const asked = expect(ask('/x', 'GET')).rejects.toBeInstanceOf(Unreachable);
    await vi.advanceTimersByTimeAsync(8000);
    await asked;
    vi.useRealTimers();
  });
});
