import { Button } from "@/components/ui/button";

type ProviderButtonsProps = { providers: { id: string; name: string }[]; next: string };

/** Plain forms: next-auth answers them with the way to the other service. */
export function ProviderButtons({ providers, next }: ProviderButtonsProps) {
  if (providers.length === 0) return null;
  return (
    <>
      <p className="my-6 flex items-center gap-4 text-sm text-muted before:h-px before:grow before:bg-line after:h-px after:grow after:bg-line">
        or
      </p>
      <div className="flex flex-col gap-3">
        {providers.map(({ id, name }) => (
          <form key={id} method="post" action={`/api/auth/signin/${id}`}>
            <input type="hidden" name="callbackUrl" value={next} />
            <Button type="submit" variant="secondary" size="lg" wide>
              Continue with {name}
            </Button>
          </form>
        ))}
      </div>
    </>
  );
}
