/** Numbers and codes that are read letter by letter: document numbers, hashes, machine-readable zones. */
export function Mono({ children, wrap = false }: { readonly children: string; readonly wrap?: boolean }) {
  return <span className={wrap ? 'mono mono-break' : 'mono'}>{children}</span>;
}
