import type { Page } from '@playwright/test';
import type { ClientState } from '@vestka/sdk';
import type { Options } from '../src/types.ts';

/** One picture of the gallery: what the client has, and what is done before it is taken. */
export interface Scene {
  name: string;
  phone?: boolean;
  /** The size of the window, where neither a phone's nor a desktop's is meant: a small phone, a page at 200 %. */
  size?: { width: number; height: number };
  dark?: boolean;
  options?: Partial<Options>;
  state?: Partial<ClientState>;
  act?: (page: Page) => Promise<void>;
}
