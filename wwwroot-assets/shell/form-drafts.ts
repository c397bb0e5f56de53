import { inBrowser, inTab } from './kept';
import { keyed, put, valueOf } from './typed-values';

/** In this tab only: what was typed survives a reload, a lost circuit and an expired sign-in, and goes with the tab. */
const prefix = 'draft|';
/** Longer than a weekend somebody left a tab open, shorter than anybody remembers what was meant. */
const mostDays = 4;
/** When somebody signed out last, for the other tabs of this browser. */
const signedOut = 'signed-out';
/** After the last key; also what a form needs to be drawn with what was put back by itself (drafts.ts). */
const patienceMs = 400;

interface Typed {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** What stood there when somebody began to type. */
  readonly was: string;
}
/** What was typed and is not kept, since it is about other people: that it was there, and no word of it. */
interface Lost {
  readonly key: string;
  readonly label: string;
}
interface Draft {
  readonly at: string;
  readonly fields: readonly Typed[];
  readonly lost?: readonly Lost[];
}
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const nameOf = (form: HTMLFormElement) => `${prefix}${form.dataset['account'] ?? ''}|${form.dataset['form']}`;
const keeps = (form: Element | null): form is HTMLFormElement => form?.matches('form[data-drafts]') ?? false;
const fieldsOf = (form: HTMLFormElement) => new Map([...keyed(form, 'input, textarea, select')].filter(([, field]) => !field.closest('[data-no-draft], [data-aside], .draft-offer, .conflict')));
const withheldOf = (form: HTMLFormElement) => new Map([...keyed(form, 'input, textarea, select')].filter(([, field]) => field.closest('[data-no-draft]') && !field.closest('[data-aside], .draft-offer, .conflict')));

function read(form: HTMLFormElement): Draft | null {
  try {
    return JSON.parse(inTab.get(nameOf(form)) ?? 'null') as Draft | null;
  } catch {
    return null;
  }
}

function removeWhere(test: (key: string) => boolean): void {
  for (const key of inTab.keys() ?? []) if (key.startsWith(prefix) && test(key)) inTab.remove(key);
}

/** It was saved or given up, also where the page has taken the form away by now. */
export function dropDraft(form: string): void {
  removeWhere((key) => key.endsWith(`|${form}`));
  for (const one of document.querySelectorAll<HTMLFormElement>(`form[data-form="${CSS.escape(form)}"]`)) {
    one.removeAttribute('data-dirty');
    forget.get(one)?.();
  }
}
const forget = new WeakMap<HTMLFormElement, () => void>();

