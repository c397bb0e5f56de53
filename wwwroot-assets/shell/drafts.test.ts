import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepDrafts } from './drafts';
import { stateChanged, type StateChange } from './reconnect';

let dialog: HTMLDialogElement;
let stops: (() => void)[] = [];
const form = '<main><label for="a">Titel</label><input id="a" value="alt"><label><input type="checkbox">Öffentlich</label><label>Kennwort <input type="password"></label></main>';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const field = (type = '') => document.querySelector<HTMLInputElement>(`main input${type}`)!;

function draw(html = form): void {
  document.querySelector('main')?.remove();
  document.body.insertAdjacentHTML('afterbegin', html);
}

/** As a person does: only then is the event trusted. */
function type(input: HTMLInputElement, value: string | boolean): void {
  if (typeof value === 'boolean') input.checked = value;
  else input.value = value;
  const event = new Event('input', { bubbles: true });
  Object.defineProperty(event, 'isTrusted', { value: true });
  input.dispatchEvent(event);
}

async function become(state: StateChange['state']): Promise<void> {
  if (state === 'hide') dialog.close();
  else if (!dialog.open) dialog.show();
  dialog.dispatchEvent(new CustomEvent(stateChanged, { detail: { state } }));
  await settle();
}

function open(): void {
  stops.push(keepDrafts(dialog));
}

beforeEach(() => {
  sessionStorage.clear();
  document.body.replaceChildren();
  dialog = document.createElement('dialog');
  document.body.append(dialog);
  draw();
});

afterEach(() => {
  stops.forEach((stop) => stop());
  stops = [];
});

describe('what was typed', () => {
  it('is put back where a resumed circuit draws the page anew, and the component hears of it', async () => {
    open();
    type(field(), 'neu');
    type(field('[type=checkbox]'), true);
    await become('paused');
    draw();
    const heard: string[] = [];
    document.addEventListener('change', (event) => heard.push((event.target as HTMLInputElement).value));
    await become('hide');

    expect(field().value).toBe('neu');
    expect(field('[type=checkbox]').checked).toBe(true);
    expect(heard).toContain('neu');
  });

  it('waits for fields that are drawn later', async () => {
    open();
    type(field(), 'neu');
    await become('show');
    draw('<main></main>');
    await become('hide');
    draw();
    await settle();
    expect(field().value).toBe('neu');
  });

  it('never overwrites a page that stayed as it was', async () => {
    open();
    type(field(), 'neu');
    await become('show');
    await become('hide');
    type(field(), 'neuer');
    draw(form.replace('alt', 'vom Server'));
    await settle();
    expect(field().value).toBe('vom Server');
  });

  it('of a password is nobody’s to keep, nor what nobody typed', async () => {
    open();
    type(field('[type=password]'), 'geheim');
    await become('paused');
    window.dispatchEvent(new Event('pagehide'));
    expect(sessionStorage.getItem('typed')).toBeNull();
  });

  it('outlives the reload of a page whose circuit ended by an error, and no reload of a page that works', async () => {
    document.body.insertAdjacentHTML('beforeend', '<div id="blazor-error-ui"></div>');
    open();
    type(field(), 'neu');
    window.dispatchEvent(new Event('pagehide'));
    expect(sessionStorage.getItem('typed')).toBeNull();

    document.getElementById('blazor-error-ui')!.style.display = 'block';
    window.dispatchEvent(new Event('pagehide'));
    expect(sessionStorage.getItem('typed')).toContain('neu');
  });

  it('outlives the one reload that a forgotten circuit needs', async () => {
    open();
    type(field(), 'neu');
    await become('rejected');
    window.dispatchEvent(new Event('pagehide'));
    expect(sessionStorage.getItem('typed')).toContain('neu');
    stops.forEach((stop) => stop());
    stops = [];
    dialog.close();

    draw();
    open();
    expect(field().value).toBe('neu');
    expect(sessionStorage.getItem('typed')).toBeNull();
  });
});
