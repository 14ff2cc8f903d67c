// The crude list behind concern.ts. English-centred; a few words of other languages where they are unmistakable.
// Disturbing words stand here because they have to be looked for.

export type ConcernLevel = 2 | 3 | 4 | 5;

/** One family of words at one level. `negatable`: "not suicidal" takes it back. */
export interface ConcernRule {
  readonly family: string;
  readonly level: ConcernLevel;
  readonly pattern: RegExp;
  readonly negatable: boolean;
}

const minors = String.raw`(?:child(?:ren)?|kids?|minors?|under-?age(?:d)?|pre-?teens?|toddlers?|infants?|school ?(?:girls?|boys?)|little (?:girls?|boys?)|lolis?|lolita|\b(?:[5-9]|1[0-6])(?: |-)?(?:yo\b|y\/o|years?(?: |-)old))`;
const sexual = String.raw`(?:sex(?:ual(?:ly)?|y|ualized)?|porn(?:o|ography)?|nudes?|naked|erotic(?:a)?|rap(?:e|ed|ing)|molest\w*|fuck(?:ed|ing|s)?|cock|puss(?:y|ies)|orgasm\w*|masturbat\w*|horny|incest)`;
const explicit = String.raw`(?:porno?|pornography|xxx (?:videos?|movies?|sites?|pics)|pussy|pussies|cocks?|cum(?:shots?|ming)?|blow ?jobs?|hand ?jobs?|tits|titties|boobs?|nipples?|naked|nudes?|horny|erotica?|orgasms?|masturbat\w+|sluts?|whores?|bdsm|fetish(?:es)?|hardcore sex|anal sex|oral sex|cunts?|milfs?|strippers?|lingerie|busty|camgirls?|dildos?|sexy|sexting|fuck(?:ed|s)? (?:me|her|him|my)|making love|rough sex)`;
const groups = String.raw`(?:jews?|jewish(?: people)?|muslims?|christians?|blacks|black people|whites|white people|asians|arabs|mexicans|immigrants|migrants|refugees|gays?|lesbians|homosexuals|trans(?:gender)?(?: people)?|women|gypsies|foreigners|disabled people|minorities)`;
const weapons = String.raw`(?:pipe ?bombs?|nail bombs?|dirty bombs?|bombs?|explosives?|molotov(?: cocktails?)?|napalm|nerve (?:gas|agents?)|sarin|ricin|anthrax|mustard gas|silencers?|ghost guns?|ieds?|detonators?|grenades?|untraceable (?:guns?|firearms?))`;
const drugs = String.raw`(?:meth(?:amphetamine)?|crystal meth|heroin|cocaine|crack cocaine|fentanyl|lsd|mdma|ecstasy|ghb|dmt)`;
const malware = String.raw`(?:ransomware|malware|key-?loggers?|spyware|root ?kits?|trojans?|botnets?|computer (?:virus(?:es)?|worms?)|exploit kits?|info-?stealers?)`;
const making = String.raw`(?:make|making|build|building|create|creating|write|writing|assemble|construct|synthesi[sz]e|synthesi[sz]ing|cook|produce|brew|code|develop|design|deploy|spread)`;
const person = String.raw`(?:people|someone|somebody|him|her|them|my (?:wife|husband|boss|ex|neighbou?r|mother|father|mom|dad|girlfriend|boyfriend|sister|brother|teacher|classmates?|co-?workers?|kids?|family)|you all|you people|(?:these|those|the) (?:people|bastards|animals)|a (?:man|woman|person|child|guy|girl|boy)|everyone|every(?:body)?)`;

