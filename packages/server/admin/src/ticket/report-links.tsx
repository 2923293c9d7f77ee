import { useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { openAddress } from '../lib/open-address.ts';
import { sentenceOf } from '../lib/refusals.ts';
import type { Subject } from '../lib/subject.ts';

const FORMATS = { md: 'Markdown', json: 'JSON' } as const;

/** The report as a page to print or pass on, or as a file. Its address is signed when it is asked for. */
export function ReportLinks({ subject }: { readonly subject: Subject }) {
  const { client, state, text, times } = useDesk();
  const [failed, setFailed] = useState<string | null>(null);
  const open = async (ending: string) => {
    setFailed(null);
    try {
      const zone = state.me?.workspace.zone;
      const { url } = await client.reportLink(subject.id, {
        lang: times.locale.slice(0, 2),
        ...(zone !== undefined && { zone }),
      });
      openAddress(url + ending);
    } catch (error) {
      setFailed(sentenceOf(error, text));
    }
  };
  return (
    <p class="report-links">
      <button type="button" class="link" onClick={() => open('')}>
        {text.report.open}
      </button>
      {(Object.keys(FORMATS) as (keyof typeof FORMATS)[]).map((format) => (
        <button key={format} type="button" class="link" onClick={() => open(`.${format}`)}>
          {text.report.download(FORMATS[format])}
        </button>
      ))}
      {failed && (
        <span class="fault" role="alert">
          {failed}
        </span>
      )}
    </p>
  );
}
