// The table of formats: one line each.
import type { Source } from '../sources.ts';
import type { Format, GatheringFormat } from './draft.ts';
import { aistudio } from './aistudio.ts';
import { alpaca } from './alpaca.ts';
import { chatbotui } from './chatbotui.ts';
import { chatgpt } from './chatgpt.ts';
import { claude } from './claude.ts';
import { claudeCode } from './claude-code.ts';
import { codex } from './codex.ts';
import { copilot } from './copilot.ts';
import { deepseek } from './deepseek.ts';
import { geminiCli } from './gemini-cli.ts';
import { geminiTakeout } from './gemini-takeout.ts';
import { generic } from './generic.ts';
import { grok } from './grok.ts';
import { helicone } from './helicone.ts';
import { jan } from './jan.ts';
import { kura } from './kura.ts';
import { langfuse } from './langfuse.ts';
import { langsmith } from './langsmith.ts';
import { lechat } from './lechat.ts';
import { librechat } from './librechat.ts';
import { llamacpp } from './llamacpp.ts';
import { lmstudio } from './lmstudio.ts';
import { lmsys } from './lmsys.ts';
import { oasst } from './oasst.ts';
import { openaiMessages } from './openai-messages.ts';
import { openwebui } from './openwebui.ts';
import { perplexity } from './perplexity.ts';
import { phoenix } from './phoenix.ts';
import { sharegpt } from './sharegpt.ts';
import { sillytavern } from './sillytavern.ts';
import { wildchat } from './wildchat.ts';

/** Every format that `recognise.ts` tells by its elements. A table is told apart: somebody has to name its columns. */
export const FORMATS: Readonly<Record<Exclude<Source, 'table'>, Format | GatheringFormat>> = {
  aistudio,
  alpaca,
  chatbotui,
  chatgpt,
  claude,
  'claude-code': claudeCode,
  codex,
  copilot,
  deepseek,
  gemini: geminiTakeout,
  'gemini-cli': geminiCli,
  generic,
  grok,
  helicone,
  jan,
  kura,
  langfuse,
  langsmith,
  lechat,
  librechat,
  llamacpp,
  lmstudio,
  lmsys,
  oasst,
  'openai-messages': openaiMessages,
  openwebui,
  perplexity,
  phoenix,
  sharegpt,
  sillytavern,
  wildchat,
};
