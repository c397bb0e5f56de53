import type { Gate, ScanResult } from './api';
import { h, icon, type IconName } from './dom';
import { present } from './scan';
import type { Texts } from './texts';

/** The large panel that says yes or no. It keeps its answer until the next scan, and speaks each one to a screen reader. */
export class ResultPanel {
  readonly element = h('section', { class: 'result', 'aria-live': 'assertive', 'aria-atomic': 'true' });

  constructor(
    private readonly texts: Texts,
    private readonly gates: readonly Gate[],
  ) {
    this.ready();
  }

  ready(): void {
    this.#fill('neutral', 'scan', this.texts.ready, [this.texts.readyHint]);
  }

  checking(): void {
    this.#fill('neutral', 'wait', this.texts.checking, []);
  }

  waiting(count: number): void {
    this.#fill('waiting', 'wait', this.texts.waiting, [this.texts.queued(count)]);
  }

  notice(kind: 'neutral' | 'refused', word: string, hint = ''): void {
    this.#fill(kind, kind === 'refused' ? 'cross' : 'undo', word, [hint]);
  }

  /** @param answers how many results came with this one; more than one when the network was away. */
  result(result: ScanResult, answers: number): void {
    const { kind, icon: shape } = present(result.verdict);
    const { texts } = this;
    const first = result.firstAdmittedAt && result.verdict === 'already-inside' ? texts.firstAdmitted(this.#time(result.firstAdmittedAt), this.#gate(result.gate)) : '';
    this.#fill(kind, shape, texts.verdicts[result.verdict] ?? texts.verdicts.unknown, [
      kind === 'refused' ? texts.noEntry : '',
      result.name ? h('p', { class: 'result__name' }, result.name) : '',
      result.category ?? '',
      first || texts.hints[result.verdict],
      answers > 1 ? texts.several(answers) : '',
    ]);
  }

  #fill(kind: string, shape: IconName, word: string, lines: readonly (string | HTMLElement)[]): void {
    this.element.dataset['kind'] = kind;
    this.element.replaceChildren(
      icon(shape),
      h('p', { class: 'result__word' }, word),
      ...lines.filter((line) => line).map((line) => (typeof line === 'string' ? h('p', { class: 'result__line' }, line) : line)),
    );
  }

  #time(instant: string): string {
    return new Date(instant).toLocaleTimeString(this.texts.locale, { hour: '2-digit', minute: '2-digit' });
  }

  #gate(code: string | undefined): string {
    return this.gates.find((gate) => gate.code === code)?.name ?? '';
  }
}
