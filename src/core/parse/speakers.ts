// Who speaks, by the many names that exports have for the two sides of a chat.

/** A side of the chat, or what stands between them. */
export type Speaker = 'user' | 'assistant' | 'tool' | 'system';

const NAMES: Readonly<Record<Speaker, readonly string[]>> = {
  user: ['user', 'human', 'prompter', 'customer', 'you', 'me', 'humanmessage', 'humanmessagechunk'],
  assistant: [
    'assistant',
    'ai',
    'model',
    'bot',
    'chatbot',
    'gpt',
    'chatgpt',
    'bing',
    'bard',
    'gemini',
    'claude',
    'copilot',
    'llm',
    'agent',
    'aimessage',
    'aimessagechunk',
  ],
  tool: [
    'tool',
    'tool_call',
    'tool_use',
    'tool_result',
    'function',
    'function_call',
    'observation',
    'toolmessage',
    'functionmessage',
  ],
  system: ['system', 'developer', 'systemmessage'],
};

const SPEAKERS = new Map(
  (['user', 'assistant', 'tool', 'system'] as const).flatMap((speaker) =>
    NAMES[speaker].map((name) => [name, speaker] as const),
  ),
);

/** The speaker that a role, sender or class name stands for, in any case; null where it is none of the known names. */
export function speakerOf(name: unknown): Speaker | null {
  // No name is longer: whole texts in such a field are not worth lowering.
  return typeof name === 'string' && name.length < 40
    ? (SPEAKERS.get(name.trim().toLowerCase()) ?? null)
    : null;
}
