// Words that carry no topic. Our own lists: pronouns, articles, prepositions, conjunctions, auxiliaries, and for requests
// the words of asking. Kept short on purpose: a rare stop word costs little, a swallowed topic word costs a name.

const split = (list: string): string[] => list.trim().split(/\s+/);

/** English function words, contractions with and without their apostrophe. Lower case. */
export const englishStopWords: ReadonlySet<string> = new Set(
  split(`
  a about above after again against all also am an and any are aren't arent around as at away back be because been before
  being below between both but by can can't cannot cant could couldn't couldnt did didn't didnt do does doesn't doesnt
  doing don't dont down during each either else ever every few for from further get gets getting go goes going gonna got
  had hadn't has hasn't hasnt have haven't havent having he he's her here here's hers herself hey him himself his how how's
  however i i'd i'll i'm i've if im in into is isn't isnt it it's its itself ive just let let's lets like made make makes
  many may maybe me might more most much must my myself neither no nor not now of off on once one only onto or other others
  our ours ourselves out over own per quite rather really same shall she she's should shouldn't so some someone something
  still such than that that's thats the their theirs them themselves then there there's these they they'd they'll they're
  they've this those though through thus to too under until up upon us very via was wasn't wasnt we we'd we'll we're we've
  were weren't what what's whats when when's where where's whether which while who who's whom whose why will with within
  without won't wont would wouldn't yet you you'd you'll you're you've your youre yours yourself yourselves`),
);

/** Words of asking and thanking: they stand in every chat and mark none. */
const asking = split(`
  actually anyone anything bit can't come currently everything explain give good great hello help hi know lot need needs new
  ok okay please possible question right say see sorry start suggest sure take tell thank thanks thing things think try
  trying understand use used using want wanted wants way well without work works write yes`);

const german = split(`
  aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist bitte da damit dann das
  dass dein deine dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine einem
  einen einer eines er es etwas euch euer für gegen gibt hab habe haben hallo hast hat hatte hatten hier hilfe ich ihm ihn
  ihnen ihr ihre im in ins ist ja jede jeden jeder jedes jetzt kann kannst kein keine keinen können könnte könntest machen man
  mehr mein meine meinem meinen meiner mich mir mit muss müssen nach nicht nichts noch nun nur ob oder ohne schon sehr sein
  seine seinen seiner selbst sich sie sind so soll sollte über um und uns unser unsere unter viel vom von vor wann war waren
  warum was weil welche welcher welches wenn wer werde werden wie wieder will wir wird wo würde würden zu zum zur zwischen`);

const french = split(`
  ai aide ainsi alors après as au aucun aussi autre aux avais avait avant avec avez avoir avons bien bonjour c ça car ce cela
  ces cet cette ceux chaque ci comme comment d dans de des donc dont du elle elles en encore entre es est et étais était été
  être eu eux fait faire faut ici il ils j je jusque l la là le les leur leurs lors lui m ma mais me même mes merci moi mon n
  ne ni nos notre nous on ont ou où par parce pas peu peut peux plus plusieurs pour pourquoi pourrais puis qu quand que quel
  quelle quelles quels qui quoi s sa sans se sera ses si soit son sont sous suis sur t ta te tes toi ton tous tout toute
  toutes très tu un une va veux voici voilà vos votre vous vouloir y c'est d'un d'une j'ai l'on n'est qu'il qu'un s'il`);

const spanish = split(`
  a al algo algún alguna algunas algunos ante antes aquí así aun aunque ayuda bien cada como cómo con contra cual cuál cuando
  cuándo de del desde donde dónde dos durante e el él ella ellas ellos en entre era eran eres es esa esas ese eso esos esta
  está están estas este esto estos estoy fue fueron gracias ha había hace hacer hacia hay hola la las le les lo los más me mi
  mis mucho muy nada necesito ni no nos nosotros o os otra otras otro otros para pero poco por porque puede puedes puedo que
  qué quien quién quiero se sé sea ser será si sí sido sin sobre son soy su sus también tan tanto te tengo tiene tienen toda
  todas todo todos tu tú tus un una unas uno unos usted ustedes y ya yo`);

const portuguese = split(`
  à ao aos aquela aquelas aquele aqueles aquilo as às até com como da das de dela dele deles depois do dos e é ela elas ele
  eles em entre era eram essa essas esse esses esta está estão estas estava este estes estou eu foi foram há isso isto já
  lhe lhes mais mas me mesmo meu meus minha minhas muito na não nas nem no nos nós nossa nosso num numa o obrigado olá os ou
  para pela pelas pelo pelos por porque posso pode preciso qual quando que quem quero são se seja sem sei ser será seu seus só
  sobre sua suas também te tem têm tenho ter teu tua tudo um uma umas uns você vocês vos`);

const english = new Set([...englishStopWords, ...asking]);
const others = [german, french, spanish, portuguese].map((list) => ({
  own: new Set(list),
  all: new Set([...english, ...list]),
}));

/**
 * What may not be a keyword in this text: English function words and words of asking, and those of German, French,
 * Spanish or Portuguese where the text holds more of them than of English ones. One list for all texts would swallow
 * topics: "war", "car", "sea", "comment" and "todo" are function words elsewhere. `words` are lower case.
 */
export function stopWordsFor(words: readonly string[]): ReadonlySet<string> {
  const count = (list: ReadonlySet<string>) => words.reduce((sum, word) => sum + (list.has(word) ? 1 : 0), 0);
  let best: ReadonlySet<string> = english;
  let most = count(englishStopWords);
  for (const { own, all } of others) {
    const found = count(own);
    if (found > most) [best, most] = [all, found];
  }
  return best;
}
