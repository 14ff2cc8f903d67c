// People, figures, works and affairs that everybody knows: they are public, so naming them identifies no user (clio.md 5). Our own
// list, a pure word list; whole names, and last names only where nobody else comes to mind.

const figures = `Albert Einstein|Einstein|Isaac Newton|Newton|Marie Curie|Charles Darwin|Darwin|Nikola Tesla|Galileo|Galileo Galilei|Stephen Hawking|
  Alan Turing|Turing|Ada Lovelace|Pythagoras|Archimedes|Euclid|Aristotle|Plato|Socrates|Kant|Immanuel Kant|Nietzsche|Friedrich Nietzsche|Hegel|
  Karl Marx|Marx|Sigmund Freud|Freud|Carl Jung|Descartes|Spinoza|Confucius|Buddha|Jesus|Jesus Christ|Muhammad|Moses|William Shakespeare|
  Shakespeare|Jane Austen|Charles Dickens|Dickens|Mark Twain|George Orwell|Orwell|Ernest Hemingway|Hemingway|Kafka|Franz Kafka|Goethe|Tolstoy|
  Leo Tolstoy|Dostoevsky|Fyodor Dostoevsky|Cervantes|Dante|Homer|Virgil|Tolkien|Rowling|Stephen King|Agatha Christie|Lovecraft|Edgar Allan Poe|
  Emily Dickinson|Sylvia Plath|Virginia Woolf|Mozart|Beethoven|Bach|Chopin|Vivaldi|Wagner|Leonardo da Vinci|Michelangelo|Picasso|Pablo Picasso|
  Van Gogh|Vincent van Gogh|Rembrandt|Monet|Frida Kahlo|Salvador Dali|Andy Warhol|Napoleon|Napoleon Bonaparte|Julius Caesar|Caesar|Cleopatra|
  Alexander the Great|Genghis Khan|Joan of Arc|Queen Elizabeth|Queen Victoria|Henry VIII|Louis XIV|Abraham Lincoln|Lincoln|George Washington|
  Thomas Jefferson|Benjamin Franklin|Theodore Roosevelt|Franklin Roosevelt|Churchill|Winston Churchill|Hitler|Adolf Hitler|Stalin|Joseph Stalin|
  Lenin|Mao|Mao Zedong|Gandhi|Mahatma Gandhi|Nelson Mandela|Mandela|Martin Luther|Martin Luther King|Malcolm X|Rosa Parks|John Kennedy|
  Richard Nixon|Watergate|Ronald Reagan|Margaret Thatcher|Bill Clinton|Hillary Clinton|Barack Obama|Obama|Donald Trump|Trump|Joe Biden|Biden|
  Kamala Harris|Vladimir Putin|Putin|Zelensky|Xi Jinping|Narendra Modi|Angela Merkel|Merkel|Emmanuel Macron|Macron|Pope Francis|Elon Musk|Musk|
  Bill Gates|Steve Jobs|Jeff Bezos|Mark Zuckerberg|Zuckerberg|Warren Buffett|Sam Altman|Taylor Swift|Beyoncé|Beyonce|Michael Jackson|Elvis|
  Elvis Presley|Madonna|Rihanna|Drake|Eminem|Kanye West|Lady Gaga|Adele|Ed Sheeran|The Beatles|Beatles|John Lennon|Freddie Mercury|David Bowie|
  Bob Dylan|Bob Marley|Lionel Messi|Messi|Cristiano Ronaldo|Ronaldo|LeBron James|Michael Jordan|Roger Federer|Serena Williams|Muhammad Ali|
  Usain Bolt|Tom Hanks|Tom Cruise|Brad Pitt|Angelina Jolie|Leonardo DiCaprio|Marilyn Monroe|Charlie Chaplin|Quentin Tarantino|Steven Spielberg|
  Christopher Nolan|Hitchcock|Oprah Winfrey|Harry Potter|Hermione|Sherlock Holmes|James Bond|Batman|Superman|Spider-Man|Spiderman|Iron Man|Naruto|
  Goku|Pikachu|Mario|Sonic|Zelda|Darth Vader|Luke Skywalker|Frodo|Gandalf|Romeo|Juliet|Hamlet|Macbeth|Othello|Odysseus|Zeus|Athena|Thor|Odin|
  Loki|Hercules|Cinderella|Dracula|Frankenstein|Santa|Santa Claus|Star Wars|Star Trek|Game of Thrones|Lord of the Rings|Chernobyl|Titanic|
  Holocaust|Brexit|Bible|Quran|Torah|Ukraine|Russia|Palestine|Israel|China|India|Japan|Germany|France|Spain|Italy|Europe|America|Africa|Asia|
  Australia|Canada|Mexico|Brazil|England|Britain|United States|United Kingdom|World War|Cold War|Civil War|Middle Ages|Renaissance|Roman Empire|
  O. J. Simpson|OJ Simpson|Enron|Bernie Madoff|Monty Hall|Fermat|Fourier|Laplace|Bayes|Gauss|Euler|Monte Carlo|Dijkstra|Fibonacci|Pascal|Myers Briggs|
  Myers-Briggs|Ruy Lopez|Mr. Bean|Mr Bean|Bean|San Diego|San Francisco|Los Angeles|San Antonio|San Jose|New York|New Zealand|Puerto Rico|Santa Fe|
  Harvard|Stanford|Yale|Princeton|MIT|Oxford|Cambridge|Berkeley|UCLA|Caltech|Columbia University|Cornell|Harvard University|Stanford University|
  Yale University|Princeton University|Oxford University|Cambridge University`;

/** In lower case. */
export const knownFigures: ReadonlySet<string> = new Set(
  figures.split('|').map((name) => name.trim().replace(/\s+/g, ' ').toLowerCase()),
);

/** Figures with a name that many people have: in a sentence about somebody's friend it is the friend's. */
const givenToo: ReadonlySet<string> = new Set(
  `mario drake adele madonna homer virgil dante juliet romeo hermione athena moses muhammad elvis thor odin loki lincoln hamlet jesus
  bean mandela darwin newton pascal marx wagner trump musk ronaldo adolf buddha sonic santa`.split(/\s+/),
);

/** Whole names as everybody writes them; single ones only where nobody else may have them. `name` as it is written. */
export function isKnownFigure(name: string): boolean {
  const plain = name
    .toLowerCase()
    .replace(/['’]s$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return knownFigures.has(plain) && !givenToo.has(plain);
}

/** What mathematics, chess and medicine call by somebody's name: "Riemann sums", "Hilbert spaces". */
const eponym =
  /^(?:['’]s?)?[ -](?:\p{Ll}+ )?(?:sums?|spaces?|laws?|theorems?|lemmas?|types|opening|defen[cs]e|gambit|equations?|distributions?|syndrome|disease|tests?|algorithms?|methods?|effects?|transforms?|series|integrals?|matri(?:x|ces)|conjecture|hypothesis|polynomials?|functions?|inequality|formula|paradox|process(?:es)?|constant|numbers?|principle|indicator|curve)(?![\p{L}\p{N}])/u;
const notOfSomebody =
  /^['’]?s?[ -]\p{Ll}+ (?:tests?|numbers?|methods?|functions?|types|process(?:es)?|series|constant|curve|formula|opening)/u;

/** true: behind a single last name stands what bears it. */
export function isEponymHead(behind: string): boolean {
  return (
    eponym.test(behind) &&
    !notOfSomebody.test(behind) &&
    !/^[ -]tests? (?:results?|scores?|grades?)/.test(behind)
  );
}