const wordsOf = (element: Element | null | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
/** With the heading of its group: a form may have a limit for each of its zones. */
function labelOf(field: Field): string {
  const label = field.getAttribute('aria-label') ?? wordsOf(field.labels?.[0]);
  const group = field.closest('[role=group][aria-labelledby]')?.getAttribute('aria-labelledby');
  const heading = group ? wordsOf(document.getElementById(group)) : '';
  return heading ? `${heading}: ${label}` : label;
}

/** Keeps what is typed in forms that allow it, and offers it where the same form is opened again. */
export function tendDrafts(doc: Document): void {
  const before = new WeakMap<Element, string>();
  const seen = new WeakMap<HTMLFormElement, string>();
  /** Signed out, and nothing typed since: the page that goes away must not keep what has just been taken out. */
  let hasLeft = false;
  function leave(): void {
    hasLeft = true;
    removeWhere(() => true);
  }

  doc.addEventListener('focusin', ({ target }) => {
    if (isField(target) && !before.has(target)) before.set(target, valueOf(target));
  });
  for (const kind of ['input', 'change'])
    doc.addEventListener(
      kind,
      ({ target }) => {
        const form = (target as Element).closest<HTMLFormElement>('form[data-form]');
        if (!isField(target) || !keeps(form) || target.closest('[data-aside]')) return;
        hasLeft = false;
        touchedOf(form).add(target);
        typedAgain(form, target);
        later(form);
        // A field that was left may be the last of this form: another tab of the page takes it away at once.
        if (kind === 'change' && form.hasAttribute('data-dirty')) keep(form);
      },
      true,
    );
  doc.addEventListener('submit', (event) => {
    // Also that of the own account's page.
    if ((event.target as HTMLFormElement).getAttribute('action') !== '/sign-out') return;
    leave();
    inBrowser.set(signedOut, new Date().toISOString());
  });
  // In another tab: whoever leaves a shared computer means all of them. An expired sign-in says nothing here.
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === signedOut && newValue) leave();
  });
  doc.addEventListener('click', (event) => {
    const form = (event.target as Element).closest?.<HTMLFormElement>('form[data-form]');
    if (!form) return;
    const pressed = (event.target as Element).closest('[data-draft-restore], [data-draft-discard], [data-draft-lost-done], [data-discards]');
    if (pressed?.matches('[data-draft-restore]')) restore(form);
    else if (pressed?.matches('[data-draft-lost-done]')) {
      miss(form, []);
      [...withheldOf(form).values()].find((field) => !field.disabled)?.focus();
    }
    else if (pressed) {
      dropDraft(form.dataset['form'] ?? '');
      hide(form);
      if (pressed.matches('[data-draft-discard]')) [...fieldsOf(form).values()].find((field) => !field.disabled)?.focus();
    }
  });
  // Before Blazor hears of it: saved now, what is missing would be missing without anybody having said so.
  window.addEventListener(
    'submit',
    (event) => {
      const form = event.target as HTMLFormElement;
      if (!missing.get(form)?.length) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      form.querySelector<HTMLElement>('[data-draft-lost]')?.focus();
    },
    true,
  );
  window.addEventListener('pagehide', () => {
    for (const form of doc.querySelectorAll<HTMLFormElement>('form[data-drafts][data-dirty]')) keep(form);
  });

  const touched = new WeakMap<HTMLFormElement, Set<Field>>();
  function touchedOf(form: HTMLFormElement): Set<Field> {
    if (!touched.has(form)) touched.set(form, new Set());
    return touched.get(form)!;
  }

  const timers = new WeakMap<HTMLFormElement, ReturnType<typeof setTimeout>>();
  function later(form: HTMLFormElement): void {
    clearTimeout(timers.get(form));
    timers.set(
      form,
      setTimeout(() => form.isConnected && form.hasAttribute('data-dirty') && keep(form), patienceMs),
    );
    forget.set(form, () => {
      clearTimeout(timers.get(form));
      for (const field of touchedOf(form)) before.set(field, valueOf(field));
      touched.delete(form);
      miss(form, []);
    });
  }

  function keep(form: HTMLFormElement): void {
    if (hasLeft) return;
    const mine = touchedOf(form);
    const now: Typed[] = [];
    for (const [key, field] of fieldsOf(form)) {
      if (!mine.has(field)) continue;
      const was = before.get(field) ?? '';
      if (valueOf(field) !== was) now.push({ key, label: labelOf(field), value: valueOf(field), was });
    }
    // What is still offered is not thrown away by the first key.
    const offered = isOffered(form) ? (read(form)?.fields ?? []).filter((old) => !now.some((one) => one.key === old.key)) : [];
    const fields = [...offered, ...now];
    if (fields.length === 0) inTab.remove(nameOf(form));
    else inTab.set(nameOf(form), JSON.stringify({ at: new Date().toISOString(), fields, lost: lostOf(form, mine) } satisfies Draft));
  }

  /** Also what was lost before and has not been typed again. */
  function lostOf(form: HTMLFormElement, mine: ReadonlySet<Field>): readonly Lost[] {
    const all = new Map([...(isOffered(form) ? (read(form)?.lost ?? []) : []), ...(missing.get(form) ?? [])].map((one) => [one.key, one]));
    for (const [key, field] of withheldOf(form)) if (mine.has(field) && valueOf(field) !== (before.get(field) ?? '')) all.set(key, { key, label: labelOf(field) });
    return [...all.values()];
  }

  const missing = new WeakMap<HTMLFormElement, readonly Lost[]>();
  /** Says what has to be typed again; until then nothing is saved. */
  function miss(form: HTMLFormElement, lost: readonly Lost[]): void {
    missing.set(form, lost);
    const box = form.querySelector<HTMLElement>('[data-draft-lost]');
    if (!box) return;
    const words = box.querySelector<HTMLElement>('[data-draft-lost-words]')!;
    words.textContent = (words.dataset['draftLostWords'] ?? '').replace('{0}', lost.map((one) => one.label).join(', '));
    box.hidden = lost.length === 0;
    const announcer = doc.getElementById('announcer');
    if (announcer && lost.length > 0) announcer.textContent = words.textContent;
  }

  function typedAgain(form: HTMLFormElement, field: Field): void {
    const lost = missing.get(form);
    if (!lost?.length || !field.closest('[data-no-draft]')) return;
    const fields = withheldOf(form);
    const rest = lost.filter((one) => fields.get(one.key) !== field);
    if (rest.length < lost.length) miss(form, rest);
  }

  function look(): void {
    for (const form of doc.querySelectorAll<HTMLFormElement>('form[data-drafts]')) {
      if (seen.get(form) === nameOf(form)) continue;
      seen.set(form, nameOf(form));
      const account = `${prefix}${form.dataset['account'] ?? ''}|`;
      removeWhere((key) => !key.startsWith(account));
      setTimeout(() => offer(form), patienceMs);
    }
  }

  function offer(form: HTMLFormElement): void {
    const draft = read(form);
    const box = form.querySelector<HTMLElement>('[data-draft-offer]');
    if (!draft || !box) return;
    if (Date.now() - Date.parse(draft.at) > mostDays * 86_400_000) {
      inTab.remove(nameOf(form));
      return;
    }
    const fields = fieldsOf(form);
    const open = draft.fields.filter(({ key, value }) => !fields.has(key) || valueOf(fields.get(key)!) !== value);
    if (open.length === 0) return;
    const words = box.querySelector<HTMLElement>('[data-draft-words]')!;
    const list = box.querySelector<HTMLElement>('[data-draft-fields]')!;
    const at = new Date(draft.at).toLocaleString(doc.documentElement.lang || 'de', { dateStyle: 'medium', timeStyle: 'short' });
    const changed = (one: Typed) => fields.has(one.key) && valueOf(fields.get(one.key)!) !== one.was;
    words.textContent = (words.dataset['draftWords'] ?? '').replace('{0}', at);
    list.textContent = (list.dataset['draftFields'] ?? '').replace(
      '{0}',
      [...new Set(open.map((one) => one.label + (changed(one) ? ` ${list.dataset['draftChanged']}` : '')))].join(', '),
    );
    box.hidden = false;
    // A region that was hidden until now is not listened to yet.
    const announcer = doc.getElementById('announcer');
    if (announcer) announcer.textContent = words.textContent;
  }

  function restore(form: HTMLFormElement): void {
    const draft = read(form);
    const waiting = new Map((draft?.fields ?? []).map((one) => [one.key, one]));
    hide(form);
    miss(form, draft?.lost ?? []);
    let first: Field | undefined;
    const fill = () => {
      for (const [key, field] of fieldsOf(form)) {
        const one = waiting.get(key);
        if (!one || field.disabled) continue;
        waiting.delete(key);
        if (!before.has(field)) before.set(field, valueOf(field));
        if (valueOf(field) !== one.value) put(field, one.value);
        first ??= field;
      }
    };
    fill();
    first?.focus();
    // A box that was ticked may show more fields.
    if (waiting.size === 0) return;
    const observer = new MutationObserver(fill);
    observer.observe(form, { childList: true, subtree: true });
    setTimeout(() => observer.disconnect(), 3000);
  }

  new MutationObserver(look).observe(doc.body, { childList: true, subtree: true, attributeFilter: ['data-form'] });
  look();
}

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
const boxOf = (form: HTMLFormElement) => form.querySelector<HTMLElement>('[data-draft-offer]');
const isOffered = (form: HTMLFormElement) => boxOf(form)?.hidden === false;
function hide(form: HTMLFormElement): void {
  const box = boxOf(form);
  if (box) box.hidden = true;
}
