import type { Insights } from '@vestka/sdk/agent';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { ticketHref } from '../lib/route.ts';
import { Part, Scroll } from './part.tsx';
import { csvHref } from './range.ts';

const GRADES = ['excellent', 'good', 'satisfactory', 'poor', 'terrible'] as const;

/** How people found it: each grade, who did not answer, whom they thanked, and what they wrote. */
export function RatingsPart({ insights }: { readonly insights: Insights }) {
  const { text } = useDesk();
  const words = text.pages.insights.ratings;
  const { ratings, helped, from, to } = insights;
  const { grades, given, unanswered } = ratings;
  const ended = given + unanswered;
  const most = Math.max(1, ...Object.values(grades));
  if (ended === 0) {
    return (
      <Part id="ratings" title={words.title}>
        <p class="quiet">{words.none}</p>
        {helped > 0 && <p class="quiet">{words.helped(helped)}</p>}
      </Part>
    );
  }
  return (
    <Part id="ratings" title={words.title}>
      <p class="hero-figure">
        <b>{given}</b>
        <span>
          {words.of(ended)} · {words.unanswered(unanswered, text.pages.percent(unanswered / ended))}
        </span>
      </p>
      {helped > 0 && <p class="quiet">{words.helped(helped)}</p>}
      <div class="pair">
        {given === 0 ? (
          <p class="quiet">{words.noneGiven}</p>
        ) : (
          <Scroll title={words.title}>
            <table class="figures grades">
              <thead>
                <tr>
                  <th scope="col">{words.grade}</th>
                  <th scope="col">{words.count}</th>
                  <th scope="col">{words.share}</th>
                </tr>
              </thead>
              <tbody>
                {GRADES.map((grade) => (
                  <tr key={grade}>
                    <th scope="row">{words.grades[grade]}</th>
                    <td class="bar-cell">
                      <span>{grades[grade]}</span>
                      <i aria-hidden="true">
                        <i style={{ width: `${(grades[grade] / most) * 100}%` }} />
                      </i>
                    </td>
                    <td>{text.pages.percent(grades[grade] / given)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
        <div class="rated-beside">
          <Thanks thanks={ratings.thanks} />
          <Latest latest={ratings.latest} />
        </div>
      </div>
      <p class="hint">
        {words.counted}{' '}
        <a href={csvHref({ from, to }, 'ratings')} download>
          {words.csv}
        </a>
      </p>
    </Part>
  );
}

function Thanks({ thanks }: { readonly thanks: Insights['ratings']['thanks'] }) {
  const { text } = useDesk();
  const words = text.pages.insights.ratings;
  return (
    <>
      <h3>{words.thanks}</h3>
      {thanks.length === 0 ? (
        <p class="quiet">{words.noThanks}</p>
      ) : (
        <ul class="thanks">
          {thanks.map(({ agent, name, count }) => (
            <li key={agent}>
              <span>{name}</span> <b>{words.times(count)}</b>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Latest({ latest }: { readonly latest: Insights['ratings']['latest'] }) {
  const { text, times } = useDesk();
  const words = text.pages.insights.ratings;
  const now = useNow();
  if (latest.length === 0) return null;
  return (
    <>
      <h3>{words.latest}</h3>
      <ul class="rated-words">
        {latest.map(({ ticket, number, grade, text: said, thanks, at }) => (
          <li key={ticket}>
            <p class="about">
              <a href={ticketHref(ticket)}>#{number}</a> · <b>{words.grades[grade]}</b> ·{' '}
              {times.when(Date.parse(at), now)}
              {thanks && ` · ${words.thanked(thanks)}`}
            </p>
            <p class="said" dir="auto">
              {said}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
