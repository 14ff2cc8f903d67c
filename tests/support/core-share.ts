// What else the machine does, for bars in seconds: they are of a machine that has nothing else to do.

/** Long enough for several turns of an operating system's scheduler (ms). */
const measured = 300;
/** A turn of a busy loop takes microseconds: one of so many ms was interrupted, and others were served. */
const interrupted = 1;

/** The share of a core that a busy thread gets at present: 1 where nothing else runs, about a half where every core has another to serve. Blocks for 0.3 s. */
export function coreShare(): number {
  const begun = performance.now();
  let last = begun;
  let lost = 0;
  while (last - begun < measured) {
    const now = performance.now();
    if (now - last > interrupted) lost += now - last;
    last = now;
  }
  return 1 - lost / (last - begun);
}
