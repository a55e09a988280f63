import { useLocation } from 'wouter';
import { Button } from '../components/button.tsx';
import { paths } from '../routes.ts';
import type { Work } from '../state/answers.ts';
import { useMay } from '../state/session.ts';
import { useText } from '../state/ui.ts';

/** Documents of this clarification that wait to be checked again. */
export function RecheckHint({ work }: { readonly work: Work }) {
  const t = useText();
  const may = useMay();
  const [, go] = useLocation();
  const settled = new Set(
    work.view.rechecks
      .filter(({ stands, outcome }) => stands === 'beside' && outcome !== 'stillNotCheckable')
      .map(({ code }) => code),
  );
  const count = work.answers.filter(({ value, code }) => value === 'notCheckable' && !settled.has(code)).length;
  if (count === 0) return null;
  return (
    <div className="recheck-hint" role="status">
      <p className="grow">{t.talk.recheck.hint({ count })}</p>
      {may('recheck.list') && (
        <Button size="small" onClick={() => go(paths.recheck)}>
          {t.talk.recheck.toList}
        </Button>
      )}
    </div>
  );
}
