import { describe, expect, it } from 'vitest';
import { addEnvName, envFilesOf } from '../../src/workspace/env-files.js';
import { inside, project } from './project.js';

const add = (text: string): string => addEnvName(text, 'VITE_AMPLITUDE_API_KEY', 'VITE_SEGMENT_WRITE_KEY');

describe('.env files', () => {
  it('are .env and its variants', () => {
    const root = project({
      '.env': '',
      '.env.local': '',
      '.env.example': '',
      '.envrc': '',
      'x.env': '',
      '.env.d/x': '',
    });
    expect(inside(root, envFilesOf(root))).toEqual(['.env', '.env.example', '.env.local']);
    expect(envFilesOf(`${root}/none`)).toEqual([]);
  });

  it.each([
    [
      'A=1\nVITE_SEGMENT_WRITE_KEY=abc\nB=2\n',
      'A=1\nVITE_SEGMENT_WRITE_KEY=abc\nVITE_AMPLITUDE_API_KEY=\nB=2\n',
    ],
    ['VITE_SEGMENT_WRITE_KEY=', 'VITE_SEGMENT_WRITE_KEY=\nVITE_AMPLITUDE_API_KEY='],
    ['VITE_SEGMENT_WRITE_KEY=a\r\nB=1\r\n', 'VITE_SEGMENT_WRITE_KEY=a\r\nVITE_AMPLITUDE_API_KEY=\r\nB=1\r\n'],
    [
      'export VITE_SEGMENT_WRITE_KEY="a" # key\nB=1\n',
      'export VITE_SEGMENT_WRITE_KEY="a" # key\nexport VITE_AMPLITUDE_API_KEY=""\nB=1\n',
    ],
    ["VITE_SEGMENT_WRITE_KEY = 'a'\n", "VITE_SEGMENT_WRITE_KEY = 'a'\nVITE_AMPLITUDE_API_KEY = ''\n"],
    ['VITE_SEGMENT_WRITE_KEY = a\n', 'VITE_SEGMENT_WRITE_KEY = a\nVITE_AMPLITUDE_API_KEY =\n'],
    [
      'VITE_SEGMENT_WRITE_KEY="a\nb"\nB=1\n',
      'VITE_SEGMENT_WRITE_KEY="a\nb"\nVITE_AMPLITUDE_API_KEY=""\nB=1\n',
    ],
    ['\uFEFFVITE_SEGMENT_WRITE_KEY=a\n', '\uFEFFVITE_SEGMENT_WRITE_KEY=a\nVITE_AMPLITUDE_API_KEY=\n'],
  ])('gain the name after the one it replaces: %j', (before, after) => {
    expect(add(before)).toBe(after);
    expect(add(after)).toBe(after);
  });

  it.each([
    'VITE_SEGMENT_WRITE_KEY=a\nVITE_AMPLITUDE_API_KEY=b\n',
    '# VITE_SEGMENT_WRITE_KEY=a\n',
    'MY_VITE_SEGMENT_WRITE_KEY=a\n',
    'VITE_SEGMENT_WRITE_KEY_2=a\n',
    '',
  ])('stay as they are: %j', (text) => expect(add(text)).toBe(text));
});
