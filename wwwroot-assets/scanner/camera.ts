/** Five pixels for each module of a code that fills a third of the picture; more only costs time. */
const readingWidth = 960;
const pauseMs = 90;

export type CameraFailure = 'denied' | 'missing' | 'busy' | 'insecure' | 'reader';

export function cameraFailure(error: unknown): CameraFailure {
  const name = (error as { name?: string } | null)?.name;
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  return name === 'TypeError' ? 'insecure' : 'busy';
}

type Torch = MediaTrackConstraintSet & { torch?: boolean };

export interface Camera {
  /** Null where the lamp cannot be switched. */
  readonly torch: ((on: boolean) => Promise<void>) | null;
  stop(): void;
}

export interface CameraListener {
  read(picture: ImageData): Promise<string | null>;
  found(text: string): void;
  /** The reader broke (its wasm did not load): the picture runs on, but nothing will be found. */
  broken(): void;
}

/** Away from the screen, or towards whoever reads it. */
export type Facing = 'environment' | 'user';

/** Opens a camera, the rear one of a phone, and hands over every code that it reads, until it is stopped. Throws what `cameraFailure` understands. */
export async function openCamera(video: HTMLVideoElement, { read, found, broken }: CameraListener, facing: Facing = 'environment'): Promise<Camera> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: { ideal: facing }, width: { ideal: 1280 }, height: { ideal: 720 } },
  });
  video.srcObject = stream;
  await video.play();

  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  let running = true;

  function picture(): ImageData | null {
    if (!pen || video.videoWidth === 0) return null;
    const scale = Math.min(1, readingWidth / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    pen.drawImage(video, 0, 0, canvas.width, canvas.height);
    return pen.getImageData(0, 0, canvas.width, canvas.height);
  }

  async function watch(): Promise<void> {
    while (running) {
      const frame = picture();
      const text = frame && (await read(frame));
      if (text && running) found(text);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
  watch().catch(broken);

  const track = stream.getVideoTracks()[0];
  const hasTorch = (track?.getCapabilities?.() as { torch?: boolean } | undefined)?.torch === true;
  return {
    torch: track && hasTorch ? (on) => track.applyConstraints({ advanced: [{ torch: on } as Torch] }) : null,
    stop() {
      running = false;
      stream.getTracks().forEach((each) => each.stop());
      video.srcObject = null;
    },
  };
}
