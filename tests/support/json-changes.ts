// Changes to the values of a file: any value in it made odd, taken out, doubled, moved, wrapped or given another key.
import fc from 'fast-check';
import { HUGE } from './json-files.ts';

/** One change. Numbers are taken modulo what there is. */
export interface JsonChange {
  readonly kind: (typeof KINDS)[number];
  /** The value that is changed, of all in the element and its followers. */
  readonly at: number;
  /** Another value of the file: copied from there, or a key taken. */
  readonly other: number;
  readonly odd: number;
}

const KINDS = ['odd', 'remove', 'copy', 'copy', 'double', 'rename', 'wrap', 'as text', 'turn round'] as const;

function deep(levels: number, open: string, close: string): unknown {
  return JSON.parse(`${open.repeat(levels)}null${close.repeat(levels)}`);
}

/** Made anew each time. Depths: within the limit of 200 and over it. */
const ODD_VALUES: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => 0,
  () => -1,
  () => 1e308,
  () => -1e20,
  () => HUGE,
  () => 2 ** 53,
  () => 'NaN',
  () => '',
  () => ' ',
  () => '{"role":"user"',
  () => '9'.repeat(400),
  () => '2026-13-45T99:99:99Z',
  () => '\ud800',
  () => 'a\0b\u202e',
  () => 'constructor',
  () => '__proto__',
  () => 'a '.repeat(100_000),
  () => [],
  () => [[]],
  () => [null],
  () => [{}],
  () => ({}),
  () => ({ role: 'user', content: 'Hm?' }),
  () =>
    JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as unknown,
  () => deep(150, '[', ']'),
  () => deep(400, '[', ']'),
  () => deep(90, '{"children":[', ']}'),
  () => deep(90, '{"replies":[', ']}'),
  () => deep(90, '{"child_runs":[', ']}'),
  () => deep(90, '{"messages":[', ']}'),
  () => deep(150, '{"content":', '}'),
  () => Array.from({ length: 150_000 }, () => ({})),
  () => Array.from({ length: 20_000 }, () => 'a'),
  () => Array.from({ length: 20_000 }, () => ({ type: 'text', text: 'a', role: 'user', content: 'b' })),
];

const ODD_KEYS = ['__proto__', 'constructor', 'toString', 'length', ''];

/** Any change. */
export const jsonChange: fc.Arbitrary<JsonChange> = fc.record({
  kind: fc.constantFrom(...KINDS),
  at: fc.nat(10_000),
  other: fc.nat(10_000),
  odd: fc.nat(ODD_VALUES.length - 1),
});

/** A copy of the elements of a file in which nothing before the element `from` is changed. */
export function changeElements(
  elements: readonly unknown[],
  from: number,
  changes: readonly JsonChange[],
): unknown[] {
  const rest: unknown[] = structuredClone(elements.slice(from));
  for (const change of changes) apply(rest, change);
  return [...elements.slice(0, from), ...rest];
}

/** Where a value stands: an own key of an object, or a place in a list. */
interface Slot {
  readonly holder: object;
  readonly key: string;
}

function slotsOf(root: object): Slot[] {
  const slots: Slot[] = [];
  const open = [root];
  // Of a list of 150,000 the first are enough.
  for (let holder = open.pop(); holder !== undefined && slots.length < 20_000; holder = open.pop()) {
    for (const key of Object.keys(holder).slice(0, 1000)) {
      slots.push({ holder, key });
      const value = valueIn({ holder, key });
      if (typeof value === 'object' && value !== null) open.push(value);
    }
  }
  return slots;
}

function valueIn({ holder, key }: Slot): unknown {
  return Object.getOwnPropertyDescriptor(holder, key)?.value;
}

/** `holder[key] = value` would not make an own key of `__proto__`. */
function put({ holder, key }: Slot, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

function apply(root: object, { kind, at, other, odd }: JsonChange): void {
  const slots = slotsOf(root);
  if (slots.length === 0) return;
  const slot = slots[at % slots.length];
  const otherSlot = slots[other % slots.length];
  const value = valueIn(slot);
  switch (kind) {
    case 'odd':
      return put(slot, ODD_VALUES[odd]());
    case 'copy':
      // Ids of others make circles and doubles.
      return put(slot, structuredClone(valueIn(otherSlot)));
    case 'remove':
      return remove(slot);
    case 'double':
      if (Array.isArray(slot.holder)) slot.holder.splice(Number(slot.key), 0, structuredClone(value));
      return;
    case 'rename':
      if (Array.isArray(slot.holder)) return;
      remove(slot);
      return put({ holder: slot.holder, key: ODD_KEYS[odd] ?? otherSlot.key }, value);
    case 'wrap':
      return put(slot, odd % 2 === 0 ? [value] : { [slot.key]: value });
    case 'as text':
      return put(slot, JSON.stringify(value));
    case 'turn round':
      if (Array.isArray(value)) value.reverse();
  }
}

function remove({ holder, key }: Slot): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
}
