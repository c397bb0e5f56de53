import { describe, expect, it } from 'vitest';
import { Problem, Unreachable } from './ask';
import { drawBadge, fetchBadge } from './kiosk-badge';

const html = '<article class="badge-card badge-card--a6" style="--badge: #0b5563; --name: 13.5mm"><p class="badge-card__name">Mia &lt;b&gt;</p></article><script>window.bad = 1</script>';
const answering = (answer: Promise<{ html: string; format: string }>) => ({ badge: () => answer });

describe('a badge', () => {
  it('is the server’s card and nothing else of its markup', () => {
    const sheet = drawBadge({ html, format: 'a6' })!;
    expect(sheet.className).toBe('badge-sheets badge-sheets--a6 kiosk__badge');
    expect(sheet.querySelector('script')).toBeNull();
    expect(sheet.querySelector('.badge-card__name')!.textContent).toBe('Mia <b>');
    expect(sheet.querySelector<HTMLElement>('.badge-card')!.style.getPropertyValue('--name')).toBe('13.5mm');
  });

  it('that is none is not shown', () => expect(drawBadge({ html: '<p>no</p>', format: 'a6' })).toBeNull());

  it.each([
    ['shown', 'shown'],
    ['printed', 'printing'],
  ] as const)('of a kiosk that has them %s is %s', async (kind, state) => {
    expect((await fetchBadge(answering(Promise.resolve({ html, format: 'a6' })), kind, 's')).state).toBe(state);
  });

  it.each([
    [new Problem(409, 'kiosk.badge_printed'), 'printed-before'],
    [new Problem(404, 'kiosk.badge_not_found'), 'failed'],
    [new Unreachable(''), 'failed'],
  ])('%s is told as %s', async (error, state) => {
    expect(await fetchBadge(answering(Promise.reject(error)), 'printed', 's')).toEqual({ state, sheet: null });
  });
});
