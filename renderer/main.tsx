import './trusted_types.ts';
import { MantineProvider } from '@mantine/core';
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Modal.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { travellerPath } from '../shared/contract/traveller_words.ts';
import { App } from './app.tsx';
import { ErrorBoundary } from './components/error_boundary.tsx';
import { TravellerDisplay } from './screens/traveller_display.tsx';
import { queries } from './state/calls.ts';
import { followOtherWindows, useAppearance } from './state/ui.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/components.css';
import './styles/frame.css';
import './styles/screens.css';
import './styles/journey.css';
import './styles/party.css';
import './styles/catalogue.css';
import './styles/traveller.css';
import './styles/ledger.css';
import './styles/paper.css';
import './styles/outage.css';
import './styles/after.css';
import './styles/later.css';
import './styles/search.css';
import './styles/figures.css';
import './styles/print.css';
import { theme, variables } from './theme.ts';

// The browser hides a nonce from attributes but not from the property.
const nonce = document.querySelector<HTMLElement>('meta[property=csp-nonce]')?.nonce ?? '';
// The scroll lock under an open sheet writes a style element of its own.
setNonce(nonce);

function Root() {
  const appearance = useAppearance();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      forceColorScheme={appearance}
      getStyleNonce={() => nonce}
      withStaticClasses={false}
    >
      <QueryClientProvider client={queries}>
        <ErrorBoundary>{window.location.pathname === travellerPath ? <TravellerDisplay /> : <App />}</ErrorBoundary>
      </QueryClientProvider>
    </MantineProvider>
  );
}

followOtherWindows();
const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no place for the page');
createRoot(place).render(
  <StrictMode>
    <Root />
  </StrictMode>,
);
