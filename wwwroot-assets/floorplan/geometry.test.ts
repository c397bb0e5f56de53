import { describe, expect, it } from 'vitest';
import { moveTo, positionOf, snap, toHall } from './geometry';

function booth(transform: string | null): Element {
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'g');
  if (transform !== null) element.setAttribute('transform', transform);
  return element;
}

describe('a point of the screen', () => {
  it('is found in the hall through zoom and offset', () => {
    expect(toHall({ x: 120, y: 70 }, { a: 0.5, b: 0, c: 0, d: 0.5, e: 20, f: 10 })).toEqual({ x: 200, y: 120 });
  });

  it('is found through a rotation', () => {
    const turned = toHall({ x: 0, y: 30 }, { a: 0, b: 1, c: -1, d: 0, e: 0, f: 0 });
    expect(turned.x).toBeCloseTo(30);
    expect(turned.y).toBeCloseTo(0);
  });

  it('of an SVG without a size is the corner, not NaN', () => {
    expect(toHall({ x: 5, y: 5 }, { a: 0, b: 0, c: 0, d: 0, e: 0, f: 0 })).toEqual({ x: 0, y: 0 });
  });
});

describe('snapping', () => {
  it('goes to the nearest line of the grid, also left of the corner', () => {
    expect(snap({ x: 44.9, y: 45 }, 10)).toEqual({ x: 40, y: 50 });
    expect(snap({ x: -14, y: -3 }, 10)).toEqual({ x: -10, y: 0 });
  });
});

describe('a booth', () => {
  it.each([
    ['translate(120 40)', 120, 40],
    ['translate(120, -40.5) rotate(90)', 120, -40.5],
    ['translate(7)', 7, 0],
    [null, 0, 0],
  ])('with the transform %s stands at %d, %d', (transform, x, y) => {
    expect(positionOf(booth(transform))).toEqual({ x, y });
  });

  it('keeps its rotation when it moves', () => {
    const turned = booth('translate(0 0) rotate(90 50 50)');
    moveTo(turned, { x: 30, y: 20 });
    expect(turned.getAttribute('transform')).toBe('translate(30 20) rotate(90 50 50)');
  });

  it('moves before its rotation when it had no translation', () => {
    const turned = booth('rotate(90)');
    moveTo(turned, { x: 30, y: 20 });
    expect(turned.getAttribute('transform')).toBe('translate(30 20) rotate(90)');
  });
});
