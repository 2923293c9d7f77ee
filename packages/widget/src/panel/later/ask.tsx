import { Button, type ViewProps } from '../views/bits.tsx';
import { wordsOf } from './words.ts';

/** A word on a solved request: does it open it again? */
export const Ask = ({ s, answer }: ViewProps & { answer: (stillBroken: boolean) => void }) => (
  <fieldset class="ask">
    <legend>{wordsOf(s).stillAsk}</legend>
    <p class="acts">
      <Button isQuiet onClick={() => answer(true)}>
        {wordsOf(s).stillYes}
      </Button>
      <Button isQuiet onClick={() => answer(false)}>
        {wordsOf(s).stillNo}
      </Button>
    </p>
  </fieldset>
);
