// Made-up evidence for a number of topics: for tests and for looking at the screens.
import type { KChoice } from '../../src/core/types.ts';

const tried = [5, 7, 9, 13, 18, 25, 35, 38, 49, 61, 84, 110, 150];

/** A hump over 38 with a shoulder at 61; 25 to 49 as good as the choice. */
export function sampleChoice(over: Partial<KChoice> = {}): KChoice {
  return {
    ...{ k: 38, because: 'evidence', byRule: 38, runnerUp: 61, interval: [25, 49], sampled: 3000 },
    trials: tried.map((k) => {
      const away = Math.log(k / 38);
      const silhouette = 0.11 + 0.02 * Math.log(k) - 0.03 * away * away;
      const stability = 0.74 - 0.13 * away - 0.05 * away * away + (k === 61 ? 0.05 : k === 38 ? 0.02 : 0);
      const underMinimum = Math.min(0.6, (k / 150) ** 2 * 0.35);
      return {
        ...{ k, silhouette, simplified: silhouette + 0.08, stability, underMinimum },
        score: silhouette * stability,
      };
    }),
    ...over,
  };
}
