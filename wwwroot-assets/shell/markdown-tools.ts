interface Tool {
  /** Around what is chosen. */
  readonly around?: readonly [string, string];
  /** Before each line that is touched. */
  readonly before?: (line: number) => string;
}

const tools: Readonly<Record<string, Tool>> = {
  bold: { around: ['**', '**'] },
  italic: { around: ['*', '*'] },
  link: { around: ['[', '](https://)'] },
  heading: { before: () => '## ' },
  list: { before: () => '- ' },
  numbers: { before: (line) => `${line + 1}. ` },
  quote: { before: () => '> ' },
};
const marks = /^(#{1,6} |[-*] |\d+\. |> )/;
/** How long after the last key the preview follows. */
const patienceMs = 500;

/** Writes the marks of one tool into a text; a second time takes them away. The choice stays on the words. */
export function apply(area: HTMLTextAreaElement, name: string, sample: string): void {
  const tool = tools[name];
  if (!tool) return;
  const { selectionStart: start, selectionEnd: end, value } = area;
  if (tool.around) {
    const [left, right] = tool.around;
    const isMarked = value.slice(0, start).endsWith(left) && value.slice(end).startsWith(right);
    if (isMarked) put(area, start - left.length, end + right.length, value.slice(start, end), 0);
    else put(area, start, end, left + (value.slice(start, end) || sample) + right, left.length, right.length);
  } else if (tool.before) {
    const from = value.lastIndexOf('\n', start - 1) + 1;
    const until = value.indexOf('\n', end) < 0 ? value.length : value.indexOf('\n', end);
    const lines = value.slice(from, until).split('\n');
    const isMarked = lines.every((line, index) => line.startsWith(tool.before!(index)));
    put(area, from, until, lines.map((line, index) => (isMarked ? '' : tool.before!(index)) + line.replace(marks, '')).join('\n'), 0);
  }
}

function put(area: HTMLTextAreaElement, from: number, until: number, words: string, left: number, right = 0): void {
  area.setRangeText(words, from, until);
  area.setSelectionRange(from + left, from + words.length - right);
  for (const kind of ['input', 'change']) area.dispatchEvent(new Event(kind, { bubbles: true }));
}

/**
 * The toolbars of MarkdownField.razor: one Tab stop each, arrows within. An open preview follows what is typed, a moment after the last key:
 * no other field of a form says anything to the server before it is left.
 */
export function tendMarkdown(doc: Document): void {
  const use = (tool: HTMLElement) => {
    const bar = tool.closest<HTMLElement>('[data-tools]');
    const area = doc.getElementById(bar?.dataset['tools'] ?? '');
    if (!(area instanceof HTMLTextAreaElement) || area.disabled) return;
    apply(area, tool.dataset['tool'] ?? '', tool.dataset['sample'] ?? '');
    area.focus();
  };
  doc.addEventListener('click', (event) => {
    const tool = (event.target as Element).closest?.<HTMLElement>('[data-tool]');
    if (tool) use(tool);
  });
  doc.addEventListener('keydown', (event) => {
    const at = event.target as HTMLElement;
    if (at.matches?.('[data-tool]')) walk(at, event);
    else if (at instanceof HTMLTextAreaElement && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      const name = { b: 'bold', i: 'italic' }[event.key.toLowerCase()];
      const tool = name ? doc.querySelector<HTMLElement>(`[data-tools="${CSS.escape(at.id)}"] [data-tool=${name}]`) : null;
      if (!tool) return;
      event.preventDefault();
      use(tool);
    }
  });
  const timers = new WeakMap<Element, ReturnType<typeof setTimeout>>();
  doc.addEventListener('input', (event) => {
    const field = event.target as HTMLElement;
    // Where one of them is shown; a preview beside the form follows all of its texts.
    if (!event.isTrusted || !field.matches('textarea, input[lang]')) return;
    if (!field.closest('[data-live]') && !field.closest('form')?.querySelector('[data-preview]')) return;
    clearTimeout(timers.get(field));
    timers.set(
      field,
      setTimeout(() => field.dispatchEvent(new Event('change', { bubbles: true })), patienceMs),
    );
  });
}

function walk(tool: HTMLElement, event: KeyboardEvent): void {
  const all = [...tool.parentElement!.querySelectorAll<HTMLElement>('[data-tool]')];
  const here = all.indexOf(tool);
  const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: all.length - 1 }[event.key];
  const next = to === undefined ? undefined : all[(to + all.length) % all.length];
  if (!next) return;
  event.preventDefault();
  for (const one of all) one.tabIndex = one === next ? 0 : -1;
  next.focus();
}
