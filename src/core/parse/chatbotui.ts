// chatbot-ui's export: all chats in the `history` of one object, without dates. formats.md 3.10.
import type { Draft, Format } from './draft.ts';
import { cleanTitle, idOf, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { readRoleMessages } from './role-messages.ts';

/** The export of Chatbot UI, `{version, history}`: all chats in one object. */
export const chatbotui: Format = { source: 'chatbotui', read: readChatbotui };

function readChatbotui(element: RawObject): Draft[] | null {
  return Array.isArray(element.history) ? objectsOf(element.history).map(draftOf) : null;
}

function draftOf(chat: RawObject): Draft {
  return {
    ownId: idOf(chat.id),
    title: cleanTitle(chat.name),
    startedAt: null,
    updatedAt: null,
    account: null,
    model: textOf(isObject(chat.model) ? chat.model.id : chat.model),
    ...readRoleMessages(Array.isArray(chat.messages) ? chat.messages : []),
  };
}
