// Words that stand before a number of a person: of an account, an order, a document; and what may stand between. Our own lists.
import { folded } from './words-near.ts';

/** `|` between phrases of one or two words, folded as `folded` does. */
const set = (list: string): ReadonlySet<string> => new Set(list.split(/[|\n]\s*/).map(folded));

/** Of a bank. */
export const accountWords = set(
  `account|acct|bank account|a c|account number|konto|kontonummer|kontonr|bankkonto|depot|depotnummer|compte|compte bancaire|numero de compte
  cuenta|cuenta bancaria|conto|conto corrente|conta|conta corrente|rekening|rekeningnummer|iban|routing|aba|rtn|bankleitzahl|blz|sort code|sortcode|bsb|transit`,
);

/** Of customers, contracts, orders, journeys, documents, devices. */
export const numberWords = set(
  `customer|client|member|membership|subscriber|policy|insurance|claim|contract|loan|mortgage|order|orders|purchase|booking|reservation
  confirmation|confirmation code|itinerary|ticket|pnr|case number|case no|case id|case ref|invoice|bill number|receipt|transaction|payment reference|reference|ref
  tracking|shipment|parcel|consignment|waybill|awb|delivery number|return number|rma|passport|license|licence|permit|visa number|visa no|patient|mrn|medical record|record number
  chart number|prescription|student|enrollment|enrolment|matriculation|employee|staff id|staff number|personnel|badge|payroll|docket|frequent flyer|loyalty|imei|imsi|iccid|meid|vin
  chassis|serial|serial number|device id|meter number|meter|user id|userid|id number|id no|identification|identification number|identity number|national id|tax id|tax number|tin|ein|vat number|registration number|npi|dea|ssn
  social security|social insurance|medicare|medicaid|beneficiary|subscription number|voucher|gift card|coupon|fax|extension
  kundennummer|kundennr|kunde|mitgliedsnummer|mitgliedsnr|versicherungsnummer|versichertennummer|vertragsnummer|vertrag|bestellnummer|bestellung|auftragsnummer|auftrag|buchungsnummer|buchung
  reservierungsnummer|ticketnummer|vorgangsnummer|aktenzeichen|fallnummer|rechnungsnummer|rechnung|sendungsnummer|paketnummer|trackingnummer|reisepass|reisepassnummer|personalausweis|ausweisnummer
  fuhrerscheinnummer|patientennummer|matrikelnummer|personalnummer|mitarbeiternummer|seriennummer|steuernummer|zahlernummer|referenznummer|belegnummer|transaktionsnummer
  cliente|numero cliente|pedido|numero pedido|reserva|poliza|factura|contrato|seguimiento|expediente|caso numero|billete|socio|matricula|empleado|paciente|pasaporte|licencia|permiso|cedula|recibo|afiliado|localizador|guia
  commande|facture|contrat|dossier|adherent|suivi|colis|billet|passeport|permis|matricule|etudiant|salarie|numero client|numero dossier|abonne|police
  ordine|fattura|contratto|polizza|prenotazione|spedizione|biglietto|tessera|passaporto|patente|matricola|studente|paziente|pratica|codice cliente
  fatura|apolice|encomenda|rastreio|rastreamento|bilhete|passaporte|carteira|matrícula|aluno|funcionario|utente|protocolo
  klantnummer|bestelnummer|factuurnummer|polisnummer|lidnummer|zendingnummer`,
);

/** Small words between the name of a number and the number. */
export const fillers = set(
  `number|numbers|no|nr|num|id|ids|code|is|was|are|the|my|our|your|his|her|their|card|n|der|die|das|ist|lautet|meine|ihre|nummer|numero|numeros|num|de|del|della|du|di|da|do|la|le|il|el|o|es|est|e|mi|mon|ma|mia|mio|minha|meu|en|ref`,
);
