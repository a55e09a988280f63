import { useRef, useState } from 'react';
import type { HistoryLine } from '../../shared/contract/search.ts';
import type { InputOf, OutputOf } from '../../shared/contract/index.ts';
import { searchedAs } from '../../shared/domain/search_text.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { useKeys } from '../components/keys.ts';
import { Frame } from '../components/frame.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { call, useCommand } from '../state/calls.ts';
import { useOfficer } from '../state/session.ts';
import { useText } from '../state/ui.ts';
import { criteriaOf, emptyDraft, isReady, type SearchDraft } from '../search_draft.ts';
import { SearchFilters, SearchPurposeFields } from './search_filters.tsx';
import { SearchList } from './search_list.tsx';

type Asked = InputOf<'search.history'>;
type Found = OutputOf<'search.history'>;

/** The whole local history by one field; every search says what it is for. */
export function SearchScreen({ back }: { readonly back: boolean }) {
  const t = useText();
  const words = t.search;
  const [draft, setDraft] = useState<SearchDraft>(emptyDraft);
  const search = useSearch();
  const form = useRef<HTMLFormElement>(null);
  useKeys({ '/': () => toField() });
  const toField = () => form.current?.querySelector('input')?.focus();
  const set = (more: Partial<SearchDraft>) => setDraft((now) => ({ ...now, ...more }));
  const role = useOfficer()?.role ?? null;
  return (
    <Frame queue={false} flightId={false}>
      <div className="stack-wide search">
        <ScreenHead title={words.title} lead={words.lead} back={back} />
        <form
          ref={form}
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            const input = criteriaOf(draft);
            if (isReady(draft) && input !== null) void search.run(input, draft.text);
          }}
        >
          <div className="search-head">
            <Field
              label={words.text}
              hint={draft.text.trim().length < 2 ? words.textHint : words.as[searchedAs(draft.text)]}
              value={draft.text}
              onChange={(text) => set({ text })}
              maxLength={80}
              autoFocus
            />
            {role !== null && <SearchPurposeFields role={role} draft={draft} set={set} />}
            <div className="field search-go">
              <Button kind="primary" submit disabled={!isReady(draft)} busy={search.busy}>
                {words.go}
              </Button>
              <span className="field-fault" />
            </div>
          </div>
          <SearchFilters draft={draft} set={set} />
        </form>
        <FailureNotice failure={search.failure} />
        <Results search={search} onLeave={toField} />
      </div>
    </Frame>
  );
}

/** What one search found so far. */
interface Page {
  /** Counts the searches: another one begins at the top of the list. */
  readonly round: number;
  /** As it was typed when it was searched for. */
  readonly text: string;
  readonly lines: readonly HistoryLine[];
  readonly last: Found;
}

/** What was found so far, page after page. */
function useSearch() {
  const command = useCommand('search.history');
  const [asked, setAsked] = useState<Asked | null>(null);
  const [found, setFound] = useState<Page | null>(null);
  const loading = useRef(false);
  const run = async (input: Omit<Asked, 'after'>, text: string) => {
    const first = { ...input, after: null };
    const answer = await command.run(first);
    if (!answer.ok) return;
    setAsked(first);
    const round = (found?.round ?? 0) + 1;
    setFound({ round, text, lines: answer.value.found, last: answer.value });
  };
  const more = async () => {
    const after = found?.last.next ?? null;
    if (asked === null || found === null || after === null || loading.current) return;
    loading.current = true;
    const answer = await call('search.history', { ...asked, after });
    loading.current = false;
    if (answer.ok) setFound({ ...found, lines: [...found.lines, ...answer.value.found], last: answer.value });
  };
  return { run, more, found, busy: command.busy, failure: command.failure };
}

interface ResultsProps {
  readonly search: ReturnType<typeof useSearch>;
  readonly onLeave: () => void;
}

function Results({ search: { found, more }, onLeave }: ResultsProps) {
  const words = useText().search;
  if (found === null) return <Advice what={words.start} lines={words.startTry} />;
  const { round, text, lines, last } = found;
  if (lines.length === 0) return <Advice what={words.none} lines={words.noneTry} />;
  return (
    <section className="stack" aria-label={words.results}>
      <div className="row search-count">
        <p className="lead grow" role="status">
          {last.more ? words.countMore({ count: last.total }) : words.count({ count: last.total })}
        </p>
        <p className="small soft search-keys">{words.keys}</p>
      </div>
      <SearchList
        key={round}
        lines={lines}
        marked={text}
        onEnd={last.next === null ? null : () => void more()}
        onLeave={onLeave}
      />
    </section>
  );
}

function Advice({ what, lines }: { readonly what: string; readonly lines: readonly string[] }) {
  return (
    <div className="empty stack">
      <p className="lead">{what}</p>
      <ul className="stack-tight soft">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
