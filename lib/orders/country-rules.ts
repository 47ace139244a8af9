/** ISO 3166-1 alpha-2, and Kosovo, which cards and parcels know as XK. */
const CODES =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ " +
  "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO " +
  "FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE " +
  "JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO " +
  "MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW " +
  "PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM " +
  "TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

const COUNTRIES: ReadonlySet<string> = new Set(CODES.split(" "));

export const isCountry = (code: string): boolean => COUNTRIES.has(code);

export type Country = { code: string; name: string };

export const countryName = (code: string, locale = "en"): string =>
  new Intl.DisplayNames(locale, { type: "region" }).of(code) ?? code;

/** Every country with its name, in the order of that language. */
export const listCountries = (locale = "en"): Country[] => {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  const { compare } = new Intl.Collator(locale);
  return [...COUNTRIES]
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => compare(a.name, b.name));
};

/** The country that a browser's `Accept-Language` suggests: `nl` → NL, `en-GB` → GB; null when it says nothing usable. */
export const likelyCountry = (acceptLanguage: string | null): string | null => {
  const tag = acceptLanguage?.split(",")[0]?.split(";")[0]?.trim();
  if (!tag) return null;
  try {
    const { region } = new Intl.Locale(tag).maximize();
    return region && isCountry(region) ? region : null;
  } catch {
    return null;
  }
};
