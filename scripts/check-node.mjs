// Plain old JavaScript, so that an old Node gets this sentence and not a syntax error.
// `npm ci` puts Node 24 into node_modules on Linux x64, and npm's scripts run under it.
var parts = process.versions.node.split('.');
var major = Number(parts[0]);
var minor = Number(parts[1]);

if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    'Vestka needs Node 22.18 or newer, and this is ' +
      process.version +
      (process.platform === 'linux' && process.arch === 'x64'
        ? ': run "npm ci" first, which brings the right one along.'
        : ': please install it from https://nodejs.org and try again.'),
  );
  process.exit(2);
}
