import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keepFocus } from './keep-focus';

const element = (selector: string) => document.querySelector<HTMLElement>(selector)!;

/** Longer than it waits for others. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 250));

async function focused(): Promise<string> {
  await settle();
  return document.activeElement?.id ?? '';
}

describe('the focus', () => {
  // Happy DOM has one document for all tests; listeners are added once.
  beforeAll(() => keepFocus(document));
  beforeEach(() => {
    document.body.innerHTML = `<main><h1 id="title">Page</h1>
      <section id="part"><h2 id="heading">Part</h2><button id="open">Open</button></section>
      <table><tbody>
        <tr id="first"><td><button id="a">A</button></td></tr>
        <tr id="second"><td><button id="b">B</button></td></tr>
      </tbody></table></main>`;
  });

  it('goes to the heading of the part whose button is gone', async () => {
    element('#open').focus();
    element('#open').remove();
    expect(await focused()).toBe('heading');
  });

  it('goes to the page’s heading where the part is gone', async () => {
    element('#open').focus();
    element('#part').remove();
    expect(await focused()).toBe('title');
  });

  it('goes to the row that took the place', async () => {
    element('#a').focus();
    element('#first').remove();
    expect(await focused()).toBe('b');
  });

  it('goes to the last row where the last one is gone', async () => {
    element('#b').focus();
    element('#second').remove();
    expect(await focused()).toBe('a');
  });

  it('waits for a page that is not drawn yet', async () => {
    element('#open').focus();
    element('main').innerHTML = '';
    expect(await focused()).toBe('');
    element('main').innerHTML = '<h1 id="next">Next</h1>';
    expect(await focused()).toBe('next');
  });

  it('stays where somebody else has put it', async () => {
    element('#open').focus();
    element('#open').remove();
    element('#b').focus();
    expect(await focused()).toBe('b');
  });

  it('stays nowhere for who left on purpose', async () => {
    element('#open').focus();
    element('#open').blur();
    await settle();
    element('#open').remove();
    expect(await focused()).toBe('');
  });
});
