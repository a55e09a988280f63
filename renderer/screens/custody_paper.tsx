import type { CustodyView } from '../../shared/contract/custody.ts';
import { id as indonesian } from '../../shared/text/id.ts';
import { formats } from '../../shared/text/language.ts';
import { Paper, PaperSignatures } from './paper.tsx';

/** The custody list on one page: a dead tablet must not take the ledger with it. */
export function CustodyPaper({ held }: { readonly held: readonly CustodyView[] }) {
  const t = indonesian.custody;
  const heads = [
    t.paper.name,
    t.paper.documentNumber,
    t.list.receipt,
    t.list.seal,
    t.list.place,
    t.list.due,
    indonesian.ledger.list.keeper,
  ];
  return (
    <Paper title={t.list.title}>
      <table className="paper-table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {held.map((custody) => (
            <tr key={custody.id}>
              <td>{custody.name}</td>
              <td>{custody.documentNumber}</td>
              <td>{custody.receiptNumber}</td>
              <td>{custody.now?.seal}</td>
              <td>{custody.now?.place}</td>
              <td>
                {custody.now !== null && formats.id.day(custody.now.due)}
                {custody.overdue && ` (${t.list.overdue.toLowerCase()})`}
              </td>
              <td>{custody.now?.keeper}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <PaperSignatures
        people={[
          [t.paper.officer, ''],
          [t.paper.officer, ' '],
        ]}
      />
    </Paper>
  );
}
