/**
 * Names of places that are as often an ordinary word of some language, a first name, a product or a company: they are a place
 * only where the words around say so. Lower case. Our own list.
 */
export const ambiguousNames: ReadonlySet<string> = new Set(
  `abilene adelaide aden albany alexandria america apia arlington aspen augusta aurora austin bali bari bath beaumont bend berkeley
  biel bismarck bloomington boulder bradford brest bristol brooklyn buffalo burlington bury cali cambridge canton carlisle chad
  chandler charleston charlotte chelsea chester cleveland columbia columbus como concord constantine cordoba cork darwin davenport
  dayton delft denton derby devon dolores dominica dover durham eger emmen essen essex eugene evanston fargo faro fes fez flint
  florence frederick fremont fulda gambia gary genoa gent georgetown georgia gera gisborne glendale goa goma gouda granada guernsey
  guinea hackney hagen halle ham hamilton hamm harlem hastings henderson hesse holland hollywood hue hull irving island jackson
  java jena jericho jersey jordan jos juba kent kimberley kota lafayette lancaster laval lawrence lens leon león lexington lima
  limerick lincoln lourdes lucca lugo macon madison male malé mali marche medina mende mendoza mersin mesa mobile modena mons
  montana montgomery moss nancy nara nassau natal nelson newark newport nice niger nikko norfolk odense olympia oman opole orange
  oran orlando osh oxford padua palma pau perm phoenix plymouth pomona ponce porto preston princeton providence pula qom queens
  reading redding redmond regina reno rhodes richmond riverside rochester roma rosario ruse salem salinas salta salto salvador
  samara samoa santiago santos savannah savona siegen siena sion slough sofia split springfield stamford stirling stockton
  stratford sucre surat surrey sydney tamale tempe thane toledo tonga tours trent trenton trier troy turkey tver tyre ulm us utica
  valence varna venice verona vichy victoria vigo virginia vitoria volos waco warren warri wels winchester windsor worms york yuma
  zug corea japon barrie windsor stevenage wakefield jerez como asti emden colon cologne male champagne burgundy marsala
  bordeaux manila angora cheddar cayenne tabasco panama`.split(/\s+/),
);
