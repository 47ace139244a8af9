import type { ReactNode } from "react";
import { Main } from "@/components/shell/main";
import { Picture } from "@/components/ui/picture";

type EntryPageProps = {
  title: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
  /** Under the form. */
  foot?: ReactNode;
};

const PROMISES = [
  { art: "1f6d2", text: "Your cart and favorites on every device" },
  { art: "1f4e6", text: "Every order in one place, with its receipt" },
  { art: "1fa99", text: "A wallet to buy from in one step" },
];

const FLOATING = [
  { art: "1f96c", place: "top-[6%] right-[8%] w-[26%] rotate-6" },
  { art: "1f95d", place: "top-[21%] left-[9%] w-[17%] -rotate-8" },
  { art: "1f511", place: "top-[19%] left-[34%] w-[32%] -rotate-6" },
];

/** Where people come in: the form on paper, and beside it, where there is room, what an account is good for. */
export function EntryPage({ title, lead, children, foot }: EntryPageProps) {
  return (
    <Main>
      <div className="mx-auto grid max-w-6xl overflow-hidden rounded-hero border border-line bg-card lg:min-h-150 lg:grid-cols-2">
        <div className="px-5 py-8 sm:px-12 sm:py-12 lg:px-14 lg:py-16">
          <div className="mx-auto max-w-md">
            <h1 className="text-3xl font-extrabold tracking-tighter sm:text-5xl">{title}</h1>
            {lead && <p className="mt-3 text-lg text-ink-soft">{lead}</p>}
            <div className="mt-7">{children}</div>
            {foot && <div className="mt-7 border-t border-line pt-6 text-center">{foot}</div>}
          </div>
        </div>
        <aside className="relative bg-mint max-lg:hidden">
          <div aria-hidden>
            {FLOATING.map(({ art, place }) => (
              <Picture key={art} stem={`/art/${art}`} alt="" sizes="190px" className={`absolute ${place}`} />
            ))}
          </div>
          <ul className="absolute inset-x-12 bottom-14 flex flex-col gap-4">
            {PROMISES.map(({ art, text }) => (
              <li key={art} className="flex items-center gap-4 text-lg font-medium">
                <span className="grid size-14 shrink-0 place-items-center rounded-full bg-card">
                  <Picture stem={`/art/${art}`} alt="" sizes="32px" className="w-8" />
                </span>
                {text}
              </li>
            ))}
          </ul>
        </aside>
      </div>
    </Main>
  );
}
