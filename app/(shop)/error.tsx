"use client";

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void };

/** A page could not be made: says what is known for sure. Plain, because every page carries it. */
export default function ShopError({ error, retry }: ErrorPageProps) {
  return (
    <main
      id="main"
      className="frame grid min-h-[70vh] place-content-center justify-items-center gap-4 text-center"
    >
      <h1 className="text-3xl font-bold">We could not load this page</h1>
      <p className="max-w-md text-ink-soft">
        A part of the shop did not answer. Your cart is as it was; try again in a moment.
      </p>
      <button
        type="button"
        className="h-11 rounded-full bg-action px-5 font-semibold text-on-action hover:bg-action-hover"
        onClick={retry}
      >
        Try again
      </button>
      <p className="text-sm text-muted">{error.digest}</p>
    </main>
  );
}
