import { expect, test } from 'vitest';
import { findAddresses } from '../../../src/core/privacy/addresses.ts';

const found = (text: string) => findAddresses(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ['Send it to 12 Elm Grove Road, Apt. 4, Dayton, OH 45402.', '12 Elm Grove Road, Apt. 4, Dayton, OH 45402'],
  ['Ich wohne in Lindenstraße 7, 50674 Köln', 'Lindenstraße 7, 50674 Köln'],
  [
    '> 41 Rue des Tilleuls\n> Apt. 3\n> Troyes\n> France',
    '41 Rue des Tilleuls\n> Apt. 3\n> Troyes\n> France',
  ],
  ['Unit 12 Box 34\nAPO AE 09123', 'Unit 12 Box 34\nAPO AE 09123'],
  ['the corner of Elm Street and 5 Oak Avenue', '5 Oak Avenue'],
  ['we meet at Zintarro, 31 Oak Place, Lumbar', '31 Oak Place, Lumbar'],
  ['Hafnargata 5\n Apt. 2\n Selvogur\n -\n 815', 'Hafnargata 5\n Apt. 2\n Selvogur\n -\n 815'],
])('a street and what belongs to it are one block: %j', (text, address) =>
  expect(found(text)).toEqual([address]),
);

test.each([
  ['Via Garibaldi 14, 20121 Milano', 'Via Garibaldi 14, 20121 Milano'],
  ['Piazza del Popolo, 3', 'Piazza del Popolo, 3'],
  ['Prinsengracht 263, 1016 GV Amsterdam', 'Prinsengracht 263, 1016 GV Amsterdam'],
  ['Dorpsstraat 8a\n1234 AB Nergenshuizen', 'Dorpsstraat 8a\n1234 AB Nergenshuizen'],
  ['ul. Kwiatowa 5/7, 00-950 Warszawa', 'ul. Kwiatowa 5/7, 00-950 Warszawa'],
  ['Dlouhá ulice 12, 110 00 Praha 1', 'Dlouhá ulice 12, 110 00 Praha 1'],
  ['Petőfi utca 12.\n apt. 3\n Szeged', 'Petőfi utca 12.\n apt. 3\n Szeged'],
  ['Rua das Flores, 45, 4050-262 Porto', 'Rua das Flores, 45, 4050-262 Porto'],
  ['Avenida Paulista 900, 01310-100 São Paulo', 'Avenida Paulista 900, 01310-100 São Paulo'],
  ['Storgatan 7, 111 22 Stockholm', 'Storgatan 7, 111 22 Stockholm'],
  ['Ny Vestergade 9, 1471 København', 'Ny Vestergade 9, 1471 København'],
  ['Calle de Alcalá 20, 28014 Madrid', 'Calle de Alcalá 20, 28014 Madrid'],
])('the shapes of other countries: %j', (text, address) => expect(found(text)).toEqual([address]));

test.each([
  ['billing address: 9 7 gorse road suite 41\n  n/a\n  40771', '9 7 gorse road suite 41\n  n/a\n  40771'],
  ['i live at 5 main street, apt 4, dayton', '5 main street, apt 4, dayton'],
  ['please deliver it to 88 rue du port, thanks', '88 rue du port'],
  ['his address: 46 horní záhon 26, lhota', '46 horní záhon 26, lhota'],
])('a street typed without capitals needs a second sign: %j', (text, address) =>
  expect(found(text)).toEqual([address]),
);

test.each([
  ['12 fenwick street, dayton oh 45402', '12 fenwick street, dayton oh 45402'],
  ['i live at 12 elm street dayton oh 45402', '12 elm street dayton oh 45402'],
  ['ship to 350 5th ave apt 4b new york ny 10118', '350 5th ave apt 4b new york ny 10118'],
  ['flat 2, 14 willow road, leeds ls1 4ap', 'flat 2, 14 willow road, leeds ls1 4ap'],
  ['send it to 9 garden court apt 4b', '9 garden court apt 4b'],
  ['hauptstr. 5 10115 berlin', 'hauptstr. 5 10115 berlin'],
  ['ich wohne in der lindenallee 12, 50674 köln', 'lindenallee 12, 50674 köln'],
  ['anschrift: bergweg 3, 80331 münchen', 'bergweg 3, 80331 münchen'],
  ['am markt 5, 99423 weimar', 'am markt 5, 99423 weimar'],
  ['12 rue de la paix 75002 paris', '12 rue de la paix 75002 paris'],
  ['mon adresse est 12 bis rue des lilas, 69003 lyon', '12 bis rue des lilas, 69003 lyon'],
  ['8 place de la gare 67000 strasbourg', '8 place de la gare 67000 strasbourg'],
  ['calle mayor 5, 3º b, 28013 madrid', 'calle mayor 5, 3º b, 28013 madrid'],
  ['dirección: serrano 12, madrid', 'serrano 12, madrid'],
  ['c/ serrano 12, 28001 madrid', 'c/ serrano 12, 28001 madrid'],
  ['7 larvik 31 apt. 6\nnorsund', '7 larvik 31 apt. 6\nnorsund'],
])('a whole address in small letters is one block: %j', (text, address) =>
  expect(found(text)).toEqual([address]),
);

