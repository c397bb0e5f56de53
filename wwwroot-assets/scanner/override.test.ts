import { beforeEach, expect, it, vi } from 'vitest';
import { OverrideDialog, type Override } from './override';
import { textsFor } from './texts';

const admit = vi.fn<(override: Override) => void>();
let sheet: OverrideDialog;
const pin = () => sheet.dialog.querySelector('input')!;
const submit = () => sheet.dialog.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));

beforeEach(() => {
  admit.mockReset();
  sheet = new OverrideDialog(textsFor('en'));
  document.body.replaceChildren(sheet.dialog);
});

it('A supervisor lets in by a PIN, and leaves it nowhere', () => {
  sheet.ask(false, true, admit);
  expect(pin().required).toBe(true);
  pin().value = ' 4711 ';
  submit();
  expect(admit).toHaveBeenCalledExactlyOnceWith({ override: true, pin: '4711' });
  expect(pin().value).toBe('');
});

it('Where there is no PIN none is asked for', () => {
  sheet.ask(false, false, admit);
  expect(pin().closest<HTMLElement>('.field')!.hidden).toBe(true);
  submit();
  expect(admit).toHaveBeenCalledWith({ override: true });
});

it('Closing lets nobody in', () => {
  sheet.ask(false, false, admit);
  sheet.dialog.close();
  expect(admit).not.toHaveBeenCalled();
});

it('Says whether the house is full or a room of it', () => {
  sheet.ask(true, false, admit);
  expect(sheet.dialog.querySelector('h2')!.textContent).toBe('This room is full.');
  sheet.dialog.close();
  sheet.ask(false, false, admit);
  expect(sheet.dialog.getAttribute('aria-label')).toBe('The house is full.');
});
