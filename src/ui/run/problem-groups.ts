import type { Issue } from '../../core/types.ts';

export interface ProblemGroup {
  /** The first of its kind: what it says goes for all. */
  readonly issue: Issue;
  readonly count: number;
}

/** Issues of one stage and one kind together, most frequent first. */
export function groupProblems(issues: readonly Issue[]): ProblemGroup[] {
  const groups = new Map<string, { issue: Issue; count: number }>();
  for (const issue of issues) {
    const key = `${issue.stage}\n${issue.kind}`;
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { issue, count: 1 });
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count);
}