test.each([
  ['we met on 5 main street', '5 main street'],
  ['10 fenwick lane is empty', '10 fenwick lane'],
  ['45 chemin des vignes', '45 chemin des vignes'],
  ['berliner str. 12', 'berliner str. 12'],
  ['sonnengasse 3a', 'sonnengasse 3a'],
  ['avenida serrano 20', 'avenida serrano 20'],
])('a form that is nothing else needs no other sign: %j', (text, address) =>
  expect(found(text)).toEqual([address]),
);

test.each([
  ['dayton oh 45402', 'dayton oh 45402'],
  ['we are near ls1 4ap', 'ls1 4ap'],
  ['er wohnt in 10115 berlin', '10115 berlin'],
])('a postcode in small letters stands with its town or has a sure form: %j', (text, code) =>
  expect(found(text)).toEqual([code]),
);

test.each([
  'a 3 bed house on the road',
  'a 24 hour court and 3 place settings',
  'first place 2 points',
  '5 drive bays and 1 hard drive',
  'the 3 high street banks',
  '25 oak street signs',
  'he saw 2 dogs cross the road',
  'via usb 3',
  'calle hay 5 perros',
  'hauptstrasse 20 minuten',
  'speicherplatz 50, parkplatz 12',
  'am montag 5, im jahr 1885 berlin',
  'we live in zone 3',
  'navigate 3 steps, investigate 5 cases',
  'in order id 45402, or 12345',
  'on the b1 2nd floor',
])('small letters with numbers that are no address: %j', (text) => expect(found(text)).toEqual([]));

test.each([
  ['our office, SW1A 2AA, is closed', 'SW1A 2AA'],
  ['CR2 6XH', 'CR2 6XH'],
  ['M1 1AE', 'M1 1AE'],
  ['K1A 0B1', 'K1A 0B1'],
  ['ZIP: 45402', '45402'],
  ['my postal code is 1012 AB', '1012 AB'],
  ['meine PLZ ist 10115', '10115'],
  ['D-10115 Quellstadt', 'D-10115 Quellstadt'],
  ['a shop in Quellstedt 6091 sells it', 'Quellstedt 6091'],
  ['er kommt aus 50674 Köln', '50674 Köln'],
  ['1016 GV Amsterdam', '1016 GV Amsterdam'],
])('a postcode beside a word, a town, or of a sure shape: %j', (text, code) =>
  expect(found(text)).toEqual([code]),
);

test.each([
  'Python 3 and Django 4',
  'May 25, 2024',
  'Chapter 5 Section 2',
  'Windows 10 has 20 Square Feet',
  '40118, Silver Lantern\n40119, Nine\n40120, Moss Golem\n40121, Tide Caller',
  'FEWER THAN 6 HOURS IN THE WAITING ROOM',
  'WIN 3 PRIZES ON EVERY SECOND PLACE',
  'open Google Drive 2 and save',
  'via the Account Options 5',
  'our XL-4007 Loader Pack',
])('a list, a headline or a product is no address: %j', (text) => expect(found(text)).toEqual([]));

test.each([
  'a 2 lane road and a 5 minute drive',
  'it is a 1 way street',
  'we ship to 20 countries, including france',
  'the ip address is 10 hops away',
  'i live at 5 minutes from here',
  'move to 3 new servers',
])('numbers in small letters are no address: %j', (text) => expect(found(text)).toEqual([]));

test.each([
  'QA1 1AA',
  'VA1 1AA',
  'XA1 1AA',
  'in London 2012',
  'in RFC 2616',
  'in Python 3000',
  'they sold 5000 London tickets',
  'at 1230 PM Monday',
  'D1A 0B1',
  'error 50674 Köln',
])('no postcode: %j', (text) => expect(found(text)).toEqual([]));

test.each([
  ['> Qorvan Melbrix\n> 41 Elm Street\n> Apt. 3', 'Qorvan Melbrix\n> 41 Elm Street\n> Apt. 3'],
  ['Send it to:\nQorvan Melbrix\nAcme Freight\n41 Elm Street', 'Qorvan Melbrix\nAcme Freight\n41 Elm Street'],
  ['Familie von Melbrix\nLindenallee 14a\n50968 Köln', 'Familie von Melbrix\nLindenallee 14a\n50968 Köln'],
])('the lines above a street that name somebody belong to it: %j', (text, address) =>
  expect(found(text)).toEqual([address]),
);

test.each([
  ['Shipping Address\n41 Elm Street', '41 Elm Street'],
  ['We moved last week.\n41 Elm Street', '41 Elm Street'],
  ['Qorvan Melbrix lives at\nwork and 41 Elm Street', '41 Elm Street'],
])('other lines do not: %j', (text, address) => expect(found(text)).toEqual([address]));

test.each([
  'Title 18 U.S.C. Section 1001',
  '42 U.S.C. 1983',
  'Section 12 Road Traffic Act 1988',
  'Chapter 12 Market Structures 2020',
  'Season 2 Breaking Point 2019',
  'In 1871 Paris was besieged',
])('parts of works and laws, and years, are no addresses: %j', (text) => expect(found(text)).toEqual([]));
