/**
 * Two windows with one queue and one list would write over each other. The one that was opened last has the door.
 * @param lost another window took it.
 */
export function takeTheDoor(lost: () => void): Promise<void> {
  const { locks } = navigator as { locks?: LockManager };
  // An older browser: whoever opens two windows there is on their own.
  if (!locks) return Promise.resolve();
  return new Promise((taken) => {
    const held = locks.request('door', { steal: true }, () => {
      taken();
      return new Promise<void>(() => undefined);
    });
    held.catch(lost);
  });
}
