import { moveTo, positionOf, snap, toHall, type Point } from './geometry';
import { tell, tellMove, type DotNet } from './link';

/** Pixels that a finger trembles while it only presses. */
const tremble = 4;

interface Drag {
  readonly booth: SVGGElement;
  readonly pointer: number;
  readonly screen: Point;
  readonly hall: Point;
  readonly from: Point;
  moved: boolean;
}

/** Moves booths with mouse, pen or finger; a press without a move chooses. */
export function dragBooths(svg: SVGSVGElement, dotnet: DotNet, gridCm: number, stop: AbortSignal): void {
  let drag: Drag | null = null;

  function hallPoint(event: PointerEvent): Point | null {
    const matrix = svg.getScreenCTM();
    return matrix && toHall({ x: event.clientX, y: event.clientY }, matrix);
  }

  function end(): void {
    drag?.booth.classList.remove('is-dragging');
    drag = null;
  }

  function start(event: PointerEvent): void {
    const booth = (event.target as Element).closest<SVGGElement>('.booth');
    const hall = hallPoint(event);
    if (drag || !booth || !hall || event.button !== 0) return;
    drag = { booth, pointer: event.pointerId, screen: { x: event.clientX, y: event.clientY }, hall, from: positionOf(booth), moved: false };
    booth.setPointerCapture?.(event.pointerId);
  }

  function move(event: PointerEvent): void {
    if (event.pointerId !== drag?.pointer) return;
    drag.moved ||= Math.hypot(event.clientX - drag.screen.x, event.clientY - drag.screen.y) >= tremble;
    const hall = hallPoint(event);
    if (!drag.moved || !hall) return;
    drag.booth.classList.add('is-dragging');
    const target = { x: drag.from.x + hall.x - drag.hall.x, y: drag.from.y + hall.y - drag.hall.y };
    moveTo(drag.booth, snap(target, event.altKey ? 1 : gridCm));
  }

  function drop(event: PointerEvent): void {
    if (event.pointerId !== drag?.pointer) return;
    const { booth, from, moved } = drag;
    end();
    const to = positionOf(booth);
    if (!moved) tell(dotnet, 'BoothChosen', booth);
    else if (to.x !== from.x || to.y !== from.y) void tellMove(dotnet, booth, from, to);
  }

  function cancel(): void {
    if (drag) moveTo(drag.booth, drag.from);
    end();
  }

  const options = { signal: stop };
  svg.addEventListener('pointerdown', start, options);
  svg.addEventListener('pointermove', move, options);
  svg.addEventListener('pointerup', drop, options);
  svg.addEventListener('pointercancel', cancel, options);
  // The focus may lie elsewhere while a mouse drags.
  document.addEventListener('keydown', (event) => event.key === 'Escape' && cancel(), options);
}
