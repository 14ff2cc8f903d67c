// Words a name or a description may hold without support from members (clio.md 2.4): they point at nobody.
// Our own list: small words, what users and assistants do, plain nouns of requests, months, languages, technologies.

const small = `a about above across after again against all almost along already also although always among an and another any
  anybody anyone anything apart are around as at away back based be because become been before being below best better between
  beyond both but by can cannot could did different do does doing done down due during each either else enough etc even ever
  every everybody everyone everything except few fewer first following for former from further general get given go good great
  had has have having he her here hers high him his how however i if in including instead into is it its itself just kind
  large last later latter least less like little long lot low made mainly majority many may me might mine minor minority more
  most mostly much must my near nearly need neither never new next no nobody none nor not nothing now of off often old on once
  one only onto or other others our out over overall own part particular per perhaps possible quite rather really recent
  related same second several shall she short should similar simple since single small so some somebody someone something
  sometimes soon specific still such sure than that the their theirs them themselves then there these they thing third this
  those though three through throughout thus to together too toward towards two typical under unless until up upon us usual
  usually various very via was way we well were what whatever when where whether which while who whole whom whose why will
  with within without would yet you your yours`;

const doing = `accept access achieve act add adapt address adjust advise aim allow analyse analyze answer apply appear arrange
  ask assess assist attempt automate avoid balance begin book brainstorm break bring browse build buy calculate call cancel
  care carry categorise categorize change chat check choose cite clarify classify clean clear close code collect combine come
  comment compare complete compose compute configure confirm connect consider contact contain continue convert cook copy
  correct cost count cover craft create critique customise customize deal debug decide define deliver deploy describe design
  detect determine develop diagnose discover discuss display divide download draft draw earn edit end engage enhance ensure
  enter estimate evaluate examine exchange exercise expand expect explain explore export express extend extract fail feel fetch
  figure file fill filter find finish fit fix focus follow format formulate gather generate give grow guess guide handle happen
  hear help hold identify illustrate imagine implement import improve include increase inform inquire insert install integrate
  interpret introduce invent investigate involve join keep know label lead learn leave let list listen load look lose maintain
  make manage map mark match mean measure meet mention merge migrate modify monitor move name navigate obtain offer open operate
  optimise optimize order organise organize outline paint parse pay perform phrase pick plan play polish predict prefer prepare
  present prevent print process produce program promote proofread propose protect prove provide publish put question quote raise read
  receive recommend record reduce refactor refer refine reflect register relate remember remind remove rename repair repeat
  rephrase replace reply report request require research reserve resolve respond restore return review revise rewrite roleplay
  run save say schedule search seek select sell send set share shop show simplify simulate sing skip solve sort speak specify
  spend split start stay stop store structure study submit suggest summarise summarize support switch take talk teach tell test
  think track train transform translate travel treat troubleshoot try tune turn type understand update upgrade upload use
  validate verify view visit visualise visualize wait want watch win wonder work write`;

const nouns = `account activity advice agent algorithm alternative amount analysis api app application approach area argument art
  article artificial aspect assignment assistance assistant audience author background basic beginner behaviour behavior benefit
  birthday blog body book brand budget bug business button calculation calendar campaign car card career case category cause
  challenge chapter character chart child children choice class client cloud cluster college column command common communication
  community company comparison component computer concept concern condition configuration content context contract conversation
  correction country course cover creation creative culture current customer daily data database date day decision definition
  description detail development device diet difference difficulty digital dinner document documentation drink drive early
  education effect email employee engine english environment equation error essay event everyday example experience expert
  explanation expression external fact family fantasy feature feedback feeling fiction field film finance financial fitness
  flight food form formal formula free friend friendly function fun future game garden gift goal grade grammar graph group
  habit hair hardware health healthy history hobby holiday home homework hotel house hour human humor idea image important
  individual industry information input insight instruction insurance interest internal international internet interview
  introduction investment issue item job joke journal key keyword kitchen knowledge language late law layout lesson letter level
  library life limit line link literature loan local logic logo love lyric machine main marketing material math mathematical
  mathematics matter maximum meal meaning medical medicine meeting member memory mental menu message method minimum mobile mode
  model modern money month monthly morning mortgage movie multiple music narrative natural network news night note novel number
  nutrition object office online operation opinion option original output package page paper paragraph parent parenting
  password past payment people performance period person personal personality pet phone photo phrase physical physics picture
  piece place plant plot poem poetry point policy politics position post practical practice presentation price principle private
  problem procedure product productivity professional profile programming progress project prompt proposal public purpose quality
  quantity quick quiz random range rate ratio real reason recipe recommendation record reference relationship religion rent
  requirement resource response restaurant result resume risk role room routine rule safe safety salary sale sample scene school
  science scientific screen script section security self sense sentence series serious server service session setting shopping
  sign site situation size skill social software solution song source space speech speed sport sql staff stage standard state
  statement statistic step stock story strategy stress string student style subject summary symptom syntax system table task tax
  teacher team technical technique technology template term text theory therapy thought ticket time tip title today token tone
  tool topic total tour traditional traffic trait transaction translation transport trip tutorial unit university usage user
  vacation value variable variety vehicle version video virtual vocabulary voice warning weather web website wedding week weekend
  weekly weight wise word workflow workout workplace world writing year yearly young
  assorted miscellaneous mixed namely unclear unrelated varied`;

