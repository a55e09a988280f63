/** All the page ever gets of Electron: two functions. Built as CommonJS; a sandboxed preload requires 'electron' alone. */
import { contextBridge, ipcRenderer } from 'electron';

contextBridge.exposeInMainWorld('bridge', {
  call: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('call', name, input),
  /** From now on hears the revision of whatever was stored; the event itself stays here. */
  follow: (hear: (revision: number) => void): void => {
    ipcRenderer.on('changed', (_event, revision: number) => {
      hear(revision);
    });
  },
});
