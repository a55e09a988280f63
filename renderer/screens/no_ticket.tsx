import { Button } from '../components/button.tsx';
import { Page } from '../components/page.tsx';
import { readAgain } from '../state/calls.ts';
import { useText } from '../state/ui.ts';

/** This browser was not let in by the host: only the address it printed lets it. */
export function NoTicket() {
  const t = useText();
  return (
    <Page>
      <div className="page-narrow stack-wide">
        <h1>{t.shift.noTicketTitle}</h1>
        <p className="lead">{t.shift.noTicketWhy}</p>
        <ol className="stack numbered">
          {t.shift.noTicketSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <div>
          <Button onClick={() => void readAgain()}>{t.frame.tryAgain}</Button>
        </div>
      </div>
    </Page>
  );
}
