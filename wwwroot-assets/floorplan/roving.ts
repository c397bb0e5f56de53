import { positionOf, type Point } from './geometry';

const all = (svg: Element): SVGElement[] => [...svg.querySelectorAll<SVGElement>('.booth')];

/** The plan is one stop for Tab, however many booths it has: the one that had the focus last, else the first. */
export function rove(svg: SVGSVGElement, stop: AbortSignal): void {
  let last: Element | null = null;

  function settle(): void {
    const booths = all(svg);
    const stopAt = booths.find((booth) => booth === last) ?? booths[0];
    for (const booth of booths) booth.setAttribute('tabindex', booth === stopAt ? '0' : '-1');
  }

  svg.addEventListener(
    'focusin',
    (event) => {
      last = (event.target as Element).closest('.booth') ?? last;
      settle();
    },
    { signal: stop },
  );
  // Booths come and go, also by other people's hands.
  const watch = new MutationObserver(settle);
  watch.observe(svg, { childList: true });
  stop.addEventListener('abort', () => watch.disconnect());
  settle();
}

/** The first or the last booth in the order of their labels, in which they are drawn. */
export const endOf = (svg: Element, last: boolean): SVGElement | undefined => all(svg).at(last ? -1 : 0);

/** The booth that an eye would find next in that direction: near, and rather straight ahead than aside. */
export function nearest(svg: Element, from: Element, direction: Point): SVGElement | undefined {
  const start = middleOf(from);
  let found: SVGElement | undefined;
  let least = Infinity;
  for (const booth of all(svg)) {
    const to = middleOf(booth);
    const ahead = (to.x - start.x) * direction.x + (to.y - start.y) * direction.y;
    const aside = Math.abs((to.x - start.x) * direction.y) + Math.abs((to.y - start.y) * direction.x);
    const far = ahead + 2 * aside;
    if (booth !== from && ahead > 0 && far < least) [found, least] = [booth, far];
  }
  return found;
}

function middleOf(booth: Element): Point {
  const { x, y } = positionOf(booth);
  const box = booth.querySelector('rect');
  const half = (side: string) => Number(box?.getAttribute(side) ?? 0) / 2;
  return { x: x + half('width'), y: y + half('height') };
}
