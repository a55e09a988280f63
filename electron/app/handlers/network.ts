/** The counter's network and the devices on it, as the technician sees them. */
import { X509Certificate } from 'node:crypto';
import type { DeviceRecord } from '../../../db/devices.ts';
import type { DeviceView } from '../../../shared/contract/network.ts';
import { newId, DeviceId } from '../../../shared/ids.ts';
import { err, ok } from '../../../shared/result.ts';
import { actor, type Handlers, type JobContext, type QueryContext, type StationNetwork } from '../context.ts';
import { authorityOf, certificateOf, newKeyPair, pemOf } from '../network/certificates.ts';
import { fingerprintOf, issuerOf, spkiOf } from '../network/gate.ts';
import { networkPlace, networkSetting } from '../network/serving.ts';
import { dismissSpare, spareNamed } from '../standby/spare.ts';

const practice = () => err({ code: 'practice-no-network' as const });

const viewOf = ({ read }: QueryContext, network: StationNetwork, device: DeviceRecord): DeviceView => ({
  ...device,
  pairedBy: read.officer(device.pairedBy)?.name ?? '',
  revokedBy: device.revokedBy && (read.officer(device.revokedBy)?.name ?? ''),
  ...network.presence(device.id),
});

/** Whether another device in use is called so. */
const nameTaken = ({ read }: QueryContext, name: string, id: DeviceId | null): boolean =>
  read.devices().some((other) => other.revokedAt === null && other.name === name && other.id !== id);

const subjectOf = (id: DeviceId) => [{ type: 'device', id }];

/** Made once, at the first switching on; it outlives every switching off. */
function ensureAuthority(ctx: JobContext): void {
  if (ctx.read.networkAuthority() !== null) return;
  const { privateKey } = newKeyPair();
  const name = `Tapis ${ctx.read.station()?.id ?? ''} ${Buffer.from(ctx.random(4)).toString('hex')}`;
  const certificate = authorityOf({ name, privateKey }, ctx.random(16));
  ctx.transact(({ write, now }) => {
    write.insertNetworkAuthority({ certificate, privateKey: pemOf(privateKey), madeAt: now });
  });
}

/** Handlers of `network.*`. */
export const networkHandlers: Handlers<'network'> = {
  'network.state': (_input, { network, read }) =>
    network === null ? practice() : ok({ place: networkPlace(read), ...network.state() }),
  'network.switchOn': async (place, ctx) => {
    if (ctx.network === null) return practice();
    ensureAuthority(ctx);
    const fault = await ctx.network.open(place);
    if (fault !== null) return err({ code: fault });
    try {
      ctx.transact((recording) => {
        recording.write.setSetting(networkSetting, place);
        recording.audit('network-switched-on', [], { place });
      });
    } catch (thrown) {
      // What cannot be recorded does not happen: nobody is served on a network that the log does not know of.
      ctx.network.shut();
      throw thrown;
    }
    return ok(place);
  },
  'network.switchOff': (_input, ctx) => {
    if (ctx.network === null) return Promise.resolve(practice());
    if (networkPlace(ctx.read) === null) return Promise.resolve(err({ code: 'network-off' }));
    ctx.transact((recording) => {
      recording.write.setSetting(networkSetting, null);
      recording.audit('network-switched-off', []);
    });
    ctx.network.shut();
    return Promise.resolve(ok({}));
  },
};

