/** The end of retention, legal holds, requests for correction. */
export const retention = {};
