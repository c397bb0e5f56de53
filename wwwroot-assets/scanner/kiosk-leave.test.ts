import { describe, expect, it, vi } from 'vitest';
import { Problem, Unreachable } from './ask';
import { leaveKiosk } from './kiosk-leave';

function tablet({ waiting = 0, offlineSince = null as number | null, leave = () => Promise.resolve() as Promise<unknown> } = {}) {
  const client = { waiting, retry: vi.fn(), connection: { offlineSince }, api: { leave: vi.fn(leave) } };
  return client;
}

describe('leaving', () => {
  it('is the server’s to allow', async () => {
    const client = tablet();
    expect(await leaveKiosk(client, '4711')).toBeNull();
    expect(client.api.leave).toHaveBeenCalledWith('4711');
  });

  it.each([
    [new Problem(422, 'check-in.pin_wrong'), 'wrong'],
    [new Problem(409, 'kiosk.too_many_tries'), 'paused'],
    [new Problem(409, 'kiosk.pin_missing'), 'no-pin'],
    [new Problem(404, 'events.not_found'), 'offline'],
    [new Unreachable(''), 'offline'],
  ])('%s is told as %s', async (error, trouble) => expect(await leaveKiosk(tablet({ leave: () => Promise.reject(error) }), '1')).toBe(trouble));

  it('is not even tried without a network', async () => {
    const client = tablet({ offlineSince: 1 });
    expect(await leaveKiosk(client, '4711')).toBe('offline');
    expect(client.api.leave).not.toHaveBeenCalled();
  });

  it('waits until everybody who came in here is at the server: leaving wipes', async () => {
    const stuck = tablet({ waiting: 2 });
    expect(await leaveKiosk(stuck, '4711', 150)).toBe('unsent');
    expect(stuck.api.leave).not.toHaveBeenCalled();

    const client = tablet({ waiting: 2 });
    client.retry.mockImplementation(() => void (client.waiting = 0));
    expect(await leaveKiosk(client, '4711', 1000)).toBeNull();
  });
});
