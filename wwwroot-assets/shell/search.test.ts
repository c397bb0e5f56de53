import { beforeEach, describe, expect, it, vi } from 'vitest';
import { tendSearch } from './search';

const html = `<form id="sign-out"><input name="__RequestVerificationToken" value="T"></form>
  <dialog id="search" data-source="/organise/search" data-failed="Fehler" data-send-link="Link senden">
  <input role="combobox"><p role="status"></p><div role="listbox" hidden></div></dialog>`;
const anna = { name: 'Anna', detail: 'Messe', address: '/organise/events/m/registrations/1/tickets', link: '/organise/events/m/registrations/1/link' };
const answer = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
const settle = () => new Promise((done) => setTimeout(done, 250));

describe('the search', () => {
  let dialog: HTMLDialogElement;
  let input: HTMLInputElement;
  beforeEach(() => {
    localStorage.clear();
    document.body.innerHTML = html;
    dialog = document.querySelector('dialog')!;
    input = document.querySelector('dialog input')!;
    Element.prototype.scrollIntoView = () => undefined;
  });

  const type = (words: string) => {
    input.value = words;
    input.dispatchEvent(new Event('input'));
  };
  const options = () => [...document.querySelectorAll<HTMLElement>('[role=option]')];
  const press = (key: string) => input.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));

  it('posts what is typed with the token, asks once for letters that come together, and marks the first hit', async () => {
    const ask = vi.fn((..._: Parameters<typeof fetch>) => Promise.resolve(answer({ groups: [{ name: 'Menschen', hits: [anna] }], said: '1 Treffer' })));
    tendSearch(dialog, ask);
    type('a');
    type('an');
    await settle();

    expect(ask).toHaveBeenCalledTimes(1);
    const [address, sent] = ask.mock.calls[0]!;
    expect(address).toBe('/organise/search');
    expect((sent!.body as FormData).get('words')).toBe('an');
    expect((sent!.body as FormData).get('__RequestVerificationToken')).toBe('T');
    expect(document.querySelector('[role=status]')!.textContent).toBe('1 Treffer');
    expect(input.getAttribute('aria-activedescendant')).toBe(options()[0]!.id);
    press('ArrowDown');
    expect(input.getAttribute('aria-activedescendant')).toBe(options()[1]!.id);
    press('ArrowDown');
    expect(options()[0]!.ariaSelected).toBe('true');
  });

  it('shows nothing of an answer that comes after a later one', async () => {
    const answers: ((response: Response) => void)[] = [];
    tendSearch(dialog, () => new Promise((resolve) => answers.push(resolve)));
    type('a');
    await settle();
    type('anna');
    await settle();
    answers[1]!(answer({ groups: [], said: 'neu' }));
    answers[0]!(answer({ groups: [], said: 'alt' }));
    await settle();
    expect(document.querySelector('[role=status]')!.textContent).toBe('neu');
    expect(document.querySelector<HTMLElement>('[role=listbox]')!.hidden).toBe(true);
  });

  it('keeps addresses of what was opened and no names', async () => {
    tendSearch(dialog, () => Promise.resolve(answer({ groups: [{ name: 'Menschen', hits: [anna] }], said: '' })));
    type('anna');
    await settle();
    options()[0]!.addEventListener('click', (event) => event.preventDefault());
    press('Enter');
    expect(localStorage.getItem('recent-hits')).toBe(JSON.stringify([anna.address]));
  });
});
