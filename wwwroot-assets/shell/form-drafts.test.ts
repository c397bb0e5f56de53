import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dropDraft, tendDrafts } from './form-drafts';

const offer = '<div class="draft-offer" data-draft-offer hidden><p data-draft-words="am {0}"></p><p data-draft-fields="in {0}" data-draft-changed="(anders)"></p><button type="button" data-draft-restore></button><button type="button" data-draft-discard></button></div><div class="draft-offer" data-draft-lost tabindex="-1" hidden><p data-draft-lost-words="fehlt: {0}"></p><button type="button" data-draft-lost-done></button></div>';
const form = (title = 'alt', account = 'mia', name = 'event-1') =>
  `<main><form data-form="${name}" data-account="${account}" data-drafts="true">${offer}<label for="a">Titel</label><input id="a" value="${title}"><fieldset data-no-draft><label for="b">Name</label><input id="b"></fieldset></form></main>`;
const field = (id = 'a') => document.querySelector<HTMLInputElement>(`#${id}`)!;
const box = () => document.querySelector<HTMLElement>('[data-draft-offer]')!;
const stored = () => Object.keys(sessionStorage).filter((key) => key.startsWith('draft|'));

async function draw(html: string): Promise<void> {
  document.body.innerHTML = html;
  await vi.advanceTimersByTimeAsync(1000);
}
async function type(value: string, id = 'a'): Promise<void> {
  field(id).focus();
  field(id).value = value;
  field(id).closest('form')!.setAttribute('data-dirty', '');
  field(id).dispatchEvent(new Event('input', { bubbles: true }));
  await vi.advanceTimersByTimeAsync(1000);
}

describe('drafts of forms', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  tendDrafts(document);
  beforeEach(() => sessionStorage.clear());
  afterEach(() => document.body.replaceChildren());

  it('are offered where the form is opened again, and put back by a press', async () => {
    await draw(form());
    expect(box().hidden).toBe(true);
    await type('neu');
    await draw(form());
    expect(box().hidden).toBe(false);
    expect(box().textContent).toContain('in Titel');
    const heard: string[] = [];
    document.addEventListener('change', (event) => heard.push((event.target as HTMLInputElement).value), { once: true });

    document.querySelector<HTMLElement>('[data-draft-restore]')!.click();
    expect([field().value, box().hidden, document.activeElement?.id]).toEqual(['neu', true, 'a']);
    expect(heard).toEqual(['neu']);
  });

  it('are kept at once when a field is left, since the page may take the form away', async () => {
    await draw(form());
    field().focus();
    field().value = 'schnell';
    field().closest('form')!.setAttribute('data-dirty', '');
    for (const kind of ['input', 'change']) field().dispatchEvent(new Event(kind, { bubbles: true }));
    await draw(form());
    expect(box().hidden).toBe(false);
  });

  it('know a field of ours by its id: what came in before it takes nothing of it', async () => {
    const zone = (code: string) => `<div role="group" aria-labelledby="z-${code}"><h3 id="z-${code}">${code}</h3><label for="field-${code}-limit">Höchstens</label><input id="field-${code}-limit"></div>`;
    const zones = (...codes: string[]) => form().replace('</form>', `${codes.map(zone).join('')}</form>`);
    await draw(zones('saal'));
    await type('120', 'field-saal-limit');

    await draw(zones('aula', 'saal'));
    expect(box().textContent).toContain('in saal: Höchstens');
    document.querySelector<HTMLElement>('[data-draft-restore]')!.click();

    expect([field('field-aula-limit').value, field('field-saal-limit').value]).toEqual(['', '120']);
  });

  it('say what somebody else has changed since', async () => {
    await draw(form());
    await type('neu');
    await draw(form('von anderen'));
    expect(box().textContent).toContain('in Titel (anders)');
  });

  it('hold nothing of other people', async () => {
    await draw(form());
    await type('Mia Brandt', 'b');
    expect(stored()).toEqual([]);
  });

  it('say that something of other people was there, and save nothing before it is typed again or not wanted', async () => {
    let saved = 0;
    document.addEventListener('submit', (event) => (event.preventDefault(), saved++));
    const lost = () => document.querySelector<HTMLElement>('[data-draft-lost]')!;
    const submit = () => document.querySelector('form')!.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
    async function takeUp(): Promise<void> {
      await draw(form());
      document.querySelector<HTMLElement>('[data-draft-restore]')!.click();
    }
    await draw(form());
    await type('neu');
    await type('Mia Brandt', 'b');
    expect(sessionStorage.getItem('draft|mia|event-1')).not.toContain('Brandt');

    await takeUp();
    expect([lost().hidden, lost().textContent]).toEqual([false, 'fehlt: Name']);
    submit();
    expect([saved, document.activeElement]).toEqual([0, lost()]);
    await type('Mia', 'b');
    expect(lost().hidden).toBe(true);
    submit();
    expect(saved).toBe(1);

    // Taken up and lost once more before it was typed again.
    await takeUp();
    await type('neuer');
    await takeUp();
    document.querySelector<HTMLElement>('[data-draft-lost-done]')!.click();
    submit();
    expect([lost().hidden, saved]).toEqual([true, 2]);
  });

  it('are gone when they are saved, thrown away or given up', async () => {
    await draw(form());
    await type('neu');
    expect(stored()).toEqual(['draft|mia|event-1']);
    dropDraft('event-1');
    expect(stored()).toEqual([]);
    expect(document.querySelector('[data-dirty]')).toBeNull();

    await type('neuer');
    await draw(form());
    document.querySelector<HTMLElement>('[data-draft-discard]')!.click();
    expect([stored(), field().value]).toEqual([[], 'alt']);
  });

  it('are nobody else’s: gone when somebody signs out, or another account comes', async () => {
    await draw(form());
    await type('neu');
    document.body.insertAdjacentHTML('beforeend', '<form action="/sign-out"></form>');
    document.querySelector('[action]')!.dispatchEvent(new Event('submit', { bubbles: true }));
    window.dispatchEvent(new Event('pagehide'));
    expect(stored()).toEqual([]);

    await draw(form());
    await type('neu');
    const { key, newValue } = { key: 'signed-out', newValue: localStorage.getItem('signed-out') };
    window.dispatchEvent(new StorageEvent('storage', { key, newValue }));
    window.dispatchEvent(new Event('pagehide'));
    expect(stored()).toEqual([]);

    await draw(form());
    await type('neu');
    await draw(form('alt', 'ben'));
    expect([stored(), box().hidden]).toEqual([[], true]);
  });

  it('are none where what was typed is what stands there', async () => {
    await draw(form());
    await type('neu');
    await type('alt');
    expect(stored()).toEqual([]);
    await type('neu');
    await draw(form('neu'));
    expect(box().hidden).toBe(true);
  });

  it('are not thrown away by the first key while they are offered', async () => {
    await draw(form() + form('x', 'mia', 'event-2').replaceAll('id="a"', 'id="c"').replaceAll('for="a"', 'for="c"').replaceAll('id="b"', 'id="d"'));
    await type('neu');
    await draw(form().replace('</form>', '<label for="e">Ort</label><input id="e"></form>'));
    await type('Mannheim', 'e');
    expect(sessionStorage.getItem('draft|mia|event-1')).toMatch(/neu.*Mannheim/);
  });
});
