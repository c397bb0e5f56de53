import { beforeEach, describe, expect, it, vi } from 'vitest';
import { watchArrivals } from './arrivals';

const page = (path: string, inside: string) => `<div class="shell" data-event="messe"><main><div class="shell__page" data-path="${path}">${inside}</div></main></div>`;
const settle = () => new Promise((done) => setTimeout(done, 200));

describe('arriving on a page', () => {
  const root = document.createElement('div');
  beforeEach(() => {
    localStorage.clear();
    document.title = 'Anmeldungen – Messe – EM';
    document.body.innerHTML = '<div id="skeleton"></div><a id="link" href="/">x</a><p id="announcer"></p>';
    root.innerHTML = '';
    document.body.append(root);
    watchArrivals(document);
  });

  it('puts the skeleton away and leaves the focus of the first page alone', async () => {
    root.innerHTML = page('/organise', '<h1>A</h1>');
    await settle();
    expect(document.getElementById('skeleton')).toBeNull();
    expect(document.activeElement).toBe(document.body);
    expect(document.getElementById('announcer')!.textContent).toBe('');
  });

  it('focuses a heading that comes late and says the title', async () => {
    root.innerHTML = page('/organise', '<h1>A</h1>');
    await settle();
    document.getElementById('link')!.focus();
    root.innerHTML = page('/organise/events/messe', '');
    await settle();
    expect(document.activeElement!.id).toBe('link');
    root.querySelector('.shell__page')!.innerHTML = '<h1>B</h1>';
    await settle();
    expect(document.activeElement!.textContent).toBe('B');
    expect(document.getElementById('announcer')!.textContent).toBe(document.title);
    expect(localStorage.getItem('recent-events')).toBe('["messe"]');
  });

  it('does not take the focus from a field that the page chose', async () => {
    root.innerHTML = page('/organise', '<h1>A</h1>');
    await settle();
    root.innerHTML = page('/organise/new', '<h1>B</h1><input>');
    root.querySelector('input')!.focus();
    await settle();
    expect(document.activeElement).toBe(root.querySelector('input'));
  });

  it('is no arrival where the same page is drawn anew', async () => {
    root.innerHTML = page('/organise', '<h1>A</h1>');
    await settle();
    const focus = vi.spyOn(HTMLElement.prototype, 'focus');
    root.innerHTML = page('/organise', '<h1>A</h1>');
    await settle();
    expect(focus).not.toHaveBeenCalled();
    focus.mockRestore();
  });
});
