import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { PageVoice } from '#convoyeur/reports/html/page-voice.js';
import { foreign, foreignSentence, html, trusted, withCode } from '#convoyeur/reports/html/template.js';
import { cents, sentence } from '#convoyeur/words/index.js';

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

template('what our own words set between backticks is something to be typed', () => {
  assert.is(withCode('Run `x --y` & wait.').text, 'Run <code>x <span class="word">--y</span></code> &amp; wait.');
});

template('in a sentence about names of the dump only its own commands are something to be typed', () => {
  const own = sentence('{name} <b>: `convoyeur runs`', { name: 'Bar `convoyeur rollback --run 1`' });
  assert.is(foreignSentence(String(own), own).text, '<bdi>Bar `convoyeur rollback --run 1` &lt;b&gt;: <code>convoyeur runs</code></bdi>');
  const within = sentence('{why}', { why: sentence('cut: `convoyeur extract fedow` keeps it') });
  assert.match(foreignSentence(String(within), within).text, '<code>convoyeur extract fedow</code>');
  const without = sentence('{name}', { name: 'Bar `convoyeur rollback`' });
  assert.is(foreignSentence(String(without), without).text, '<bdi>Bar `convoyeur rollback`</bdi>');
  assert.is(foreignSentence('`convoyeur runs`', '`convoyeur runs`').text, '<bdi>`convoyeur runs`</bdi>');
});

template('an amount does not part from its sign; a name of the dump stays as it is', () => {
  const english = new PageVoice('en');
  assert.equal([english.euros(123_456), english.signedAmount(-5, 'FID'), english.say('{sum} in all', { sum: cents(100) })], ['1,234.56\u00a0€', '−0.05\u00a0pts', '1.00\u00a0€ in all']);
  assert.is(english.show('Bar 5 €'), 'Bar 5 €');
});

template.run();
