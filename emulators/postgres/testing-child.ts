import { configureDriver, openPool, startForTest } from "./testing";

/** Starts a server, commits one row after another, and prints how many were acknowledged, until it is killed. */
const main = async (dataDir: string) => {
  const { service } = await startForTest(dataDir);
  configureDriver(service.env);
  const pool = openPool(service.env.DATABASE_URL);
  await pool.query("CREATE TABLE kept (n int)");
  for (let n = 1; ; n += 1) {
    await pool.query("INSERT INTO kept VALUES ($1)", [n]);
    console.log(n);
  }
};

void main(process.argv[2] ?? "");
