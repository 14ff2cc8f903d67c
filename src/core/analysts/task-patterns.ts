// The ways people ask, as patterns. Read by task.ts.

/** Polite ways in front of a verb. Stripped again and again, so they may stack. */
export const leadIns: readonly RegExp[] = [
  /^(?:please|pls|plz|kindly|hi|hello|hey|ok|okay|so|now|also|then|and|but|well|just|basically|yes|actually|again)[\s,.:!]+/i,
  /^(?:would you mind|do you mind)(?: please)? (?=\S)/i,
  /^(?:can|could|would|will) (?:you|u|we|someone|anyone|somebody)(?: please| kindly| maybe| perhaps| also| just)*,? (?=\S)/i,
  /^(?:i|we)(?: really| also| just| still| currently|'d| would)* (?:want|need|wanna|wish|would like|like|love|have|got|plan|hope|prefer|going)(?: (?:you|u|someone))? to (?:be able to )?/i,
  /^(?:i|we)(?:'m|'re| am| are)(?: currently| just| also| still| now)* (?:trying|looking|planning|hoping|wanting|going|attempting|struggling|wondering how|interested in learning how) to /i,
  /^(?:what|which)(?:'s| is| would be| are) (?:the|a|some) (?:best|easiest|right|proper|fastest|simplest|correct|good|quickest|most efficient)? ?(?:ways?|methods?|approach|steps|procedure|process) (?:to|for) /i,
  /^(?:what|which) (?:do|should|must|can) (?:i|we|you) (?:do|need|have)(?: to do)? to /i,
  /^(?:how|where) (?:do|can|could|should|would|might|must|am|did|will) (?:i|we|you|one|someone|people|they)(?: best| quickly| easily| properly| go about)? /i,
  /^(?:how|where) to (?:best |properly |quickly |easily )?/i,
  /^(?:is|are) there (?:a|an|any|some) (?:\w+ )?ways? (?:to|of|that (?:i|you|we) can|(?:i|you|we) can) /i,
  /^is it possible (?:for (?:me|you) )?to /i,
  /^(?:any (?:idea|ideas|tips|advice) (?:on )?how to|(?:do|can) you know how to|(?:show|tell|teach) me how (?:to|(?:i|you) (?:can|could|would|should))|(?:i )?(?:don't|do not) know how to|i wonder how to|(?:i'd|i would) like to know how to|know how to) /i,
  /^help(?: me| us)?(?: out)?(?: to| in| with)? (?=\S)/i,
  /^(?:(?:i|we) (?:need|want|could use|require)(?: some| your)? )?help (?:with |to |me |in )/i,
  /^(?:your (?:task|job|goal) is to|you (?:are|need|have|should|must) to|let's|let us|let me|i want you to|go ahead and|try to|may i|can i|could i|how about you|why don't you) /i,
];

export interface QuestionRule {
  readonly pattern: RegExp;
  readonly verb: string;
}

/** Questions and wishes without an instruction verb. First match wins; the rest of the sentence is the object. */
export const questions: readonly QuestionRule[] = [
  {
    pattern: /^(?:tell|show|teach) (?:me|us) (?:more |something |all |everything )?about /i,
    verb: 'explain',
  },
  {
    pattern: /^(?:what(?:'s| is| are| was) )?(?:the )?differences? (?:is there )?between /i,
    verb: 'compare',
  },
  {
    pattern:
      /^(?:(?:can you )?(?:tell|show|give) me |do you know |i (?:want|need|would like|'d like) to know )?what(?:'s|s| is| are| was) (?:my|our|the (?:current|status|balance|weather|price|cost)|(?=today))/i,
    verb: 'check',
  },
  {
    pattern:
      /^(?:(?:tell|show) me |do you know |i (?:want|need|'d like|would like) to know |explain )?what(?:'s|s| is| are| was| were|'re) (?!(?:i|we|you|they)\b)(?:meant by |the (?:meaning|definition|concept|purpose) of )?/i,
    verb: 'explain',
  },
  { pattern: /^what (?:does|do|did) (?!(?:i|we|you|they)\b)(?:the (?:word|term) )?/i, verb: 'explain' },
  { pattern: /^(?:tell me )?who(?:'s| is| are| was| were) /i, verb: 'explain' },
  { pattern: /^how (?:does|do|did|is|are|was|were) (?!(?:i|we|you|one|they)\b)/i, verb: 'explain' },
  {
    pattern:
      /^(?:i was wondering |tell me |explain )?why(?:'s| is| are| was| were| does| do| did| has| have| can't| cannot| isn't| aren't| doesn't| don't| would| should)? /i,
    verb: 'explain',
  },
  { pattern: /^i(?:'m| am) (?:looking|searching) for /i, verb: 'find' },
  { pattern: /^where(?:'s| is| are) /i, verb: 'find' },
  {
    pattern:
      /^(?:i (?:need|want|would like|'d like)|i'd like|may i have|can i have) (?=(?:an?|some|the|new|more) )/i,
    verb: 'get',
  },
  { pattern: /^(?:what do you (?:think|know) (?:about|of) )/i, verb: 'discuss' },
  { pattern: /^(?:was|wer) (?:ist|sind|bedeutet|war) /i, verb: 'explain' },
  { pattern: /^(?:wie|warum|wieso|weshalb) (?:funktioniert|funktionieren|ist|sind|geht) /i, verb: 'explain' },
  {
    pattern:
      /^(?:qu'est-ce que? (?:c'est que |le |la )?|c'est quoi |quelle? est |comment (?:fonctionne|marche) |pourquoi )/i,
    verb: 'explain',
  },
  { pattern: /^¿?(?:qué|que|quién|cuál) (?:es|son|significa|é|são) /i, verb: 'explain' },
  { pattern: /^o que (?:é|são|significa) /i, verb: 'explain' },
];

/** The same in German, French, Spanish, Portuguese and Italian. German puts the verb last, the Romance languages first. */
export const foreignLeadIns: readonly RegExp[] = [
  /^(?:bitte|hallo|guten tag)[\s,]+/i,
  /^(?:kannst|könntest|können|könnten|würdest) (?:du|sie|ihr)(?: mir| uns)?(?: bitte| mal| dabei helfen)*,? /i,
  /^(?:wie (?:kann|soll|muss) (?:ich|man)|ich (?:möchte|will|muss|würde gerne?)|hilf mir(?: dabei)?,?) /i,
  /^(?:peux-tu|pouvez-vous|pourriez-vous|pourrais-tu|peut-on|tu peux)(?: s'il (?:te|vous) plaît)? (?:m'aider à |m'|me |nous )?/i,
  /^(?:comment (?:puis-je |peut-on |faire pour )?|je (?:veux|voudrais|souhaite|dois|cherche à) |aide-moi à |s'il (?:te|vous) plaît,? )/i,
  /^¿?(?:puedes|podrías|puede|podría|me puedes|podrias)(?: por favor)? (?:ayudarme a )?/i,
  /^¿?(?:cómo (?:puedo |se puede |podría )?|como (?:posso |fazer para |puedo )?|quiero |quisiera |necesito |me gustaría |ayúdame a |por favor,? |quero |preciso |gostaria de |você pode |pode |poderia |me ajude a )(?:me )?/i,
  /^(?:puoi|potresti|vorrei|voglio|come (?:posso|si può)?) /i,
];

/** Words in front of an object that are no part of it. */
export const leadingDeterminer =
  /^(?:an?|the|my|our|your|some|any|this|that|these|those|me|us|him|her|them|out|up|ein|eine|einen|einem|einer|der|die|das|den|dem|mir|meine?[nmrs]?|une?|les?|la|des?|du|mon|ma|mes|me|moi|un|una|unos|unas|el|los|las|mi|mis|uma?|os?|as?|meu|minha|lo|il|gli)$/i;

/** Words at which a clause about the object begins. */
export const objectEnds =
  /^(?:that|which|who|whose|because|so|when|where|while|if|but|since|although|as|whether|then|i|you|we|he|she|they|it's|i'm|i've|please|dass|weil|wenn|que|qui|porque|car|is|are|was|were|has|have|do|does|did|can|should|would|will)$/i;

/** Words no object ends with. */
export const looseEnds =
  /^(?:an?|the|my|our|your|some|any|this|that|and|or|of|in|on|for|with|to|from|at|by|about|into|as|using|und|oder|mit|für|von|zu|auf|im|et|ou|avec|pour|dans|sur|de|y|o|con|para|en|e|com|em|work|works|mean|means|do|like|than|more|not|how|what|based|following|containing|explaining|exploring|given|i|you|we)$/i;

/** An object that only points elsewhere: "fix it", "modify this to". */
export const pointing =
  /^(?:it|this|that|these|those|them|everything|something|one|here|there)(?:\s+(?:to|so|in|on|for|with|and|as|into|from|up|out|by|about)\b|\s*$)/i;
