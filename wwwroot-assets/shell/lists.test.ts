import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { tendLists } from './lists';

const row = (id: string) =>
  `<tr><td><input type="checkbox"></td><td><button data-row="${id}">${id}</button></td><td><button data-row-menu-opener="${id}">⋮</button></td></tr>`;
const named = (id: string) => document.querySelector<HTMLElement>(`[data-row="${id}"]`)!;
const press = (key: string) =>
  document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

beforeAll(() => tendLists(document));
beforeEach(() => {
  localStorage.clear();
  document.body.innerHTML = `<div class="list-page"><input id="search"><table><tbody>${row('a')}${row('b')}${row('c')}</tbody></table></div>`;
  named('a').focus();
});

test('arrows go from row to row and stop at the ends', () => {
  press('ArrowDown');
  expect(document.activeElement).toBe(named('b'));
  press('End');
  press('ArrowDown');
  expect(document.activeElement).toBe(named('c'));
  press('Home');
  expect(document.activeElement).toBe(named('a'));
});

test('only one row is on the way of the Tab key', () => {
  press('ArrowDown');
  expect([named('a').tabIndex, named('b').tabIndex, named('c').tabIndex]).toEqual([-1, 0, -1]);
});

test('a row that comes in beside the others is not on its way either', async () => {
  const made = document.createElement('tbody');
  made.innerHTML = row('d');
  document.querySelector('tbody')!.append(made.firstElementChild!);
  await vi.waitFor(() => expect([named('a').tabIndex, named('d').tabIndex]).toEqual([0, -1]));
});

test('space chooses the row', () => {
  press(' ');
  expect(document.querySelector<HTMLInputElement>('input[type="checkbox"]')!.checked).toBe(true);
});

test('a slash goes into the search, and is a slash there', () => {
  press('/');
  expect(document.activeElement!.id).toBe('search');
  const typed = new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true });
  document.activeElement!.dispatchEvent(typed);
  expect(typed.defaultPrevented).toBe(false);
});

test('single characters can be turned off', () => {
  localStorage.setItem('letter-keys', 'off');
  press('/');
  expect(document.activeElement).toBe(named('a'));
});
