import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryStore } from './store';
import { Vault } from './vault';

let store: MemoryStore;
let vault: Vault;

beforeEach(async () => {
  store = new MemoryStore();
  vault = await Vault.open(store);
});

describe('the vault', () => {
  it('gives back what was put in, in order, also to the next page', async () => {
    await vault.change('outgoing', { put: [['2', { name: 'Jonas' }], ['1', { name: 'Ayşe' }]] });
    expect(await (await Vault.open(store)).loadAll('outgoing')).toEqual([['1', { name: 'Ayşe' }], ['2', { name: 'Jonas' }]]);
  });

  it('leaves nothing readable on the store', async () => {
    await vault.save('facts', 'session', { token: 'em_secret', name: 'Amira Beispiel' });
    const bytes = new Uint8Array(store.contents.get('facts')!.get('session')!.bytes);
    const seen = new TextDecoder('latin1').decode(bytes);
    expect(seen).not.toContain('secret');
    expect(seen).not.toContain('Amira');
  });

  it('has a key that no script can read out', async () => {
    const key = await store.key(() => Promise.reject(new Error('there is one')));
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  it('does not open what lies in another place, or was changed', async () => {
    await vault.save('facts', 'session', 'A');
    const things = store.contents.get('facts')!;
    things.set('clock', things.get('session')!);
    expect(await vault.load('facts', 'clock')).toBeNull();

    new Uint8Array(things.get('session')!.bytes)[0]! ^= 1;
    expect(await vault.load('facts', 'session')).toBeNull();
  });

  it('opens nothing old once the key was dropped, even where the rest stayed behind', async () => {
    await vault.save('facts', 'session', 'A');
    const copy = store.contents.get('facts')!.get('session')!;
    await vault.wipe();
    store.contents.get('facts')!.set('session', copy);
    expect(await vault.load('facts', 'session')).toBeNull();
    expect(await (await Vault.open(store)).load('facts', 'session')).toBeNull();
  });

  it('keeps nothing that was under way when it was wiped, until it begins anew', async () => {
    const underWay = vault.save('facts', 'clock', 7);
    await vault.wipe();
    await underWay;
    await vault.save('facts', 'clock', 8);
    expect(store.contents.get('facts')?.size ?? 0).toBe(0);

    vault.begin();
    await vault.save('facts', 'session', 'B');
    expect(await vault.load('facts', 'session')).toBe('B');
  });

  it('clears before it puts', async () => {
    await vault.save('roster', 'part-1', 'old');
    await vault.change('roster', { clear: true, put: [['head', 'new']] });
    expect(await vault.loadAll('roster')).toEqual([['head', 'new']]);
  });
});
