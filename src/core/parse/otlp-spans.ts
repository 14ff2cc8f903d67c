// Spans as OpenTelemetry's JSON has them (a collector's file, Phoenix's "otlpv1"): attributes are lists of typed values.
import { isObject, objectsOf, type RawObject } from './raw.ts';

/** Lists and maps within one another in the value of an attribute. */
const DEPTH = 8;

/** Whether an object holds such spans, or is one. */
export function isOtlp(element: RawObject): boolean {
  return Array.isArray(element.resourceSpans ?? element.resource_spans) || isOtlpSpan(element);
}

function isOtlpSpan(element: RawObject): boolean {
  const timed = 'startTimeUnixNano' in element || 'start_time_unix_nano' in element;
  return timed && objectsOf(element.attributes).some((attribute) => 'key' in attribute);
}

/** The spans, with the fields that Phoenix's own have: `context`, `parent_id`, times in milliseconds, attributes by their dotted names. */
export function otlpSpans(element: RawObject): RawObject[] {
  if (isOtlpSpan(element)) return [spanOf(element)];
  const scopes = objectsOf(element.resourceSpans ?? element.resource_spans).flatMap((resource) =>
    objectsOf(resource.scopeSpans ?? resource.scope_spans ?? resource.instrumentationLibrarySpans),
  );
  return scopes.flatMap(({ spans }) => objectsOf(spans).map(spanOf));
}

function spanOf(span: RawObject): RawObject {
  const attributes = objectsOf(span.attributes).map(({ key, value }) => [String(key), valueOf(value, 0)]);
  return {
    name: span.name,
    context: { trace_id: span.traceId ?? span.trace_id, span_id: span.spanId ?? span.span_id },
    parent_id: span.parentSpanId ?? span.parent_span_id ?? null,
    start_time: millisOf(span.startTimeUnixNano ?? span.start_time_unix_nano),
    end_time: millisOf(span.endTimeUnixNano ?? span.end_time_unix_nano),
    attributes: Object.fromEntries(attributes) as RawObject,
  };
}

/** Nanoseconds, as a number or a text. */
function millisOf(nanoseconds: unknown): number | null {
  const millis = Number(nanoseconds) / 1e6;
  return Number.isFinite(millis) && millis > 0 ? millis : null;
}

/** A typed value as JSON would have it; null for what is none. */
function valueOf(typed: unknown, depth: number): unknown {
  if (!isObject(typed) || depth > DEPTH) return null;
  const [[type, value] = ['', null]] = Object.entries(typed);
  if (/^array/.test(type) && isObject(value))
    return objectsOf(value.values).map((item) => valueOf(item, depth + 1));
  if (/^kvlist/.test(type) && isObject(value)) {
    return Object.fromEntries(
      objectsOf(value.values).map((item) => [String(item.key), valueOf(item.value, depth + 1)]),
    );
  }
  return value;
}
