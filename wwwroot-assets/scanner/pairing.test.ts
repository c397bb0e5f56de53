import { describe, expect, it } from 'vitest';
import { Problem, Unreachable } from './ask';
import { deviceName, failureOf, forgetFragment, pairingCode } from './pairing';

describe('the fragment', () => {
  it.each([
    ['#pair=AB12-cd34', 'AB12-cd34'],
    ['pair=AB12', 'AB12'],
    ['#x=1&pair=AB%2B12', 'AB+12'],
    ['#pair=', null],
    ['#pair=%20', null],
    ['#other', null],
    ['', null],
  ])('%s holds the code %s', (fragment, code) => expect(pairingCode(fragment)).toBe(code));

  it('leaves the address bar', () => {
    location.hash = '#pair=SECRET';
    forgetFragment();
    expect(location.href).not.toContain('SECRET');
  });
});

it.each([
  [new Problem(404, 'door.pairing_unknown'), 'unknown'],
  [new Problem(410, 'door.pairing_used'), 'used'],
  [new Problem(409, 'door.pairing_expired'), 'expired'],
  [new Problem(422, ''), 'unknown'],
  [new Unreachable(''), 'offline'],
])('%s is told as %s', (error, failure) => expect(failureOf(error)).toBe(failure));

it('The organiser learns the kind of device and no more', () => {
  expect(deviceName('Mozilla/5.0 (Linux; Android 14; SM-A546B) AppleWebKit/537.36')).toBe('Android');
  expect(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)')).toBe('iPhone');
  expect(deviceName('curl')).toBe('Browser');
});
