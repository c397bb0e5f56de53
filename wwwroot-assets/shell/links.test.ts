import { describe, expect, it } from 'vitest';
import { sortLinks } from './links';

describe('links', () => {
  sortLinks(document);
  it.each([
    ['/organise/events/messe/registrations', ''],
    ['/organise/events/messe/registrations.csv', '_top'],
    ['/account', '_top'],
    ['/organised', '_top'],
    ['https://example.org/x', ''],
  ])('%s', (href, target) => {
    document.body.innerHTML = `<a href="${new URL(href, location.origin)}">x</a>`;
    const link = document.querySelector('a')!;
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    expect(link.target).toBe(target);
  });

  it('that are no matter of Blazor’s are the browser’s', () => {
    document.body.innerHTML = `<a data-enhance-nav="false" href="${new URL('/organise/plan?floor=1', location.origin)}">x</a>`;
    const link = document.querySelector('a')!;
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    expect(link.target).toBe('_top');
  });

  it('to the content move the focus and not the address', () => {
    document.body.innerHTML = '<a class="skip-link" href="/organise#main">x</a><main id="main" tabindex="-1"></main>';
    document.querySelector('a')!.click();
    expect(document.activeElement!.id).toBe('main');
  });
});
