import { useDesk } from '../lib/desk.ts';

/** Leads and admins change what holds for everyone; agents read it. */
export function useMayChange(): boolean {
  const { state } = useDesk();
  return (state.me?.agent.role ?? 'agent') !== 'agent';
}
