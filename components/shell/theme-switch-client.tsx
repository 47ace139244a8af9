"use client";

import { useSyncExternalStore } from "react";
import { cx } from "@/components/ui/class-names";
import { MoonIcon, ScreenIcon, SunIcon } from "@/components/ui/frame-icons";

const choices = [
  { theme: "system", label: "As the device", icon: ScreenIcon },
  { theme: "light", label: "Light", icon: SunIcon },
  { theme: "dark", label: "Dark", icon: MoonIcon },
] as const;

type Theme = (typeof choices)[number]["theme"];

const changed = "theme-changed";

function read(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === "light" || theme === "dark" ? theme : "system";
}

function choose(theme: Theme) {
  if (theme === "system") {
    delete document.documentElement.dataset.theme;
    localStorage.removeItem("theme");
  } else {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem("theme", theme);
  }
  window.dispatchEvent(new Event(changed));
}

function subscribe(listener: () => void) {
  window.addEventListener(changed, listener);
  return () => window.removeEventListener(changed, listener);
}

export function ThemeSwitch() {
  const current = useSyncExternalStore<Theme>(subscribe, read, () => "system");
  return (
    <fieldset className="flex rounded-full border border-line bg-card p-0.5 no-script:hidden">
      <legend className="sr-only">Colours</legend>
      {choices.map(({ theme, label, icon: ThemeIcon }) => (
        <button
          key={theme}
          type="button"
          title={label}
          aria-label={label}
          aria-pressed={theme === current}
          onClick={() => choose(theme)}
          className={cx(
            "grid size-10 place-items-center rounded-full transition-colors",
            theme === current ? "bg-ink text-paper" : "text-muted hover:text-ink",
          )}
        >
          <ThemeIcon size={18} />
        </button>
      ))}
    </fieldset>
  );
}
