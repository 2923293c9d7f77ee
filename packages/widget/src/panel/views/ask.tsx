import { Button, type ViewProps } from './bits.tsx';

/** A word on a solved request: does it open it again? */
export const Ask = ({ s, answer }: ViewProps & { answer: (stillBroken: boolean) => void }) => (
  <fieldset class="ask">
    <legend>{s.words.stillAsk}</legend>
    <p class="acts">
      <Button isQuiet onClick={() => answer(true)}>
        {s.words.stillYes}
      </Button>
      <Button isQuiet onClick={() => answer(false)}>
        {s.words.stillNo}
      </Button>
    </p>
  </fieldset>
);
