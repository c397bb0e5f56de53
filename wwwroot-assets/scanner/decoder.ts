import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

// Without this the library would fetch its wasm from somebody else's server.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl } });

const options: ReaderOptions = { formats: ['QRCode'], tryHarder: true, tryRotate: true, tryInvert: true, maxNumberOfSymbols: 1 };

/** The text of the QR code in a picture, or null. */
export async function readCode(picture: ImageData): Promise<string | null> {
  const [code] = await readBarcodes(picture, options);
  return code?.isValid ? code.text : null;
}
