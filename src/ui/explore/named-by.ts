// Who wrote a name: this device, or a language model.
import type { Overview } from '../../core/types.ts';

/** Of an analyst's id where a model names what was read on the device (analysts/prompted.ts). */
const namesBy = /, names by (.+)$/;

/** The model that named the topics; null: they were named on this device. `overview` is null for an imported tree. */
export function modelThatNamed(analyst: string, overview: Overview | null): string | null {
  const own = overview?.settings.model?.model;
  if (own) return own;
  const names = namesBy.exec(analyst)?.[1] ?? analyst;
  return names.startsWith('built-in') ? null : names.split(' ')[0];
}

/** true: the model gave no usable answer for this topic, so its name was made on this device. */
export function isStandIn(overview: Overview | null, topicId: string): boolean {
  return (overview?.issues ?? []).some(
    ({ subject, kind }) => subject === topicId && (kind.startsWith('answer-') || kind === 'no-name'),
  );
}
