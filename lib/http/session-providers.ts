import type { AuthOptions, Profile as KnownProfile, TokenSet } from "next-auth";
import github from "next-auth/providers/github";
import google from "next-auth/providers/google";
import { z } from "zod";
import type { Identity } from "@/lib/accounts/sign-in-with-identity";
import { env } from "@/lib/kernel/env";

const GithubEmails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

const askGithub = async (path: string, { access_token }: TokenSet): Promise<unknown> => {
  const response = await fetch(`https://api.github.com${path}`, {
    headers: { Authorization: `Bearer ${access_token}`, Accept: "application/vnd.github+json" },
    signal: AbortSignal.timeout(8000),
  });
  if (!response.ok) throw new Error(`GitHub answered ${response.status}`);
  return response.json();
};

/** GitHub's own profile may name an address that was never verified; only the list of addresses says which was. */
const readGithubProfile = async (tokens: TokenSet): Promise<KnownProfile> => {
  const [profile, emails] = await Promise.all([
    askGithub("/user", tokens),
    askGithub("/user/emails", tokens),
  ]);
  const verified = GithubEmails.parse(emails).filter((entry) => entry.verified);
  const email = (verified.find((entry) => entry.primary) ?? verified[0])?.email;
  return { ...(profile as KnownProfile), email };
};

type Provider = AuthOptions["providers"][number];

const githubProvider = (clientId: string, clientSecret: string): Provider => ({
  ...github({ clientId, clientSecret }),
  userinfo: {
    url: "https://api.github.com/user",
    request: ({ tokens }) => readGithubProfile(tokens),
  },
});

/** Other services to sign in with; those whose keys are set. */
export const oauthProviders = (): Provider[] => {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET } = env;
  return [
    ...(GITHUB_ID && GITHUB_SECRET ? [githubProvider(GITHUB_ID, GITHUB_SECRET)] : []),
    ...(GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET
      ? [google({ clientId: GOOGLE_CLIENT_ID, clientSecret: GOOGLE_CLIENT_SECRET })]
      : []),
  ];
};

/** What sign-in pages offer besides password and link. */
export const namedProviders = (): { id: string; name: string }[] =>
  oauthProviders().map(({ id, name }) => ({ id, name }));

const Profile = z.object({
  email: z.string().nullish(),
  email_verified: z.boolean().optional(),
  name: z.string().nullish(),
  login: z.string().optional(),
});

/** The person behind a provider's profile. Google says whether the address is verified; GitHub's was asked for above. */
export const identityOf = (provider: string, subject: string, given: unknown): Identity => {
  const profile = Profile.parse(given);
  const isVerified = provider === "github" || profile.email_verified === true;
  return {
    provider,
    subject,
    email: isVerified ? (profile.email ?? null) : null,
    name: profile.name ?? profile.login ?? "",
  };
};
