// A headless browser for the commands and the end-to-end tests.
import { chromium } from 'playwright-core';
import { browserFlags, findBrowser } from './browser.mjs';

/** Launches the Chrome or Chromium of this machine, else Playwright's own download. */
export function launchBrowser() {
  return chromium.launch({
    executablePath: findBrowser() ?? undefined,
    args: browserFlags,
    timeout: 120_000,
  });
}
