import { beforeEach, expect, it, vi } from 'vitest';
import { textsFor } from './texts';
import { walkInDialog, type Newcomer } from './walk-in';

const admit = vi.fn<(person: Newcomer) => void>();
let dialog: HTMLDialogElement;
const fill = (first: string, last: string, organisation = '') => {
  [first, last, organisation].forEach((text, at) => (dialog.querySelectorAll('input')[at]!.value = text));
  dialog.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
};

beforeEach(() => {
  admit.mockReset();
  dialog = walkInDialog(textsFor('de'), admit);
  document.body.replaceChildren(dialog);
  dialog.showModal();
});

it('Somebody without a registration is let in by two names', () => {
  fill(' Ada ', 'Muster');
  expect(admit).toHaveBeenCalledExactlyOnceWith({ firstName: 'Ada', lastName: 'Muster' });
  expect(dialog.open).toBe(false);
});

it('The school goes along where it was given, and the form is empty for the next', () => {
  fill('Ada', 'Muster', 'Schule am See');
  expect(admit).toHaveBeenCalledWith({ firstName: 'Ada', lastName: 'Muster', organisation: 'Schule am See' });
  expect([...dialog.querySelectorAll('input')].map(({ value }) => value)).toEqual(['', '', '']);
});

it('Blanks are no name', () => {
  fill('   ', 'Muster');
  expect(admit).not.toHaveBeenCalled();
  expect(dialog.open).toBe(true);
});
