import { spawn } from 'node:child_process';
import { watchMemory } from './memory.js';

/**
 * What one run of a command took. CPU is user and system time of all of its threads and child processes.
 *
 * @typedef {{ cpu: number, wall: number, memory: number | undefined }} Measurement
 */

/**
 * Bash times the command, since it is everywhere, adds next to nothing, and counts the children that Node
 * cannot see. What the command prints is thrown away; what it complains about goes to descriptor 3, apart
 * from the times.
 */
const SCRIPT = `TIMEFORMAT='%R %U %S'; time "$@" >/dev/null 2>&3`;

/**
 * Collects what a stream says.
 *
 * @param {import('node:stream').Readable} stream
 */
async function collect(stream) {
  let text = '';
  for await (const chunk of stream.setEncoding('utf8')) text += chunk;
  return text;
}

/**
 * Reads the last line of the shell, `wall user sys` in seconds. A decimal comma is never there: the locale
 * is C.
 *
 * @param {string} text
 */
function readTimes(text) {
  const [wall, user, sys] = text.trim().split('\n').slice(-1).join('').split(' ').map(Number);
  return { wall, cpu: user + sys };
}

/**
 * Starts the shell with the command in it.
 *
 * @param {readonly string[]} argv
 * @param {string} cwd
 */
function start(argv, cwd) {
  const env = { ...process.env, LC_ALL: 'C' };
  const shell = spawn('bash', ['-c', SCRIPT, 'bash', ...argv], {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [, , times, complaint] = /** @type {import('node:stream').Readable[]} */ (shell.stdio);
  const closed = new Promise((resolve, reject) => shell.once('error', reject).once('close', resolve));
  return { pid: shell.pid ?? 0, output: Promise.all([collect(times), collect(complaint), closed]) };
}

/**
 * Runs a command as a user would, in a process of its own, and measures it from start to end.
 *
 * @param {readonly string[]} argv
 * @param {string} cwd
 * @returns {Promise<Measurement>}
 */
export async function measure(argv, cwd) {
  const { pid, output } = start(argv, cwd);
  const memory = watchMemory(pid);
  const [times, complaint, code] = await output.finally(memory.stop);
  if (code !== 0) throw new Error(`exit code ${code} ${complaint.trim().slice(0, 400)}`.trim());
  return { ...readTimes(times), memory: memory.stop() };
}
