import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cameraFailure, openCamera, type Camera } from './camera';

const named = (name: string) => Object.assign(new Error(), { name });

it.each([
  ['NotAllowedError', 'denied'],
  ['NotFoundError', 'missing'],
  ['NotReadableError', 'busy'],
  ['TypeError', 'insecure'],
])('%s is told as %s', (name, failure) => expect(cameraFailure(named(name))).toBe(failure));

describe('an open camera', () => {
  const track = { stop: vi.fn(), getCapabilities: () => ({ torch: true }), applyConstraints: vi.fn(() => Promise.resolve()) };
  const stream = { getVideoTracks: () => [track], getTracks: () => [track] };
  const listener = { read: vi.fn<() => Promise<string | null>>(), found: vi.fn(), broken: vi.fn() };
  const getUserMedia = vi.fn((_: MediaStreamConstraints) => Promise.resolve(stream));
  let camera: Camera;

  beforeEach(async () => {
    vi.useFakeTimers();
    vi.clearAllMocks();
    vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } });
    const video = document.createElement('video');
    Object.defineProperties(video, { videoWidth: { value: 1280 }, videoHeight: { value: 720 }, play: { value: () => Promise.resolve() }, srcObject: { value: null, writable: true } });
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({
      drawImage: vi.fn(),
      getImageData: (_x: number, _y: number, width: number, height: number) => ({ width, height }),
    } as unknown as CanvasRenderingContext2D);
    listener.read.mockResolvedValue('CODE');
    camera = await openCamera(video, listener);
  });
  afterEach(() => {
    camera.stop();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('is the one at the back', () => {
    expect(getUserMedia.mock.calls[0]?.[0]).toMatchObject({ audio: false, video: { facingMode: { ideal: 'environment' } } });
  });

  it('hands over what it reads in a picture of a size that is quick to read', async () => {
    await vi.advanceTimersByTimeAsync(0);
    expect(listener.found).toHaveBeenCalledWith('CODE');
    expect(listener.read).toHaveBeenCalledWith({ width: 960, height: 540 });
  });

  it('reads no more after it was stopped, and lets go of the lens', async () => {
    camera.stop();
    listener.found.mockClear();
    await vi.advanceTimersByTimeAsync(1000);
    expect(listener.found).not.toHaveBeenCalled();
    expect(track.stop).toHaveBeenCalled();
  });

  it('says so when the reader breaks', async () => {
    listener.read.mockRejectedValue(new Error('no wasm'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(listener.broken).toHaveBeenCalledOnce();
  });

  it('switches its lamp', async () => {
    await camera.torch?.(true);
    expect(track.applyConstraints).toHaveBeenCalledWith({ advanced: [{ torch: true }] });
  });
});
