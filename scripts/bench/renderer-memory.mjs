// Memory of the page's process, as Linux counts it; null elsewhere.
import { readFileSync, writeFileSync } from 'node:fs';

/** Bytes of one line of /proc/PID/status ("VmHWM": the most so far; "VmRSS": now). */
function bytesOf(pid, name) {
  const [, kilobytes] = new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(kilobytes) * 1024;
}

/** { now(), forget(), most() } of the largest renderer process, or null where it cannot be read. */
export async function rendererMemory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  try {
    const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
    const pid = renderers.sort((a, b) => bytesOf(b, 'VmRSS') - bytesOf(a, 'VmRSS'))[0];
    return {
      now: () => bytesOf(pid, 'VmRSS'),
      // The kernel's own way to begin a new maximum.
      forget: () => writeFileSync(`/proc/${pid}/clear_refs`, '5'),
      most: () => bytesOf(pid, 'VmHWM'),
    };
  } catch {
    return null;
  }
}
