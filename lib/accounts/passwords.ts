import { type Algorithm, hash, verify } from "@node-rs/argon2";

/** Argon2id with the parameters that OWASP's password storage guide names first: 19 MiB, two passes, one lane. */
const PARAMETERS = {
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

export const hashPassword = (password: string): Promise<string> => hash(password, PARAMETERS);

/** Whether the password is the one behind this hash; a hash that is none matches nothing. */
export const isPassword = async (password: string, passwordHash: string): Promise<boolean> => {
  try {
    return await verify(passwordHash, password);
  } catch {
    return false;
  }
};
