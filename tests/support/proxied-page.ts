// The built page in a browser whose every request goes through a proxy that writes its host down.
import { chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { browserFlags, findBrowser } from '../../scripts/browser.mjs';
import { pagePatience } from './built-page.ts';
import { startRecordingProxy } from './recording-proxy.ts';

/** Forms make the browser itself ask its maker how to fill them in; whatever else it asks on its own account is off as well. */
const quiet = ['--disable-features=AutofillServerCommunication,OptimizationHints', '--disable-extensions'];

export interface ProxiedPage {
  readonly page: Page;
  /** Host of the page. */
  readonly own: string;
  /** Every host that was asked for, with its port. */
  hosts(): string[];
  close(): Promise<void>;
}

/** Opens the page. `init`: runs in it before anything else. */
export async function openProxied(init?: () => void): Promise<ProxiedPage> {
  const proxy = await startRecordingProxy();
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? undefined,
    args: [...browserFlags, ...quiet, '--proxy-bypass-list=<-loopback>'],
  });
  // Of the profile that the page is in: what the browser does for itself outside of it is not the page's.
  const proxied = { server: `http://${proxy.address}`, bypass: '<-loopback>' };
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1280, height: 800 },
    proxy: proxied,
  });
  if (init) await context.addInitScript(init);
  const page = await context.newPage();
  page.setDefaultTimeout(pagePatience);
  await page.goto(inject('url'));
  await page.getByRole('main').waitFor();
  return {
    page,
    own: new URL(inject('url')).host,
    hosts: proxy.hosts,
    close: async () => {
      await browser.close();
      await proxy.close();
    },
  };
}
