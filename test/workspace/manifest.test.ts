import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editManifest, type ManifestEdit } from '../../src/workspace/manifest.js';
import { segmentPackagesOf } from '../../src/workspace/packages.js';

const browser = { '@amplitude/analytics-browser': '^2.47.1' };
const swap: ManifestEdit = { add: browser, remove: ['@segment/analytics-next'] };

/** Edits, and checks what holds for every edit: valid JSON, and nothing left to do the second time. */
function edited(text: string, edit: ManifestEdit = swap): string {
  const once = editManifest(text, edit);
  JSON.parse(once.replace(/^\uFEFF/, ''));
  expect(editManifest(once, edit)).toBe(once);
  return once;
}

describe('a manifest', () => {
  it('changes in the lines of the named packages only', () => {
    const text = `{
  "name": "app",
  "scripts": { "dev":"vite" },
  "dependencies": {
    "@segment/analytics-next": "^1.84.3",
    "react": "^19.0.0"
  },
  "browserslist": ["defaults",   "not dead"]
}
`;
    expect(edited(text)).toBe(
      text.replace('"@segment/analytics-next": "^1.84.3"', '"@amplitude/analytics-browser": "^2.47.1"'),
    );
  });

  it('keeps tabs, CRLF, a byte order mark and a missing end of line', () => {
    const text =
      '\uFEFF{\r\n\t"dependencies": {\r\n\t\t"@segment/analytics-next": "1",\r\n\t\t"vue": "3"\r\n\t}\r\n}';
    expect(edited(text)).toBe(
      '\uFEFF{\r\n\t"dependencies": {\r\n\t\t"@amplitude/analytics-browser": "^2.47.1",\r\n\t\t"vue": "3"\r\n\t}\r\n}',
    );
  });

  it('puts the new package in its alphabetical place', () => {
    const text = '{\n  "dependencies": {\n    "a": "1",\n    "analytics-node": "1",\n    "z": "1"\n  }\n}\n';
    expect(edited(text, { add: { 'm-node': '2' }, remove: ['analytics-node'] })).toBe(
      '{\n  "dependencies": {\n    "a": "1",\n    "m-node": "2",\n    "z": "1"\n  }\n}\n',
    );
    expect(edited(text, { add: { 'zz-node': '2' }, remove: ['analytics-node'] })).toBe(
      '{\n  "dependencies": {\n    "a": "1",\n    "z": "1",\n    "zz-node": "2"\n  }\n}\n',
    );
  });

  it('puts it where the old one stood in a section without order', () => {
    const text =
      '{\n  "dependencies": {\n    "z": "1",\n    "@segment/analytics-next": "1",\n    "b": "1",\n    "a": "1"\n  }\n}\n';
    expect(edited(text)).toBe(
      text.replace('"@segment/analytics-next": "1"', '"@amplitude/analytics-browser": "^2.47.1"'),
    );
  });

  it('adds at the end of a section without order when nothing goes', () => {
    expect(
      edited('{\n  "dependencies": {\n    "b": "1",\n    "a": "1"\n  }\n}\n', {
        add: { c: '2' },
        remove: [],
      }),
    ).toBe('{\n  "dependencies": {\n    "b": "1",\n    "a": "1",\n    "c": "2"\n  }\n}\n');
  });

  it('stays in the section of the old package, a library in both of its two', () => {
    const text = `{
  "peerDependencies": {
    "@segment/analytics-next": ">=1"
  },
  "devDependencies": {
    "@segment/analytics-next": "^1.0.0",
    "@types/segment-analytics": "^0.0.38"
  }
}
`;
    const edit = { add: browser, remove: ['@segment/analytics-next', '@types/segment-analytics'] };
    expect(edited(text, edit)).toBe(`{
  "peerDependencies": {
    "@amplitude/analytics-browser": "^2.47.1"
  },
  "devDependencies": {
    "@amplitude/analytics-browser": "^2.47.1"
  }
}
`);
  });

  it('sends each package to the section of the one it replaces', () => {
    const text = `{
  "dependencies": {
    "@segment/analytics-node": "^2.0.0"
  },
  "devDependencies": {
    "@segment/analytics-next": "^1.0.0",
    "vite": "^7.0.0"
  }
}
`;
    const edit = {
      add: { '@amplitude/analytics-browser': '^2.47.1', '@amplitude/analytics-node': '^1.5.0' },
      remove: ['@segment/analytics-node', '@segment/analytics-next'],
    };
    expect(edited(text, edit)).toBe(`{
  "dependencies": {
    "@amplitude/analytics-node": "^1.5.0"
  },
  "devDependencies": {
    "@amplitude/analytics-browser": "^2.47.1",
    "vite": "^7.0.0"
  }
}
`);
  });

  it('takes the package for dependencies when only its types stood somewhere else', () => {
    const text =
      '{\n  "dependencies": {\n    "react": "19"\n  },\n  "devDependencies": {\n    "vite": "7"\n  }\n}\n';
    expect(edited(text)).toContain(
      '"dependencies": {\n    "@amplitude/analytics-browser": "^2.47.1",\n    "react": "19"\n  }',
    );
  });

  it('keeps an emptied section, and a format on one line', () => {
    const remove = ['@segment/analytics-next'];
    expect(
      edited('{\n  "dependencies": {\n    "@segment/analytics-next": "1"\n  }\n}\n', { add: {}, remove }),
    ).toBe('{\n  "dependencies": {}\n}\n');
    expect(edited('{"dependencies":{"@segment/analytics-next":"1"}}')).toBe(
      '{"dependencies":{"@amplitude/analytics-browser":"^2.47.1"}}',
    );
    expect(
      edited('{ "dependencies": { "@segment/analytics-next": "1", "b": "2" } }', { add: {}, remove }),
    ).toBe('{ "dependencies": { "b": "2" } }');
    expect(edited('{ "dependencies": { "a": "1", "@segment/analytics-next": "1" } }')).toBe(
      '{ "dependencies": { "a": "1", "@amplitude/analytics-browser": "^2.47.1" } }',
    );
  });

  it('fills an empty section', () => {
    expect(edited('{\n    "name": "a",\n    "dependencies": {}\n}\n')).toBe(
      '{\n    "name": "a",\n    "dependencies": {\n        "@amplitude/analytics-browser": "^2.47.1"\n    }\n}\n',
    );
  });

  it('gets a section where there is none, before the other sections', () => {
    expect(
      edited('{\n  "name": "a",\n  "devDependencies": {\n    "vite": "7"\n  },\n  "private": true\n}\n'),
    ).toBe(
      '{\n  "name": "a",\n  "dependencies": {\n    "@amplitude/analytics-browser": "^2.47.1"\n  },\n  "devDependencies": {\n    "vite": "7"\n  },\n  "private": true\n}\n',
    );
    expect(edited('{\n  "name": "a"\n}\n')).toBe(
      '{\n  "name": "a",\n  "dependencies": {\n    "@amplitude/analytics-browser": "^2.47.1"\n  }\n}\n',
    );
    expect(edited('{}\n')).toBe('{"dependencies": {"@amplitude/analytics-browser": "^2.47.1"}}\n');
  });

  it('leaves a package that is there as it is', () => {
    const text = '{\n  "devDependencies": {\n    "@amplitude/analytics-browser": "~2.0.0"\n  }\n}\n';
    expect(edited(text)).toBe(text);
  });

  it('is not confused by text that looks like JSON', () => {
    const text =
      '{\n  "description": "a \\"dependencies\\": { } \\\\",\n  "x": [{ "dependencies": { "@segment/analytics-next": "0" } }],\n  "dependencies": {\n    "@segment/analytics-next": "1"\n  }\n}\n';
    expect(edited(text)).toBe(
      text.replace('"@segment/analytics-next": "1"', '"@amplitude/analytics-browser": "^2.47.1"'),
    );
  });

  it('that is no JSON is refused', () => {
    expect(() => editManifest('{ "a": 1, }', swap)).toThrow(SyntaxError);
  });

  it('keeps all else, whatever it holds', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z@/-]{1,8}$/), { maxLength: 6 });
    const layouts = fc.constantFrom(undefined, 0, 2, 4, '\t');
    const property = fc.property(names, names, layouts, fc.jsonValue(), (kept, gone, indent, other) => {
      const sections = { dependencies: Object.fromEntries([...kept, ...gone].map((name) => [name, '1'])) };
      const text = JSON.stringify({ other, ...sections, last: [1] }, null, indent);
      const result: unknown = JSON.parse(editManifest(text, { add: { 'added!': '2' }, remove: gone }));
      const left = kept.filter((name) => !gone.includes(name));
      expect(result).toEqual({
        ...(JSON.parse(text) as object),
        dependencies: Object.fromEntries([...left.map((name) => [name, '1']), ['added!', '2']]),
      });
    });
    fc.assert(property);
  });
});

describe('the packages of a manifest', () => {
  it('are told apart: Segment, look-alikes and the rest', () => {
    const found = segmentPackagesOf(
      JSON.stringify({
        dependencies: { '@segment/analytics-next': '^1.0.0', react: '19', '@segment/actions-core': '1' },
        devDependencies: { '@types/segment-analytics': '*', analytics: '0.8.0' },
      }),
    );
    expect(found).toEqual({
      segment: [
        { name: '@segment/analytics-next', range: '^1.0.0', section: 'dependencies' },
        { name: '@types/segment-analytics', range: '*', section: 'devDependencies' },
      ],
      lookAlikes: [{ name: 'analytics', range: '0.8.0', section: 'devDependencies' }],
    });
  });

  it.each(['', 'not json', '[]', '{"dependencies":"x"}'])('are none in %j', (text) => {
    expect(segmentPackagesOf(text)).toEqual({ segment: [], lookAlikes: [] });
  });
});
