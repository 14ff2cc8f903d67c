// Given names of English-speaking countries, short forms among them. Our own list, lower case; a pure word list, so it may be long.

export const english = `aaliyah aaron abbey abbie abby abigail abner abraham abram adah adam adan addie addison addyson adela adelaide adele
  adeline adrian adriana adrianna adrienne agatha agnes aiden aidan aileen aimee ainsley aisha alaina alan alana alanna alastair albert
  alberta alden alec aleksandra alex alexa alexander alexandra alexandria alexia alexis alfie alfred alfreda alfredo algernon alice alicia
  alisa alisha alison alissa alistair aliyah allan allegra allen allie allison allyson alma alonzo alphonso althea alton alvin alyson
  alyssa amanda amelia amie amos amy anabel anastasia anderson andre andrea andrew andy angel angela angelica angelina angeline angelo
  angie angus anika anissa anita ann anna annabel annabella annabelle anne anneliese annette annie annmarie ansel anson anthony antoinette
  anton antonia antonio antony apollonia arabella archer archibald archie ariana arianna ariel ariella arlene arlo armand armando arnold
  arron artie arturo arthur arwen asa ashlee ashleigh ashley ashlyn ashton athena aubree aubrey audra audrey audriana augustine augustus
  aurelia aurora autumn ava avery avis ayden ayla bailey barb barbara barbie barnaby barney barrett barry bart bartholomew basil
  baxter bea beatrice beatrix beau becca beckett becky bella ben benedict benita benjamin bennett bennie benny benson bentley bernadette
  bernadine bernard bernice bernie bert bertha bertie bertram beryl bess bessie beth bethan bethany betsy bette bettie betty bettye beulah
  bev beverley beverly bianca billie billy blaine blair blake blanca blanche bob bobbi bobbie bobby bonita bonnie boris boyd brad braden
  bradford bradley brady braeden branden brandi brandie brandon brandy brant braxton brayden breanna breanne brenda brendan brendon brenna
  brennan brent brenton bret brett brian briana brianna bridget bridgette brielle brigitte briony britney britt brittany brittney brock
  broderick brodie brody bronson bronte bronwen bronwyn brooke brooklyn brooklynn bruce bruno bryan bryant bryce bryn brynn bryony
  bryson burt buster byron cade caden caitlin caitlyn caleb calista callie callum calvin camden cameron camila camilla camille camryn
  candace candice candis candy cara carey carina carissa carl carla carleton carlo carlos carlton carlton carly carmel carmela carmella
  carmen carol carole carolina caroline carolyn carri carrie carroll carson carter carter cary caryn casandra casey cassandra cassidy cassie
  catalina catharine catherine cathleen cathryn cathy cecelia cecil cecile cecilia cedric celeste celia celina celine cesar chad chadwick
  chandra chanel chanelle chantal chantel charis charissa charity charlene charles charley charlie charlotte charmaine chasity chauncey
  chelsea chelsey cherie cherish cherry cheryl chester chet cheyenne chloe chris chrissy christa christal christel christi christian
  christiana christie christin christina christine christopher christy chrystal chuck cici cierra cindy claire clara clare clarence
  clarice clarissa clark clarke claud claudette claudia claudine clay clayton cleo clement clementine cleveland cliff clifford clifton clint
  clinton clive clyde cody colby cole coleen colette colin colleen collin colm colt colton conan connie connor conor conrad constance
  consuelo cooper cora coralie corbin cordelia corey corina corinna corinne cormac cornelia cornelius corrine cory courtney craig cristina
  cristopher crystal curt curtis cyndi cynthia cyril cyrus dahlia daisy dakota dale dalia dallas dalton damian damien damon dan dana dane
  dani daniel daniela daniella danielle danika danita danny dante daphne darby darcey darcy daren daria darian darin dario darius darla
  darlene darnell darrel darrell darren darrin darryl darwin daryl dave davey david davina davis davy dawn dawson dayton deana deandre deann
  deanna deanne debbie debby debora deborah debra declan deena deidre deirdre delaney delbert delia delilah della delores deloris delphine
  demarcus demetria demetrius demi dena denis denise dennis denny denzel derek derick dermot derrick desiree desmond dessie destiny
  devin devon devonte dewayne dewey dexter diana diane dianna dianne dick diego dina dinah dion dionne dirk dixie dolly dolores dominic
  dominick dominique don donald donna donnell donnie donny donovan dora doreen dorian doris dorothea dorothy dorthy dot dottie doug dougal
  douglas doyle drake drew duane dudley duke dulcie duncan dustin dusty dwayne dwight dylan earl earlene earnest ebony ed eddie eddy edgar
  edie edith edmond edmund edna eduardo edward edwardo edwin edwina effie eileen elaina elaine eleanor eleanora elena eli elias elijah elinor
  elisa elisabeth elise elisha eliza elizabeth ella elle ellen ellie elliot elliott ellis ellison elma elmer elmo eloise elroy elsa elsie
  elspeth elton elva elvin elvira elvis elwood emanuel ember emerson emery emil emilee emilia emilie emilio emily emma emmaline emmanuel
  emmett emory enid enoch enrique eric erica erich erick ericka erik erika erin eris erma ernest ernestine ernesto ernie errol ervin erwin esme
  esmeralda esperanza essie estella estelle ester esther ethan ethel etta eugene eugenia eula eunice eva evan evangeline eve evelyn everett
  everly evie ewan ezekiel ezra fabian faith fannie fay faye felicia felicity felipe felix fergus fern fernando ferris finlay finley finn
  finnegan fiona fletcher flo flora florence florrie flossie floyd flynn forrest fran frances francesca francine francis francisco frank
  frankie franklin fraser freda freddie freddy frederic frederick fredrick freya frieda fritz gabby gabe gabriel gabriela gabriella gabrielle
  gail gale galen gareth garret garrett garrick garry garth gary gavin gayle gemma gena gene genesis geneva genevieve geoff geoffrey
  george georgette georgia georgiana georgie georgina gerald geraldine gerard gerardo germaine gerri gerry gertrude gia gideon gigi gil gilbert
  gilda giles gillian gina ginger ginny giovanna giovanni giselle gladys glen glenda glenn glenna gloria godfrey golda goldie gordon
  grady graeme graham grant grayson greg gregg greggory gregory greta gretchen griffin griselda grover guadalupe guillermo gus gustavo guy
  gwen gwendolyn gwyneth hadley hailey hal haley hallie hamish hank hanna hannah harlan harley harmony harold harriet harris harrison
  harry harvey hassan hattie hayden hayley hazel heath heather hector heidi helen helena helene helga henrietta henry herbert herb herman
  hermione herschel hester hettie hilary hilda hillary hiram holden hollie holly homer honor horace horatio houston howard howie hubert hudson
  huey hugh hugo humphrey hunter hyacinth iain ian ibrahim ida ieuan ignacio ike ila ilana ilene imani imelda imogen imogene ina india
  indiana indigo ines inez ingrid ira irene iris irma irvin irving irwin isaac isabel isabella isabelle isaiah isiah isidore isis isla ismael
  israel issac iva ivan ivy izaak izzy jace jack jackie jackson jaclyn jacob jacqueline jacquelyn jada jade jaden jaiden jaime jake jakob jalen
  jamal jamar james jameson jamie jamil jan jana jane janelle janessa janet janette janice janie janine janis janna jared jarod jarrett
  jarrod jarvis jasmin jasmine jason jasper javier jaxon jaxson jay jayda jayden jayla jayne jaylen jayson jazmin jean jeanette jeanie jeanine
  jeanne jeannette jeannie jeannine jed jedidiah jeff jefferey jefferson jeffery jeffrey jeffry jemima jenifer jenna jennie jennifer jenny
  jensen jerald jeremiah jeremy jeri jermaine jerome jerri jerry jess jesse jessica jessie jesus jethro jewel jill jillian jim jimmie
  jimmy jo joan joann joanna joanne jocelyn jodi jodie jody joe joel joelle joey johanna john johnathan johnathon johnnie johnny jolene
  jon jonah jonas jonathan jonathon joni jordan jordana jordyn jorge jose josef joseph josephine josette josh joshua josiah josie joss journey
  joy joyce juan juana juanita jud judah judd jude judi judith judson judy jules julia julian juliana julianna julianne julie juliet juliette
  julio julius june junior justice justin justina justine kacey kaden kai kailey kaitlin kaitlyn kali kameron kandace kane kara kareem karen
  kari karin karina karissa karl karla karly karlie karyn kasey kassandra kate katelyn katelynn katharine katherine kathi kathie kathleen
  kathrine kathryn kathy katie katina katlyn katrina katy kay kaye kayden kayla kaylee kayleigh kaylin keaton keegan keeley keenan keira keisha
  keith kelley kelli kellie kelly kelsey kelsi kelvin ken kendall kendra kendrick kenna kennedy kenneth kenny kent kenton kenya kermit kerri
  kerrie kerry kevin khalid khalil khloe kiara kiera kieran kiersten kim kimberlee kimberley kimberly king kingsley kip kira kirk kirsten
  kirstie kirsty kit kitty kobe kody kris krista kristal kristen kristi kristian kristie kristin kristina kristine kristopher kristy krystal
  kurt kurtis kyla kyle kylee kyleigh kylie kyra lacey lacy ladonna laila lakeisha lamar lamont lana lance landon lane laney lara larissa
  larry lars latasha latisha latonya latoya laura laurel lauren laurence laurent lauretta lauri laurie laverne lavinia lavonne lawrence lawson
  layla layne layton lea leah leander leandra leann leanna leanne leda lee leela leia leigh leighton leila leilani lela leland lelia lemuel
  lena lenny lenora lenore leo leola leon leona leonard leonardo leonie leonora leopold leroy lesa lesley leslie lester leta letha leticia
  letitia levi lewis lex lexi lexie lia liam libby lila lilah lilian liliana lilith lillian lilliana lillie lilly lily lina lincoln linda
  lindsay lindsey linnea linus linwood lionel lisa lisette liza lizbeth lizzie llewellyn lloyd logan lois lola lolita london lonnie lora
  loraine loren lorena lorenzo loretta lori lorie lorna lorraine lorrie lottie lou louella louie louis louisa louise lourdes lowell luann luca
  lucas lucia luciana lucien lucille lucinda lucius lucky lucretia lucy luella luis luisa luke lula lulu luna luther lydia lyla lyle lyman lyn
  lynda lyndon lyndsey lynette lynn lynne lynnette lyra mabel mable mac macey mackenzie macy maddie maddison maddox madeleine madeline madelyn
  madge madison mae maeve magdalena maggie magnolia magnus maia maisie maisy malachi malcolm malik malinda mallory mamie mandy manuel mara
  marc marcel marcella marcelo marci marcia marcie marco marcos marcus marcy margaret margarita margery margie margo margot marguerite mari
  maria mariah mariam marian mariana marianne maribel marie mariela marietta marilyn marina mario marion marisa marisol marissa marjorie mark
  marla marlee marlena marlene marley marlon marlin marquis marquise marsha marshall marta martha martin martina marty marva marvin mary
  maryann maryanne marybeth maryellen maryjane marylou mason mateo mathew matilda matt matthew mattie maud maude maura maureen maurice mavis
  max maximilian maximus maxine maxwell maya maynard mckayla mckenna mckenzie meagan meg megan meghan mel melanie melba melina melinda melisa
  melissa melody melva melvin melvyn mercedes mercy meredith merle merlin merrill merry mervin mervyn meryl mia micah michael michaela micheal
  michele michelle mickey miguel mikaela mike mikayla mila mildred miles miley millicent millie milly milo milton mimi mina mindy minerva
  minnie mira mirabel miranda miriam misty mitch mitchel mitchell moira mollie molly mona monica monique monroe montana montgomery monty
  morgan morris mortimer morton moses muriel murray mya myles myra myranda myrna myron myrtle nadia nadine nan nancy nanette naomi nat natalia
  natalie natasha nate nathan nathanael nathaniel neal ned neil nell nellie nelson nerys nestor nettie neville nevaeh newt nia niall nichola
  nicholas nichole nick nickolas nicky nico nicola nicolas nicole nigel nikita nikki nikolas nina nita noah noel noelle noemi nola nolan nora
  norbert noreen norma norman norris nova nyla oakley octavia odell odessa odette ofelia olga olive oliver olivia ollie olwen omar opal ophelia
  oran orin orla orlando orville oscar osvaldo oswald otis otto owen pablo paige palmer pam pamela pansy paris parker pat patience patrica
  patrice patricia patrick patsy patti pattie patty paul paula paulette paulina pauline paxton payton pearl pearlie pedro peggy penelope penny
  percival percy perry pete peter petra petula peyton phil philip phillip philippa philomena phineas phoebe phoenix phyllis pierce piers
  piper polly poppy portia porter presley preston price primrose prince princess priscilla prudence quentin quincy quinn quinton rachael
  rachel rachelle rae raegan raelynn rafael raheem raina ralph ramon ramona randal randall randi randolph randy raphael raquel rashad rashida
  raul raven ray raymond raymundo rayna reagan reba rebecca rebekah reece reed reese reggie regina reginald regis reid reilly remington remy
  rena renata rene renee rex reyna reynaldo reynold rhea rhett rhian rhiannon rhoda rhona rhonda rhys ricardo richard richie rick ricky rico
  rigoberto riley rita river rob robbie robby robert roberta roberto robin robyn rocco rochelle rocky rod roderick rodger rodney rodolfo rodrigo
  rogelio roger roland rolando rolf roman romeo ron ronald ronan ronda ronnie rory rosa rosalie rosalind rosalyn rosamund rosanna rosanne rosario
  roscoe rose roseanne roselyn rosemarie rosemary rosetta rosie roslyn ross rowan rowena roxanne roxie roy royce ruben ruby rudolph rudy rufus
  rupert russ russel russell rusty ruth ruthie ryan ryder ryker rylan rylee rylie sabrina sadie sage sal sallie sally salma salvador salvatore
  sam samantha samara samir sammie sammy samson samuel sandra sandy sanford santiago santos sara sarah sarai sasha saul saundra savanna savannah
  sawyer scarlet scarlett scott scottie seamus sean sebastian selena selina selma serena serenity sergio seth seymour shana shane shania shanna
  shannon shari sharif sharlene sharon sharron shaun shauna shawn shawna shayla shayne shea sheena sheila shelby sheldon shelia shelley shelly
  shelton sheri sherman sheron sherri sherrie sherry sherwin sheryl shirley shona shyla sid sidney siena sienna sierra silas silvia simeon
  simon simone sinead skye skylar skyler sloane sofia solomon sondra sonia sonja sonny sonya sophia sophie spencer stacey staci stacie stacy
  stan stanford stanley stella stephan stephanie stephen stephenie sterling steve steven stevie stewart stuart sue sullivan summer susan
  susana susanna susannah susanne susie suzanne suzette suzy sybil sydney sylvester sylvia sylvie tabatha tabitha tabby talia tamara tameka
  tami tamika tammie tammy tamra tamsin tania tanner tanya tara tariq tasha tate tatiana tatum tawny taylor ted teddy terence teresa teri
  terra terrance terrell terrence terri terrie terry tess tessa thaddeus thalia thea thelma theo theodora theodore theresa therese theron
  thom thomas tia tiana tiara tiernan tierra tiffani tiffany tilda tillie tilly tim timmy timothy tina titus tobias toby tod todd tom tomas
  tommie tommy toni tonia tony tonya tori tracey traci tracie tracy travis trent trenton trevor trey tricia trina trinity trisha trish tristan
  tristen trixie troy trudy tucker turner ty tyler tyra tyree tyrell tyrone tyson ulysses una unity uriah uriel ursula valarie valencia
  valentina valentine valeria valerie vance vanessa vaughan vaughn velma venus vera verity verna vernon veronica vicki vickie vicky victor
  victoria vince vincent vincenzo viola violet violette virgil virginia vivian viviana vivien vivienne wade walker wallace wally walt walter
  wanda warren wayne wendell wendi wendy wes wesley weston whitney wilbert wilbur wilda wiley wilford wilfred wilhelmina will willa
  willard william willie willis willow wilma wilmer wilson windy winifred winnie winona winston woodrow woody wyatt xander xavier ximena
  yasmin yasmine yesenia yolanda yvette yvonne zac zachariah zachary zachery zack zane zara zelda zelma zena zeke zion zita zoe zoey zola zora`;
