import { expect, it, vi } from 'vitest';
import { GateChoice } from './gate-choice';
import { textsFor } from './texts';

const main = { code: 'main', name: 'Haupteingang' };
const yard = { code: 'yard', name: 'Hof' };

it('One gate is a name; a second that is added while the page is open makes it a list that keeps the first', () => {
  const change = vi.fn();
  const choice = new GateChoice(textsFor('de'), change);
  choice.show([main], 'main');
  expect(choice.element.textContent).toBe('Haupteingang');
  choice.show([main, yard], 'main');
  const select = choice.element.querySelector('select')!;
  expect([...select.options].map(({ text }) => text)).toEqual(['Haupteingang', 'Hof']);
  expect(select.value).toBe('main');
  select.value = 'yard';
  select.dispatchEvent(new Event('change'));
  expect(change).toHaveBeenCalledExactlyOnceWith('yard');
});

it('A list that did not change is left alone under a finger; a new name is shown', () => {
  const choice = new GateChoice(textsFor('de'), () => undefined);
  choice.show([main, yard], 'main');
  const select = choice.element.querySelector('select');
  choice.show([{ ...main }, { ...yard }], 'main');
  expect(choice.element.querySelector('select')).toBe(select);
  choice.show([main, { ...yard, name: 'Innenhof' }], 'main');
  expect(choice.element.textContent).toContain('Innenhof');
});
