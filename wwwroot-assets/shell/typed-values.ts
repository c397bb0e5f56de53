type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
export interface TypedValue {
  readonly key: string;
  readonly value: string;
}

const fields = 'main input, main textarea, main select, [role=dialog] input, [role=dialog] textarea, [role=dialog] select';
/** Secrets are never kept; a file cannot be put back. */
const left = new Set(['password', 'hidden', 'file', 'submit', 'button']);

function isKept(target: unknown): target is Field {
  return (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) && !left.has(target.type) && target.getAttribute('aria-hidden') !== 'true';
}

/**
 * A field of ours has an id that stays (a zone's limit, a gate's times: forms with many of a label). Ids that a component makes anew each
 * time it is drawn tell nothing: such a field is known by its label and its place among its like.
 */
function nameOf(field: Field): string {
  if (field.id.startsWith('field-')) return `${field.type}|#${field.id}`;
  const words = field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? '';
  return `${field.type}|${field.name}|${words.trim()}${field.type === 'radio' ? `|${field.value}` : ''}`;
}

/** The fields of a page or a form, each by its name. */
export function keyed(root: ParentNode, selector = fields): Map<string, Field> {
  const seen = new Map<string, number>();
  const all = new Map<string, Field>();
  for (const field of root.querySelectorAll<Field>(selector)) {
    if (!isKept(field)) continue;
    const name = nameOf(field);
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    all.set(`${name}#${nth}`, field);
  }
  return all;
}

const isTick = (field: Field): field is HTMLInputElement => field.type === 'checkbox' || field.type === 'radio';
export const valueOf = (field: Field) => (isTick(field) ? String(field.checked) : field.value);

/** As a person would have: the component hears of it. */
export function put(field: Field, value: string): void {
  if (isTick(field)) field.checked = value === 'true';
  else field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** What people typed in fields that no server keeps yet, so that it can be put back where the page was drawn anew. */
export class TypedValues {
  readonly #touched = new WeakSet<EventTarget>();
  #pending = new Map<string, string>();
  /** The fields that were there when the values were taken: they still hold what was typed. */
  #before = new WeakSet<Field>();
  #path = '';

  constructor(private readonly root: Document) {
    for (const kind of ['input', 'change'])
      root.addEventListener(
        kind,
        (event) => {
          if (!event.isTrusted || !event.target) return;
          this.#touched.add(event.target);
          if (this.#pending.size === 0) return;
          // Whoever types again after all knows better than what was taken.
          for (const [key, field] of keyed(root)) if (field === event.target) this.#pending.delete(key);
        },
        true,
      );
  }

  take(): readonly TypedValue[] {
    this.#path = location.pathname;
    const touched = [...keyed(this.root)].filter(([, field]) => this.#touched.has(field));
    for (const [, field] of touched) this.#before.add(field);
    for (const [key, field] of touched) this.#pending.set(key, valueOf(field));
    return [...this.#pending].map(([key, value]) => ({ key, value }));
  }

  expect(values: readonly TypedValue[]): void {
    this.#path = location.pathname;
    this.#pending = new Map(values.map(({ key, value }) => [key, value]));
  }

  /** Puts back what has its field again; answers how much still waits for one. */
  restore(): number {
    // Another page may have a field of the same name.
    if (this.#path !== location.pathname) this.#pending.clear();
    if (this.#pending.size === 0) return 0;
    for (const [key, field] of keyed(this.root)) {
      const value = this.#pending.get(key);
      if (value === undefined || this.#before.has(field)) continue;
      this.#pending.delete(key);
      this.#touched.add(field);
      if (valueOf(field) !== value) put(field, value);
    }
    return this.#pending.size;
  }
}
