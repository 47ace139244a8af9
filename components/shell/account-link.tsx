import { UserIcon } from "@/components/ui/frame-icons";

type AccountLinkProps = {
  /** Of who is signed in. */
  nickname?: string | null;
};

/** An icon on a phone, words above; a long name is cut, so that the header keeps its shape. */
export function AccountLink({ nickname }: AccountLinkProps) {
  return (
    <a
      href={nickname ? "/account" : "/sign-in"}
      className="flex h-11 min-w-11 items-center justify-center rounded-full font-medium hover:bg-ink/8 lg:px-3"
    >
      <UserIcon className="lg:hidden" />
      <span className="max-lg:sr-only lg:max-w-28 lg:truncate">{nickname ?? "Sign in"}</span>
    </a>
  );
}
