import type { Page } from '@playwright/test';
import type { ClientState } from '@vestka/sdk';
import type { Options } from '../src/types.ts';

/** One picture of the gallery: what the client has, and what is done before it is taken. */
export interface Scene {
  name: string;
  phone?: boolean;
  dark?: boolean;
  options?: Partial<Options>;
  state?: Partial<ClientState>;
  act?: (page: Page) => Promise<void>;
}
