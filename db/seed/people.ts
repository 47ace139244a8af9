import { slugOf } from "./slug";

export type SeedAddress = { name: string; line1: string; city: string; postalCode: string; country: string };

export type SeedPerson = { nickname: string; email: string; address: SeedAddress };

export type SeedAccount = SeedPerson & {
  password: string;
  role: "user" | "admin";
  /** What the wallet holds, in minor units. */
  wallet?: number;
};

/** Accounts that a person can sign in with on a fresh shop; `npm start` prints them. */
export const accounts: readonly SeedAccount[] = [
  {
    nickname: "Sanne",
    email: "shopper@example.com",
    password: "Shopper-pass-1",
    role: "user",
    wallet: 330_000,
    address: {
      name: "Sanne Vermeulen",
      line1: "Lindengracht 88",
      city: "Amsterdam",
      postalCode: "1015 KK",
      country: "NL",
    },
  },
  {
    nickname: "Jonas",
    email: "family@example.com",
    password: "Family-pass-1",
    role: "user",
    address: {
      name: "Jonas Vermeulen",
      line1: "Lindengracht 88",
      city: "Amsterdam",
      postalCode: "1015 KK",
      country: "NL",
    },
  },
  {
    nickname: "Market office",
    email: "admin@example.com",
    password: "Admin-pass-1",
    role: "admin",
    address: {
      name: "Mercat",
      line1: "Marktkade 1",
      city: "Rotterdam",
      postalCode: "3011 AA",
      country: "NL",
    },
  },
];

type Row = readonly [name: string, line1: string, postalCode: string, city: string, country: string];

const person = ([name, line1, postalCode, city, country]: Row): SeedPerson => {
  const [nickname = name, ...rest] = name.split(" ");
  return {
    nickname,
    email: `${slugOf(nickname)}.${slugOf(rest.join(" "))}@example.com`,
    address: { name, line1, city, postalCode, country },
  };
};

const registered: readonly Row[] = [
  ["Noor de Wit", "Prinsengracht 914", "1016 HD", "Amsterdam", "NL"],
  ["Bram Hoekstra", "Nieuwestad 231", "8911 CW", "Leeuwarden", "NL"],
  ["Fatima El Amrani", "Kanaalstraat 172", "3531 CN", "Utrecht", "NL"],
  ["Lotte van Dijk", "Zwanestraat 65", "9712 CJ", "Groningen", "NL"],
  ["Ruben Kok", "Stratumseind 140", "5611 ER", "Eindhoven", "NL"],
  ["Imke Postma", "Walstraat 77", "7411 GM", "Deventer", "NL"],
  ["Marieke Claes", "Sint-Jacobsmarkt 93", "2000", "Antwerpen", "BE"],
  ["Thibault Lemaire", "Rue du Bailli 118", "1050", "Ixelles", "BE"],
  ["Eline Peeters", "Kortrijksepoortstraat 208", "9000", "Gent", "BE"],
  ["Anja Köhler", "Kastanienallee 146", "10435", "Berlin", "DE"],
  ["Deniz Yıldırım", "Venloer Straße 512", "50825", "Köln", "DE"],
  ["Friedrich Baumann", "Gärtnerstraße 171", "20253", "Hamburg", "DE"],
  ["Leonie Schuster", "Karl-Heine-Straße 203", "04229", "Leipzig", "DE"],
  ["Matteo Ferri", "Via del Pratello 187", "40122", "Bologna", "IT"],
  ["Giulia Marchetti", "Corso San Maurizio 151", "10124", "Torino", "IT"],
  ["Camille Rousseau", "Rue Mouffetard 233", "75005", "Paris", "FR"],
  ["Youssef Benali", "Cours Julien 164", "13006", "Marseille", "FR"],
  ["Agathe Morel", "Rue de la Krutenau 142", "67000", "Strasbourg", "FR"],
  ["Lucía Ortega", "Calle de Argumosa 129", "28012", "Madrid", "ES"],
  ["Pau Ferrer", "Carrer de Verdi 301", "08024", "Barcelona", "ES"],
  ["Inês Carvalho", "Rua da Rosa 412", "1200-388", "Lisboa", "PT"],
  ["Tiago Moreira", "Rua de Cedofeita 633", "4050-180", "Porto", "PT"],
  ["Aoife Brennan", "Capel Street 297", "D01 K4T2", "Dublin", "IE"],
  ["Callum Fraser", "Leith Walk 488", "EH6 5DT", "Edinburgh", "GB"],
  ["Priya Raman", "Gloucester Road 377", "BS7 8TL", "Bristol", "GB"],
  ["Owen Pritchard", "Cowbridge Road East 590", "CF5 1JL", "Cardiff", "GB"],
  ["Freja Lindholm", "Jægersborggade 158", "2200", "København", "DK"],
  ["Mikkel Rasmussen", "Mejlgade 149", "8000", "Aarhus", "DK"],
  ["Astrid Nygård", "Thorvald Meyers gate 196", "0552", "Oslo", "NO"],
  ["Henrik Dahl", "Bakklandet 183", "7013", "Trondheim", "NO"],
  ["Elsa Sandström", "Bondegatan 175", "116 33", "Stockholm", "SE"],
  ["Viktor Åkesson", "Möllevångsgatan 134", "214 20", "Malmö", "SE"],
  ["Aino Virtanen", "Vaasankatu 127", "00500", "Helsinki", "FI"],
  ["Zofia Kamińska", "ulica Józefa 139", "31-056", "Kraków", "PL"],
  ["Jakub Wrona", "ulica Świętojańska 241", "81-391", "Gdynia", "PL"],
  ["Tereza Dvořáková", "Krymská 166", "101 00", "Praha", "CZ"],
  ["Lukas Steiner", "Neubaugasse 189", "1070", "Wien", "AT"],
  ["Nora Brunner", "Langstrasse 344", "8005", "Zürich", "CH"],
  ["Eleni Papadaki", "Protogenous 121", "105 54", "Athína", "GR"],
  ["Márk Szabó", "Klauzál utca 147", "1072", "Budapest", "HU"],
];

const visiting: readonly Row[] = [
  ["Wim Schouten", "Havenstraat 219", "1211 KH", "Hilversum", "NL"],
  ["Petra Janssens", "Diestsestraat 331", "3000", "Leuven", "BE"],
  ["Olaf Richter", "Bergmannstraße 241", "10961", "Berlin", "DE"],
  ["Hélène Garnier", "Rue Sainte-Catherine 378", "33000", "Bordeaux", "FR"],
  ["Marco Bianchi", "Via Tribunali 406", "80138", "Napoli", "IT"],
  ["Siobhán Walsh", "Oliver Plunkett Street 266", "T12 W8KF", "Cork", "IE"],
  ["Grace Adeyemi", "Coldharbour Lane 702", "SW9 8RR", "London", "GB"],
  ["Ingrid Solberg", "Nygårdsgaten 211", "5008", "Bergen", "NO"],
  ["Rasmus Holm", "Vestergade 227", "5000", "Odense", "DK"],
  ["Marta Ruiz", "Calle Feria 283", "41003", "Sevilla", "ES"],
];

/** Fictional customers with an account that nobody signs in to; seeded orders are theirs. */
export const customers: readonly SeedPerson[] = registered.map(person);

/** Fictional people who ordered without an account. */
export const guests: readonly SeedPerson[] = visiting.map(person);
