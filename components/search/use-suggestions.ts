import { useEffect, useRef, useState } from "react";
import type { Suggestion } from "@/lib/search/schema";
import { fetchSuggestions } from "./fetch-suggestions";

const TYPING_PAUSE_MS = 60;
const KEPT = 50;

/**
 * Suggestions for a term; null while none is asked for. What was suggested before stays until the new answer is here, and
 * an answer to a term that was left since is never shown.
 */
export function useSuggestions(term: string | null): Suggestion[] {
  const [shown, setShown] = useState<Suggestion[]>([]);
  const known = useRef(new Map<string, Suggestion[]>());

  useEffect(() => {
    if (term === null) return;
    const before = known.current.get(term);
    if (before) {
      setShown(before);
      return;
    }
    const leaving = new AbortController();
    const ask = async () => {
      const suggestions = await fetchSuggestions(term, leaving.signal).catch(() => []);
      if (leaving.signal.aborted) return;
      if (known.current.size >= KEPT) known.current.clear();
      if (suggestions.length > 0) known.current.set(term, suggestions);
      setShown(suggestions);
    };
    const timer = setTimeout(ask, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [term]);

  return shown;
}
