import { dragBooths } from './dragging';
import { focusOn, moveByKeys } from './keys';
import type { DotNet } from './link';
import { rove } from './roving';

export interface FloorPlanOptions {
  /** Booths snap to this; Alt refines it to 1 cm. */
  readonly gridCm: number;
}

export interface FloorPlan {
  /** The focus goes to this booth, where it is drawn. */
  focus(id: string): void;
  dispose(): void;
}

/**
 * Makes the booths (`g.booth[data-id]`) of an SVG that Blazor draws movable. Blazor keeps drawing: this changes nothing but a
 * booth's translation and which of them Tab stops at, and listens on the SVG, so that booths may come and go.
 */
export function attach(svg: SVGSVGElement, dotnet: DotNet, options: FloorPlanOptions): FloorPlan {
  const stop = new AbortController();
  dragBooths(svg, dotnet, options.gridCm, stop.signal);
  rove(svg, stop.signal);
  moveByKeys(svg, dotnet, options.gridCm, stop.signal);
  // For whoever must know that a key or a finger is answered from now on: the plan is drawn before its script has arrived.
  svg.dataset.ready = 'true';
  stop.signal.addEventListener('abort', () => delete svg.dataset.ready);
  return { focus: (id) => focusOn(svg, id), dispose: () => stop.abort() };
}
