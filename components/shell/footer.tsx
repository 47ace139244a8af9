import type { ReactNode } from "react";
import type { NavLink } from "./header";
import { Wordmark } from "./wordmark";

type FooterProps = {
  groups: { title: string; links: NavLink[] }[];
  /** Under the columns: theme, language. */
  children?: ReactNode;
};

export function Footer({ groups, children }: FooterProps) {
  return (
    <footer className="border-t border-line bg-sunken">
      <div className="frame grid gap-10 py-12 md:grid-cols-[1.4fr_3fr]">
        <div className="max-w-72">
          <Wordmark />
          <p className="mt-4 text-ink-soft">Many shops, one basket, and every cent in its place.</p>
        </div>
        <nav aria-label="Footer" className="grid grid-cols-2 gap-8 sm:grid-cols-3">
          {groups.map(({ title, links }) => (
            <div key={title}>
              <h2 className="text-base font-bold">{title}</h2>
              <ul className="mt-2">
                {links.map(({ href, label }) => (
                  <li key={href}>
                    <a
                      href={href}
                      className="inline-flex min-h-9 items-center text-ink-soft hover:text-action hover:underline"
                    >
                      {label}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </div>
      <div className="frame flex flex-wrap items-center justify-between gap-4 border-t border-line py-6 text-sm text-muted">
        <p>Pictures: Fluent Emoji 3D, MIT.</p>
        {children}
      </div>
    </footer>
  );
}
