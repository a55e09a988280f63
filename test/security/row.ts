/** A row of docs/security.md: what is asked, and why it holds. */
export interface Row {
  /** E: Electron's own guide and more of its kind; L: the loopback host and the counter's listener; V: OWASP ASVS 5.0.0. */
  readonly id: string;
  /** In few words of our own. */
  readonly asks: string;
  /** Where it is set: paths from the root, comma between them. */
  readonly at?: string;
  /** A duty to write something down: where it is written. */
  readonly written?: string;
  /** Does not apply, because … */
  readonly notHere?: string;
  /** What is missing of it; alone or beside tests that hold the rest. */
  readonly missing?: string;
}