/** Handlers of `device.*`. */
export const deviceHandlers: Handlers<'device'> = {
  'device.list': (_input, ctx) => {
    const { network } = ctx;
    if (network === null) return practice();
    return ok(ctx.read.devices().map((device) => viewOf(ctx, network, device)));
  },
  'device.pair': (_input, ctx) => {
    if (ctx.network === null) return Promise.resolve(practice());
    const opened = ctx.network.pair();
    if (opened === null) return Promise.resolve(err({ code: 'network-off' }));
    ctx.transact((recording) => {
      recording.audit('pairing-started', []);
    });
    return Promise.resolve(ok(opened));
  },
  'device.pairing': (_input, { network }) => (network === null ? practice() : ok(network.pairing.state())),
  'device.approve': ({ comparison, name, place }, ctx) => {
    const { network } = ctx;
    if (network === null) return Promise.resolve(practice());
    const publicKey = network.pairing.keyOf(comparison);
    if (publicKey === null) return Promise.resolve(err({ code: 'pairing-over' }));
    if (nameTaken(ctx, name, null)) return Promise.resolve(err({ code: 'device-name-taken' }));
    const id = newId(DeviceId, 'dev', ctx.random);
    const { issuer, certificate: authority } = issuerOf(ctx.read);
    const serial = ctx.random(16);
    const certificate = certificateOf({ subject: id, publicKey, purpose: { kind: 'client' }, serial }, issuer);
    const fingerprint = fingerprintOf(new X509Certificate(certificate));
    const device = { id, name, place, fingerprint, pairedAt: ctx.now, pairedBy: actor(ctx).id };
    const record: DeviceRecord = { ...device, revokedAt: null, revokedBy: null };
    ctx.transact((recording) => {
      recording.write.insertDevice(record);
      recording.write.insertDeviceKey({ deviceId: id, publicKey: spkiOf(publicKey) });
      recording.audit('device-paired', subjectOf(id), { device: { name, place, fingerprint } });
    });
    const station = ctx.read.station()?.name ?? '';
    network.pairing.decided({ state: 'approved', deviceId: id, name, place, station, certificate, authority });
    return Promise.resolve(ok(viewOf(ctx, network, record)));
  },
  'device.endPairing': (_input, ctx) => {
    if (ctx.network === null) return Promise.resolve(practice());
    const { pairing } = ctx.network;
    const open = pairing.open();
    if (open === null) return Promise.resolve(err({ code: 'pairing-over' }));
    if (open.comparison === null) pairing.end('cancelled');
    else {
      ctx.transact((recording) => {
        recording.audit('device-refused', [], { device: { comparison: open.comparison } });
      });
      pairing.decided({ state: 'refused' });
    }
    return Promise.resolve(ok({}));
  },
  'device.rename': ({ deviceId, name, place }, ctx) => {
    const { network } = ctx;
    if (network === null) return practice();
    const before = ctx.read.device(deviceId);
    if (before === null) return err({ code: 'device-unknown' });
    if (before.revokedAt !== null) return err({ code: 'device-revoked' });
    if (before.name === name && before.place === place) return err({ code: 'device-unchanged' });
    if (nameTaken(ctx, name, deviceId)) return err({ code: 'device-name-taken' });
    ctx.write.nameDevice({ deviceId, name, place, at: ctx.now, officerId: actor(ctx).id });
    ctx.audit('device-renamed', subjectOf(deviceId), {
      device: { before: { name: before.name, place: before.place }, after: { name, place } },
    });
    return ok(viewOf(ctx, network, { ...before, name, place }));
  },
  'device.revoke': ({ deviceId }, ctx) => {
    const { network } = ctx;
    if (network === null) return Promise.resolve(practice());
    const known = ctx.read.device(deviceId);
    if (known === null) return Promise.resolve(err({ code: 'device-unknown' }));
    if (known.revokedAt !== null) return Promise.resolve(err({ code: 'device-revoked' }));
    const spare = spareNamed(ctx.read)?.deviceId === deviceId;
    ctx.transact((recording) => {
      recording.write.revokeDevice(deviceId, actor(ctx).id, recording.now);
      recording.audit('device-revoked', subjectOf(deviceId));
      dismissSpare(recording, deviceId);
    });
    network.putOut(deviceId);
    // Nobody waits for a spare that is none any more.
    if (spare) ctx.spare?.anew();
    return Promise.resolve(ok(viewOf(ctx, network, ctx.read.device(deviceId) ?? known)));
  },
};
