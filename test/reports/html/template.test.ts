import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { foreign, html, trusted } from '#convoyeur/reports/html/template.js';

const template = suite('HTML template');

template('whatever is put in is text, in an attribute too', () => {
  const name = `<script>alert(1)</script> & "quotes" 'and' more`;
  assert.is(html`<p title="${name}">${name}</p>`.text.match(/[<>]/g)?.length, 4, 'two tags and no more');
  assert.is(html`${name}`.text, '&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot; &#39;and&#39; more');
});

template('HTML goes in as it is, lists piece by piece, nothing as nothing', () => {
  const rows = ['<a>', 2, null, undefined, html`<b>${'<'}</b>`, [html`<i></i>`, '>']];
  assert.is(html`<ul>${rows}</ul>`.text, '<ul>&lt;a&gt;2<b>&lt;</b><i></i>&gt;</ul>');
  assert.is(html`${trusted('<hr>')}`.text, '<hr>');
});

template('control characters and marks of direction are shown as what nobody can read', () => {
  assert.is(html`${'a\u0000b\u001b[2Jc\u202ed'}`.text, 'a\ufffdb\ufffd[2Jc\ufffdd');
});

template('a foreign text keeps its direction to itself, and a word without an end may be broken', () => {
  assert.is(foreign('مقهى').text, '<bdi>مقهى</bdi>');
  assert.is(foreign('x'.repeat(25)).text, `<bdi class="long">${'x'.repeat(25)}</bdi>`);
});

template.run();
