// Invented topics for the generator: what people ask about, in slots.

export interface Subtopic {
  readonly name: string;
  /** Completes "How do I ...", "Please help me to ...". */
  readonly actions: readonly string[];
  /** What is acted on. */
  readonly objects: readonly string[];
}

export interface Topic {
  readonly name: string;
  /** Words that any chat of the topic may use; this is what its subtopics share. */
  readonly context: readonly string[];
  readonly subtopics: readonly Subtopic[];
}

const list = (text: string): string[] => text.split('|').map((part) => part.trim());

function topic(
  name: string,
  context: string,
  ...subtopics: [name: string, actions: string, objects: string][]
): Topic {
  return {
    name,
    context: list(context),
    subtopics: subtopics.map(([sub, actions, objects]) => ({
      name: sub,
      actions: list(actions),
      objects: list(objects),
    })),
  };
}

/** Fourteen topics of three subtopics each. The first are the largest in a generated set. */
export const topics: readonly Topic[] = [
  topic(
    'python',
    'my Python script | a pandas DataFrame | a Jupyter notebook | pip and a virtualenv | a Python traceback | a numpy array',
    [
      'data frames',
      'group | merge | pivot | filter',
      'a pandas column by month | two pandas tables on a key | missing values in a DataFrame | a CSV with pandas',
    ],
    [
      'errors',
      'fix | understand | catch',
      'a KeyError traceback | an ImportError in Python | an IndentationError | a recursion error in my Python function',
    ],
    [
      'packaging',
      'publish | install | pin',
      'a wheel with pip | requirements in a virtualenv | a Python package with pyproject | dependencies with poetry for Python',
    ],
  ),
  topic(
    'cooking',
    'dinner tonight | the oven | my frying pan | olive oil and garlic | a recipe for four | the fridge leftovers',
    [
      'baking',
      'bake | proof | glaze',
      'a sourdough loaf | chocolate cookies | a lemon cake | cinnamon rolls in the oven',
    ],
    [
      'meals',
      'cook | season | plan',
      'a chicken curry for dinner | a lentil soup recipe | pasta with mushrooms | a vegetarian stew recipe',
    ],
    [
      'storage',
      'freeze | reheat | pickle',
      'leftover rice in the fridge | cooked beans | cucumbers and onions for a recipe | tomato sauce with garlic',
    ],
  ),
  topic(
    'travel',
    'our trip | the flight | a hotel near the station | my passport | the itinerary | a weekend of sightseeing',
    [
      'itineraries',
      'plan | shorten | reorder',
      'a week in Lisbon | three days of sightseeing in Kyoto | a train trip through Norway | an itinerary for Rome',
    ],
    [
      'bookings',
      'book | cancel | compare',
      'a hotel with breakfast | cheap flights to Vienna | a sleeper train | a rental car for the trip',
    ],
    [
      'papers',
      'renew | apply for | check',
      'my passport before the flight | a tourist visa for the trip | travel insurance | an entry permit at the airport',
    ],
  ),
  topic(
    'sql',
    'a Postgres database | the orders table | my SQL query | a foreign key | the query planner | an index on the table',
    [
      'queries',
      'write | rewrite | join',
      'a SQL query with a window function | two tables on a foreign key | a recursive SQL query | a subquery over the orders table',
    ],
    [
      'speed',
      'speed up | explain | index',
      'a slow SQL query | the plan of a Postgres query | a table scan in the database | a composite index in Postgres',
    ],
    [
      'schema',
      'design | migrate | normalise',
      'a database schema for invoices | a Postgres column to jsonb | a table with a foreign key | the orders table of the database',
    ],
  ),
  topic(
    'fitness',
    'my workout | the gym | my training plan | sore muscles | my heart rate | three sessions a week',
    [
      'running',
      'train for | pace | recover from',
      'a half marathon | interval runs on my training plan | a long run | a five kilometre race',
    ],
    [
      'strength',
      'improve | learn | load',
      'my squat at the gym | deadlift technique | pull-ups in my workout | the bench press at the gym',
    ],
    [
      'mobility',
      'stretch | loosen | strengthen',
      'tight hamstrings after a workout | stiff hips before the gym | sore shoulders | my lower back muscles',
    ],
  ),
  topic(
    'job hunt',
    'my resume | the hiring manager | a job interview | my cover letter | the job offer | my career',
    [
      'resume',
      'shorten | rewrite | format',
      'my resume for a nurse job | the work history on my resume | a cover letter for a junior job | a career summary',
    ],
    [
      'interview',
      'prepare for | practise | answer',
      'a job interview at a bank | questions of a hiring manager | a panel interview | a phone interview for a teaching job',
    ],
    [
      'offers',
      'negotiate | decline | compare',
      'the salary in a job offer | two job offers | a counter offer of my employer | the notice period in a job contract',
    ],
  ),
  topic(
    'gardening',
    'my vegetable garden | the soil | my raised bed | compost | the seedlings | watering in summer',
    [
      'growing',
      'sow | transplant | prune',
      'tomato seedlings in a raised bed | basil and parsley | the roses in my garden | young apple trees',
    ],
    [
      'pests',
      'get rid of | prevent | recognise',
      'aphids on garden beans | slugs in the vegetable garden | mildew on the leaves | caterpillars on cabbage plants',
    ],
    [
      'soil',
      'loosen | fertilise | mulch',
      'heavy clay soil | a sandy garden bed | compost for the garden | acid soil under the hedge',
    ],
  ),
  topic(
    'taxes and money',
    'my tax return | a savings account | my monthly budget | the interest rate | my mortgage | deductible expenses',
    [
      'taxes',
      'file | deduct | estimate',
      'my tax return as a freelancer | a home office on my tax return | income tax for two jobs | deductible travel expenses',
    ],
    [
      'saving',
      'plan | split | start',
      'a monthly budget for a family | a savings account for emergencies | an index fund with my savings | a retirement budget',
    ],
    [
      'loans',
      'repay | refinance | compare',
      'a mortgage at a high interest rate | a student loan | a car loan with interest | two mortgage offers',
    ],
  ),
  topic(
    'language learning',
    'my Spanish course | new vocabulary | the verb endings | my pronunciation | flashcards | a native speaker',
    [
      'grammar',
      'learn | explain | drill',
      'the Spanish subjunctive | irregular verb endings | reflexive verbs in Spanish | the past tense and its verb endings',
    ],
    [
      'vocabulary',
      'memorise | review | collect',
      'Spanish vocabulary with flashcards | vocabulary about food | idioms a native speaker uses | false friends in vocabulary',
    ],
    [
      'speaking',
      'practise | improve | record',
      'my pronunciation of the rolled r | Spanish small talk with a native speaker | a dialogue in my Spanish course | my accent and pronunciation',
    ],
  ),
  topic(
    'web design',
    'a CSS grid | the React component | my web page | the navbar | a flexbox layout | the browser console',
    [
      'layout',
      'centre | align | stack',
      'a div with flexbox | cards in a CSS grid | the navbar on a web page | a sticky footer with CSS',
    ],
    [
      'react',
      'render | memoise | test',
      'a list in a React component | a React hook with state | a form component in React | a React context provider',
    ],
    [
      'accessibility',
      'label | announce | audit',
      'form fields on a web page | a modal dialog for screen readers | colour contrast in CSS | keyboard focus in the navbar',
    ],
  ),
  topic(
    'home repair',
    'the bathroom | a drill and screws | the landlord | the kitchen sink | a leaking pipe | the wall paint',
    [
      'plumbing',
      'repair | unclog | replace',
      'a leaking pipe under the sink | the bathroom drain | a dripping tap | the toilet valve in the bathroom',
    ],
    [
      'walls',
      'paint | patch | sand',
      'a damp bathroom wall | drill holes in drywall | peeling wall paint | a cracked plaster wall',
    ],
    [
      'fittings',
      'hang | mount | tighten',
      'a shelf with screws | a door that squeaks on its hinges | a curtain rail with a drill | a wobbly kitchen cabinet',
    ],
  ),
  topic(
    'fiction writing',
    'my novel | the main character | chapter one | the plot twist | my short story | the dialogue in a scene',
    [
      'plot',
      'outline | untangle | foreshadow',
      'the plot of my fantasy novel | a plot twist in chapter nine | a heist short story | the ending of a mystery novel',
    ],
    [
      'characters',
      'describe | deepen | name',
      'the villain of my novel | the main character and her motive | a comic side character | two rival characters in a scene',
    ],
    [
      'style',
      'polish | tighten | vary',
      'the dialogue in chapter two | a slow opening scene | the narrator of my short story | descriptions in my novel',
    ],
  ),
  topic(
    'pets',
    'my dog | the vet | our kitten | dry food | the litter box | a leash and treats',
    [
      'training',
      'teach | stop | reward',
      'my puppy to walk on a leash | a barking dog | a dog that jumps on guests | recall with treats for my dog',
    ],
    [
      'health',
      'treat | notice | prevent',
      'fleas on our kitten | a limping dog before the vet opens | an upset stomach of my cat | ticks on a dog',
    ],
    [
      'feeding',
      'choose | change | weigh',
      'dry food for a senior cat | raw food for my dog | treats for an overweight cat | kitten food as the vet said',
    ],
  ),
  topic(
    'physics homework',
    'a physics problem | Newton and his laws | the kinetic energy | the lab report | an electric circuit | the velocity',
    [
      'mechanics',
      'compute | derive | sketch',
      'the velocity of a falling ball | the friction force on an incline | kinetic energy before a collision | the forces of Newton on a pulley',
    ],
    [
      'electricity',
      'solve | measure | simplify',
      'an electric circuit with resistors | the voltage over a capacitor | a current in a parallel circuit | the magnetic field of a coil',
    ],
    [
      'waves',
      'explain | plot | derive',
      'the wavelength of light in a physics problem | interference of two waves | the Doppler shift | standing waves for a lab report',
    ],
  ),
];
