import type { Verdict } from './api';
import { button, h } from './dom';
import { bottomSheet } from './bottom-sheet';
import { timeOf } from './status-bar';
import type { Texts } from './texts';
import type { Vault } from './vault';

/** More than anybody talks through at a door; the organisers' own list has them all. */
const most = 100;

export interface Difference {
  readonly at: string;
  readonly name: string;
  readonly phone: Verdict | null;
  /** Null where the server refused to take it at all. */
  readonly server: Verdict | null;
}

/** What the server decided otherwise than the phone had said alone; the newest first. It lies on the disk until somebody has seen to it. */
export class Differences {
  #known: readonly Difference[];
  readonly #list = h('ul', { class: 'hits', role: 'list' });
  readonly dialog: HTMLDialogElement;

  /** @param keep puts the list on the disk. */
  constructor(
    private readonly texts: Texts,
    known: readonly Difference[] = [],
    private readonly keep: (known: readonly Difference[]) => void = () => undefined,
  ) {
    this.#known = known;
    const done = button(texts.differencesDone, { class: 'button button--wide' }, () => {
      this.#list.replaceChildren();
      this.#change([]);
      this.dialog.close();
    });
    this.dialog = bottomSheet(texts.differencesTitle, texts.close, h('p', { class: 'field__help' }, texts.differencesHint), this.#list, done);
    this.#list.replaceChildren(...known.map((difference) => this.#row(difference)));
  }

  /** With what an earlier page was told. */
  static async open(vault: Vault, texts: Texts, changed: () => void): Promise<Differences> {
    const known = await vault.load<readonly Difference[]>('facts', 'differences');
    return new Differences(texts, known ?? [], (list) => {
      // A full disk keeps the list in the page; the status bar says that nothing is kept.
      void vault.save('facts', 'differences', list).catch(() => undefined);
      changed();
    });
  }

  get count(): number {
    return this.#known.length;
  }

  add(difference: Difference): void {
    this.#list.prepend(this.#row(difference));
    if (this.count === most) this.#list.lastElementChild?.remove();
    this.#change([difference, ...this.#known].slice(0, most));
  }

  #change(known: readonly Difference[]): void {
    this.#known = known;
    this.keep(known);
  }

  #row({ at, name, phone, server }: Difference): HTMLElement {
    const { texts } = this;
    const word = (verdict: Verdict | null) => (verdict ? (texts.verdicts[verdict] ?? verdict) : texts.refusedWalkIn);
    return h(
      'li',
      { class: 'hits__row' },
      h('div', {}, h('strong', { class: 'hits__name', dir: 'auto' }, name || texts.unnamed), h('p', { class: 'field__help' }, timeOf(at, texts.locale))),
      h('div', {}, phone ? h('p', {}, texts.phoneSaid(word(phone))) : null, h('p', {}, texts.serverSaid(word(server)))),
    );
  }
}
