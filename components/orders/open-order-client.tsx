"use client";

import { useEffect, useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { openOrderAction } from "@/lib/orders/actions";

type State = "opening" | "refused" | "offline";

const words: Record<State, { art: string; title: string; text: string }> = {
  opening: {
    art: "/art/1f4e6",
    title: "Opening your order …",
    text: "One moment.",
  },
  refused: {
    art: "/art/1f4ed",
    title: "This link does not open an order",
    text: "Perhaps a part of it is missing. Copy the whole link from the mail, or sign in if you ordered with an account.",
  },
  offline: {
    art: "/art/1f50c",
    title: "We could not reach the shop",
    text: "Check your connection and try again.",
  },
};

/** Takes the secret behind the # to the server, out of the address bar, and goes to the order. */
export function OpenOrder({ orderId }: { orderId: string }) {
  const [state, setState] = useState<State>("opening");
  const [tries, setTries] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useEffect(() => {
    let gone = false;
    const secret = location.hash.slice(1);
    const opens = secret ? openOrderAction(orderId, secret) : Promise.resolve(false);
    opens.then(
      (opened) => {
        if (gone) return;
        if (opened) location.replace(`/order/${orderId}`);
        else setState("refused");
      },
      () => !gone && setState("offline"),
    );
    return () => {
      gone = true;
    };
  }, [orderId, tries]);

  const { art, title, text } = words[state];
  return (
    <>
      <div role="status" className="no-script:hidden">
        <EmptyState
          art={art}
          level={1}
          title={title}
          text={text}
          action={
            <>
              {state === "refused" && <ButtonLink href="/sign-in">Sign in</ButtonLink>}
              {state === "offline" && <Button onClick={() => setTries(tries + 1)}>Try again</Button>}
            </>
          }
        />
      </div>
      <div className="hidden no-script:block">
        <EmptyState
          art="/art/1f4e6"
          level={1}
          title="This link needs JavaScript"
          text="It is what keeps its secret part out of logs. Turn JavaScript on for this page and load it again, or sign in if you ordered with an account."
          action={<ButtonLink href="/sign-in">Sign in</ButtonLink>}
        />
      </div>
    </>
  );
}
