// The theme's colours as numbers, for what CSS does not draw.
import { hues } from './map-data.ts';
import type { Colour, MapColours } from './painter.ts';

/** What the tokens say at an element now. They are written as #rrggbb. */
export function coloursAt(element: Element): MapColours {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const names = [...Array.from({ length: hues }, (_, i) => `cat-${i + 1}`), 'cat-other'];
  return {
    categories: names.map((name) => parse(token(name))),
    paper: parse(token('surface')),
    ink: token('ink'),
    muted: token('muted'),
    halo: token('surface'),
  };
}

/** Calls back when the colours may have changed, until the returned function is called. */
export function onColoursChanged(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    dark.removeEventListener('change', changed);
  };
}

function parse(hex: string): Colour {
  const value = parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
