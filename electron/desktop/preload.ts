/** All the page ever gets of Electron: one function. Built as CommonJS; a sandboxed preload requires 'electron' alone. */
import { contextBridge, ipcRenderer } from 'electron';

contextBridge.exposeInMainWorld('bridge', {
  call: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('call', name, input),
});
