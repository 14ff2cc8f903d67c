// Every hostile file: made by these lines, so that nothing harmful lies in the repository.
import { hostileArchives } from './archives.ts';
import type { HostileCase } from './case.ts';
import { hostileOthers } from './others.ts';
import { hostileTexts } from './texts.ts';

export const hostileCases: readonly HostileCase[] = [...hostileArchives, ...hostileTexts, ...hostileOthers];
