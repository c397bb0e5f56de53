import { beforeEach, describe, expect, it } from 'vitest';
import { tendForms } from './forms';
import { written } from './pickers';

describe('forms', () => {
  tendForms(document);
  beforeEach(() => {
    document.body.innerHTML =
      '<div><a data-to-field="t" href="/x#t">Titel fehlt</a></div><form data-form="event-1"><div data-summary="0"></div><details><summary>Englisch</summary><input id="t"></details></form>';
  });
  const field = () => document.querySelector<HTMLInputElement>('#t')!;
  const press = (init: KeyboardEventInit) => {
    const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
    field().dispatchEvent(event);
    return event.defaultPrevented;
  };

  it('are saved by Ctrl+S, with what stands in the field that still has the focus', () => {
    const heard: string[] = [];
    document.querySelector('form')!.addEventListener('submit', (event) => {
      event.preventDefault();
      heard.push('submit');
    });
    field().addEventListener('change', () => heard.push('change'));
    field().focus();
    expect(press({ key: 's' })).toBe(false);
    expect(press({ key: 's', ctrlKey: true })).toBe(true);
    expect(heard).toEqual(['change', 'submit']);
  });

  it('say that something was typed', () => {
    field().dispatchEvent(new Event('input', { bubbles: true }));
    expect(document.querySelector('form')!.hasAttribute('data-dirty')).toBe(true);
  });

  it('are changed by a button that adds a row, and by no other', () => {
    const form = document.querySelector('form')!;
    form.insertAdjacentHTML('beforeend', '<button type="button" id="a" data-edits><span>Zeile</span></button><button type="button" id="b"></button>');
    document.querySelector<HTMLElement>('#b')!.click();
    expect(form.hasAttribute('data-dirty')).toBe(false);
    document.querySelector<HTMLElement>('#a span')!.click();
    expect(form.hasAttribute('data-dirty')).toBe(true);
  });

  it('lead from what was refused to its field, also into what is folded', () => {
    document.querySelector('a')!.click();
    expect(document.activeElement).toBe(field());
    expect(document.querySelector('details')!.open).toBe(true);
  });

  it('put the focus on what was refused', async () => {
    const summary = document.querySelector('[data-summary]')!;
    summary.innerHTML = '<div class="notice" tabindex="-1"></div>';
    summary.setAttribute('data-summary', '1');
    await new Promise((resolve) => setTimeout(resolve));
    expect(document.activeElement).toBe(summary.firstElementChild);
  });

  it('write what a calendar gives as people here do', () => {
    expect(['2027-04-03T09:30', '2027-04-03', '09:30'].map(written)).toEqual(['03.04.2027 09:30', '03.04.2027', '09:30']);
  });
});
