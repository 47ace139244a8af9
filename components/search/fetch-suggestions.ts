import type { Suggestion } from "@/lib/search/schema";

/** What may be meant by what is being typed, or (without a letter) what is popular. */
export const fetchSuggestions = async (q: string, signal: AbortSignal): Promise<Suggestion[]> => {
  const response = await fetch(`/api/search/suggest?q=${encodeURIComponent(q)}`, { signal });
  if (!response.ok) throw new Error(`suggestions answered ${response.status}`);
  return ((await response.json()) as { suggestions: Suggestion[] }).suggestions;
};
