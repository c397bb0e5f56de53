import { h } from './dom';

export interface Wearer {
  readonly name: string;
  readonly organisation?: string | undefined;
  readonly category: string;
  /** What people came to. */
  readonly event: string;
}

/** Millimetres for the name: what a label of 62 mm leaves, so that it fits on any paper. */
const box = { width: 50, height: 22, largest: 9, smallest: 3 } as const;
/** Reckons with broad letters, as BadgeFit.cs of the server does: no font of any phone runs over. */
const letterWidth = 0.62;
const lineHeight = 1.15;

/** Prints one badge by the phone's own dialog, without a network too: for whoever was not expected, or comes with nothing. */
export function printBadge(wearer: Wearer): void {
  const name = h('p', { class: 'name-badge__name', dir: 'auto' }, wearer.name);
  name.style.fontSize = `${sizeOf(wearer.name)}mm`;
  const badge = h(
    'article',
    { class: 'name-badge' },
    h('p', { class: 'name-badge__event' }, wearer.event),
    name,
    wearer.organisation ? h('p', { class: 'name-badge__organisation', dir: 'auto' }, wearer.organisation) : null,
    h('p', { class: 'name-badge__category' }, wearer.category),
  );
  const root = document.documentElement;
  root.classList.add('prints-badge');
  document.body.append(badge);
  const over = () => {
    root.classList.remove('prints-badge');
    badge.remove();
  };
  window.addEventListener('afterprint', over, { once: true });
  window.print();
}

/** The largest letters in which the name stays in its box. */
export function sizeOf(name: string): number {
  for (let size: number = box.largest; size > box.smallest; size -= 0.25) if (fits(name, size)) return size;
  return box.smallest;
}

function fits(name: string, size: number): boolean {
  const perLine = Math.floor(box.width / (size * letterWidth));
  let lines = 1;
  let used = 0;
  for (const word of name.split(/[ -]+/)) {
    if (word.length > perLine) return false;
    if (used > 0 && used + 1 + word.length > perLine) [lines, used] = [lines + 1, 0];
    used += (used > 0 ? 1 : 0) + word.length;
  }
  return lines <= Math.floor(box.height / (size * lineHeight));
}
