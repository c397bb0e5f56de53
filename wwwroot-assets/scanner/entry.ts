import type { Scan, ScanResult, Tap, WalkIn } from './api';
import type { Moved } from './roster';

export interface ScanEntry {
  readonly kind: 'scan';
  readonly scan: Scan;
  /** What the phone said; null where it could not judge. */
  readonly said: ScanResult | null;
  /** How many that moved, as far as the phone knows. */
  readonly people?: number;
  /** What the server said. */
  readonly told?: ScanResult;
}

export interface UndoEntry {
  readonly kind: 'undo';
  readonly scanId: string;
  readonly ticketId: string;
  readonly gate: string;
  /** How many that scan had let in; below 0 those whom it let out. */
  readonly people?: number;
  /** The ticket before that scan. */
  readonly was: Moved;
  readonly told?: true;
}

export interface WalkInEntry {
  readonly kind: 'walk-in';
  readonly person: WalkIn;
  readonly told?: true;
}

export interface TapEntry {
  readonly kind: 'tap';
  readonly tap: Tap;
  readonly told?: true;
}

/** What the server has told stays until the roster shows it, see `settle`. */
export type Entry = ScanEntry | UndoEntry | WalkInEntry | TapEntry;

/** Somebody went through the door by it. */
export const moves = ({ verdict }: ScanResult): boolean => verdict === 'admitted' || verdict === 'left';
