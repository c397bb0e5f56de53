import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PartyDialog } from './party';
import { textsFor } from './texts';

const come = vi.fn<(count: number) => void>();
const party = { id: '1', name: 'Klasse 9b', category: 'class', state: 'valid' as const, people: 27, arrived: 3 };
let sheet: PartyDialog;
const number = () => sheet.dialog.querySelector<HTMLInputElement>('#party-count')!;
const submit = () => sheet.dialog.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
const press = (label: string) => sheet.dialog.querySelector<HTMLButtonElement>(`[aria-label="${label}"]`)!.click();

beforeEach(() => {
  come.mockReset();
  sheet = new PartyDialog(textsFor('en'));
  document.body.replaceChildren(sheet.dialog);
  sheet.ask(party, 'in', come);
});

describe('the question how many come', () => {
  it('proposes all who are missing', () => {
    expect(sheet.dialog.textContent).toContain('Klasse 9b · 3 of 27 are here');
    submit();
    expect(come).toHaveBeenCalledExactlyOnceWith(24);
    expect(sheet.isOpen).toBe(false);
  });

  it('counts pupils and adults of a class apart', () => {
    sheet.ask({ ...party, adults: 2 }, 'in', come);
    expect(sheet.dialog.textContent).toContain('3 of 27 are here (pupils: 1 of 25, adults: 2 of 2)');
  });

  it('goes down and up by one, and says what the button does', () => {
    press('One person less');
    press('One person less');
    press('One person more');
    expect(sheet.dialog.textContent).toContain('Let in 23 people');
    submit();
    expect(come).toHaveBeenCalledWith(23);
  });

  it.each([
    ['0', 1],
    ['-4', 1],
    ['99', 24],
    ['', 1],
    ['7.6', 8],
    ['abc', 1],
  ])('makes of "%s" %d', (typed, count) => {
    number().value = typed;
    submit();
    expect(come).toHaveBeenCalledWith(count);
  });

  it('asks on the way out how many of those who are here go', () => {
    sheet.dialog.close();
    sheet.ask({ ...party, arrived: 20 }, 'out', come);
    press('One person less');
    expect(sheet.dialog.textContent).toContain('Let out 19 people');
    submit();
    expect(come).toHaveBeenCalledExactlyOnceWith(19);
  });

  it('lets nobody in when it is closed', () => {
    sheet.dialog.close();
    expect(come).not.toHaveBeenCalled();
  });
});
