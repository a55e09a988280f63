// First import of the page. The one policy there is: text may pass where a string becomes part of the page (Mantine's
// style variables), markup never.
if (typeof trustedTypes !== 'undefined') {
  trustedTypes.createPolicy('default', {
    createHTML: (text) => {
      if (text.includes('<')) throw new TypeError('markup from a string is refused');
      return text;
    },
  });
}
export {};
