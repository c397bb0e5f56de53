import { moveTo, positionOf, type Point } from './geometry';
import { tell, tellMove, type DotNet } from './link';

/** A held arrow key is one move: it is told this long after the last step. */
export const settleMs = 150;

const directions: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Arrows move (Shift: 1 m, Alt: 1 cm), R turns, Enter and Space choose the booth that has the focus. */
export function moveByKeys(svg: SVGSVGElement, dotnet: DotNet, gridCm: number, stop: AbortSignal): void {
  let pending: { booth: Element; from: Point; timer: ReturnType<typeof setTimeout> } | null = null;

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
    if (pending && pending.booth !== booth) settle();
    if (pending) clearTimeout(pending.timer);
    pending = { booth, from: pending?.from ?? at, timer: setTimeout(settle, settleMs) };
    moveTo(booth, { x: at.x + direction.x * cm, y: at.y + direction.y * cm });
  }

  function press(event: KeyboardEvent): void {
    const booth = (event.target as Element).closest('.booth');
    if (!booth || event.ctrlKey || event.metaKey) return;
    const direction = directions[event.key];
    if (direction) step(booth, direction, event.shiftKey ? 100 : event.altKey ? 1 : gridCm);
    else if (event.key === 'r' || event.key === 'R') tell(dotnet, 'BoothRotated', booth);
    else if (event.key === 'Enter' || event.key === ' ') tell(dotnet, 'BoothChosen', booth);
    else return;
    event.preventDefault();
  }

  svg.addEventListener('keydown', press, { signal: stop });
  svg.addEventListener('focusout', settle, { signal: stop });
  stop.addEventListener('abort', () => pending && clearTimeout(pending.timer));
}
