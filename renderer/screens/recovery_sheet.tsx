import { Field } from '../components/field.tsx';
import { useText } from '../state/ui.ts';

/** Both parts as they are typed. */
export type SheetParts = readonly [string, string];
export const noParts: SheetParts = ['', ''];

/** Signs of one part without its hyphens. */
const signs = 68;
const lengthOf = (part: string) => part.replaceAll(/[\s-]/g, '').length;

/** Whether both parts are as long as a part is; whether they are right is found out by trying. */
export const areTyped = (parts: SheetParts): boolean => parts.every((part) => lengthOf(part) === signs);

interface RecoverySheetProps {
  readonly parts: SheetParts;
  readonly onParts: (parts: SheetParts) => void;
  readonly lead: string;
}

/** The two parts of a recovery sheet, typed from the paper; how far each has come is counted. */
export function RecoverySheet({ parts: [one, other], onParts, lead }: RecoverySheetProps) {
  const words = useText().recovery;
  const hint = (part: string) => `${String(lengthOf(part))} / ${String(signs)}`;
  const shared = { mono: true, rows: 2, maxLength: 200 };
  return (
    <section className="stack" aria-label={words.sheet}>
      <p className="soft">{lead}</p>
      <Field
        {...shared}
        label={words.part({ part: 1 })}
        hint={hint(one)}
        value={one}
        autoFocus
        onChange={(part) => onParts([part, other])}
      />
      <Field
        {...shared}
        label={words.part({ part: 2 })}
        hint={hint(other)}
        value={other}
        onChange={(part) => onParts([one, part])}
      />
    </section>
  );
}
