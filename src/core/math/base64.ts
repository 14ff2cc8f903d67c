const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes of a base64 text. The core has no `atob`. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const values = new Uint8Array(128);
  for (let i = 0; i < DIGITS.length; i++) values[DIGITS.charCodeAt(i)] = i;
  const length = text.replace(/=+$/, '').length;
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  for (let i = 0, to = 0; i < length; i += 4) {
    let four = 0;
    for (let j = 0; j < 4; j++) four = (four << 6) | (i + j < length ? values[text.charCodeAt(i + j)] : 0);
    for (let j = 2; j >= 0 && to < bytes.length; j--) bytes[to++] = (four >> (j * 8)) & 255;
  }
  return bytes;
}
