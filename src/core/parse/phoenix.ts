// Phoenix: spans of OpenInference, in flat dotted columns or nested attributes. formats.md 3.11.
import type { GatheringFormat } from './draft.ts';
import { idOf, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { firstTime } from './record-times.ts';
import { isOtlp, otlpSpans } from './otlp-spans.ts';
import { attributeOf, listAttribute } from './span-attributes.ts';
import type { TracedCall } from './traced-call.ts';
import { unpacked } from './traced-messages.ts';
import { TraceGathering } from './traces.ts';

/** Spans of Phoenix, folded into chats by session. */
export const phoenix: GatheringFormat = { source: 'phoenix', gather: () => new TraceGathering(callsOf) };

/** Whether an object is a span, or a trace or the answer of a query that holds some. */
export function isPhoenix(element: RawObject): boolean {
  return spansIn(element).some(isSpan);
}

function spansIn(element: RawObject): RawObject[] {
  if (isSpan(element)) return [element];
  if (isOtlp(element)) return otlpSpans(element).filter(isTalk);
  return objectsOf(element.spans ?? element.data).flatMap((span) =>
    isOtlp(span) ? otlpSpans(span).filter(isTalk) : [span],
  );
}

/** OpenTelemetry's spans may be of anything: those of OpenInference name their kind. */
function isTalk({ attributes }: RawObject): boolean {
  return isObject(attributes) && 'openinference.span.kind' in attributes;
}

function isSpan(element: RawObject): boolean {
  if ('context.trace_id' in element || 'span_kind' in element) return true;
  if (Object.keys(element).some((key) => key.startsWith('attributes.llm'))) return true;
  return isObject(element.context) && 'trace_id' in element.context && isObject(element.attributes);
}

function callsOf(element: RawObject): readonly TracedCall[] | 'other' | null {
  if (!isPhoenix(element)) return null;
  const calls = spansIn(element)
    .filter(isSpan)
    .flatMap((span) => callOf(span) ?? []);
  return calls.length > 0 ? calls : 'other';
}

function callOf(row: RawObject): TracedCall | null {
  const span: RawObject = { ...row, attributes: unpacked(row.attributes) };
  const about = (path: string) => attributeOf(span, `attributes.${path}`);
  const kind = textOf(span.span_kind) ?? textOf(about('openinference.span.kind')) ?? '';
  const isModelCall = kind.toUpperCase() === 'LLM';
  if (!isModelCall && (textOf(span.parent_id) !== null || /^(tool|retriever|embedding)$/i.test(kind)))
    return null;
  const asked = listAttribute(span, 'attributes.llm.input_messages');
  const answered = listAttribute(span, 'attributes.llm.output_messages');
  return {
    session: idOf(about('session.id')),
    trace: idOf(attributeOf(span, 'context.trace_id')) ?? idOf(span.trace_id),
    isModelCall,
    startedAt: firstTime(span, ['start_time']),
    endedAt: firstTime(span, ['end_time']),
    account: idOf(about('user.id')),
    model: textOf(about('llm.model_name')),
    input: asked.length > 0 ? asked : about('input.value'),
    output: answered.length > 0 ? answered : about('output.value'),
  };
}
