import { expect, test, vi } from 'vitest';
import { OverrideDialog } from './override';
import { searchDialog } from './search';
import { textsFor } from './texts';
import { typedDialog } from './typed';
import { walkInDialog } from './walk-in';

const texts = textsFor('de');
const door = { search: () => [], direction: () => 'in' as const, admit: vi.fn(), walkIn: vi.fn(), takesWalkIns: () => true };

test.each([
  ['name', searchDialog(texts, door)],
  ['code', typedDialog(texts, vi.fn())],
  ['somebody new', walkInDialog(texts, vi.fn())],
  ['PIN', new OverrideDialog(texts).dialog],
])('what is typed first has the focus: %s', (_, dialog) => {
  const fields = [...dialog.querySelectorAll('input')];
  expect(fields.map((field) => field.hasAttribute('autofocus'))).toEqual(fields.map((_, at) => at === 0));
});
