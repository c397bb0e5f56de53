import { moveTo, positionOf, type Point } from './geometry';
import { tell, tellMove, type DotNet } from './link';
import { endOf, nearest } from './roving';

/** A held arrow key is one move: it is told this long after the last step. */
export const settleMs = 150;

const directions: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * Arrows, Home and End go from booth to booth. Space takes the booth up: then arrows move it (Shift: 1 m, Alt: 1 cm) until Space or Enter
 * puts it down, or Escape takes it back to where it was. R turns, Enter opens the booth's panel, Escape leads back from there.
 */
export function moveByKeys(svg: SVGSVGElement, dotnet: DotNet, gridCm: number, stop: AbortSignal): void {
  let pending: { booth: Element; from: Point; timer: ReturnType<typeof setTimeout> } | null = null;
  let held: { booth: Element; from: Point } | null = null;

  function settle(): void {
    if (!pending) return;
    const { booth, from, timer } = pending;
    clearTimeout(timer);
    pending = null;
    const to = positionOf(booth);
    if (to.x !== from.x || to.y !== from.y) void tellMove(dotnet, booth, from, to);
  }

  function step(booth: Element, direction: Point, cm: number): void {
    const at = positionOf(booth);
    if (pending) clearTimeout(pending.timer);
    pending = { booth, from: pending?.from ?? at, timer: setTimeout(settle, settleMs) };
    moveTo(booth, { x: at.x + direction.x * cm, y: at.y + direction.y * cm });
  }

  function takeUp(booth: Element): void {
    held = { booth, from: positionOf(booth) };
    booth.setAttribute('data-held', '');
    tell(dotnet, 'BoothHeld', booth);
  }

  function putDown(): void {
    settle();
    held?.booth.removeAttribute('data-held');
    held = null;
  }

  /** Steps that nobody was told of are forgotten; what is saved already is moved back. */
  function takeBack({ booth, from }: { booth: Element; from: Point }): void {
    const saved = pending?.from ?? positionOf(booth);
    if (pending) clearTimeout(pending.timer);
    pending = null;
    putDown();
    moveTo(booth, from);
    if (saved.x !== from.x || saved.y !== from.y) void tellMove(dotnet, booth, saved, from);
  }

  /** True where the key means something to a booth that is held. */
  function pressHeld(event: KeyboardEvent, mine: { booth: Element; from: Point }): boolean {
    const direction = directions[event.key];
    if (direction) step(mine.booth, direction, event.shiftKey ? 100 : event.altKey ? 1 : gridCm);
    else if (event.key === 'Escape') takeBack(mine);
    else if (event.key === 'Enter' || event.key === ' ') putDown();
    else return false;
    return true;
  }

  function go(booth: SVGElement | undefined): boolean {
    booth?.focus();
    return true;
  }

  function pressFree(event: KeyboardEvent, booth: Element): boolean {
    const direction = directions[event.key];
    // Alt and an arrow is the browser's way back.
    if (direction) return !event.altKey && go(nearest(svg, booth, direction));
    if (event.key === 'Home' || event.key === 'End') return go(endOf(svg, event.key === 'End'));
    if (event.key === 'Enter') tell(dotnet, 'BoothOpened', booth);
    else if (event.key === ' ') takeUp(booth);
    else return false;
    return true;
  }

  function press(event: KeyboardEvent): void {
    const booth = (event.target as Element).closest('.booth');
    if (!booth || event.ctrlKey || event.metaKey) return;
    if (event.key === 'r' || event.key === 'R') tell(dotnet, 'BoothRotated', booth);
    else if (!(held?.booth === booth ? pressHeld(event, held) : pressFree(event, booth))) return;
    event.preventDefault();
  }

  /** Out of the panel, but not out of a question that stands above it: that shuts by itself. */
  function leavePanel(event: KeyboardEvent): void {
    const panel = event.key === 'Escape' ? (event.target as Element).closest?.('[data-booth-panel]') : null;
    if (!panel || (event.target as Element).closest('dialog')) return;
    focusOn(svg, panel.getAttribute('data-booth-panel') ?? '');
  }

  svg.addEventListener('keydown', press, { signal: stop });
  svg.addEventListener('focusout', putDown, { signal: stop });
  document.addEventListener('keydown', leavePanel, { signal: stop });
  stop.addEventListener('abort', () => pending && clearTimeout(pending.timer));
}

/** Nothing where the booth is gone, or on another floor. */
export function focusOn(svg: Element, id: string): void {
  svg.querySelector<SVGElement>(`[data-id="${CSS.escape(id)}"]`)?.focus();
}
