import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A cable between the program and its server that a test can pull. */
export interface Proxy {
  readonly port: number;
  /** Cuts all connections that go through it, both ends at once. */
  cut(): void;
  close(): Promise<void>;
}

export function proxyTo(port: number): Promise<Proxy> {
  const open = new Set<Socket>();
  const cut = (): void => { for (const socket of open) socket.resetAndDestroy(); };
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [socket, other] of [[near, far], [far, near]] as const) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => { open.delete(socket); other.destroy(); });
      socket.pipe(other);
    }
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({
        port: (server.address() as AddressInfo).port, cut,
        close: () => new Promise((done) => {
          cut();
          server.close(() => { done(); });
        }),
      });
    });
  });
}
