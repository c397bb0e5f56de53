import { moveTo, type Point } from './geometry';

/** Blazor's side: `BoothMoved(id, xCm, yCm)`; turned, chosen by a finger, opened by Enter, taken up to be moved: each with the `id`. */
export interface DotNet {
  invokeMethodAsync(name: string, ...args: unknown[]): Promise<unknown>;
}

export const idOf = (booth: Element): string => booth.getAttribute('data-id') ?? '';

/** Tells Blazor of a move. When it refuses (false or an exception), the booth goes back to where it was. */
export async function tellMove(dotnet: DotNet, booth: Element, from: Point, to: Point): Promise<void> {
  try {
    if ((await dotnet.invokeMethodAsync('BoothMoved', idOf(booth), to.x, to.y)) === false) moveTo(booth, from);
  } catch {
    moveTo(booth, from);
  }
}

/** For calls whose failure changes nothing on the screen: the circuit's own dialog says that it is gone. */
export function tell(dotnet: DotNet, name: 'BoothRotated' | 'BoothChosen' | 'BoothOpened' | 'BoothHeld', booth: Element): void {
  dotnet.invokeMethodAsync(name, idOf(booth)).catch(() => undefined);
}
