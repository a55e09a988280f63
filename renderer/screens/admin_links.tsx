import { useLocation } from 'wouter';
import { Choice, Choices } from '../components/choice.tsx';
import { paths } from '../routes.ts';
import { useText } from '../state/ui.ts';

/** The places of the station technician. */
export function AdminLinks() {
  const t = useText();
  const [path, go] = useLocation();
  const { navigation } = t.frame;
  return (
    <nav aria-label={t.frame.mainNavigation} className="admin-links">
      <Choices label={t.frame.mainNavigation} width={120}>
        <Choice
          label={navigation.officers}
          selected={
            ![
              paths.settings,
              paths.catalogue,
              paths.backups,
              paths.retention,
              paths.exports,
              paths.outbox,
              paths.devices,
            ].some((other) => other === path)
          }
          onChoose={() => go(paths.officers)}
        />
        <Choice label={navigation.settings} selected={path === paths.settings} onChoose={() => go(paths.settings)} />
        <Choice label={navigation.catalogue} selected={path === paths.catalogue} onChoose={() => go(paths.catalogue)} />
        <Choice label={t.storage.backups.link} selected={path === paths.backups} onChoose={() => go(paths.backups)} />
        <Choice label={t.exports.link} selected={path === paths.exports} onChoose={() => go(paths.exports)} />
        <Choice label={t.outbox.link} selected={path === paths.outbox} onChoose={() => go(paths.outbox)} />
        <Choice label={t.network.link} selected={path === paths.devices} onChoose={() => go(paths.devices)} />
        <Choice label={t.retention.title} selected={path === paths.retention} onChoose={() => go(paths.retention)} />
      </Choices>
    </nav>
  );
}
