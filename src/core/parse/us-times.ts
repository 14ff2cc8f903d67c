// Times as American programs write them: 10/7/2026 9:05:00 PM.
import { toMillis } from './times.ts';

const US_TIME =
  /^(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s?([AP]M)?\s?(Z|[+-]\d{2}:?\d{2})?$/i;

/** Epoch milliseconds of M/D/YYYY h:mm[:ss], with or without a half of the day and a zone, or of what `toMillis` knows; null else. Without a zone it is taken as UTC. */
export function usMillis(value: unknown): number | null {
  const found = typeof value === 'string' ? US_TIME.exec(value.trim().replace(/\s/g, ' ')) : null;
  if (!found) return toMillis(value);
  const [, month, day, year, hour, minute, second = '00', half, zone = 'Z'] = found;
  if (+month > 12 || +day > 31) return null;
  const hours = half ? (+hour % 12) + (half.toUpperCase() === 'PM' ? 12 : 0) : +hour;
  const two = (digits: string | number) => String(digits).padStart(2, '0');
  return toMillis(`${year}-${two(month)}-${two(day)}T${two(hours)}:${minute}:${second}${zone}`);
}