function rule(family: string, level: ConcernLevel, source: string, negatable = true): ConcernRule {
  return {
    family,
    level,
    negatable,
    pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`, 'giu'),
  };
}

/** `a` and `b` within a few words of each other, in either order, in one sentence. */
function near(a: string, b: string, words = 5): string {
  const gap = String.raw`(?:[^\p{L}\p{N}.!?\n]+[\p{L}\p{N}'’-]+){0,${words}}[^\p{L}\p{N}.!?\n]+`;
  return `${a}${gap}${b}|${b}${gap}${a}`;
}

export const concernRules: readonly ConcernRule[] = [
  rule(
    'self-harm',
    5,
    String.raw`(?:(?:want|wanted|going|plan(?:ning)?|ready|trying|tried|decided|about|need|gonna|wanna|how|ways?|easiest way|best way)(?: to)? (?:just )?(?:kill(?:ing)? (?:myself|my self)|end(?:ing)? (?:my (?:own )?life|it all)|commit(?:ting)? suicide|hang(?:ing)? myself|overdose|die painlessly|take my (?:own )?life))|kms\b(?= tonight)|suicide note|i(?:'m| am) suicidal|suicidal (?:thoughts|ideation)`,
  ),
  rule(
    'self-harm',
    4,
    String.raw`(?:kill|killing|killed|hang|hanging|harm|harming|harmed|hurt|hurting|cut|cutting|starve|starving|burning|shoot) (?:myself|my self)|(?:cut|cutting|slit|slitting) my (?:wrists?|arms?)|self[- ]?harm(?:ing|ed)?|suicid(?:e|al)|want(?:ed)? to die|wish i (?:was|were) dead|better off dead|no reason to live|don'?t want to (?:live|be alive|exist)|pro[- ]?ana|thinspo|selbstmord|suizid|umbringen will|me suicider|suicidarme|quiero morir|je veux mourir`,
  ),
  rule(
    'self-harm',
    2,
    String.raw`purging|binge eating|anorexi[ac]|bulimi[ac]|relapse|hate myself|worthless|coping skills|hopeless`,
  ),
  rule('minors', 5, near(minors, sexual, 6), false),
  rule(
    'minors',
    5,
    String.raw`csam|child (?:porn\w*|sex\w*|abuse material)|kinderporno\w*|jailbait|pedo(?:phile)? (?:porn|content|videos?|pics)|barely legal teens?|teen (?:porn|sex|nudes?|pussy|tits|sluts?|anal)`,
    false,
  ),
  rule('sexual', 3, near(explicit, explicit, 12), false),
  rule(
    'sexual',
    2,
    `${explicit}|sex(?: (?:videos?|tape|scene|story|stories|toys?))|escorts?|prostitut\\w+|fuck(?:ed|ing)? (?:hard|in the)|sexual(?:ly)? (?:explicit|content|fantas\\w+)`,
    false,
  ),
  rule(
    'sexual',
    4,
    String.raw`rap(?:e|ed|ing) (?:me|her|him|a|the|my)|revenge porn|deep ?fake (?:porn|nudes?)|spy ?cam|upskirt|non-?consensual|incest|molest(?:ed|ing)?`,
    false,
  ),
  rule(
    'violence',
    5,
    String.raw`(?:shoot up|bomb|blow up|attack) (?:a|the|my|his|her|this|our) (?:school|church|mosque|synagogue|office|workplace|hospital|crowd|airport|mall|concert)|(?:i(?:'m| am| will|'ll)? ?(?:going to|gonna|want to|will)?|how (?:to|can i|do i)|plan(?:ning)? to) (?:kill|murder|poison|stab|strangle|shoot|torture) ${person}`,
  ),
  rule('violence', 5, near(making, weapons, 4)),
  rule(
    'violence',
    4,
    String.raw`(?:mass|school) shooting|(?:kill|murder|slaughter|exterminate|execute|lynch|behead|gas|shoot|stab|hang) (?:all )?(?:${person}|${groups}|you|off)|death to|(?:should|must|deserves? to|needs? to) (?:all )?(?:die|be (?:killed|shot|hanged|executed|exterminated))|ethnic cleansing|join (?:isis|al[- ]qaeda)|terror(?:ist)? attack`,
  ),
  rule(
    'violence',
    3,
    String.raw`i(?:'ll| will|'m gonna| am going to|'m going to) (?:beat|hurt|punch|destroy|break|cut|smash|make you bleed) (?:him|her|them|you|your|his)|beat (?:the shit|the hell|him|her|them|you) (?:out|up|to)|tortur(?:e|ed|ing) (?:him|her|them|people|someone|animals?)|behead\w*|dismember\w*|rip(?:ped)? (?:his|her|their|your) \w+ (?:off|out)|blood (?:spurt|pour|gush)\w+|decapitat\w+`,
  ),
  rule(
    'violence',
    2,
    String.raw`(?:stab(?:bed|bing)?|slaughter(?:ed)?|massacre[ds]?|murder(?:ed|er|s)?|genocide|holocaust|terroris(?:t|ts|m)|gore|corpses?|torture)`,
  ),
  rule(
    'hate',
    4,
    String.raw`n[i1]gg(?:er|a)s?|k[i1]kes?|fagg?(?:ot)?s?|sp[i1]cs?|ch[i1]nks?|wetbacks?|trann(?:y|ies)|raghead\w*|sand ?monkeys?|sub-?humans?|untermensch\w*|heil hitler|sieg heil|white power|white genocide|race war`,
    false,
  ),
  rule(
    'hate',
    4,
    near(
      groups,
      String.raw`(?:vermin|filth|scum|parasites?|cockroach(?:es)?|disease|rats|animals|inferior|evil|subhuman|savages|stupid|lazy|criminals|ruin(?:ed|ing)?|destroy(?:ed|ing)?|invad(?:e|ers?|ing)|disgusting|retard(?:s|ed)?)`,
      4,
    ),
  ),
  rule(
    'hate',
    3,
    near(
      groups,
      String.raw`(?:hate|hates|hated|blame|racist|should not be allowed|get rid of|low(?:er)? iq|do not belong|don'?t belong|go back to)`,
      5,
    ),
  ),
  rule(
    'hate',
    2,
    String.raw`racists?|white supremac\w+|nazis?|misogyn\w+|bigots?|holocaust denial|feminazis?|incels?|homophob\w+|antisemit\w+`,
  ),
  rule(
    'harassment',
    3,
    String.raw`(?:you(?:'re| are)?|u r|ur|your) (?:such )?(?:an? )?(?:fuck(?:ing|en)?|stupid|dumb|ugly|fat|worthless|pathetic|disgusting|filthy) (?:ass |little |piece of )?(?:bitch(?:es)?|cunt|whore|slut|idiot|moron|retard|pig|shit|loser|animal|hoe)|kill yourself|kys|go die|fuck you|shut the fuck up|dox(?:x)?(?:ing|ed)? (?:him|her|them|someone|my)|stalk(?:ing)? (?:him|her|my ex|someone)`,
    false,
  ),
  rule(
    'harassment',
    2,
    String.raw`bitch(?:es)?|retard(?:ed|s)?|dumb ?ass(?:es)?|asshole|hoes|moron|scumbag|piece of shit|dickhead|motherfucker\w*|fuck(?:ing|en|ed)? (?:stupid|idiots?|ugly)`,
    false,
  ),
  rule('malware', 4, near(making, malware, 4)),
  rule(
    'malware',
    4,
    String.raw`(?:hack|break|get) into (?:someone(?:'s|s)?|his|her|their|my (?:ex|wife|husband|girlfriend|boyfriend|boss|neighbou?r)(?:'s|s)?|a|an|another)(?: \p{L}+)? (?:account|phone|instagram|facebook|snapchat|email|computer|wi-?fi|network|bank)|steal(?:ing)? (?:passwords?|credit cards?|credentials|cookies from)|phishing (?:email|page|site|kit|campaign)|ddos (?:attack )?(?:a|the|someone|this|tool)|sql ?injection attack on|crack (?:someone|his|her)(?:'s)? (?:password|wi-?fi)|bypass (?:2fa|two[- ]factor) (?:of|on) (?:someone|his|her)`,
  ),
  rule(
    'fraud',
    4,
    String.raw`(?:make|making|create|print|buy|get) (?:a |some )?(?:fake|counterfeit|forged) (?:ids?|passports?|money|bills|currency|documents?|driver'?s licen[cs]es?|checks?|diplomas?)|launder(?:ing)? money|money launder(?:ing)? scheme|(?:evade|evading) taxes|scam (?:people|someone|old|elderly|victims)|identity theft (?:method|guide)|clone (?:a |someone'?s )?(?:credit|debit) cards?|carding (?:site|forum|tutorial|guide)|steal (?:someone'?s|an?|their) identity|insurance fraud (?:how|without)|ponzi scheme (?:that|to)`,
  ),
  rule(
    'drugs',
    4,
    `${near(String.raw`(?:make|making|synthesi[sz]e|synthesi[sz]ing|cook|produce|manufacture|sell|smuggle|buy)`, drugs, 3)}|date rape drugs?|roofies?`,
  ),
  rule('drugs', 2, drugs),
];

/** Phrases in which a listed word means something harmless: cut out before anything is looked for. */
export const benignContexts: readonly RegExp[] = [
  /\b(?:kill|killing|killed|kills|terminate)(?: off)? (?:the |a |all |any |my |this |every |each |running |zombie |background |child |python |node |java |stuck |parent |multiple )*(?:process(?:es)?|task|tasks|job|jobs|threads?|sessions?|programs?|apps?|servers?|services?|ports?|connections?|scripts?|commands?|tabs?|query|queries|tmux|windows?|lights?|engine|time|weeds?|bugs|bacteria|germs|viruses|mold|mould|pain|switch|chain|team)\b/gi,
  /\b(?:kill -9|pkill|killall|taskkill|kill signal|sigkill|kill[- ]switch|killer (?:feature|app|deal)|buzz ?kill|painkillers?|killed by signal|it'?s killing me|dressed to kill|(?:overkill|killjoy|killing it))\b/gi,
  /\b(?:die|dice) rolls?\b|\broll(?:ing)? (?:a |the |two )?(?:die|dice)\b|\bdie hard\b|\bto die for\b|\b(?:battery|phone|laptop|car|plants?) (?:die[sd]?|dying|is dead)\b|\bsix-sided die\b/gi,
  /\b(?:hack ?(?:week|weeks|day|days|night|athons?|er ?news|er ?rank|space)|life ?hacks?|growth hack\w*|cooking hacks?|css hacks?|ethical hack\w*|hackathons?|hacks? for)\b/gi,
  /\bfork bombs?\b|\b(?:bath|photo|sex|glitter|email|zip|logic|time|cherry|seed|hot chocolate|cocoa) ?bombs?\b|\bbomb (?:calorimeter|cyclone|shelter|disposal)\b|\bphoto ?bomb\w*|\bda bomb\b/gi,
  /\b(?:suicide squad|suicide (?:prevention|hotline|awareness|rates?|doors?|squeeze)|murder myster(?:y|ies)|to kill a mockingbird|kill bill|killing eve|fight club|serial killer (?:documentar\w+|podcasts?|books?)|crime and punishment|how to get away with murder|assassin'?s creed|shooting stars?|photo shoot(?:ing)?|trouble ?shoot\w*|screen ?shoot?s?|naked (?:eye|mole)|nude lipstick|stripper pole removal|wire strippers?|paint strippers?)\b/gi,
  /\b(?:crack(?:ed|ing)? (?:the |a )?(?:coding |job )?(?:interview|exam|code|eggs?|joke|pepper)|shots? (?:of|on) (?:espresso|goal)|(?:heat|brain|sun|heart) ?stroke|blow up (?:a |the |my )?(?:balloons?|photos?|pictures?|mattress)|attack vectors?|bug bounty|virus scan\w*|anti-?virus|anti-?malware|malware (?:scan\w*|remov\w+|protection|analysis|detect\w+)|(?:remove|detect|against|prevent|from) (?:malware|ransomware|spyware|trojans?|keyloggers?|viruses)|trojan (?:horse|war))\b/gi,
  /\b(?:sexy (?:primes?|sax)|middlesex|essex|sussex|same[- ]sex|opposite sex|sex education|sex ratio|biological sex|x{3,} (?:size|large)|xxx+ ?l\b|cock-?tails?|pea-?cocks?|cock ?pits?|wood-?cocks?|stop-?cocks?|cock-a-doodle|summa cum laude|cum laude|tits? (?:and|mouse)|blue tits?|great tits?|pussy ?(?:cats?|willows?)|faggots? of)\b/gi,
  /\b(?:acetaminophen|ibuprofen|covid|vaccine|insulin) overdose symptoms\b|\boverdose of (?:cuteness|nostalgia)\b|\bcut(?:ting)? my (?:hair|nails|grass|lawn|own hair)\b/gi,
];

/** Words that take a match back when they stand a few words before it. */
export const negation =
  /(?:\b(?:not|never|no longer|isn'?t|aren'?t|am not|don'?t|doesn'?t|didn'?t|won'?t|wouldn'?t|without|avoid(?:ing)?|prevent(?:ing|ion)?|stop(?:ping)?|against|no intention of|nobody|nicht|kein|pas|jamais|nunca|sin)\b)(?:[^.!?\n\p{L}]+\p{L}[\p{L}'’-]*){0,3}[^.!?\n\p{L}]*$/iu;
