// Times in records of unknown make, under one of several names.
import type { RawObject } from './raw.ts';
import { toMillis } from './times.ts';

/** Names of the time at which a message was written, or a chat begun. */
export const CREATED = [
  'created_at',
  'create_time',
  'createdAt',
  'createdTime',
  'created',
  'created_date',
  'creationDate',
  'timestamp',
  'date',
  'time',
  'datetime',
  'start_time',
  'startTime',
  'started_at',
  'startedAt',
  'sent_at',
  'sentAt',
  'ts',
] as const;

/** Names of the time of the last change of a chat. */
export const UPDATED = [
  'updated_at',
  'update_time',
  'updatedAt',
  'updated',
  'last_updated',
  'lastUpdated',
  'lastUpdate',
  'lastMessageDate',
  'last_active_at',
  'lastModifiedTime',
  'modified',
] as const;

/** The first of these fields that is a time. */
export function firstTime(record: RawObject, names: readonly string[]): number | null {
  for (const name of names) {
    const time = Object.hasOwn(record, name) ? toMillis(record[name]) : null;
    if (time !== null) return time;
  }
  return null;
}