/** What summaries and names in the style of a model are made of: verbs and general nouns, nothing that points at a person, place or illness. */
const summaries = `abstract academic accurate action actionable adaptation addition adequate adjustment
  administrative advanced affect alternate ambiguous analytical anticipate apparent appropriate approximate
  articulate aspiring assessment associated assure attach authentic authoring automated automation available
  awareness backend balanced beneficial bespoke brief broad broader capability capable casual categorization
  challenging characteristic checklist clarification clarity classic classification coding collaborate
  collaboration collaborative collection commercial compelling competitive compile complex complexity
  comprehensive concise conclude conclusion conduct consideration consistent construct consult consultation
  consumer contemporary contextual contrast contribute conventional conversational conversion coordinate
  core correctness creativity criteria critical cultural curate custom cycle dataset debugging dedicated
  demonstrate dependency deployment depth derive descriptive designing detailed detection developer dialogue
  differ direct direction discussion distinct diverse documenting domain drafting dynamic editorial
  educational effective effectively efficiency efficient effort elaborate element emphasis enable encounter
  encourage engagement engaging enjoyable entertainment entire establish ethical evaluation exact
  examination excerpt execute execution existing exploration exploratory extensive extraction facilitate
  factor factual familiar fictional finding flexible fluent formatting foundation framework frontend
  functional functionality fundamental generation generic genre global grammatical guidance guideline
  handling helpful highlight historical household hypothetical identification imaginative immediate impact
  implementation implication impression improvement incorporate informal informational informative initial
  innovative inquiry inspiration inspire instance institution instructional integration intend intent
  interactive intermediate interpersonal interpretation iterative journey justify leadership learner
  learning legal lifestyle linguistic listing literary logical logistics maintenance management manner
  manual mechanism medium metaphor methodology mistake motivate motivation motivational multilingual mutual
  narrate navigation necessary negative negotiate neutral notable numerical objective occasion official
  ongoing operational optimisation optimization organisation organization organizational outcome overview
  parameter participate passage pattern personalise personalize perspective persuade persuasion persuasive
  pertain phase philosophical phrasing plain planning plausible playful polite popular portion positive
  potential practicality pragmatic precise preference preliminary preparation preserve primary prior
  priority proceed productive professionally proficient programmatic promotional prompting proofreading
  proper properly provision purchase pursue query questionnaire readability readable reader realistic
  reasoning recipient recreational redraft refinement reformat regular relevant reliable remainder represent
  representation reproduce requesting resolution resolving respective responsible rewriting rhetorical
  satire scenario scholarly scope scripting seeking segment selection sensitive separate sequence setup
  significant similarity simulation situational skillful slogan smart snippet solving sophisticated sourcing
  specialised specialized specification specificity spoken spreadsheet standardise standardize statistical
  strategic strengthen strong structural structured stylistic subsequent substance suggestion suitable
  supply supportive survey sustain systematic tackle tailor tailored target technological tense textual
  thematic theme theoretical thorough thoughtful topical training transcript transfer transformation
  transition trend trick troubleshooting tutoring underlying unfamiliar unique unknown utilise utilize valid
  validation versus viable viewpoint vivid wellbeing wellness widely wording workload worldwide worry writer
  written`;

const calendar = `january february march april may june july august september october november december monday tuesday wednesday
  thursday friday saturday sunday spring summer autumn fall winter`;

const languages = `afrikaans albanian amharic arabic armenian azerbaijani basque belarusian bengali bosnian bulgarian burmese
  cantonese catalan chinese croatian czech danish dutch esperanto estonian finnish flemish french galician georgian german greek
  gujarati hausa hebrew hindi hungarian icelandic igbo indonesian irish italian japanese javanese kannada kazakh khmer korean
  kurdish latin latvian lithuanian macedonian malay malayalam mandarin marathi mongolian nepali norwegian pashto persian farsi
  polish portuguese punjabi romanian russian serbian sinhala slovak slovenian somali spanish swahili swedish tagalog tamil telugu
  thai tibetan turkish ukrainian urdu uzbek vietnamese welsh xhosa yiddish yoruba zulu american british european asian african`;

const technologies = `ada ajax android angular ansible apache apex apl arduino asp assembly aws azure bash basic blazor blender
  bootstrap c c++ c# chatgpt chrome claude clojure cmake cobol css csv cuda d3 dart delphi discord django docker dotnet drupal
  eclipse elixir elm erlang excel express facebook fastapi figma firebase firefox flask flutter fortran gcc gemini git github
  gitlab gmail go golang google gpt gradle graphql groovy hadoop haskell hibernate html http https huggingface ios iphone ipad
  instagram java javascript jenkins jira jquery js json julia jupyter kafka keras kotlin kubernetes langchain laravel latex
  linkedin linux llm lua mac macos magento markdown mariadb matlab matplotlib maven microsoft mongodb mysql net nextjs nginx
  node nodejs notion npm numpy nuxt ocaml office opencv openai oracle outlook pandas perl php plotly postgres postgresql
  powerpoint powershell prolog pytest python pytorch qt r rails react redis redux regex rest ruby rust sap sass scala scheme
  scikit scipy scratch selenium sharepoint shell shopify slack solidity spark spring sqlite stackoverflow stata svelte svn swift
  swiftui tailwind tensorflow terraform tiktok twitter typescript ubuntu unity unix unreal vba vim visual vue whatsapp wifi
  windows wordpress word xcode xml yaml youtube zoom ai ui ux url pdf sdk ide gui orm cli css3 html5 faq cv hr it seo usb vpn`;

/** Common words in lower case, as they stand in a dictionary: compare stems. */
export const commonWords: readonly string[] = [
  small,
  doing,
  nouns,
  summaries,
  calendar,
  languages,
  technologies,
].flatMap((list) => list.trim().split(/\s+/));
