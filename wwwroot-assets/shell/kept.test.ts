import { expect, test, vi } from 'vitest';
import { keepDrafts } from './drafts';
import { tendDrafts } from './form-drafts';
import { Kept } from './kept';
import { areLettersOn } from './lists';
import { tendTour } from './tour';

const forbidden = (): Storage => {
  throw new DOMException('Denied', 'SecurityError');
};

test('A browser that keeps nothing is as one that has kept nothing yet', () => {
  const kept = new Kept(forbidden);
  kept.set('a', '1');
  kept.remove('a');
  expect(kept.get('a')).toBeNull();
  expect(kept.keys()).toBeNull();
});

test('Nothing of the frame stops in it', () => {
  vi.stubGlobal('sessionStorage', undefined);
  vi.stubGlobal('localStorage', undefined);
  document.body.innerHTML = '<form data-form="x" data-drafts="true"></form><form action="/sign-out"></form><dialog id="tour"><span data-tour-count></span><button data-tour-back></button><button data-tour-next></button><button data-tour-end></button></dialog>';
  expect(areLettersOn()).toBe(true);
  expect(() => {
    keepDrafts(document.createElement('dialog'));
    tendDrafts(document);
    tendTour(document, document.querySelector('dialog')!);
    document.querySelector('[action]')!.dispatchEvent(new Event('submit', { bubbles: true }));
  }).not.toThrow();
  // Would be offered each time.
  expect('tourOffer' in document.documentElement.dataset).toBe(false);
  vi.unstubAllGlobals();
});
