import { isModalOpen } from './modal';
import { Recents } from './recents';

interface Hit {
  readonly name: string;
  readonly detail: string;
  readonly address: string;
  readonly link: string | null;
}

interface Answer {
  readonly groups: readonly { readonly name: string; readonly hits: readonly Hit[] }[];
  readonly said: string;
}

/** Addresses, which hold ids and no names: what stands there the server says each time, to whoever may read it. */
const recents = new Recents('recent-hits', 8);
const patienceMs = 180;

function remember(address: string): void {
  // What was open beside a list has no name of its own later: the list has. A thing to do is not opened again.
  const list = address.split('?open=')[0]!;
  if (!list.includes('?')) recents.add(list);
}

/** Ctrl-K, or Cmd-K, from anywhere in the organisers' area. */
function tendKey(dialog: HTMLDialogElement): void {
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (dialog.open || isModalOpen(document)) return;
    dialog.showModal();
    dialog.dispatchEvent(new Event('shell-open'));
  });
}

/**
 * The search over everything: a combobox whose list is filled by the server. What is typed is posted, never part of an address. The focus
 * stays in the field; the arrow keys go through the hits, Enter does what the marked one says.
 */
export function tendSearch(dialog: HTMLDialogElement, ask: typeof fetch = fetch.bind(window)): void {
  const input = dialog.querySelector<HTMLInputElement>('input')!;
  const list = dialog.querySelector<HTMLElement>('[role=listbox]')!;
  const state = dialog.querySelector<HTMLElement>('[role=status]')!;
  let timer = 0;
  let current: AbortController | null = null;
  tendKey(dialog);

  const options = () => [...list.querySelectorAll<HTMLElement>('[role=option]')];

  function post(address: string, fields: Record<string, string>, stop?: AbortSignal): Promise<Response | null> {
    const body = new FormData(document.querySelector<HTMLFormElement>('#sign-out') ?? undefined);
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return ask(address, { method: 'POST', body, headers: { Accept: 'application/json' }, ...(stop ? { signal: stop } : {}) }).catch(() => null);
  }

  async function find(): Promise<void> {
    current?.abort();
    const mine = (current = new AbortController());
    dialog.toggleAttribute('data-busy', true);
    const fields = { words: input.value.trim(), path: location.pathname, recent: recents.list().join('\n') };
    const answer = await post(dialog.dataset['source']!, fields, mine.signal);
    if (mine !== current) return;
    dialog.toggleAttribute('data-busy', false);
    if (!answer?.ok) {
      draw({ groups: [], said: dialog.dataset['failed'] ?? '' });
      return;
    }
    draw((await answer.json()) as Answer);
  }

  function draw(answer: Answer): void {
    list.replaceChildren(...answer.groups.map(group));
    const all = options();
    all.forEach((one, index) => (one.id = `hit-${index}`));
    list.hidden = all.length === 0;
    input.setAttribute('aria-expanded', String(all.length > 0));
    state.textContent = answer.said;
    mark(input.value.trim() === '' ? null : (all[0] ?? null));
    list.scrollTop = 0;
  }

  function group({ name, hits }: Answer['groups'][number], index: number): HTMLElement {
    const part = document.createElement('div');
    part.role = 'group';
    part.setAttribute('aria-labelledby', `hits-${index}`);
    const head = document.createElement('div');
    head.id = `hits-${index}`;
    head.className = 'search__group';
    head.textContent = name;
    head.role = 'presentation';
    part.append(head, ...hits.map(row));
    return part;
  }

  function row(hit: Hit): HTMLElement {
    const line = document.createElement('div');
    line.className = 'search__row';
    line.role = 'presentation';
    const link = document.createElement('a');
    link.href = hit.address;
    link.className = 'search__hit';
    const name = document.createElement('span');
    name.textContent = hit.name;
    const detail = document.createElement('small');
    detail.textContent = hit.detail;
    link.append(name, ' ', detail);
    link.addEventListener('click', () => remember(hit.address));
    line.append(asOption(link));
    if (hit.link) line.append(asOption(sender(hit.name, hit.link)));
    return line;
  }

  function sender(name: string, address: string): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'search__send';
    button.textContent = dialog.dataset['sendLink'] ?? '';
    button.ariaLabel = `${button.textContent}: ${name}`;
    button.addEventListener('click', () => void send(button, address));
    return button;
  }

  async function send(button: HTMLButtonElement, address: string): Promise<void> {
    if (button.ariaDisabled === 'true') return;
    button.ariaDisabled = 'true';
    const answer = await post(address, { path: location.pathname });
    const told = answer?.headers.get('content-type')?.includes('json') ? ((await answer.json()) as { said?: string }) : null;
    state.textContent = told?.said ?? dialog.dataset['failed'] ?? '';
    if (!answer?.ok) button.ariaDisabled = 'false';
    button.classList.toggle('is-done', answer?.ok === true);
    input.focus();
  }

  function asOption(element: HTMLElement): HTMLElement {
    element.role = 'option';
    element.tabIndex = -1;
    element.ariaSelected = 'false';
    return element;
  }

  function mark(option: HTMLElement | null): void {
    for (const one of options()) one.ariaSelected = String(one === option);
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  }

  dialog.addEventListener('shell-open', () => {
    input.value = '';
    input.focus();
    void find();
  });
  dialog.addEventListener('close', () => {
    current?.abort();
    current = null;
    clearTimeout(timer);
    draw({ groups: [], said: '' });
  });
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void find(), patienceMs);
  });
  input.addEventListener('keydown', (event) => {
    const all = options();
    const at = all.findIndex((one) => one.ariaSelected === 'true');
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = event.key === 'ArrowDown' ? at + 1 : at < 0 ? all.length - 1 : at - 1;
      mark(all[(next + all.length) % Math.max(1, all.length)] ?? null);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      all[at]?.click();
    }
  });
}
