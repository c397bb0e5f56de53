import type { ScanResult, Verdict } from './api';

/** How a verdict meets eye, ear and hand. Colour never speaks alone: a word and a shape stand beside it. */
export type Kind = 'ok' | 'warning' | 'refused';

export interface Presentation {
  readonly kind: Kind;
  readonly icon: 'tick' | 'out' | 'warning' | 'cross';
  /** Milliseconds on, off, on … for the phone's motor. */
  readonly vibration: readonly number[];
}

const admitted: Presentation = { kind: 'ok', icon: 'tick', vibration: [60] };
const left: Presentation = { kind: 'ok', icon: 'out', vibration: [60] };
const inside: Presentation = { kind: 'warning', icon: 'warning', vibration: [120, 80, 120] };
const desk: Presentation = inside;
const refused: Presentation = { kind: 'refused', icon: 'cross', vibration: [350, 100, 350] };

/** A verdict that this version does not know refuses: nobody enters by a misunderstanding. */
export function present(verdict: Verdict): Presentation {
  switch (verdict) {
    case 'admitted':
      return admitted;
    case 'left':
      return left;
    case 'already-inside':
      return inside;
    case 'unlisted':
      return desk;
    default:
      return refused;
  }
}

/** Only what moved somebody through the door can be taken back. */
export const canUndo = (verdict: Verdict): boolean => verdict === 'admitted' || verdict === 'left';

const severity: Record<Kind, number> = { ok: 0, warning: 1, refused: 2 };

/** Of several answers at once (the network was away) the one that somebody must act on; of equals the latest. */
export function mostSevere(results: readonly ScanResult[]): ScanResult | undefined {
  const weight = (result: ScanResult) => severity[present(result.verdict).kind];
  return results.reduce<ScanResult | undefined>((worst, next) => (worst && weight(worst) > weight(next) ? worst : next), undefined);
}
