import { cameraFailure, openCamera, type Camera, type CameraFailure, type Facing } from './camera';
import { button, h, icon } from './dom';
import { readCode } from './decoder';
import type { Texts } from './texts';

/** The camera's picture, its lamp, and what to do when there is none. Sleeps while the page is hidden: a lens is a battery's end. */
export class Viewfinder {
  readonly #video = h('video', { class: 'finder__video', muted: true, playsinline: true, 'aria-hidden': 'true' });
  readonly #trouble = h('div', { class: 'finder__trouble', role: 'status', hidden: true });
  readonly #torch: HTMLButtonElement;
  readonly element: HTMLElement;
  #camera: Camera | null = null;
  #opening = false;
  #lit = false;

  constructor(
    private readonly texts: Texts,
    private readonly found: (text: string) => void,
    private readonly facing: Facing = 'environment',
  ) {
    this.#video.muted = true;
    this.#torch = button(icon('torch'), { class: 'finder__torch', 'aria-pressed': 'false', 'aria-label': texts.torch, hidden: true }, () => void this.#switchTorch());
    this.element = h('section', { class: 'finder' }, this.#video, h('div', { class: 'finder__frame', 'aria-hidden': 'true' }), this.#torch, this.#trouble);
  }

  get isOpen(): boolean {
    return this.#camera !== null;
  }

  async open(): Promise<void> {
    if (this.#camera || this.#opening) return;
    this.#opening = true;
    try {
      this.#camera = await openCamera(this.#video, { read: readCode, found: this.found, broken: () => this.#show('reader') }, this.facing);
      this.#trouble.hidden = true;
      this.#torch.hidden = this.#camera.torch === null;
      if (document.hidden) this.close();
    } catch (error) {
      this.#show(cameraFailure(error));
    } finally {
      this.#opening = false;
    }
  }

  close(): void {
    this.#camera?.stop();
    this.#camera = null;
    this.#lit = false;
    this.#torch.hidden = true;
    this.#torch.setAttribute('aria-pressed', 'false');
  }

  #show(failure: CameraFailure): void {
    const again = button(this.texts.cameraAgain, { class: 'button' }, () => {
      this.close();
      void this.open();
    });
    this.#trouble.replaceChildren(h('p', {}, this.texts.camera[failure]), again);
    this.#trouble.hidden = false;
  }

  async #switchTorch(): Promise<void> {
    try {
      await this.#camera?.torch?.(!this.#lit);
      this.#lit = !this.#lit;
      this.#torch.setAttribute('aria-pressed', String(this.#lit));
    } catch {
      this.#torch.hidden = true;
    }
  }
}
