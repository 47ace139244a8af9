import { startForTest } from "./testing";

/** Writes one value after another and prints which were acknowledged, until it is killed. */
const main = async (dataDir: string) => {
  const { kv } = await startForTest(dataDir);
  for (let n = 1; ; n += 1) {
    await kv.set("written", n);
    console.log(n);
  }
};

void main(process.argv[2] ?? "");
