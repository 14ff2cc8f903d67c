// What a key does on the map.

export type MapMove =
  | { readonly kind: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'whole' | 'selection' | 'choose' | 'leave' };

/** Pixels an arrow moves the map. */
const panStep = 80;
/** A key or a button brings one this much closer. */
export const zoomStep = 1.5;

/** null: not a key of the map. An arrow looks that way: the map moves against it. */
export function moveOfKey(key: string): MapMove | null {
  switch (key) {
    case 'ArrowLeft':
      return { kind: 'pan', dx: panStep, dy: 0 };
    case 'ArrowRight':
      return { kind: 'pan', dx: -panStep, dy: 0 };
    case 'ArrowUp':
      return { kind: 'pan', dx: 0, dy: panStep };
    case 'ArrowDown':
      return { kind: 'pan', dx: 0, dy: -panStep };
    case '+':
    case '=':
      return { kind: 'zoom', factor: zoomStep };
    case '-':
      return { kind: 'zoom', factor: 1 / zoomStep };
    case '0':
      return { kind: 'whole' };
    case 'f':
      return { kind: 'selection' };
    case 'Enter':
      return { kind: 'choose' };
    case 'Escape':
      return { kind: 'leave' };
    default:
      return null;
  }
}
