import { useState } from 'react';
import type { PassportInput } from '../../shared/contract/screening.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { Sheet } from '../components/sheet.tsx';
import { readDay } from '../days.ts';
import { takePassport } from '../state/scan.ts';
import { useText } from '../state/ui.ts';

interface TypePassportProps {
  readonly onClose: () => void;
  /** Where the passport goes; left out: on the reader. */
  readonly onTake?: Take;
}

/** A passport the reader cannot read: the photo page by hand, or the two lines typed or pasted. */
export function TypePassport({ onClose, onTake = takePassport }: TypePassportProps) {
  const t = useText();
  const [way, setWay] = useState<'fields' | 'lines'>('fields');
  const take = (passport: PassportInput) => {
    onTake(passport);
    onClose();
  };
  return (
    <Sheet title={t.journey.scan.typePassport} onClose={onClose} size="wide">
      <div className="stack">
        <Choices label={t.journey.scan.typePassport} width={180}>
          <Choice label={t.journey.scan.asFields} selected={way === 'fields'} onChoose={() => setWay('fields')} />
          <Choice label={t.journey.scan.asLines} selected={way === 'lines'} onChoose={() => setWay('lines')} />
        </Choices>
        {way === 'lines' ? <Lines onTake={take} /> : <Page onTake={take} />}
      </div>
    </Sheet>
  );
}

type Take = (passport: PassportInput) => void;

function Lines({ onTake }: { readonly onTake: Take }) {
  const t = useText();
  const [text, setText] = useState('');
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onTake({ source: 'mrz', text: text.trim() });
      }}
    >
      <Field
        label={t.journey.scan.lines}
        hint={t.journey.scan.linesHelp}
        value={text}
        onChange={setText}
        rows={3}
        maxLength={400}
        mono
        autoFocus
      />
      <Button kind="primary" size="decision" submit disabled={text.trim() === ''}>
        {t.journey.scan.read}
      </Button>
    </form>
  );
}

const blank = { surname: '', givenNames: '', documentNumber: '', nationality: 'IDN', birth: '', expiry: '' };

/** The fields of the page with the photo. What is wrong is said once the officer has tried to go on. */
function Page({ onTake }: { readonly onTake: Take }) {
  const t = useText();
  const [page, setPage] = useState(blank);
  const [sex, setSex] = useState<'M' | 'F' | 'X' | null>(null);
  const [tried, setTried] = useState(false);
  const birthDate = readDay(page.birth);
  const expiryDate = readDay(page.expiry);
  const wrong = {
    surname: page.surname.trim() === '',
    documentNumber: page.documentNumber.trim().length < 4,
    nationality: !/^[A-Z]{3}$/.test(page.nationality),
    birth: birthDate === null,
    expiry: expiryDate === null,
  };
  const field = (name: keyof typeof blank, upper = true) => ({
    value: page[name],
    onChange: (value: string) => setPage({ ...page, [name]: upper ? value.toUpperCase() : value }),
    fault: tried && name !== 'givenNames' && wrong[name] ? t.journey.scan.fieldWrong : null,
  });
  const submit = () => {
    setTried(true);
    if (birthDate === null || expiryDate === null || Object.values(wrong).includes(true)) return;
    const { surname, givenNames, documentNumber, nationality } = page;
    onTake({ source: 'typed', surname, givenNames, documentNumber, nationality, birthDate, expiryDate, sex });
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="pair">
        <Field label={t.journey.scan.surname} {...field('surname')} maxLength={80} autoFocus />
        <Field label={t.journey.scan.givenNames} {...field('givenNames')} maxLength={80} />
      </div>
      <div className="pair">
        <Field label={t.journey.scan.documentNumber} {...field('documentNumber')} maxLength={20} mono />
        <Field label={t.journey.scan.nationality} {...field('nationality')} maxLength={3} mono />
      </div>
      <div className="pair">
        <Field
          label={t.journey.scan.birthDate}
          hint={t.journey.scan.dateHelp}
          {...field('birth', false)}
          maxLength={10}
          mono
        />
        <Field
          label={t.journey.scan.expiryDate}
          hint={t.journey.scan.dateHelp}
          {...field('expiry', false)}
          maxLength={10}
          mono
        />
      </div>
      <Choices label={t.journey.scan.sex} width={140}>
        {(['F', 'M', 'X'] as const).map((value) => (
          <Choice
            key={value}
            label={t.journey.scan.sexes[value]}
            selected={sex === value}
            onChoose={() => setSex(value)}
          />
        ))}
      </Choices>
      <Button kind="primary" size="decision" submit>
        {t.journey.scan.read}
      </Button>
    </form>
  );
}
