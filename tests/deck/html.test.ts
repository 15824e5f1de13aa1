import { expect, test } from 'vitest';
import { element, printHtml, withAttribute } from '../../src/deck/html.js';

test('text and attribute values cannot become mark-up', () => {
  const hostile = '<script>alert("1" & \'2\')</script>';
  expect(printHtml([element('p', { title: hostile }, [hostile])])).toBe(
    '<p title="&lt;script&gt;alert(&quot;1&quot; &amp; \'2\')&lt;/script&gt;">&lt;script&gt;alert("1" &amp; \'2\')&lt;/script&gt;</p>',
  );
});

test('void elements have no end tag and an empty text alternative is kept', () => {
  expect(printHtml([element('img', { src: 'data:,', alt: '' }), element('br', {})])).toBe('<img src="data:," alt=""><br>');
});

test('the first line feed of preformatted text survives', () => {
  expect(printHtml([element('pre', {}, ['\na'])])).toBe('<pre>\n\na</pre>');
});

test('a class is added to those an element has', () => {
  expect(withAttribute(element('li', { class: 'a' }), 'class', 'b').attributes).toEqual({ class: 'a b' });
  expect(withAttribute(element('li', { id: 'a' }), 'id', 'b').attributes).toEqual({ id: 'b' });
});
