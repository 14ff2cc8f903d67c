// Memory of the page's process, as Linux counts it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Between two looks at a process (ms). */
const step = 100;

/** Bytes of one line of /proc/PID/status ("VmHWM": the most so far; "VmRSS": now). */
function bytesOf(pid, name) {
  const [, kilobytes] = new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(kilobytes) * 1024;
}

/** Memory of each renderer process now, by process id; null where that cannot be read. */
export async function renderers(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  try {
    return new Map(
      processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => [id, bytesOf(id, 'VmRSS')]),
    );
  } catch {
    return null;
  }
}

/** The most that a process will have had from now on. Looked at often: the browser begins a new maximum of its own accord. */
export function watch(pid) {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  let most = 0;
  const look = () => {
    // A process that the browser kept ready may be gone.
    if (existsSync(`/proc/${pid}`)) most = Math.max(most, bytesOf(pid, 'VmHWM'));
    return most;
  };
  const timer = setInterval(look, step);
  return () => {
    clearInterval(timer);
    return look();
  };
}
