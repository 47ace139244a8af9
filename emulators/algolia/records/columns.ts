import { FacetColumn } from "./facet-column";
import { NumericColumn } from "./numeric-column";
import { forEachLeaf, type RecordData, valuesAt } from "./paths";

/** Numbers of so many attributes are kept; records with more are not products. */
const MAX_NUMERIC = 200;

/** Which attributes settings name: for filters and facets, and for sorting. */
export type ColumnNeeds = { facets: ReadonlySet<string>; sorts: ReadonlySet<string> };

/** Every number of the records, the facets that settings declare, and the texts that rankings sort by. */
export class Columns {
  private readonly facets = new Map<string, FacetColumn>();
  private readonly numbers = new Map<string, NumericColumn>();
  private readonly texts = new Map<string, (string | undefined)[]>();

  facet(path: string): FacetColumn | undefined {
    return this.facets.get(path);
  }

  numeric(path: string): NumericColumn | undefined {
    return this.numbers.get(path);
  }

  text(path: string): readonly (string | undefined)[] | undefined {
    return this.texts.get(path);
  }

  /** Drops what is no longer needed; answers whether something new is, and must be filled from all records. */
  require(needs: ColumnNeeds): boolean {
    for (const path of this.facets.keys()) if (!needs.facets.has(path)) this.facets.delete(path);
    for (const path of this.texts.keys()) if (!needs.sorts.has(path)) this.texts.delete(path);
    let isNew = false;
    for (const path of needs.facets) {
      if (this.facets.has(path)) continue;
      this.facets.set(path, new FacetColumn());
      isNew = true;
    }
    for (const path of needs.sorts) {
      if (this.texts.has(path)) continue;
      this.texts.set(path, []);
      isNew = true;
    }
    return isNew;
  }

  clear(doc: number): void {
    for (const column of this.facets.values()) column.clear(doc);
    for (const column of this.numbers.values()) column.clear(doc);
    for (const column of this.texts.values()) if (doc < column.length) column[doc] = undefined;
  }

  set(doc: number, record: RecordData): void {
    this.setNumbers(doc, record);
    for (const [path, column] of this.facets) {
      const values: string[] = [];
      for (const value of valuesAt(record, path)) {
        forEachLeaf(value, "", (_path, leaf) => values.push(String(leaf)));
      }
      column.set(doc, values);
    }
    for (const [path, column] of this.texts) {
      const value = valuesAt(record, path)[0];
      const isText = typeof value === "string" || typeof value === "boolean";
      column[doc] = isText ? String(value).toLowerCase() : undefined;
    }
  }

  private setNumbers(doc: number, record: RecordData): void {
    for (const column of this.numbers.values()) column.clear(doc);
    const found = new Map<string, number[]>();
    const collect = (path: string, leaf: string | number | boolean) => {
      if (typeof leaf !== "number") return;
      const values = found.get(path);
      if (values) values.push(leaf);
      else found.set(path, [leaf]);
    };
    for (const attribute in record) forEachLeaf(record[attribute], attribute, collect);
    for (const [path, values] of found) {
      let column = this.numbers.get(path);
      if (!column) {
        if (this.numbers.size >= MAX_NUMERIC) continue;
        column = new NumericColumn();
        this.numbers.set(path, column);
      }
      column.set(doc, values);
    }
  }
}
