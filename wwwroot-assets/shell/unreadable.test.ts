import { beforeEach, describe, expect, it } from 'vitest';
import { refuseText, watchUnreadable } from './unreadable';

const field = () => document.querySelector('input')!;
const type = (value: string) => {
  field().value = value;
  field().dispatchEvent(new Event('input', { bubbles: true }));
};
const sends = () => document.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));

describe('text that the server did not take', () => {
  watchUnreadable(window);
  beforeEach(() => {
    document.body.innerHTML = '<form><div class="field"><input aria-describedby="help"></div></form>';
  });

  it('is said at its field, and its form is not sent', () => {
    type('a\u0000b');
    refuseText('Not readable.');
    expect(document.querySelector('.field [role=alert]')!.textContent).toBe('Not readable.');
    expect([field().getAttribute('aria-invalid'), field().getAttribute('aria-describedby')?.startsWith('help unreadable-')]).toEqual(['true', true]);
    expect(sends()).toBe(false);
  });

  it('is forgotten as soon as something else stands there', () => {
    type('a\u0000b');
    refuseText('Not readable.');
    type('ab');
    expect(document.querySelector('[role=alert]')).toBeNull();
    expect([field().getAttribute('aria-invalid'), field().getAttribute('aria-describedby')]).toEqual([null, 'help']);
    expect(sends()).toBe(true);
  });

  it('is said once', () => {
    type('a\u0000b');
    refuseText('Not readable.');
    refuseText('Not readable.');
    expect(document.querySelectorAll('[role=alert]')).toHaveLength(1);
  });
});
