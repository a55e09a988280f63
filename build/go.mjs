// Exported logs are also verified by a program that is not ours: test/go on Debian's packages of Go. Where are they?
import { existsSync } from 'node:fs';
import { obtain } from './apt.mjs';

const compiler = '/usr/bin/go';
const notes = '/usr/share/gocode/src/golang.org/x/mod/sumdb/note/note.go';

const findGo = () => (existsSync(compiler) && existsSync(notes) ? compiler : undefined);

/** Go with its packages for signed notes and logs, installed where that is possible; or the reason why there is none. */
export const obtainGo = (say) =>
  obtain({ name: 'Go', packages: ['golang', 'golang-golang-x-mod-dev'], find: findGo }, say);
