import type { BadgeSheet, DoorApi, Kiosk } from './api';
import { Problem } from './ask';
import type { BadgeState } from './kiosk-state';

export interface FetchedBadge {
  readonly state: BadgeState;
  /** To be shown, and to be printed from. */
  readonly sheet: HTMLElement | null;
}

/** Only the server draws badges, and only for whoever was let in here a moment ago. */
export async function fetchBadge(api: Pick<DoorApi, 'badge'>, kind: Kiosk['badge'], scan: string): Promise<FetchedBadge> {
  try {
    const sheet = drawBadge(await api.badge(scan));
    return sheet ? { state: kind === 'printed' ? 'printing' : 'shown', sheet } : { state: 'failed', sheet: null };
  } catch (error) {
    const isPrinted = error instanceof Problem && error.code === 'kiosk.badge_printed';
    return { state: isPrinted ? 'printed-before' : 'failed', sheet: null };
  }
}

/** The server's markup holds one card, and every text in it is escaped. Null for anything else. */
export function drawBadge({ html, format }: BadgeSheet): HTMLElement | null {
  const card = new DOMParser().parseFromString(html, 'text/html').querySelector<HTMLElement>('article.badge-card');
  if (!card) return null;
  // The scanner's policy forbids styles in markup; set by script they are allowed.
  const style = card.getAttribute('style') ?? '';
  card.removeAttribute('style');
  const own = document.importNode(card, true);
  own.style.cssText = style;
  const sheet = document.createElement('div');
  sheet.className = `badge-sheets badge-sheets--${format} kiosk__badge`;
  sheet.append(own);
  return sheet;
}
