import { useEffect, useState } from "react";
import type { Found } from "./palette-entries";

const PAUSE_MS = 120;
const SHORTEST = 2;

type State = { query: string; found: Found | null; failed: boolean };
const NOTHING: State = { query: "", found: null, failed: false };

/** Looks in the shop for what is typed; an answer to an older query is never shown. */
export function useFound(query: string): { found: Found | null; pending: boolean; failed: boolean } {
  const [state, setState] = useState<State>(NOTHING);
  const wanted = query.trim().length >= SHORTEST ? query.trim() : "";

  useEffect(() => {
    if (!wanted) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/api/admin/find?q=${encodeURIComponent(wanted)}`, {
          signal: stop.signal,
        });
        const found = response.ok ? ((await response.json()) as Found) : null;
        setState({ query: wanted, found, failed: !response.ok });
      } catch {
        if (!stop.signal.aborted) setState({ query: wanted, found: null, failed: true });
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [wanted]);

  const current = wanted !== "" && state.query === wanted;
  return {
    found: wanted ? state.found : null,
    pending: wanted !== "" && !current,
    failed: current && state.failed,
  };
}
