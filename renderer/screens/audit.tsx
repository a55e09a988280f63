import { useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { Stages } from '../components/stages.tsx';
import { noFilter, type Wanted } from '../log_filter.ts';
import { paths } from '../routes.ts';
import { useMay } from '../state/session.ts';
import { useText } from '../state/ui.ts';
import { AuditEvents } from './audit_events.tsx';
import { AuditExport } from './audit_export.tsx';
import { AuditVerification } from './audit_verification.tsx';
import { AuditViews } from './audit_views.tsx';
import { Checkpoints } from './checkpoints.tsx';
import { LogAlarm } from './log_alarm.tsx';

type Tab = 'proof' | 'events' | 'views';

/** The log as an auditor reads it: verified and handed on, event by event, and who looked at whose data. */
export function Audit({ back, about = null }: { readonly back: boolean; readonly about?: string | null }) {
  const t = useText();
  const may = useMay();
  const words = t.evidence.browse;
  const [, go] = useLocation();
  const [tab, setTab] = useState<Tab>(about === null ? 'proof' : 'events');
  const [wanted, setWanted] = useState<Wanted>(about === null ? noFilter : { ...noFilter, about });
  const toSearch = () => go(paths.search);
  const tabs: readonly Tab[] = may('audit.views') ? ['proof', 'events', 'views'] : ['proof', 'events'];
  return (
    <Frame queue={false} flightId={false}>
      <div className="stack-wide">
        <ScreenHead title={t.admin.audit.title} lead={t.admin.audit.lead} back={back}>
          {!back && (
            <Button hotkey="/" onClick={toSearch}>
              {t.search.title}
            </Button>
          )}
          {!back && <Button onClick={() => go(paths.figures)}>{t.figures.title}</Button>}
          {!back && <Button onClick={() => go(paths.catalogue)}>{t.frame.navigation.catalogue}</Button>}
          {!back && <Button onClick={() => go(paths.integrity)}>{t.after.integrity.title}</Button>}
        </ScreenHead>
        <LogAlarm />
        <Stages label={words.parts} names={tabs} nameOf={words.tabs} current={tab} onChoose={setTab} />
        {tab === 'proof' && (
          <>
            <AuditVerification />
            {may('audit.export') && <AuditExport />}
            <Checkpoints />
          </>
        )}
        {tab === 'events' && <AuditEvents wanted={wanted} onChange={setWanted} />}
        {tab === 'views' && (
          <AuditViews
            onOpen={(found) => {
              setWanted(found);
              setTab('events');
            }}
          />
        )}
      </div>
    </Frame>
  );
}
