// scikit-learn as a peer: found where it is installed, asked over a pipe.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Debian's OpenBLAS takes new processors for old ones and would be three to seven times too slow: it is told what this one is. */
function coreType() {
  try {
    return /\bavx512f\b/.test(readFileSync('/proc/cpuinfo', 'utf8')) ? 'SkylakeX' : 'Haswell';
  } catch {
    return undefined;
  }
}

const env = { ...process.env, OPENBLAS_CORETYPE: process.env.OPENBLAS_CORETYPE ?? coreType() };

/** { version, ask(job), close() }, or null where no python3 has scikit-learn. */
export function openSklearn() {
  for (const python of ['python3', '/usr/bin/python3']) {
    const found = spawnSync(python, ['-c', 'import sklearn; print(sklearn.__version__)'], {
      env,
      encoding: 'utf8',
    });
    if (found.status !== 0) continue;
    const child = spawn(python, [join(import.meta.dirname, 'kmeans_peer.py')], {
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return {
      version: found.stdout.trim(),
      async ask(job) {
        child.stdin.write(`${JSON.stringify(job)}\n`);
        const { value, done } = await lines.next();
        if (done) throw new Error('scikit-learn ended before it answered');
        return JSON.parse(value);
      },
      close: () => child.stdin.end(),
    };
  }
  return null;
}
