import { type StoredSettings, searchableOf } from "@/emulators/algolia/settings/settings";
import { MAX_ATTRIBUTES } from "@/emulators/algolia/text/postings";
import type { TextIndex } from "@/emulators/algolia/text/text-index";
import type { SearchOptions } from "./options";
import { BY_PREFIX, BY_TYPO } from "./slots";

/** How a search looks at attributes: which count for what, and how a place in them ranks. */
export type AttributeView = {
  /** Bit by attribute number: where a term with the given flags may match. */
  allowed(flags: number): number;
  /** Bit by attribute number: where a whole word counts for the Exact criterion. */
  exact: number;
  /** Rank of the attribute, in thousands and a bit; add the position where order counts. */
  base: Int32Array;
  /** Mask for positions: all ones where order counts, else 0. */
  positions: Int32Array;
  /** Whether the Attribute criterion means anything: only with a list of attributes. */
  isRanked: boolean;
};

const ALL = 0xffff_ffff;
export const POSITION_BITS = 10;

const bitsOf = (index: TextIndex, paths: readonly string[]): number => {
  let bits = 0;
  for (const path of paths) {
    const number = index.attributes.find(path.replace(/^unordered\((.*)\)$/, "$1"));
    if (number !== undefined) bits |= 1 << number;
  }
  return bits;
};

export const attributeView = (
  index: TextIndex,
  settings: StoredSettings,
  options: SearchOptions,
): AttributeView => {
  const searchable = searchableOf(settings);
  const base = new Int32Array(MAX_ATTRIBUTES);
  const positions = new Int32Array(MAX_ATTRIBUTES);
  for (const { path, rank, isOrdered } of [...(searchable ?? [])].reverse()) {
    const number = index.attributes.find(path);
    if (number === undefined) continue;
    base[number] = Math.min(rank, MAX_ATTRIBUTES - 1) << POSITION_BITS;
    positions[number] = isOrdered ? (1 << POSITION_BITS) - 1 : 0;
  }
  const { restrictSearchableAttributes: restricted } = options;
  const searched = restricted && restricted.length > 0 ? bitsOf(index, restricted) : ALL;
  const byPrefix = searched & ~bitsOf(index, options.disablePrefixOnAttributes);
  const byTypo = searched & ~bitsOf(index, options.disableTypoToleranceOnAttributes);
  return {
    allowed(flags) {
      let bits = searched;
      if (flags & BY_PREFIX) bits &= byPrefix;
      if (flags & BY_TYPO) bits &= byTypo;
      return bits;
    },
    exact: searched & ~bitsOf(index, options.disableExactOnAttributes),
    base,
    positions,
    isRanked: searchable !== undefined,
  };
};
