import 'fake-indexeddb/auto';
import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// Time is no subject of these tests, and the machine may be busy.
configure({ asyncUtilTimeout: 10_000 });

afterEach(cleanup);
