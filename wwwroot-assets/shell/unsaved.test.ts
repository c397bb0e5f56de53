import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetUnsaved, hasUnsaved, noteUnsaved, watchUnsaved } from './unsaved';

const mark = (id: string) => document.querySelector(`#${id} [data-unsaved]`);
const type = (id: string) => document.querySelector(`#${id} input`)!.dispatchEvent(new Event('input', { bubbles: true }));
const leave = () => {
  const event = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
};

describe('unsaved changes', () => {
  watchUnsaved(document);
  beforeEach(() => {
    document.body.innerHTML =
      '<form id="one"><span data-unsaved></span><input></form><div id="two"><span data-unsaved></span><p><input></p></div><p id="other"><input></p>';
  });
  afterEach(() => document.body.replaceChildren());

  it('belong to the form in which something was typed', () => {
    type('one');
    expect([hasUnsaved(mark('one')), hasUnsaved(mark('two'))]).toEqual([true, false]);
    type('two');
    expect(hasUnsaved(mark('two'))).toBe(true);
  });

  it('are none where nothing that is guarded was typed', () => {
    type('other');
    expect(hasUnsaved(mark('one'))).toBe(false);
    expect(leave()).toBe(false);
  });

  it('keep the page until they are saved or the form is gone', () => {
    type('one');
    expect(leave()).toBe(true);
    forgetUnsaved(mark('one'));
    expect(leave()).toBe(false);
    type('one');
    document.querySelector('#one')!.remove();
    expect(leave()).toBe(false);
  });

  it('stay unsaved where a form was joined with what somebody else saved, and has a new mark', () => {
    document.body.innerHTML = '<form id="one" data-form="event-1" data-dirty><span data-unsaved></span><input></form>';
    expect(hasUnsaved(mark('one'))).toBe(true);
    expect(leave()).toBe(true);
    forgetUnsaved(mark('one'));
    expect(leave()).toBe(false);
  });

  it('are also what the server put into a form, and not what only helps to fill it in', () => {
    document.body.innerHTML = '<form id="one" data-form="minutes-1"><span data-unsaved></span><p data-aside><input></p></form>';
    type('one');
    expect(hasUnsaved(mark('one'))).toBe(false);
    noteUnsaved('minutes-2');
    expect(leave()).toBe(false);
    noteUnsaved('minutes-1');
    expect([hasUnsaved(mark('one')), leave(), document.querySelector('form')!.hasAttribute('data-dirty')]).toEqual([true, true, true]);
  });

  it('do not keep it where the dialog of the lost line loads it anew', () => {
    type('one');
    document.body.insertAdjacentHTML('beforeend', '<dialog id="components-reconnect-modal" open></dialog>');
    expect(leave()).toBe(false);
  });
});
