/** Takes the station lock of a folder and keeps it until it is killed. */
import { lockStation } from '../../db/open.ts';

lockStation(process.argv[2] ?? '');
process.send?.('locked');
setInterval(() => undefined, 1000);
