import { useId, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useKeys } from '../components/keys.ts';
import { Button } from '../components/button.tsx';
import { casePath, paths } from '../routes.ts';
import { useCall } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useText } from '../state/ui.ts';
import { FlightAdd } from './flight_add.tsx';
import { PaperButton } from './paper_button.tsx';
import { ShowTraveller } from './traveller_show.tsx';

const empty = {};
const noPassports = { held: 0, overdue: 0, onPaper: 0 };

/** Where a place belongs, in the order they are read. */
const groups = ['counter', 'afterwards', 'oversight', 'data'] as const;
type Group = (typeof groups)[number];

interface Place {
  readonly name: string;
  readonly shown: boolean;
  readonly open: () => void;
  /** Something in it cannot wait. */
  readonly loud?: boolean;
}

/** The other places. Passports, calls for help and the log outlive a shift. */
export function BoardLinks({ inShift = false }: { readonly inShift?: boolean }) {
  const [adding, setAdding] = useState(false);
  const t = useText();
  const may = useMay();
  const [, go] = useLocation();
  useKeys({ '/': () => go(paths.search) }, { when: may('search.history') });
  const places = usePlaces(inShift, () => setAdding(true)).filter(({ shown }) => shown);
  return (
    <nav className="board-links" aria-label={t.frame.mainNavigation}>
      {groups.map((group) => (
        <PlaceGroup key={group} group={group} places={places.filter((place) => place.group === group)}>
          {group === 'counter' && (
            <>
              <ShowTraveller screeningId={null} />
              {may('paper.issue') && <PaperButton kind="travellerSheet" subjectId="counter" size="small" />}
            </>
          )}
        </PlaceGroup>
      ))}
      {adding && <FlightAdd onClose={() => setAdding(false)} />}
    </nav>
  );
}

interface PlaceGroupProps {
  readonly group: Group;
  readonly places: readonly Place[];
  readonly children: ReactNode;
}

function PlaceGroup({ group, places, children }: PlaceGroupProps) {
  const t = useText();
  const id = useId();
  if (places.length === 0 && children === false) return null;
  return (
    <div className="board-links-group" role="group" aria-labelledby={id}>
      <p id={id} className="field-label">
        {t.shift.board.places[group]}
      </p>
      <div className="row">
        {places.map(({ name, open, loud = false }) => (
          <Button key={name} size="small" kind={loud ? 'alarm' : 'plain'} onClick={open}>
            {name}
          </Button>
        ))}
        {children}
      </div>
    </div>
  );
}

interface GroupedPlace extends Place {
  readonly group: Group;
}

function usePlaces(inShift: boolean, addFlight: () => void): readonly GroupedPlace[] {
  const t = useText();
  const may = useMay();
  const [, go] = useLocation();
  const referrals = useCall('referral.list', empty, { when: inShift && may('referral.list') }).value ?? [];
  const calls = useCall('help.list', empty, { when: may('help.list') }).value ?? [];
  const recheck = useCall('recheck.count', empty, { when: may('recheck.count') }).value?.waiting ?? 0;
  const passports = useCall('custody.count', empty, { when: may('custody.count') }).value ?? noPassports;
  const forms = useCall('outage.count', empty, { when: may('outage.count') }).value?.waiting ?? 0;
  const [lastBackup] = useCall('backup.list', empty, { when: may('backup.list') }).value?.backups ?? [];
  const backupFailed = (lastBackup?.fault ?? lastBackup?.secondFault ?? null) !== null;
  const after = useAfterPlaces();
  const data = useDataPlaces();
  const reviews = useReviewPlaces();
  const { board } = t.shift;
  const waiting = referrals.filter(({ state }) => state === 'waiting').length;
  const incomplete = calls.filter(({ note }) => note === null).length;
  const to = (path: string) => () => go(path);
  return [
    ...[
      { name: board.referrals({ count: waiting }), shown: inShift && may('referral.list'), open: to(paths.referrals) },
      { name: t.ledger.link(passports), shown: may('custody.list'), open: to(paths.custody) },
      { name: t.talk.recheck.link({ count: recheck }), shown: may('recheck.list'), open: to(paths.recheck) },
      { name: board.help({ count: incomplete }), shown: may('help.list'), open: to(paths.help) },
      { name: t.paper.listTitle, shown: may('paper.list'), open: to(paths.papers) },
      { name: t.outage.link({ count: forms }), shown: may('outage.forms'), open: to(paths.outage) },
      { name: board.log, shown: inShift && may('shift.log'), open: to(paths.log) },
      { name: board.addFlight, shown: inShift && may('flight.add'), open: addFlight },
      { name: board.closeShift, shown: inShift && may('shift.close'), open: to(paths.closeShift) },
    ].map((place) => ({ ...place, group: 'counter' as const })),
    ...after.map((place) => ({ ...place, group: 'afterwards' as const })),
    ...[
      ...reviews,
      { name: t.search.title, shown: may('search.history'), open: to(paths.search) },
      { name: t.figures.title, shown: may('figures.daily'), open: to(paths.figures) },
      { name: t.admin.audit.title, shown: may('audit.list'), open: to(paths.audit) },
    ].map((place) => ({ ...place, group: 'oversight' as const })),
    ...[
      ...data,
      {
        name: backupFailed ? t.storage.backups.linkFailed : t.storage.backups.link,
        shown: may('backup.list'),
        open: to(paths.backups),
        loud: backupFailed,
      },
      { name: t.frame.navigation.catalogue, shown: may('catalogue.versions'), open: to(paths.catalogue) },
    ].map((place) => ({ ...place, group: 'data' as const })),
  ];
}

