import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attach, type FloorPlan } from './floorplan';
import { settleMs } from './keys';

const space = 'http://www.w3.org/2000/svg';
const dotnet = { invokeMethodAsync: vi.fn<(name: string, ...args: unknown[]) => Promise<unknown>>() };
let svg: SVGSVGElement;
let plan: FloorPlan;

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

function addSized(id: string, x: number, y: number): SVGGElement {
  const booth = addBooth(id, x, y);
  booth.firstElementChild!.setAttribute('width', '300');
  booth.firstElementChild!.setAttribute('height', '200');
  return booth;
}

const stops = () => [...svg.querySelectorAll('.booth[tabindex="0"]')].map((booth) => booth.getAttribute('data-id'));

describe('Tab and arrows', () => {
  it('find one stop, however many booths there are', async () => {
    addSized('a1', 0, 0);
    const second = addSized('a2', 400, 0);
    await settled();
    expect(stops()).toEqual(['a1']);

    second.focus();
    expect(stops()).toEqual(['a2']);
    second.remove();
    await settled();
    expect(stops()).toEqual(['a1']);
  });

  it.each([
    ['ArrowRight', 'right'],
    ['ArrowLeft', 'left'],
    ['ArrowUp', 'above'],
    ['ArrowDown', 'below'],
    ['Home', 'here'],
    ['End', 'far'],
  ])('%s goes to the booth that lies %s', async (name, expected) => {
    const here = addSized('here', 1000, 1000);
    addSized('right', 1400, 1050);
    addSized('left', 600, 1000);
    addSized('above', 1000, 700);
    addSized('below', 1010, 1300);
    addSized('beyond', 1800, 1000);
    addSized('far', 1350, 1900);
    await settled();
    here.focus();
    expect(key(here, name).defaultPrevented).toBe(true);
    expect(document.activeElement?.getAttribute('data-id')).toBe(expected);
    expect(at(here)).toBe('translate(1000 1000)');
  });

  it('stay where nothing lies in that direction, and leave Alt to the browser', async () => {
    const [only] = [addSized('a1', 0, 0), addSized('a2', 400, 0)];
    await settled();
    only.focus();
    key(only, 'ArrowLeft');
    expect(document.activeElement).toBe(only);
    expect(key(only, 'ArrowRight', { altKey: true }).defaultPrevented).toBe(false);
  });

  it('Enter opens the panel, and Escape leads back from there, but not out of a question', async () => {
    const booth = addSized('a1', 0, 0);
    await settled();
    key(booth, 'Enter');
    expect(dotnet.invokeMethodAsync.mock.calls).toEqual([['BoothOpened', 'a1']]);

    const panel = document.createElement('section');
    panel.setAttribute('data-booth-panel', 'a1');
    panel.innerHTML = '<input><dialog open><button>Ja</button></dialog>';
    document.body.append(panel);
    const [input, button] = [panel.querySelector('input')!, panel.querySelector('button')!];
    button.focus();
    key(button, 'Escape');
    expect(document.activeElement).toBe(button);
    key(input, 'Escape');
    expect(document.activeElement).toBe(booth);
  });

  it('the page gives the focus to a booth, and to none that is gone', async () => {
    const booth = addSized('a1', 0, 0);
    await settled();
    plan.focus('a1');
    expect(document.activeElement).toBe(booth);
    plan.focus('gone');
    expect(document.activeElement).toBe(booth);
  });
});

function take(booth: SVGGElement): SVGGElement {
  booth.setAttribute('tabindex', '-1');
  booth.focus();
  key(booth, ' ');
  dotnet.invokeMethodAsync.mockClear();
  return booth;
}

describe('keys on a booth that is held', () => {
  it('Space takes it up, which is said and seen', () => {
    const booth = addBooth('a1', 100, 100);
    expect(key(booth, ' ').defaultPrevented).toBe(true);
    expect(booth.hasAttribute('data-held')).toBe(true);
    expect(dotnet.invokeMethodAsync.mock.calls).toEqual([['BoothHeld', 'a1']]);
  });

  it.each([
    ['ArrowRight', {}, 'translate(110 100)'],
    ['ArrowUp', { shiftKey: true }, 'translate(100 0)'],
    ['ArrowLeft', { altKey: true }, 'translate(99 100)'],
  ])('%s with %o moves it to %s', (name, more, expected) => {
    const booth = take(addBooth('a1', 100, 100));
    expect(key(booth, name, more).defaultPrevented).toBe(true);
    expect(at(booth)).toBe(expected);
  });

  it('tell one move after the last of several presses', () => {
    vi.useFakeTimers();
    const booth = take(addBooth('a1', 100, 100));
    key(booth, 'ArrowRight');
    vi.advanceTimersByTime(settleMs - 1);
    key(booth, 'ArrowDown');
    vi.advanceTimersByTime(settleMs - 1);
    expect(dotnet.invokeMethodAsync).not.toHaveBeenCalled();

    vi.advanceTimersByTime(1);
    expect(dotnet.invokeMethodAsync.mock.calls).toEqual([['BoothMoved', 'a1', 110, 110]]);
  });

  it('who leaves it puts it down, and its move is told at once', () => {
    const [first, second] = [addBooth('a1', 0, 0), addBooth('b2', 500, 0)];
    take(first);
    key(first, 'ArrowRight');
    second.setAttribute('tabindex', '-1');
    second.focus();
    expect(dotnet.invokeMethodAsync.mock.calls).toEqual([['BoothMoved', 'a1', 10, 0]]);
    expect(first.hasAttribute('data-held')).toBe(false);
  });

  it.each(['Enter', ' '])('"%s" puts it down where it is', (name) => {
    const booth = take(addBooth('a1', 0, 0));
    key(booth, 'ArrowRight');
    key(booth, name);
    expect(dotnet.invokeMethodAsync.mock.calls).toEqual([['BoothMoved', 'a1', 10, 0]]);
    expect(booth.hasAttribute('data-held')).toBe(false);
    key(booth, 'ArrowRight');
    expect(at(booth)).toBe('translate(10 0)');
  });

  it('Escape takes it back to where it was taken up, also after moves that were saved', () => {
    vi.useFakeTimers();
    const booth = take(addBooth('a1', 0, 0));
    key(booth, 'ArrowRight');
    vi.advanceTimersByTime(settleMs);
    key(booth, 'ArrowRight');
    vi.advanceTimersByTime(settleMs);
    key(booth, 'Escape');
    expect(at(booth)).toBe('translate(0 0)');
    expect(dotnet.invokeMethodAsync.mock.calls.at(-1)).toEqual(['BoothMoved', 'a1', 0, 0]);
  });

  it('"r" turns it, held or not', () => {
    key(addBooth('a1', 0, 0), 'r');
    expect(dotnet.invokeMethodAsync.mock.calls).toEqual([['BoothRotated', 'a1']]);
  });

  it('leave Ctrl+R to the browser', () => {
    expect(key(addBooth('a1', 0, 0), 'r', { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(dotnet.invokeMethodAsync).not.toHaveBeenCalled();
  });
});

it('After dispose nothing moves any more', () => {
  const booth = addBooth('a1', 100, 100);
  plan.dispose();
  key(booth, ' ');
  key(booth, 'ArrowRight');
  pointer(booth, 'pointerdown', 50, 50);
  pointer(svg, 'pointermove', 90, 90);
  expect(at(booth)).toBe('translate(100 100)');
});
