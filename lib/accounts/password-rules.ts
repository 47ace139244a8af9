/** Words that the leaked lists are built around; what people add to them is a number, a year or a sign. */
const COMMON_WORDS = new Set(
  (
    "password passwort passord contrasena motdepasse wachtwoord haslo senha parola pass passw login logon user admin " +
    "administrator root guest default system server secret hidden private access master super manager office company " +
    "welcome hello willkommen welkom bonjour hola letmein openup changeme changeit temp temporary newpass mypass test " +
    "testing tester demo sample qwerty qwertz azerty qwert qwertyui qwertyuiop asdf asdfgh asdfghjk asdfghjkl zxcv " +
    "zxcvbn zxcvbnm qazwsx abc abcd abcde abcdef abcdefg abcdefgh aaa aaaa aabb xxx monkey dragon tiger lion eagle " +
    "falcon wolf bear shark phoenix unicorn butterfly kitten puppy buster charlie max rocky lucky shadow ginger pepper " +
    "cookie chocolate banana apple orange cheese coffee summer winter spring autumn sommer zomer herbst january february " +
    "march april may june july august september october november december monday tuesday wednesday thursday friday " +
    "saturday sunday london paris berlin madrid amsterdam moscow york america canada england france germany holland " +
    "nederland italia espana brasil india china russia poland football soccer baseball basketball hockey tennis golf " +
    "liverpool arsenal chelsea barcelona madrid ajax juventus milan yankees cowboys steelers lakers superman batman " +
    "spiderman ironman pokemon naruto starwars startrek matrix hunter ranger killer ninja samurai warrior knight wizard " +
    "angel princess prince queen king love lover loveyou iloveyou sweet sweetheart honey baby babygirl beautiful sunshine " +
    "rainbow flower happy freedom forever friends family mother father daddy mommy brother sister jesus christ god heaven " +
    "blessed faith michael jessica ashley jennifer daniel andrew joshua matthew thomas robert william james john david " +
    "george jordan michelle nicole amanda samantha hannah anna maria sophie julia laura sarah emma lisa peter martin marco " +
    "andrea patrick kevin alex alexander computer internet google facebook twitter instagram youtube linkedin microsoft " +
    "windows apple samsung iphone android nokia dell ferrari porsche mercedes bmw audi honda toyota mustang corvette harley " +
    "trustno money dollar million bitcoin gold silver diamond blink metallica nirvana eminem madonna music guitar player " +
    "gamer gaming minecraft fortnite roblox xbox playstation nintendo mario zelda mercat market shop shopper shopping"
  ).split(" "),
);

/** Runs over the keyboard and the alphabet that no word stands behind. */
const COMMON_RUNS = new Set(
  (
    "1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 1qaz2wsx 1qazxsw2 2wsx3edc zaq12wsx zaq1xsw2 zaq1zaq1 1qaz1qaz " +
    "qaz123wsx qwe123qwe 123qweasd 123qweasdzxc qweasd123 qweasdzxc1 asd123asd zxc123zxc abc123abc 1a2b3c4d a1b2c3d4 " +
    "a1b2c3d4e5 1a2s3d4f 1z2x3c4v p0o9i8u7 0okm9ijn 123abc123 a123456a aa123456 a1234567 a12345678 a123456789 ab123456 " +
    "abc12345 abc123456 abcd1234 abcd12345 qwer1234 qwert123 asdf1234 zxcv1234 q1234567 q12345678 x1234567 z1234567 " +
    "1234567a 12345678a 123456789a 1234qwer 12345qwert 123456qwerty 1234abcd 12345abc 123456abc 123456aa 123123aa 1122334a " +
    "11223344a 11111111a 1111aaaa aaaa1111 aaa11111 a1a1a1a1 a1s2d3f4 a1s2d3f4g5 qq123456 zz123456 xx123456 wsx123456"
  ).split(" "),
);

const LETTER_FOR: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};
const STRIPPED = /^[\d!-/:-@[-`{-~]{0,6}?([a-z@$!].*?)[\d!-/:-@[-`{-~]{0,8}$/;

const unmasked = (text: string): string => text.replace(/[013457@$!]/g, (sign) => LETTER_FOR[sign] ?? sign);

/** Whether those who guess passwords try this one early: a common word in any disguise of digits and signs, or a keyboard run. */
export const isCommonPassword = (password: string): boolean => {
  const lower = password.toLowerCase();
  const bare = lower.replace(/[!-/:-@[-`{-~]+$/, "");
  if (COMMON_RUNS.has(bare)) return true;
  const core = STRIPPED.exec(lower)?.[1] ?? lower;
  const word = unmasked(core);
  const half = word.slice(0, word.length / 2);
  return (
    COMMON_WORDS.has(word) ||
    COMMON_WORDS.has(word.replaceAll("i", "l")) ||
    (half + half === word && COMMON_WORDS.has(half))
  );
};

/** What is wrong with a new password, in words for a person; null when it will do. */
export const passwordFault = (password: string): string | null => {
  const isMixed = /\p{Ll}/u.test(password) && /\p{Lu}/u.test(password) && /\d/.test(password);
  if (password.length < 8 || !isMixed)
    return "Use at least 8 characters with a small letter, a capital and a digit.";
  if (password.length > 200) return "Use at most 200 characters.";
  return isCommonPassword(password)
    ? "Too many people use this password. Choose one that is harder to guess."
    : null;
};
