import type { ScanResult } from './api';

/** What a kiosk says; never why not. */
export type Greeting = 'in' | 'inside' | 'full' | 'staff';

/** `printed-before` and `failed` are the staff's to help with. */
export type BadgeState = 'none' | 'asking' | 'shown' | 'printing' | 'printed-before' | 'failed';

export interface Answer {
  readonly at: 'answer';
  readonly scan: string;
  readonly greeting: Greeting;
  readonly name?: string;
  readonly party?: { readonly arrived: number; readonly people: number };
  readonly askStaff: boolean;
  readonly badge: BadgeState;
}

export type Face =
  | { readonly at: 'welcome' }
  | { readonly at: 'tested' }
  | { readonly at: 'count'; readonly missing: number; readonly count: number }
  /** The tablet has judged; the server has the better word, and the name. */
  | { readonly at: 'wait'; readonly scan: string; readonly said: ScanResult | null }
  | Answer
  | { readonly at: 'pin' };

export type Happening =
  | { readonly what: 'tested' | 'staff' | 'over' | 'impatient' }
  | { readonly what: 'class'; readonly missing: number }
  | { readonly what: 'counted'; readonly by: number }
  | { readonly what: 'scanned'; readonly scan: string; readonly said: ScanResult | null; readonly online: boolean }
  /** Null where the server did not take the scan. */
  | { readonly what: 'told'; readonly scan: string; readonly result: ScanResult | null }
  | { readonly what: 'badge'; readonly scan: string; readonly badge: BadgeState };

export const welcome: Face = { at: 'welcome' };

/** One person after the other. What comes for somebody who has gone on changes nothing. */
export function next(face: Face, happening: Happening): Face {
  switch (happening.what) {
    // Whoever waits for a word gets it.
    case 'over':
      return face.at === 'wait' ? face : welcome;
    case 'staff':
      return face.at === 'wait' ? face : { at: 'pin' };
    case 'tested':
      return { at: 'tested' };
    case 'class':
      return { at: 'count', missing: happening.missing, count: happening.missing };
    case 'counted':
      return face.at === 'count' ? { ...face, count: Math.min(face.missing, Math.max(1, face.count + happening.by)) } : face;
    case 'scanned': {
      const { scan, said, online } = happening;
      return online ? { at: 'wait', scan, said } : answer(scan, said);
    }
    case 'impatient':
      return face.at === 'wait' ? answer(face.scan, face.said) : face;
    case 'told':
      return isOf(face, happening.scan) ? answer(happening.scan, happening.result) : face;
    case 'badge':
      return face.at === 'answer' && face.scan === happening.scan ? { ...face, badge: happening.badge } : face;
  }
}

/** A code that is held before the camera now means somebody new. */
export const takesCodes = (face: Face): boolean => face.at === 'welcome' || face.at === 'answer' || face.at === 'tested';

/** Milliseconds until it is the next one's turn; every touch begins them anew. Null where something else ends it. */
export function stayMs(face: Face): number | null {
  switch (face.at) {
    case 'welcome':
    case 'wait':
      return null;
    case 'tested':
      return 4000;
    case 'count':
    case 'pin':
      return 30_000;
    case 'answer':
      if (face.badge === 'shown') return 30_000;
      return face.badge === 'none' && !face.askStaff && face.greeting === 'in' ? 6000 : 10_000;
  }
}

export function greetingOf(result: ScanResult | null): Greeting {
  if (result?.verdict === 'admitted') return 'in';
  if (result?.verdict === 'already-inside' && result.reason === undefined) return 'inside';
  return result?.reason === 'full' ? 'full' : 'staff';
}

const isOf = (face: Face, scan: string): boolean => (face.at === 'wait' || face.at === 'answer') && face.scan === scan;

function answer(scan: string, result: ScanResult | null): Answer {
  const { name, people, arrived, askStaff } = result ?? {};
  return {
    at: 'answer',
    scan,
    greeting: greetingOf(result),
    ...(name && { name }),
    ...(people && people > 1 && { party: { people, arrived: arrived ?? 0 } }),
    askStaff: askStaff ?? false,
    badge: 'none',
  };
}
