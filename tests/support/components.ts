// Setup of the component tests: the page's own styles, and a failed test for anything that complains on the console.
import { afterEach, beforeEach, expect, vi } from 'vitest';
import '../../src/ui/theme.css';

/** Chromium says so when a layout needs two frames; nothing is wrong then. */
const harmless = /ResizeObserver loop/;

// First in line, so that the runner does not take the harmless one for a failure.
window.addEventListener(
  'error',
  (event) => {
    if (harmless.test(event.message)) event.stopImmediatePropagation();
  },
  { capture: true },
);

let complaints: string[] = [];

beforeEach(() => {
  complaints = [];
  for (const method of ['error', 'warn'] as const) {
    vi.spyOn(console, method).mockImplementation((...words: unknown[]) => {
      const text = words.map(String).join(' ');
      if (!harmless.test(text)) complaints.push(`console.${method}: ${text}`);
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  document.documentElement.removeAttribute('data-theme');
  expect(complaints).toEqual([]);
});
