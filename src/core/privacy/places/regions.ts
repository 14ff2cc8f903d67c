// Parts of countries and of the world: states, provinces, regions, seas and mountains people name when they say where they are.
// Our own list, from general knowledge; a pure word list. Names are separated by commas.

/** States, provinces and large regions, in lower case. */
export const regionNames = `alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, hawaii, idaho,
  illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts, michigan, minnesota, mississippi, missouri,
  montana, nebraska, nevada, new hampshire, new jersey, new mexico, new york state, north carolina, north dakota, ohio, oklahoma,
  oregon, pennsylvania, rhode island, south carolina, south dakota, tennessee, texas, utah, vermont, virginia, west virginia,
  wisconsin, wyoming, district of columbia, new england, midwest, pacific northwest, silicon valley, bay area, long island,
  cape cod, martha's vineyard, alberta, british columbia, manitoba, new brunswick, newfoundland, labrador, nova scotia, ontario,
  prince edward island, québec, quebec, saskatchewan, yukon, nunavut, northwest territories, new south wales, queensland,
  south australia, western australia, northern territory, tasmania, victoria, bavaria, bayern, saxony, sachsen, hesse, hessen,
  thuringia, thüringen, brandenburg, niedersachsen, lower saxony, nordrhein-westfalen, north rhine-westphalia, baden-württemberg,
  rheinland-pfalz, saarland, sachsen-anhalt, schleswig-holstein, mecklenburg-vorpommern, tirol, tyrol, steiermark, kärnten,
  vorarlberg, burgenland, niederösterreich, oberösterreich, catalonia, cataluña, catalunya, andalusia, andalucía, galicia, aragón,
  asturias, cantabria, extremadura, murcia, navarra, la rioja, basque country, país vasco, castilla y león, castilla-la mancha,
  islas baleares, canary islands, mallorca, menorca, ibiza, tenerife, gran canaria, lanzarote, fuerteventura, normandy, normandie,
  brittany, bretagne, provence, alsace, burgundy, bourgogne, corsica, corse, île-de-france, aquitaine, occitanie, auvergne,
  tuscany, toscana, lombardy, lombardia, sicily, sicilia, sardinia, sardegna, piedmont, piemonte, veneto, umbria, apulia, puglia,
  calabria, campania, liguria, lazio, emilia-romagna, marche, abruzzo, molise, basilicata, friuli, trentino, cornwall, devon,
  dorset, somerset, kent, essex, sussex, surrey, hampshire, berkshire, wiltshire, gloucestershire, oxfordshire, buckinghamshire,
  hertfordshire, bedfordshire, cambridgeshire, suffolk, norfolk, lincolnshire, nottinghamshire, leicestershire, warwickshire,
  worcestershire, herefordshire, shropshire, staffordshire, derbyshire, cheshire, lancashire, yorkshire, cumbria, northumberland,
  county durham, merseyside, west midlands, east anglia, scottish highlands, ulster, connacht, leinster, munster, county cork,
  county kerry, flanders, vlaanderen, wallonia, wallonie, friesland, gelderland, noord-brabant, zeeland, limburg, drenthe,
  overijssel, noord-holland, zuid-holland, lapland, lappi, skåne, jutland, jylland, sjælland, fyn, bornholm, lofoten, bohemia,
  moravia, silesia, transylvania, crimea, donbas, siberia, chechnya, caucasus, balkans, anatolia, kurdistan, kashmir, punjab,
  kerala, tamil nadu, karnataka, maharashtra, gujarat, rajasthan, uttar pradesh, madhya pradesh, andhra pradesh, telangana, bihar,
  west bengal, odisha, assam, haryana, jharkhand, goa, himachal pradesh, uttarakhand, sindh, balochistan, tibet, xinjiang, sichuan,
  guangdong, yunnan, hunan, hubei, fujian, zhejiang, jiangsu, shandong, hokkaido, honshu, kyushu, shikoku, okinawa, java, sumatra,
  borneo, bali, sulawesi, luzon, mindanao, sabah, sarawak, penang, mesopotamia, gaza, gaza strip, west bank, sinai, darfur,
  zanzibar, gauteng, kwazulu-natal, western cape, eastern cape, transvaal, jalisco, oaxaca, chiapas, yucatán, yucatan, baja
  california, nuevo león, quintana roo, minas gerais, bahia, paraná, ceará, pernambuco, rio grande do sul, santa catarina,
  patagonia, europe, europa, eastern europe, western europe, central europe, asia, southeast asia, central asia, africa, north africa, west
  africa, east africa, sub-saharan africa, north america, south america, central america, latin america, america, oceania,
  polynesia, scandinavia, middle east, far east, caribbean, mediterranean, iberia, british isles, the alps, himalayas, sahara,
  amazonia, great lakes, gulf of mexico, pacific ocean, atlantic ocean, indian ocean, mediterranean sea, black sea, baltic sea, north sea,
  red sea, caspian sea, persian gulf, panama canal, suez canal, english channel, mount everest, kilimanjaro`;

/** Two capital letters after a comma: states of the USA, of Canada and of Australia. */
export const stateCodes: ReadonlySet<string> = new Set(
  `AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX
  UT VT VA WA WV WI WY DC PR AA AE AP AB BC MB NB NL NS NT NU ON PE QC SK YT NSW VIC QLD TAS ACT`.split(
    /\s+/,
  ),
);
