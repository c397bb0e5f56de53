import type { Gate, ScanResult, Verdict } from './api';
import { button, h, icon, type IconName } from './dom';
import { present } from './scan';
import type { Texts } from './texts';

/** The large panel that says yes or no. It keeps its answer until the next scan, and speaks each one to a screen reader. */
export class ResultPanel {
  readonly element = h('section', { class: 'result', 'aria-live': 'assertive', 'aria-atomic': 'true' });
  /** Also when the phone is turned. */
  readonly #room = new ResizeObserver(() => this.#fit());

  constructor(
    private readonly texts: Texts,
    private readonly gates: () => readonly Gate[],
  ) {
    this.ready();
    this.#room.observe(this.element);
  }

  ready(): void {
    this.#fill('neutral', 'scan', this.texts.ready, [this.texts.readyHint]);
  }

  checking(): void {
    this.#fill('neutral', 'wait', this.texts.checking, []);
  }

  /** Before the first list of tickets only the server can tell, and it does not answer. */
  waiting(count: number): void {
    this.#fill('waiting', 'wait', this.texts.waiting, [this.texts.queued(count)]);
  }

  notice(kind: 'neutral' | 'ok' | 'refused', word: string, hint = '', name = ''): void {
    const shape = { neutral: 'undo', ok: 'tick', refused: 'cross' } as const;
    this.#fill(kind, shape[kind], word, [name && nameLine(name), hint]);
  }

  /**
   * @param answers how many results came with this one; more than one when the network was away.
   * @param corrects what the phone had said before the server said this.
   */
  result(result: ScanResult, answers = 1, corrects: Verdict | null = null): void {
    const { kind, icon: shape } = present(result.verdict);
    const { texts } = this;
    const first = result.firstAdmittedAt && result.verdict === 'already-inside' ? texts.firstAdmitted(this.#time(result.firstAdmittedAt), this.#gate(result.gate)) : '';
    const party = result.people && result.people > 1 ? texts.partyOf(result.arrived ?? 0, result.people, result.adults) : '';
    const isRoomFull = result.reason === 'full' && this.gates().find(({ code }) => code === result.gate)?.zone !== undefined;
    const why = isRoomFull ? texts.roomFull : result.reason && texts.reasons[result.reason];
    const word = isRoomFull ? texts.roomFullWord : (result.reason && texts.reasonWords[result.reason]) ?? texts.verdicts[result.verdict] ?? texts.verdicts.unknown;
    this.#fill(kind, shape, word, [
      corrects ? `${texts.serverSays} ${texts.phoneSaid(texts.verdicts[corrects])}` : '',
      kind === 'refused' ? texts.noEntry : '',
      result.name ? nameLine(result.name) : '',
      party,
      ...(result.notes ?? []).map((note) => h('p', { class: 'result__note' }, icon('warning'), texts.notes[note] ?? note)),
      texts.categories[result.category ?? ''] ?? result.category ?? '',
      result.code === 'check-in.pin_wrong' ? texts.pinWrong : '',
      why || first || texts.hints[result.verdict],
      answers > 1 ? texts.several(answers) : '',
    ]);
  }

  /** Something that can be done about what stands here. */
  offer(label: string, act: () => void): void {
    this.element.append(button(label, { class: 'button result__offer' }, act));
    this.#fit();
  }

  #fill(kind: string, shape: IconName, word: string, lines: readonly (string | HTMLElement)[]): void {
    this.element.dataset['kind'] = kind;
    this.element.replaceChildren(
      h('div', { class: 'result__answer' }, icon(shape), h('p', { class: 'result__word' }, word)),
      ...lines.filter((line) => line).map((line) => (typeof line === 'string' ? h('p', { class: 'result__line' }, line) : line)),
    );
    this.element.scrollTop = 0;
    this.#fit();
  }

  /** Large where there is room; smaller where the screen does not hold everything. */
  #fit(): void {
    const { element } = this;
    element.classList.remove('result--tight');
    element.classList.toggle('result--tight', element.scrollHeight > element.clientHeight + 1);
  }

  #time(instant: string): string {
    return new Date(instant).toLocaleTimeString(this.texts.locale, { hour: '2-digit', minute: '2-digit' });
  }

  #gate(code: string | undefined): string {
    return this.gates().find((gate) => gate.code === code)?.name ?? '';
  }
}

/** Names are written in either direction. */
const nameLine = (name: string) => h('p', { class: 'result__name', dir: 'auto' }, name);