/** How long records are kept, and requests to put one right: three days, so each of them is loud. */
function useDataPlaces(): readonly Place[] {
  const { retention: words, exports, outbox } = useText();
  const may = useMay();
  const [, go] = useLocation();
  const waiting = useCall('correction.open', empty, { when: may('correction.open') }).value ?? [];
  const [first] = waiting;
  const central = useCall('outbox.state', empty, { when: may('outbox.state') }).value;
  const refused = central?.on === true ? central.refused : 0;
  return [
    { name: exports.link, shown: may('export.list'), open: () => go(paths.exports) },
    {
      name: refused > 0 ? outbox.linkRefused({ count: refused }) : outbox.link,
      shown: central?.on === true,
      open: () => go(paths.outbox),
      loud: refused > 0,
    },
    { name: words.title, shown: may('retention.due'), open: () => go(paths.retention) },
    ...(first === undefined
      ? []
      : [
          {
            name: words.correction.board({ count: waiting.length }),
            shown: true,
            open: () => go(casePath(first.screeningId)),
            loud: true,
          },
        ]),
  ];
}

/** What a shift head looks at afterwards: decisions, and shifts to sign. */
function useReviewPlaces(): readonly Place[] {
  const words = useText().review;
  const may = useMay();
  const [, go] = useLocation();
  const { waiting, overdue } = useCall('review.count', empty, { when: may('review.count') }).value ?? noReviews;
  const shifts = useCall('shift.signatures', empty, { when: may('shift.signatures') }).value ?? [];
  const mine = shifts.filter((shift) => shift.mine);
  const late = mine.filter((shift) => shift.overdue).length;
  return [
    {
      name: words.board({ count: waiting, overdue }),
      shown: may('review.queue'),
      open: () => go(paths.reviews),
      loud: overdue > 0,
    },
    {
      name: words.shifts.board({ count: mine.length, overdue: late }),
      shown: may('shift.signatures'),
      open: () => go(paths.shifts),
      loud: late > 0,
    },
  ];
}

const noReviews = { waiting: 0, overdue: 0 };
const nothing = { objections: { open: 0, loud: 0 }, handovers: 0, followUps: 0, reports: 0 };

/** What comes back after a decision. */
function useAfterPlaces(): readonly Place[] {
  const t = useText();
  const may = useMay();
  const [, go] = useLocation();
  const { objections, handovers, followUps, reports } = useCall('after.due', empty).value ?? nothing;
  const { open: count, loud } = objections;
  const words = t.after.board;
  return [
    {
      name: loud > 0 ? words.objectionsLoud({ count, loud }) : words.objections({ count }),
      shown: may('objection.list'),
      open: () => go(paths.objections),
      loud: loud > 0,
    },
    {
      name: words.handovers({ count: handovers + followUps }),
      shown: may('handover.list'),
      open: () => go(paths.handovers),
      loud: handovers > 0,
    },
    { name: words.integrity({ count: reports }), shown: true, open: () => go(paths.integrity) },
  ];
}
