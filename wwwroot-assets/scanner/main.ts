import { startApp } from './app';

const main = document.querySelector<HTMLElement>('main#scanner');
if (main) startApp(main);
