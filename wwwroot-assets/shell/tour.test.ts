import { beforeAll, beforeEach, expect, test } from 'vitest';
import { tendTour } from './tour';

const dialog = () => document.querySelector<HTMLDialogElement>('dialog#tour')!;
const click = (selector: string) => document.querySelector<HTMLElement>(selector)!.click();
const shown = () => [...document.querySelectorAll<HTMLElement>('[data-tour-step]')].filter((one) => !one.hidden).map((one) => one.id);
const isOffered = () => 'tourOffer' in document.documentElement.dataset;

function draw(): void {
  document.body.innerHTML = `
    <nav class="places">…</nav><button class="help" data-starts-tour>?</button><button data-refuses-tour>–</button><main id="main" tabindex="-1"></main>
    <dialog id="tour">
      <div id="one" data-tour-step=".places"><h2 tabindex="-1">1</h2></div>
      <div id="two" data-tour-step=".help" hidden><h2 tabindex="-1">2</h2></div>
      <span data-tour-count></span><button data-tour-back></button><button data-tour-next></button><button data-tour-end></button>
    </dialog>`;
  tendTour(document, dialog());
}

beforeAll(() => localStorage.clear());
beforeEach(() => {
  localStorage.clear();
  delete document.documentElement.dataset['tourOffer'];
  draw();
});

test('Whoever is new is offered the tour, until it was taken or refused', () => {
  expect(isOffered()).toBe(true);
  click('[data-refuses-tour]');
  expect(isOffered()).toBe(false);
  expect(document.activeElement?.id).toBe('main');
  draw();
  expect(isOffered()).toBe(false);
});

test('Each step has its words, marks its place and takes the focus', () => {
  click('.help');
  expect(dialog().open).toBe(true);
  expect(shown()).toEqual(['one']);
  expect(document.querySelector('.places')!.classList.contains('is-toured')).toBe(true);
  click('[data-tour-next]');
  expect(shown()).toEqual(['two']);
  expect(document.activeElement?.textContent).toBe('2');
  expect(document.querySelectorAll('.is-toured')).toHaveLength(1);
  expect(document.querySelector<HTMLElement>('[data-tour-next]')!.hidden).toBe(true);
  click('[data-tour-back]');
  expect(shown()).toEqual(['one']);
});

test('Escape ends it: nothing stays marked, and the focus goes back', () => {
  click('.help');
  dialog().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  expect(dialog().open).toBe(false);
  expect(document.querySelectorAll('.is-toured')).toHaveLength(0);
  expect(document.activeElement?.className).toBe('help');
});
