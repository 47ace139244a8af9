/** Comma-separated values as RFC 4180 has them; read also with semicolons, as spreadsheets of half of Europe write them. */

const BOM = "\uFEFF";

const delimiterOf = (text: string): string => {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const count = (sign: string) => head.split(sign).length;
  if (count("\t") > count(",") && count("\t") > count(";")) return "\t";
  return count(";") > count(",") ? ";" : ",";
};

/** A line as cells, with the number of the line in the file on which it begins. */
export type CsvRow = { line: number; cells: string[] };

/** The lines of a file; blank ones are passed over. A quote that never ends takes in the rest of the file. */
export const parseCsv = (given: string): CsvRow[] => {
  const text = given.startsWith(BOM) ? given.slice(1) : given;
  const delimiter = delimiterOf(text);
  const rows: CsvRow[] = [];
  let line = 1;
  let row: CsvRow = { line, cells: [] };
  let cell = "";
  let quoted = false;
  const endCell = () => {
    row.cells.push(cell);
    cell = "";
  };
  const endRow = () => {
    endCell();
    if (row.cells.some((each) => each.trim() !== "")) rows.push(row);
    row = { line, cells: [] };
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "\n") line += 1;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell.trim() === "") {
      cell = "";
      quoted = true;
    } else if (sign === delimiter) endCell();
    else if (sign === "\n") endRow();
    else if (sign !== "\r") cell += sign;
  }
  endRow();
  return rows;
};

/** What a spreadsheet would take for a formula gets an apostrophe in front, which reading takes away again. */
const RISKY = /^'*[=+\-@\t\r]/;
const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

export const writeCell = (value: string): string => {
  const safe = RISKY.test(value) && !isNumber(value) ? `'${value}` : value;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const readCell = (text: string): string => (/^''*[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

export const writeCsvLine = (values: readonly string[]): string => `${values.map(writeCell).join(",")}\r\n`;
