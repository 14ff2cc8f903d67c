// How an evaluation ends: the rows with bars, and an exit code that never says "held" of what was not judged.
import { report } from '../bench-rows.mjs';
import { barsOf, ownRows } from './bars.mjs';

/** The exit code where nothing is missed, but not all could be judged (see exitCode). */
const notJudged = 2;

/**
 * Prints the rows with bars of the sets of evaluation.md, writes them where `json` names a file, sets the exit code. Files of one's own have
 * no bars: their rows are written where they are asked for. `missing`: asked-for sets that are not there.
 */
export function conclude(results, { json, missing }) {
  const read = results.sets.filter(({ rows }) => rows > 0).length;
  if (results.isTable) {
    const unread = missing + results.sets.length - read;
    report(barsOf(results), json);
    if (unread > 0) {
      const sets = unread === 1 ? '1 set is missing' : `${unread} sets are missing`;
      console.log(`bars over all sets are not judged: ${sets}`);
      process.exitCode ||= notJudged;
    }
  } else if (json) report(ownRows(results), json);
  else if (read === 0) process.exitCode = notJudged;
}
