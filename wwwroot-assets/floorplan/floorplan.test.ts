import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attach } from './floorplan';
import { settleMs } from './keys';

const space = 'http://www.w3.org/2000/svg';
const dotnet = { invokeMethodAsync: vi.fn<(name: string, ...args: unknown[]) => Promise<unknown>>() };
let svg: SVGSVGElement;
let plan: { dispose(): void };

function addBooth(id: string, x: number, y: number): SVGGElement {
  const booth = document.createElementNS(space, 'g');
  booth.setAttribute('class', 'booth');
  booth.setAttribute('data-id', id);
  booth.setAttribute('transform', `translate(${x} ${y})`);
  booth.append(document.createElementNS(space, 'rect'));
  svg.append(booth);
  return booth;
}

const at = (booth: Element) => booth.getAttribute('transform');
const settled = () => new Promise((resolve) => setTimeout(resolve));

function pointer(target: Element, type: string, x: number, y: number, more: PointerEventInit = {}): void {
  target.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, button: 0, clientX: x, clientY: y, ...more }));
}

function key(target: EventTarget, name: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event;
}

beforeEach(() => {
  vi.resetAllMocks();
  dotnet.invokeMethodAsync.mockResolvedValue(undefined);
  svg = document.createElementNS(space, 'svg') as SVGSVGElement;
  // 2 cm a pixel.
  svg.getScreenCTM = () => ({ a: 0.5, b: 0, c: 0, d: 0.5, e: 0, f: 0 }) as DOMMatrix;
  document.body.replaceChildren(svg);
  plan = attach(svg, dotnet, { gridCm: 10 });
});

afterEach(() => {
  plan.dispose();
  vi.useRealTimers();
});

it('marks the plan while it listens', () => {
  expect(svg.dataset.ready).toBe('true');
  plan.dispose();
  expect(svg.dataset.ready).toBeUndefined();
});

describe('dragging a booth', () => {
  it('snaps it to the grid and tells where it was dropped, once', () => {
    const booth = addBooth('a1', 100, 100);
    pointer(booth.firstElementChild!, 'pointerdown', 50, 50);
    pointer(svg, 'pointermove', 61, 50);
    expect(at(booth)).toBe('translate(120 100)');
    expect(dotnet.invokeMethodAsync).not.toHaveBeenCalled();

    pointer(svg, 'pointermove', 72, 39);
    pointer(svg, 'pointerup', 72, 39);
    expect(dotnet.invokeMethodAsync.mock.calls).toEqual([['BoothMoved', 'a1', 140, 80]]);
  });

  it('goes by single centimetres with Alt', () => {
    const booth = addBooth('a1', 100, 100);
    pointer(booth, 'pointerdown', 50, 50);
    pointer(svg, 'pointermove', 61, 50, { altKey: true });
    expect(at(booth)).toBe('translate(122 100)');
  });

  it('is undone by Escape', () => {
    const booth = addBooth('a1', 100, 100);
    pointer(booth, 'pointerdown', 50, 50);
    pointer(svg, 'pointermove', 90, 90);
    key(document, 'Escape');
    expect(at(booth)).toBe('translate(100 100)');

    pointer(svg, 'pointerup', 90, 90);
    expect(dotnet.invokeMethodAsync).not.toHaveBeenCalled();
  });

  it('is undone when the browser takes the finger away', () => {
    const booth = addBooth('a1', 100, 100);
    pointer(booth, 'pointerdown', 50, 50);
    pointer(svg, 'pointermove', 90, 90);
    pointer(svg, 'pointercancel', 90, 90);
    expect(at(booth)).toBe('translate(100 100)');
  });

  it('follows the finger that began and no second one', () => {
    const booth = addBooth('a1', 100, 100);
    pointer(booth, 'pointerdown', 50, 50);
    pointer(svg, 'pointermove', 200, 200, { pointerId: 2 });
    expect(at(booth)).toBe('translate(100 100)');
  });

  it('puts it back when Blazor refuses or fails', async () => {
    for (const answer of [() => Promise.resolve(false), () => Promise.reject(new Error('gone'))]) {
      dotnet.invokeMethodAsync.mockImplementationOnce(answer);
      const booth = addBooth('a1', 100, 100);
      pointer(booth, 'pointerdown', 50, 50);
      pointer(svg, 'pointermove', 90, 50);
      pointer(svg, 'pointerup', 90, 50);
      expect(at(booth)).toBe('translate(180 100)');
      await settled();
      expect(at(booth)).toBe('translate(100 100)');
    }
  });

  it('that hardly moves is a choice', () => {
    const booth = addBooth('a1', 100, 100);
    pointer(booth, 'pointerdown', 50, 50);
    pointer(svg, 'pointermove', 52, 51);
    pointer(svg, 'pointerup', 52, 51);
    expect(at(booth)).toBe('translate(100 100)');
    expect(dotnet.invokeMethodAsync.mock.calls).toEqual([['BoothChosen', 'a1']]);
  });
});

describe('keys on a booth', () => {
  it.each([
    ['ArrowRight', {}, 'translate(110 100)'],
    ['ArrowUp', { shiftKey: true }, 'translate(100 0)'],
    ['ArrowLeft', { altKey: true }, 'translate(99 100)'],
  ])('%s with %o moves it to %s', (name, more, expected) => {
    const booth = addBooth('a1', 100, 100);
    expect(key(booth, name, more).defaultPrevented).toBe(true);
    expect(at(booth)).toBe(expected);
  });

  it('tell one move after the last of several presses', () => {
    vi.useFakeTimers();
    const booth = addBooth('a1', 100, 100);
    key(booth, 'ArrowRight');
    vi.advanceTimersByTime(settleMs - 1);
    key(booth, 'ArrowDown');
    vi.advanceTimersByTime(settleMs - 1);
    expect(dotnet.invokeMethodAsync).not.toHaveBeenCalled();

    vi.advanceTimersByTime(1);
    expect(dotnet.invokeMethodAsync.mock.calls).toEqual([['BoothMoved', 'a1', 110, 110]]);
  });

  it('on the next booth tell the move of the first at once', () => {
    const [first, second] = [addBooth('a1', 0, 0), addBooth('b2', 500, 0)];
    key(first, 'ArrowRight');
    key(second, 'ArrowRight');
    expect(dotnet.invokeMethodAsync.mock.calls).toEqual([['BoothMoved', 'a1', 10, 0]]);
  });

  it.each([
    ['r', 'BoothRotated'],
    ['Enter', 'BoothChosen'],
    [' ', 'BoothChosen'],
  ])('"%s" calls %s', (name, method) => {
    key(addBooth('a1', 0, 0), name);
    expect(dotnet.invokeMethodAsync.mock.calls).toEqual([[method, 'a1']]);
  });

  it('leave Ctrl+R to the browser', () => {
    expect(key(addBooth('a1', 0, 0), 'r', { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(dotnet.invokeMethodAsync).not.toHaveBeenCalled();
  });
});

it('After dispose nothing moves any more', () => {
  const booth = addBooth('a1', 100, 100);
  plan.dispose();
  key(booth, 'ArrowRight');
  pointer(booth, 'pointerdown', 50, 50);
  pointer(svg, 'pointermove', 90, 90);
  expect(at(booth)).toBe('translate(100 100)');
});
