import { growInt32 } from "@/emulators/algolia/text/growable";

const PAGE = 4_194_304;
/** Bytes of replaced texts that are tolerated, beside as many as are in use. */
const TOLERATED = 16_777_216;

/**
 * Texts by number, as bytes outside of the garbage-collected heap: a hundred thousand records would otherwise be
 * walked over and over, and make the heap grow to twice what they need.
 */
export class TextStore {
  private pages: Buffer[] = [];
  private pageOf = new Int32Array(64);
  private offset = new Int32Array(64);
  /** Length in bytes; 0 where there is no text. */
  private length = new Int32Array(64);
  private used = PAGE;
  private garbage = 0;
  private size = 0;

  /** Bytes of all texts. */
  get bytes(): number {
    return this.size;
  }

  /** Bytes set aside for them. */
  get pageBytes(): number {
    return this.pages.reduce((sum, page) => sum + page.length, 0);
  }

  get(number: number): string | undefined {
    const length = this.length[number] ?? 0;
    if (length === 0) return undefined;
    const from = this.offset[number] ?? 0;
    return this.pages[this.pageOf[number] ?? 0]?.toString("utf8", from, from + length);
  }

  set(number: number, text: string): void {
    this.delete(number);
    this.write(number, Buffer.from(text));
    if (this.garbage > TOLERATED + this.size) this.tidy();
  }

  delete(number: number): void {
    const length = this.length[number] ?? 0;
    if (length === 0) return;
    this.length[number] = 0;
    this.garbage += length;
    this.size -= length;
  }

  private write(number: number, bytes: Uint8Array): void {
    if (this.used + bytes.length > (this.pages.at(-1)?.length ?? 0)) {
      this.pages.push(Buffer.allocUnsafeSlow(Math.max(PAGE, bytes.length)));
      this.used = 0;
    }
    this.pageOf = growInt32(this.pageOf, number + 1);
    this.offset = growInt32(this.offset, number + 1);
    this.length = growInt32(this.length, number + 1);
    this.pages.at(-1)?.set(bytes, this.used);
    this.pageOf[number] = this.pages.length - 1;
    this.offset[number] = this.used;
    this.length[number] = bytes.length;
    this.used += bytes.length;
    this.size += bytes.length;
  }

  private tidy(): void {
    const old = this.pages;
    this.pages = [];
    this.used = PAGE;
    this.garbage = 0;
    this.size = 0;
    for (let number = 0; number < this.length.length; number++) {
      const length = this.length[number] ?? 0;
      const from = this.offset[number] ?? 0;
      const page = old[this.pageOf[number] ?? 0];
      if (length > 0 && page) this.write(number, page.subarray(from, from + length));
    }
  }
}
