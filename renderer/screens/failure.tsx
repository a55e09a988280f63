import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { useText } from '../state/ui.ts';

/** The page itself broke. It leans on nothing that may be broken too. */
export function Failure({ onAgain }: { readonly onAgain: () => void }) {
  const t = useText();
  return (
    <main className="page-body">
      <div className="page-narrow">
        <Notice tone="error" what={t.shift.pageBroke}>
          <p>{t.shift.pageBrokeSafe}</p>
          <p>{t.shift.pageBrokeTodo}</p>
          <div className="row">
            <Button kind="primary" onClick={onAgain}>
              {t.frame.tryAgain}
            </Button>
            <Button onClick={() => window.location.reload()}>{t.shift.reload}</Button>
          </div>
        </Notice>
      </div>
    </main>
  );
}
