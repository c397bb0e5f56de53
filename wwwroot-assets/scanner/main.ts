import { startApp } from './app';
import { keepOnPhone } from './shell-cache';

const main = document.querySelector<HTMLElement>('main#scanner');
if (main) {
  const { worker, scope } = main.dataset;
  // Without it the door still works, as long as there is a network.
  if (worker && scope) void keepOnPhone(worker, scope).catch(() => undefined);
  void startApp(main);
}
