/** Hands bytes to the browser as a file, the same way in both shells. */
export function saveFile(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken the bytes by then; the address itself is of no more use.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
