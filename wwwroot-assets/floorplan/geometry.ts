/** Centimetres of the hall, which are also the units of the SVG's viewBox. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The six numbers of a 2D matrix, as `getScreenCTM()` gives them. */
export type Matrix = Pick<DOMMatrix, 'a' | 'b' | 'c' | 'd' | 'e' | 'f'>;

/** Where a point of the screen lies in the hall; zoom, scrolling and letterboxing are in the matrix. */
export function toHall(screen: Point, matrix: Matrix): Point {
  const { a, b, c, d, e, f } = matrix;
  const determinant = a * d - b * c;
  if (determinant === 0) return { x: 0, y: 0 };
  const x = screen.x - e;
  const y = screen.y - f;
  return { x: (d * x - c * y) / determinant, y: (a * y - b * x) / determinant };
}

export function snap(point: Point, stepCm: number): Point {
  // + 0: no negative zero.
  return { x: Math.round(point.x / stepCm) * stepCm + 0, y: Math.round(point.y / stepCm) * stepCm + 0 };
}

const translation = /translate\(\s*(-?[\d.]+)(?:[\s,]+(-?[\d.]+))?\s*\)/;

export function positionOf(booth: Element): Point {
  const found = translation.exec(booth.getAttribute('transform') ?? '');
  return { x: Number(found?.[1] ?? 0), y: Number(found?.[2] ?? 0) };
}

/** Changes the translation alone: a rotation behind it stays. */
export function moveTo(booth: Element, { x, y }: Point): void {
  const transform = booth.getAttribute('transform') ?? '';
  const moved = `translate(${x} ${y})`;
  booth.setAttribute('transform', translation.test(transform) ? transform.replace(translation, moved) : `${moved} ${transform}`.trim());
}
