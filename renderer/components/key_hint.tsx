/** The key that does the same as this button; only where there is a keyboard and a mouse. */
export function KeyHint({ of }: { readonly of: string }) {
  return (
    <kbd className="key-hint" aria-hidden="true">
      {of === 'Escape' ? 'Esc' : of}
    </kbd>
  );
}
