import { Recents } from './recents';

interface Found {
  readonly slug: string;
  readonly title: string;
  readonly when: string;
}

/** Short names of events, which are no secrets; what somebody may see of them the server decides each time. */
const recents = new Recents('recent-events', 5);
const patienceMs = 200;

/** Remembers the event whose page is open. */
export function noteRecent(doc: Document): void {
  const slug = doc.querySelector<HTMLElement>('.shell[data-event]')?.dataset['event'];
  if (slug) recents.add(slug);
}

/** The dialog that finds an event: what was open last, then what is called as was typed; arrow keys go through the list. */
export function tendSwitcher(dialog: HTMLDialogElement, ask: typeof fetch = fetch.bind(window)): void {
  const input = dialog.querySelector<HTMLInputElement>('input')!;
  const list = dialog.querySelector<HTMLUListElement>('ul')!;
  const state = dialog.querySelector<HTMLElement>('[role=status]')!;
  let timer = 0;
  let turn = 0;

  async function find(): Promise<void> {
    const mine = ++turn;
    const text = input.value.trim();
    const query = new URLSearchParams(text ? { called: text } : { recent: recents.list().join(',') });
    const answer = await ask(`${dialog.dataset['source']}?${query}`, { headers: { Accept: 'application/json' } }).catch(() => null);
    if (mine !== turn || !answer?.ok) return;
    show((await answer.json()) as Found[], text !== '');
  }

  function show(found: readonly Found[], isSearch: boolean): void {
    list.replaceChildren(...found.map(row));
    const words = dialog.dataset;
    state.textContent =
      found.length === 0 ? (words['none'] ?? '') : isSearch ? (words['found'] ?? '').replace('{0}', String(found.length)) : (words['recent'] ?? '');
  }

  function row({ slug, title, when }: Found): HTMLLIElement {
    const line = document.createElement('li');
    const link = document.createElement('a');
    link.href = `/organise/events/${encodeURIComponent(slug)}`;
    const name = document.createElement('span');
    name.textContent = title;
    const day = document.createElement('small');
    day.textContent = when;
    link.append(name, ' ', day);
    line.append(link);
    return line;
  }

  dialog.addEventListener('shell-open', () => {
    input.value = '';
    void find();
  });
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void find(), patienceMs);
  });
  dialog.addEventListener('keydown', (event) => {
    if (!['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) return;
    const links = [...list.querySelectorAll('a')];
    if (event.key === 'Enter') {
      if (event.target === input) links[0]?.click();
      return;
    }
    event.preventDefault();
    const at = links.indexOf(document.activeElement as HTMLAnchorElement) + (event.key === 'ArrowDown' ? 1 : -1);
    if (at < 0) input.focus();
    else links[Math.min(at, links.length - 1)]?.focus();
  });
}
