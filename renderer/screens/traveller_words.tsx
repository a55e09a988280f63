import { useState } from 'react';
import type { OfficerCard } from '../../shared/contract/session.ts';
import type { TravellerPage } from '../../shared/domain/traveller_page.ts';
import { Button } from '../components/button.tsx';
import { useKeys } from '../components/keys.ts';
import { Page } from '../components/page.tsx';
import { useText } from '../state/ui.ts';
import { AskedPart, ComplainPart, RecordedPart, TravelPart } from './traveller_parts.tsx';
import { Who } from './who.tsx';

const parts = ['travel', 'asked', 'recorded', 'complain'] as const;
type Part = (typeof parts)[number];

interface TravellerWordsProps {
  readonly page: TravellerPage;
  /**
   * The way back to the work: whose PIN opens it, though another officer may take over as on the curtain. Null on a second
   * display, which has no work behind it.
   */
  readonly back: { readonly officer: OfficerCard | null } | null;
}

/** Before the traveller's eyes: large words, four parts, no name and nothing of anybody's answers. */
export function TravellerWords({ page, back }: TravellerWordsProps) {
  const t = useText();
  const [leaving, setLeaving] = useState(false);
  const [code, setCode] = useState(page.start);
  const [part, setPart] = useState<Part>('travel');
  if (leaving && back !== null) return <Leave officer={back.officer} onStay={() => setLeaving(false)} />;
  const language = page.languages.find((one) => one.code === code) ?? page.languages[0];
  if (language === undefined) return null;
  const { words } = language;
  return (
    <div className="traveller" lang={language.code}>
      <header className="traveller-head">
        <div className="row" role="group" aria-label={t.words.languages}>
          {page.languages.map(({ code: one, name }) => (
            <button
              key={one}
              type="button"
              className="traveller-language"
              lang={one}
              aria-pressed={one === language.code}
              onClick={() => setCode(one)}
            >
              {name}
            </button>
          ))}
        </div>
        {back !== null && (
          <button type="button" className="traveller-language" onClick={() => setLeaving(true)}>
            {words.officer}
          </button>
        )}
      </header>
      <main key={part} className="traveller-body" tabIndex={0}>
        {part === 'travel' && <TravelPart page={page} language={language} />}
        {part === 'asked' && <AskedPart page={page} language={language} />}
        {part === 'recorded' && <RecordedPart page={page} language={language} />}
        {part === 'complain' && <ComplainPart page={page} language={language} />}
      </main>
      <Tabs names={words.tabs} part={part} label={t.words.parts} onChoose={setPart} />
    </div>
  );
}

interface TabsProps {
  readonly names: Readonly<Record<Part, string>>;
  readonly part: Part;
  readonly label: string;
  readonly onChoose: (part: Part) => void;
}

function Tabs({ names, part, label, onChoose }: TabsProps) {
  const step = (by: number) => {
    const next = parts[parts.indexOf(part) + by];
    if (next !== undefined) onChoose(next);
  };
  useKeys({
    ArrowRight: () => step(1),
    ArrowLeft: () => step(-1),
    Enter: () => step(1),
    '1': () => onChoose('travel'),
    '2': () => onChoose('asked'),
    '3': () => onChoose('recorded'),
    '4': () => onChoose('complain'),
  });
  return (
    <nav className="traveller-tabs" aria-label={label}>
      {parts.map((one) => (
        <button
          key={one}
          type="button"
          className="traveller-tab"
          aria-current={one === part ? 'page' : undefined}
          onClick={() => onChoose(one)}
        >
          {names[one]}
        </button>
      ))}
    </nav>
  );
}

/** The way back to the work: name and PIN, as behind the curtain. */
function Leave({ officer, onStay }: { readonly officer: OfficerCard | null; readonly onStay: () => void }) {
  const t = useText();
  return (
    <Page>
      <div className="page-wide stack-wide">
        <div className="row row-spread">
          <h1>{t.words.backTitle}</h1>
          <Button onClick={onStay}>{t.words.toTraveller}</Button>
        </div>
        <Who first={officer} />
      </div>
    </Page>
  );
}
