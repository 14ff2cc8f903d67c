// A sensible verb where the members agree on none.
import type { NameQuestion } from '../ports.ts';
import type { Support } from './support.ts';
import { stemOf } from './words.ts';

interface Family {
  readonly verb: string;
  readonly words: ReadonlySet<string>;
}

function family(verb: string, words: string): Family {
  return { verb, words: new Set(words.split(/\s+/).map(stemOf)) };
}

/** Words that give a field away. Order breaks ties. */
const families: readonly Family[] = [
  family(
    'solve problems with',
    `code python java javascript typescript php ruby rust golang c++ c# sql mysql query database function class method array string
    object error exception bug compile compiler api json xml html css react angular vue django flask rails spring hibernate ajax
    jquery linq regex bash shell script git svn docker linux server apache wordpress magento drupal excel vba matlab scala haskell
    oracle qt cocoa xcode osx iphone android visual studio eclipse framework library variable loop pointer thread sharepoint
    plugin module controller formula dataframe pandas numpy svn subversion cocoa mac`,
  ),
  family(
    'write',
    'story stories poem poems essay novel lyrics song script screenplay dialogue character plot scene chapter blog article paragraph haiku sonnet rap speech letter fanfiction',
  ),
  family(
    'solve',
    'equation integral derivative theorem proof probability algebra geometry triangle polynomial matrix calculus sum prime fraction',
  ),
  family('cook', 'recipe recipes ingredients oven bake cake chicken soup sauce dough dinner'),
  family('plan', 'trip itinerary vacation travel holiday wedding party workout'),
];

/** The verb of the family that the cluster's words belong to, else "ask about". */
export function generalVerb(question: NameQuestion, support: Support): string {
  const scores = families.map(({ verb, words }) => ({
    verb,
    score: [...words].reduce((sum, stem) => sum + support.weight(stem), 0),
  }));
  const all = question.keywords.reduce((sum, { word }) => sum + support.weight(stemOf(word)), 0);
  const best = scores.sort((a, b) => b.score - a.score)[0];
  // Two fifths of what the keywords say: less is chance.
  return best.score > 0 && best.score >= 0.4 * all ? best.verb : 'ask about';
}
