// The whole database of llama.cpp's page, as Dexie exports it: a table of chats and one of messages.
import { idOf, isObject, objectsOf, type RawObject } from './raw.ts';

/** The row of a chat, and its messages in the order of the file. */
export interface Chat {
  readonly header: RawObject;
  readonly messages: RawObject[];
}

/** Whether it is such a database. Dexie writes those of other pages as well. */
export function isDatabase({ formatName, data }: RawObject): boolean {
  return formatName === 'dexie' && isObject(data) && data.databaseName === 'LlamacppWebui';
}

/** Its chats. Messages of a chat whose own row is missing are a chat by themselves. */
export function chatsInDatabase({ data }: RawObject): Chat[] {
  const tables = objectsOf(isObject(data) ? data.data : null);
  const rowsOf = (name: string) =>
    tables.filter(({ tableName }) => tableName === name).flatMap(({ rows }) => objectsOf(rows));
  const chats = new Map<string | null, Chat>();
  for (const header of rowsOf('conversations')) chats.set(idOf(header.id), { header, messages: [] });
  for (const message of rowsOf('messages')) {
    const id = idOf(message.convId);
    const chat = chats.get(id) ?? { header: { id }, messages: [] };
    chat.messages.push(message);
    chats.set(id, chat);
  }
  return [...chats.values()];
}
