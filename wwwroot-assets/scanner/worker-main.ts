import { keepShell } from './worker';

keepShell(self as unknown as Parameters<typeof keepShell>[0], caches);
