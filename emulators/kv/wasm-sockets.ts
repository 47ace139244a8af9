export type WasmSocket = {
  send(bytes: Buffer): void;
  /** Whether all that was sent has been read. */
  drained(): boolean;
  close(): void;
};

type Socket = { input: Buffer[]; onData: (bytes: Buffer) => void; closed: boolean };

/** Valkey takes numbers from here on for sockets of its host, and refuses those above about 14 000. */
const FIRST_FD = 4096;
const READABLE = 1;
const WRITABLE = 2;

const takeInput = ({ input }: Socket, length: number): Buffer | undefined => {
  const chunk = input.shift();
  if (!chunk || chunk.length <= length) return chunk;
  input.unshift(chunk.subarray(length));
  return chunk.subarray(0, length);
};

const toSocket = (socket: Socket): WasmSocket => ({
  send: (bytes) => void socket.input.push(bytes),
  drained: () => socket.input.length === 0,
  close() {
    socket.closed = true;
  },
});

/** The socket calls that Valkey was compiled against, answered from memory instead of a network. */
export const createSockets = (memory: () => Buffer) => {
  const sockets = new Map<number, Socket>();
  const freeFds: number[] = [];
  const arrivals: number[] = [];
  let nextFd = FIRST_FD;
  let listening = -1;
  const takeFd = () => freeFds.pop() ?? nextFd++;

  const readiness = (fd: number): number => {
    if (fd === listening) return arrivals.length > 0 ? READABLE : 0;
    const socket = sockets.get(fd);
    if (!socket) return 0;
    return WRITABLE | (socket.input.length > 0 || socket.closed ? READABLE : 0);
  };

  const imports = {
    socket: takeFd,
    listen(fd: number) {
      listening = fd;
      return 0;
    },
    accept: () => arrivals.shift() ?? -1,
    read(fd: number, at: number, length: number) {
      const socket = sockets.get(fd);
      const part = socket && takeInput(socket, length);
      if (!part) return socket?.closed ? 0 : -1;
      memory().set(part, at);
      return part.length;
    },
    write(fd: number, at: number, length: number) {
      const socket = sockets.get(fd);
      if (!socket || socket.closed) return -1;
      socket.onData(Buffer.from(memory().subarray(at, at + length)));
      return length;
    },
    close(fd: number) {
      if (sockets.delete(fd)) freeFds.push(fd);
    },
    poll(interest: number, count: number, fired: number, max: number) {
      const bytes = memory();
      let found = 0;
      for (let n = 0; n < count && found < max; n += 1) {
        const fd = bytes.readInt32LE(interest + n * 8);
        const ready = readiness(fd) & bytes.readInt32LE(interest + n * 8 + 4);
        if (!ready) continue;
        bytes.writeInt32LE(fd, fired + found * 8);
        bytes.writeInt32LE(ready, fired + found * 8 + 4);
        found += 1;
      }
      return found;
    },
  };

  const connect = (onData: (bytes: Buffer) => void): WasmSocket => {
    const fd = takeFd();
    const socket: Socket = { input: [], onData, closed: false };
    sockets.set(fd, socket);
    arrivals.push(fd);
    return toSocket(socket);
  };

  return { imports, connect };
};
