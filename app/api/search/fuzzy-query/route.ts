import { after } from "next/server";
import * as endpoints from "@/lib/http/endpoints/search";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { requireEnv } from "@/lib/kernel/env";
import { sha256 } from "@/lib/kernel/hash";
import { countRepeatedSearches, noteRepeatedSearch, noteSearch } from "@/lib/search/repeated-searches";
import { searchProducts } from "@/lib/search/search-products";

/** The same for one address, and of no use to anybody else. */
const personAt = (address: string): string =>
  sha256(`${requireEnv("NEXTAUTH_SECRET")} ${address}`).slice(0, 32);

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(endpoints.searchProducts, async ({ query, address }) => {
    const person = personAt(address);
    noteSearch(query, person);
    return reply(200, await searchProducts(query, person), {
      again: (other) => {
        if (noteRepeatedSearch(query, personAt(other))) after(countRepeatedSearches);
      },
    });
  }),
});
