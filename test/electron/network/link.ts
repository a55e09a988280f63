/** A cable between two programs that can be cut, slowed down and made to deliver in another order. */
import { connect, createServer, type Socket } from 'node:net';
import { listen } from '../../../electron/network/http_calls.ts';

/** One cable. */
export interface Link {
  /** On 127.0.0.1. */
  readonly port: number;
  /** Breaks what goes over it and takes nothing new, until it is mended. */
  readonly cut: () => void;
  /** Waits so long before each piece, milliseconds, drawn anew for each: pieces of one connection keep their order, others do not. */
  readonly delay: (millis: () => number) => void;
  /** Whole and fast again. */
  readonly mend: () => void;
  readonly close: () => void;
}

const never = () => 0;

/** Carries every connection to this place. */
export async function linkTo(place: { readonly address: string; readonly port: number }): Promise<Link> {
  const sockets = new Set<Socket>();
  let whole = true;
  let millis = never;
  /** Hands pieces on in their order, each after its wait. */
  const carry = (from: Socket, to: Socket) => {
    let before: Promise<unknown> = Promise.resolve();
    from.on('data', (piece: Buffer) => {
      const wait = millis();
      if (wait === 0) {
        before = before.then(() => to.write(piece));
        return;
      }
      const later = new Promise((resolve) => setTimeout(resolve, wait));
      before = Promise.all([before, later]).then(() => to.write(piece));
    });
    from.on('end', () => void before.then(() => to.end()));
    from.on('close', () => void before.then(() => to.destroy()));
    from.on('error', () => undefined);
  };
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    if (!whole) {
      socket.destroy();
      return;
    }
    const onward = connect({ host: place.address, port: place.port, allowHalfOpen: true });
    for (const one of [socket, onward]) {
      sockets.add(one);
      one.on('close', () => sockets.delete(one));
    }
    carry(socket, onward);
    carry(onward, socket);
  });
  const port = await listen(server, { host: '127.0.0.1', port: 0 });
  return {
    port,
    cut: () => {
      whole = false;
      for (const socket of sockets) socket.destroy();
    },
    delay: (drawn) => {
      millis = drawn;
    },
    mend: () => {
      whole = true;
      millis = never;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
