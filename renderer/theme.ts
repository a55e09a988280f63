/** Mantine wears our material: its variables point at the tokens, so there is one palette in two lights. */
import { createTheme, type CSSVariablesResolver } from '@mantine/core';

export const theme = createTheme({
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--sans)', fontWeight: '660' },
  defaultRadius: 'md',
  radius: { md: '10px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'never',
  components: {
    ModalRoot: {
      defaultProps: {
        centered: true,
        padding: 24,
        shadow: 'none',
        transitionProps: { transition: 'fade', duration: 120 },
      },
    },
    ModalOverlay: { defaultProps: { backgroundOpacity: 0.45, color: '#0a1112' } },
  },
});

const shared = {
  '--mantine-color-body': 'var(--paper-raised)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-placeholder': 'var(--ink-soft)',
  '--mantine-color-error': 'var(--alarm)',
};

export const variables: CSSVariablesResolver = () => ({
  variables: { '--mantine-font-size-md': 'var(--t-1)' },
  light: shared,
  dark: shared,
});
