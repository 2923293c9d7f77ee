/** What is said of an agent's words before they are sent. It advises; whoever writes decides. */
export const enHelp = {
  label: 'About these words',
  show: 'Show in the text',
  remarks: (n: number): string => (n === 1 ? '1 remark on your words ↑' : `${n} remarks on your words ↑`),
  quoted: (words: string): string => `“${words}”`,
  said: (words: string, advice: string): string => `“${words}”: ${advice}`,
  dismiss: (words: string): string => `Leave “${words}” as it is`,
  advice: {
    blame: 'May read as blame or argument. Say what is seen and what helps now.',
    undated: 'A promise without a date. Say by when.',
    fault: 'Names a fault before the cause is found. Say what is seen and what is being checked.',
    deadEnd: 'A no without a way on. Say what they can do instead.',
    checkAlone: 'Says nothing but “please check”. What was done, and what should they see now?',
    nothing: 'Leaves nothing to do or expect. What was found, or what comes next?',
  },
};
