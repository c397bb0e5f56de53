import { expect, it, vi } from 'vitest';
import { Differences } from './differences';
import { MemoryStore } from './store';
import { textsFor } from './texts';
import { Vault } from './vault';

const amira = { at: '2026-09-24T07:00:00Z', name: 'Amira', phone: 'admitted', server: 'cancelled' } as const;
const saved = () => new Promise((resolve) => setTimeout(resolve, 30));

it('What the server said otherwise outlives a reload, sealed, until somebody has seen to it', async () => {
  const store = new MemoryStore();
  const changed = vi.fn();
  const first = await Differences.open(await Vault.open(store), textsFor('de'), changed);
  first.add(amira);
  expect(changed).toHaveBeenCalledOnce();
  await saved();
  expect(new TextDecoder().decode(store.contents.get('facts')!.get('differences')!.bytes)).not.toContain('Amira');

  const again = await Differences.open(await Vault.open(store), textsFor('de'), changed);
  expect(again.count).toBe(1);
  expect(again.dialog.textContent).toMatch(/Amira.*Telefon: Herein.*Server: Abgesagt/);
  [...again.dialog.querySelectorAll('button')].at(-1)!.click();
  expect(again.count).toBe(0);
  await saved();
  expect((await Differences.open(await Vault.open(store), textsFor('de'), changed)).count).toBe(0);
});

it('The newest stands first, and a hundred are enough', () => {
  const list = new Differences(textsFor('de'));
  for (let i = 0; i < 120; i++) list.add({ ...amira, name: `Gast ${i}` });
  expect(list.count).toBe(100);
  expect(list.dialog.querySelector('strong')!.textContent).toBe('Gast 119');
});
