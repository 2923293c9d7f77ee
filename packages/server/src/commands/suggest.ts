import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as russian } from '@orama/stemmers/russian';
import type { KnownProblem, TeamTicket, TicketEvent } from '@vestka/sdk/protocol';
import { readTicket } from '../log/read.ts';
import type { House } from './house.ts';
import { readProblems } from './queue.ts';
