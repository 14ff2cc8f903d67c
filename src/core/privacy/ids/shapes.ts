import { isAlphanumeric } from '../finding.ts';
import type { IdRule } from './rule.ts';

/** What may stand between the groups of one number; the place (from 1) is its code in the tree. */
const separators = ' -./:_+';
/** No number has a longer group (characters). */
const longestGroup = 24;

/** A step of the tree: which groups may follow, and the rules whose shape is complete here. */
interface Node {
  readonly next: Map<number, Node>;
  readonly rules: IdRule[];
}

const emptyNode = (): Node => ({ next: new Map(), rules: [] });

/**
 * The shapes of all rules as a tree over (separator, length of the group): from a place in a text one walk tells every rule
 * whose shape begins there, and stops where no shape goes on.
 */
export class ShapeTree {
  readonly #root = emptyNode();

  constructor(rules: readonly IdRule[]) {
    for (const rule of rules) for (const shape of rule.shapes.split('|')) this.#add(shape, rule);
  }

  #add(shape: string, rule: IdRule): void {
    let node = this.#root;
    for (const [, separator, length] of shape.matchAll(/(^|\D)(\d+)/g)) {
      const step = codeOf(separator) * 32 + Number(length);
      const next = node.next.get(step) ?? emptyNode();
      node.next.set(step, next);
      node = next;
    }
    if (!node.rules.includes(rule)) node.rules.push(rule);
  }

  /** Calls back with the end of every shape that begins at `start` and the rules that have it, the shortest first. */
  walk(text: string, start: number, found: (end: number, rules: readonly IdRule[]) => void): void {
    let node: Node | undefined = this.#root;
    let separator = 0;
    for (let at = start; ;) {
      const end = groupEnd(text, at);
      node = node.next.get(separator * 32 + end - at);
      if (!node) return;
      if (node.rules.length > 0) found(end, node.rules);
      separator = codeOf(text[end] ?? '');
      if (separator === 0) return;
      at = end + 1;
    }
  }
}

function codeOf(separator: string): number {
  return separator === '' ? 0 : separators.indexOf(separator) + 1;
}

/** Where the letters and digits end that begin at `start`; looks at `longestGroup` + 1 characters at most. */
function groupEnd(text: string, start: number): number {
  let end = start;
  while (end - start <= longestGroup && isAlphanumeric(text.charCodeAt(end))) end++;
  return end;
}
