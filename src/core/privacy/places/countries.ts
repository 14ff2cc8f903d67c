// Countries and territories in English, in their own languages and in those of the neighbours. Our own list, from general
// knowledge; a pure word list, therefore longer than other files. Names are separated by commas.

/** In lower case. */
export const countryNames = `afghanistan, albania, shqipëria, algeria, algérie, american samoa, andorra, angola, anguilla, antarctica,
  antigua and barbuda, antigua, argentina, argentine, argentinien, armenia, aruba, australia, australien, australie, austria,
  österreich, autriche, azerbaijan, bahamas, the bahamas, bahrain, bangladesh, barbados, belarus, weißrussland, belgium, belgien,
  belgique, belgië, bélgica, belize, benin, bermuda, bhutan, bolivia, bosnia and herzegovina, bosnia & herzegovina, bosnia,
  botswana, brazil, brasil, brasilien, brésil, british virgin islands, brunei, bulgaria, bulgarien, burkina faso, burma, burundi,
  cambodia, cameroon, cameroun, canada, kanada, canadá, cape verde, cabo verde, cayman islands, central african republic, chad,
  tchad, chile, china, people's republic of china, chine, colombia, kolumbien, comoros, congo, democratic republic of the congo,
  democratic republic of congo, cook islands, costa rica, croatia, hrvatska, kroatien, cuba, kuba, curaçao, curacao, cyprus,
  zypern, kypros, czech republic, czechia, česko, česká republika, tschechien, denmark, danmark, dänemark, danemark, dinamarca,
  djibouti, dominica, dominican republic, república dominicana, east timor, timor-leste, ecuador, egypt, ägypten, égypte, egipto,
  el salvador, england, equatorial guinea, eritrea, estonia, eesti, estland, eswatini, swaziland, ethiopia, äthiopien,
  falkland islands, faroe islands, føroyar, fiji, finland, suomi, finnland, finlande, finlandia, france, frankreich, francia,
  frança, frankrijk, frankrike, ranska, french guiana, french polynesia, gabon, gambia, the gambia, georgia, germany, deutschland,
  allemagne, alemania, alemanha, germania, duitsland, tyskland, niemcy, německo, németország, saksa, ghana, gibraltar, great
  britain, grossbritannien, großbritannien, grande-bretagne, gran bretaña, greece, griechenland, grèce, grecia, hellas, ellada,
  greenland, grønland, kalaallit nunaat, grenada, guadeloupe, guam, guatemala, guernsey, guinea, guinea-bissau, guyana, haiti,
  haïti, holland, honduras, hong kong, hungary, ungarn, magyarország, hongrie, hungría, iceland, island, ísland, islandia, india,
  indien, inde, indonesia, iran, islamic republic of iran, iraq, irak, ireland, éire, irland, irlande, irlanda, republic of
  ireland, northern ireland, isle of man, israel, italy, italia, italien, italie, itália, ivory coast, côte d'ivoire, cote
  d'ivoire, jamaica, japan, nippon, japón, japon, jersey, jordan, jordanien, kazakhstan, kenya, kenia, kiribati, kosovo, kuwait,
  kyrgyzstan, laos, latvia, latvija, lettland, lebanon, liban, lesotho, liberia, libya, liechtenstein, lithuania, lietuva, litauen,
  luxembourg, luxemburg, lëtzebuerg, macau, macao, macedonia, north macedonia, madagascar, malawi, malaysia, maldives, mali, malta,
  marshall islands, martinique, mauritania, mauritius, mayotte, mexico, méxico, mexiko, mexique, micronesia, moldova, monaco,
  mongolia, montenegro, crna gora, montserrat, morocco, maroc, marokko, marruecos, mozambique, moçambique, myanmar, namibia, nauru,
  nepal, netherlands, the netherlands, nederland, niederlande, pays-bas, países bajos, new caledonia, new zealand, neuseeland,
  nouvelle-zélande, aotearoa, nicaragua, niger, nigeria, niue, north korea, nordkorea, northern mariana islands, norway, norge,
  norwegen, norvège, noruega, oman, pakistan, palau, palestine, panama, panamá, papua new guinea, paraguay, peru, perú, pérou,
  philippines, the philippines, pilipinas, filipinas, poland, polska, polen, pologne, polonia, portugal, puerto rico, qatar,
  réunion, romania, românia, rumänien, roumanie, russia, russland, russie, rusia, russian federation, rossiya, rwanda, saint
  helena, saint kitts and nevis, saint lucia, saint martin, saint vincent and the grenadines, samoa, san marino, são tomé and
  príncipe, saudi arabia, saudi-arabien, scotland, schottland, senegal, sénégal, serbia, srbija, serbien, seychelles, sierra leone,
  singapore, singapur, slovakia, slovensko, slowakei, slovak republic, slovenia, slovenija, slowenien, solomon islands, somalia,
  somaliland, south africa, südafrika, afrique du sud, south korea, südkorea, republic of korea, corea, south sudan, soviet union,
  ussr, spain, españa, espagne, spanien, spanje, espanha, hiszpania, sri lanka, sudan, suriname, svalbard, sweden, sverige,
  schweden, suède, suecia, ruotsi, switzerland, schweiz, suisse, svizzera, suiza, syria, syrien, taiwan, tajikistan, tanzania,
  thailand, togo, tonga, trinidad and tobago, trinidad, tunisia, tunisie, tunesien, turkey, türkiye, turkiye, türkei, turquie,
  turquía, turkmenistan, turks and caicos islands, tuvalu, u.k, u.s, u.s.a, uae, uganda, uk, ukraine, ukraina, ukraïna, united arab
  emirates, united kingdom, reino unido, royaume-uni, vereinigtes königreich, united states, united states of america, the united
  states, estados unidos, états-unis, vereinigte staaten, stati uniti, us virgin islands, uruguay, usa, eeuu, uzbekistan, vanuatu,
  vatican city, venezuela, vietnam, viet nam, wales, western sahara, yemen, yugoslavia, zaire, zambia, zimbabwe, россия, украина,
  беларусь, казахстан, германия, франция, польша, сша, англия, великобритания, италия, испания, китай, турция, ελλάδα, κύπρος,
  україна, българия, србија`;
