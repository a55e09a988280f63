import { IconMessages } from '@tabler/icons-react';
import { useState } from 'react';
import { provinceName } from '../../shared/domain/provinces.ts';
import { KeyHint } from '../components/key_hint.tsx';
import { useKeys } from '../components/keys.ts';
import type { Work } from '../state/answers.ts';
import { useText } from '../state/ui.ts';
import { TalkSheet } from './talk_sheet.tsx';

/** What stands beside the answers, in one line; a touch opens it. A simple case passes it by without a touch. */
export function TalkStrip({ work }: { readonly work: Work }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  useKeys({ t: () => setOpen(true) }, { when: !open });
  const { talk, people, province } = work.view;
  const { language, interpreter } = talk;
  const words = [
    `${t.talk.languageShort}: ${language.value === 'notRecorded' ? t.talk.languageAssumed : (language.line ?? t.talk.languages[language.value])}`,
    ...(interpreter.value === 'notRecorded' || interpreter.value === 'none'
      ? []
      : [`${t.talk.interpreter}: ${t.talk.interpreters[interpreter.value]}`]),
    ...(people.length === 0 ? [] : [t.talk.peopleCount({ count: people.length })]),
    ...(province === null ? [] : [provinceName(province)]),
  ];
  return (
    <>
      <button type="button" className="talk-strip" onClick={() => setOpen(true)}>
        <IconMessages size={20} stroke={1.75} aria-hidden="true" />
        <b>{t.talk.title}</b>
        <span className="soft talk-strip-words">{words.join(' · ')}</span>
        <KeyHint of="t" />
      </button>
      {open && <TalkSheet work={work} onClose={() => setOpen(false)} />}
    </>
  );
}
