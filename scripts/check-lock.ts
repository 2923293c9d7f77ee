// The lock file must serve every machine: no registry's address in it, and an entry for every dependency it
// names, optional ones included. npm drops what it cannot fetch without a word, and `npm ci` fails elsewhere.
import { readFileSync } from 'node:fs';

type Entry = {
  resolved?: string;
  link?: boolean;
  integrity?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, Entry>;
};
const faults: string[] = [];

// Node looks in the node_modules beside the package, then beside each folder above it.
const holds = (from: string, name: string): boolean => {
  const parts = from.split('/');
  for (let end = parts.length; end >= 0; end--) {
    if (parts[end - 1] === 'node_modules') continue;
    if (lock.packages[[...parts.slice(0, end), 'node_modules', name].filter(Boolean).join('/')]) return true;
  }
  return false;
};

for (const [path, entry] of Object.entries(lock.packages)) {
  if (entry.resolved && !entry.link) faults.push(`${path}: carries an address (${entry.resolved})`);
  if (!entry.link && path.includes('node_modules/') && !entry.integrity)
    faults.push(`${path}: has no integrity`);
  for (const name of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })) {
    if (!holds(path, name)) faults.push(`${path || 'root'}: needs ${name}, which the lock does not hold`);
  }
}

for (const fault of faults) console.error(`package-lock.json: ${fault}`);
if (faults.length > 0) process.exit(1);
console.log(`package-lock.json: ${Object.keys(lock.packages).length} entries, all present, no addresses`);
