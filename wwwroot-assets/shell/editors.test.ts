import { beforeAll, beforeEach, expect, test } from 'vitest';
import { tendEditors } from './editors';

const drawn = () => new Promise((resolve) => setTimeout(resolve));
const place = () => document.getElementById('place')!;
const open = (name: string) =>
  (place().innerHTML = `<section data-editor="${name}"><h2>X</h2><input type="hidden"><input id="title"></section>`);

beforeAll(() => tendEditors(document));
beforeEach(async () => {
  document.body.innerHTML = '<button id="row">Bearbeiten</button><div id="place"></div>';
  await drawn();
  document.getElementById('row')!.focus();
});

test('A form that a button has opened takes the focus with its first field', async () => {
  open('one');
  await drawn();
  expect(document.activeElement?.id).toBe('title');
});

test('It takes it again when another thing is edited in it, and not while it stays', async () => {
  open('one');
  await drawn();
  document.getElementById('row')!.focus();
  place().append('typed');
  await drawn();
  expect(document.activeElement?.id).toBe('row');
  document.querySelector<HTMLElement>('[data-editor]')!.dataset['editor'] = 'two';
  await drawn();
  expect(document.activeElement?.id).toBe('title');
});
