import type { Verdict } from './api';
import { h } from './dom';
import { sheet } from './sheet';
import { timeOf } from './sign';
import type { Texts } from './texts';

export interface Difference {
  readonly at: string;
  readonly name: string;
  readonly phone: Verdict | null;
  /** Null where the server refused to take it at all. */
  readonly server: Verdict | null;
}

/** What the server decided otherwise than the phone had said alone; the newest first. */
export class Differences {
  #known: Difference[] = [];
  readonly #list = h('ul', { class: 'hits', role: 'list' });
  readonly dialog: HTMLDialogElement;

  constructor(private readonly texts: Texts) {
    this.dialog = sheet(texts.differencesTitle, texts.close, h('p', { class: 'field__help' }, texts.differencesHint), this.#list);
  }

  get count(): number {
    return this.#known.length;
  }

  add(difference: Difference): void {
    this.#known.unshift(difference);
    const { texts } = this;
    const word = (verdict: Verdict | null) => (verdict ? (texts.verdicts[verdict] ?? verdict) : texts.refusedWalkIn);
    const { at, name, phone, server } = difference;
    this.#list.prepend(
      h(
        'li',
        { class: 'hits__row' },
        h('div', {}, h('strong', {}, name || texts.unnamed), h('p', { class: 'field__help' }, timeOf(at, texts.locale))),
        h('div', {}, phone ? h('p', {}, texts.phoneSaid(word(phone))) : null, h('p', {}, texts.serverSaid(word(server)))),
      ),
    );
  }
}
