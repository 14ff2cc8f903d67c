// The verb that goes before a phrase in a name.
import type { NameQuestion } from '../ports.ts';
import { generalVerb } from './general-verb.ts';
import type { Phrase } from './phrases.ts';
import type { Support } from './support.ts';
import { vagueVerbs } from './verbs.ts';
import { stemOf, wordsOf } from './words.ts';

/** Share of the members who use the phrase that must put the verb in front of it, and share of all members. */
const shareOfUsers = 0.2;
const shareOfAll = 0.06;

/** Verbs that reach their object by a preposition without losing their sense: "add to the list", "apply for a card". */
const reaching =
  /^(?:add|put|disconnect|apply|go|travel|switch|sign|log|subscribe|talk|listen|search|pay|speak|convert)$/;

/** Votes for one verb, and how the phrase followed it. */
interface Ballot {
  votes: number;
  readonly reaches: Map<string, number>;
}

/** The verb most members put in front of the phrase; "ask about" for questions; else a general one. */
export function verbFor(main: Phrase, question: NameQuestion, support: Support): string {
  const about = support.lines.filter(({ stems }) => main.stems.every((stem) => stems.has(stem)));
  const lines = about.length > 0 ? about : support.lines;
  const ballots = new Map<string, Ballot>();
  for (const { task } of lines) {
    if (!task) continue;
    const asks = (task.fromQuestion && task.verb === 'explain') || /^(?:tell|ask|know|talk)$/.test(task.verb);
    const verb = asks ? 'ask about' : task.verb;
    const reach = reachOf(task.object, main);
    // A verb whose object ends before the phrase only may belong to it.
    const vote = (vagueVerbs.has(verb) || asks ? 0.6 : 1) * (reach === null ? 0.6 : 1);
    const ballot = ballots.get(verb) ?? { votes: 0, reaches: new Map() };
    ballot.votes += vote;
    if (reach !== null) ballot.reaches.set(reach, (ballot.reaches.get(reach) ?? 0) + 1);
    ballots.set(verb, ballot);
  }
  const ranked = [...ballots].sort((a, b) => b[1].votes - a[1].votes || (a[0] < b[0] ? -1 : 1));
  for (const [verb, { votes, reaches }] of ranked) {
    const enough = votes >= shareOfUsers * lines.length && votes >= shareOfAll * support.lines.length;
    if (!enough || (votes < 2 && lines.length >= 6)) break;
    if (verb.split(' ').some((word) => main.stems.includes(stemOf(word)) || support.isBanned(word))) continue;
    if (verb === 'ask about') return verb;
    const reach = [...reaches].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
    if (reach === '') return verb;
    if (reaching.test(verb) && !support.isBanned(reach)) return `${verb} ${reach}`;
  }
  return generalVerb(question, support);
}

/** What stands between a verb and the phrase: "to" in "add bread to the list", "" for a direct object; null: the phrase is not in the object. */
function reachOf(object: readonly string[], main: Phrase): string | null {
  const at = object.findIndex((word) => wordsOf(word).some((part) => main.stems.includes(stemOf(part))));
  if (at < 0) return null;
  const before = object.slice(0, at).findLast((word) => /^(?:to|on|from|in|at|with|for|about)$/i.test(word));
  return before?.toLowerCase() ?? '';
}
