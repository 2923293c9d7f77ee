import { Button, type ViewProps } from '../views/bits.tsx';
import { wordsOf } from './words.ts';

/** A word on a solved request: does it open it again? */
export const Ask = ({ s, answer }: ViewProps & { answer: (stillBroken: boolean) => void }) => {
  const words = wordsOf(s);
  return (
    <fieldset class="ask">
      <legend>{words.stillAsk}</legend>
      <p class="acts">
        <Button isQuiet onClick={() => answer(true)}>
          {words.stillYes}
        </Button>
        <Button isQuiet onClick={() => answer(false)}>
          {words.stillNo}
        </Button>
      </p>
    </fieldset>
  );
};
