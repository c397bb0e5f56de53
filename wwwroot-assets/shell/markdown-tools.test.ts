import { beforeEach, describe, expect, it, vi } from 'vitest';
import { apply, tendMarkdown } from './markdown-tools';

const area = () => document.querySelector('textarea')!;
function choose(text: string): void {
  // "[" and "]" stand for the ends of what is chosen.
  const [start, end] = [text.indexOf('['), text.indexOf(']') - 1];
  area().value = text.replace('[', '').replace(']', '');
  area().setSelectionRange(start, end);
}
const chosen = () => area().value.slice(area().selectionStart, area().selectionEnd);

describe('markdown tools', () => {
  tendMarkdown(document);
  beforeEach(() => {
    document.body.innerHTML =
      '<form data-form="x"><div data-tools="t"><button data-tool="bold" data-sample="Text" tabindex="0"></button><button data-tool="list" tabindex="-1"></button></div><textarea id="t"></textarea></form>';
  });

  it('mark what is chosen, and take the marks away again', () => {
    choose('Die [große] Messe');
    apply(area(), 'bold', 'Text');
    expect([area().value, chosen()]).toEqual(['Die **große** Messe', 'große']);
    apply(area(), 'bold', 'Text');
    expect([area().value, chosen()]).toEqual(['Die große Messe', 'große']);
  });

  it('give words to write over where nothing is chosen', () => {
    choose('[]');
    apply(area(), 'link', 'Text');
    expect([area().value, chosen()]).toEqual(['[Text](https://)', 'Text']);
  });

  it('mark whole lines, and change one mark into another', () => {
    choose('eins\nzw[ei\ndr]ei');
    apply(area(), 'list', '');
    expect(area().value).toBe('eins\n- zwei\n- drei');
    apply(area(), 'numbers', '');
    expect(area().value).toBe('eins\n1. zwei\n2. drei');
    apply(area(), 'numbers', '');
    expect(area().value).toBe('eins\nzwei\ndrei');
  });

  it('are used by press, by key in the text and by arrows in the bar, and the component hears of it', () => {
    const heard: string[] = [];
    area().addEventListener('change', () => heard.push(area().value));
    choose('[Messe]');
    document.querySelector<HTMLElement>('[data-tool=bold]')!.click();
    expect(heard).toEqual(['**Messe**']);
    expect(document.activeElement).toBe(area());
    area().dispatchEvent(new KeyboardEvent('keydown', { key: 'b', ctrlKey: true, bubbles: true, cancelable: true }));
    expect(area().value).toBe('Messe');

    const [bold, list] = [...document.querySelectorAll<HTMLElement>('[data-tool]')];
    bold!.focus();
    bold!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
    expect(document.activeElement).toBe(list);
    expect([bold!.tabIndex, list!.tabIndex]).toEqual([-1, 0]);
  });

  it('tell the server of each word only where a preview is open', () => {
    vi.useFakeTimers();
    let told = 0;
    area().addEventListener('change', () => told++);
    const type = () => {
      const event = new Event('input', { bubbles: true });
      Object.defineProperty(event, 'isTrusted', { value: true });
      area().dispatchEvent(event);
    };
    type();
    vi.runAllTimers();
    expect(told).toBe(0);
    document.querySelector('form')!.insertAdjacentHTML('beforeend', '<div data-preview></div>');
    type();
    type();
    vi.runAllTimers();
    expect(told).toBe(1);
    vi.useRealTimers();
  });
});
