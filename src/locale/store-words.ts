/** What is said where the device keeps nothing, or no more. Reading goes on all the same. */
export const storeWords = {
  StoreUnavailable: 'Nothing is kept on this device: the browser does not let it. Reading goes on from the network.',
  StoreFull: 'Nothing more is kept on this device: there is no room left. Reading goes on from the network.',
  StoreBlocked:
    'Nothing is kept on this device: an older version of this page is open in another tab. Reading goes on from the network.',
} as const;
