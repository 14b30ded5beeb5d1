import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findEvidence } from '../../src/workspace/evidence.js';
import { inside, project } from './project.js';

const snippet =
  '<script>!function(){var i="analytics",analytics=window[i]=window[i]||[];analytics.methods=["track"];analytics.load=function(){};analytics.load("K")}();</script>';

describe('evidence of Segment', () => {
  it('is a snippet or an address of its CDN in a page', () => {
    const root = project({
      'index.html': snippet,
      'views/layout.ejs':
        '<script src="https://cdn.segment.com/analytics.js/v1/K/analytics.min.js"></script>',
      'old.php': '<script>u="//cdn.segment.io/analytics.js"</script>',
      'other.html': '<script>analytics.track("x")</script>',
      'src/a.ts': '"cdn.segment.com"',
      'node_modules/p/index.html': snippet,
    });
    expect(inside(root, findEvidence(root).snippetPages)).toEqual([
      'index.html',
      'old.php',
      'views/layout.ejs',
    ]);
  });

  it('is not in pages that git ignores', () => {
    const root = project({
      '.git/HEAD': '',
      '.gitignore': 'dist\nreport.html\n',
      'dist/a.html': snippet,
      'report.html': snippet,
    });
    expect(findEvidence(root).snippetPages).toEqual([]);
  });
});

describe('classic scripts', () => {
  const scriptsOf = (page: string, files: string[], at = 'index.html'): string[] => {
    const root = project({ ...Object.fromEntries(files.map((file) => [file, ''])), [at]: page });
    return inside(root, findEvidence(root).classicScripts).sort();
  };

  it('are those that a page loads without type="module"', () => {
    const page = `
      <script src="a.js"></script> <SCRIPT SRC='./js/b.js?v=1#x' defer></SCRIPT> <script async src=c.js></script>
      <script type="module" src="m.js"></script><script data-src="d.js"></script>
      <script type="text/javascript" onload="if (a > b) go()" src="e.js"></script>
      <script nomodule src="f.js"></script><script src="gone.js"></script><script src="">x</script>
      <script src="https://example.com/a.js"></script><script src="//example.com/g.js"></script>`;
    const files = ['a.js', 'js/b.js', 'c.js', 'm.js', 'd.js', 'e.js', 'f.js', 'g.js', 'example.com/g.js'];
    expect(scriptsOf(page, files)).toEqual(['a.js', 'c.js', 'e.js', 'f.js', 'js/b.js']);
  });

  it('are found from the root that a server would serve', () => {
    const page =
      '<script src="/js/a.js"></script><script src="%PUBLIC_URL%/b.js"></script><script src="js/c.js"></script>';
    expect(scriptsOf(page, ['public/js/a.js', 'public/b.js', 'public/js/c.js'], 'views/home.ejs')).toEqual([
      'public/b.js',
      'public/js/a.js',
      'public/js/c.js',
    ]);
    expect(scriptsOf(page, ['apps/web/js/a.js', 'js/a.js'], 'apps/web/pages/about.html')).toEqual([
      'apps/web/js/a.js',
    ]);
    expect(scriptsOf(page, ['public/b.js'], 'public/index.html')).toEqual(['public/b.js']);
  });

  it('are not guessed from templates, and a torn tag stops nothing', () => {
    const page =
      '<script src="{{ asset }}"></script><script src="<%= x %>"></script><script src="a.js"></script><script src="';
    expect(scriptsOf(page, ['a.js'])).toEqual(['a.js']);
  });

  it('are absolute paths', () => {
    const root = project({ 'index.html': '<script src="a.js"></script>', 'a.js': '' });
    expect([...findEvidence(root).classicScripts]).toEqual([join(root, 'a.js')]);
  });
});
