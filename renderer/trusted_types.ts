import { config } from 'zod';

// First import of the page. The one policy there is: text may pass where a string becomes part of the page (Mantine's
// style variables), markup never.
// The schemas are walked, not compiled: compiling needs the right to run text as a program, which the page has not.
config({ jitless: true });

if (typeof trustedTypes !== 'undefined') {
  trustedTypes.createPolicy('default', {
    createHTML: (text) => {
      if (text.includes('<')) throw new TypeError('markup from a string is refused');
      return text;
    },
  });
}
