import type { Page } from 'playwright-core';

/** What can be seen of a page at the width that it has now. The questions are written as text: the browser reads them, this program has no browser's types. */
export interface PageFacts {
  readonly language: string;
  readonly scripts: number;
  /** Pixels by which the page is wider than the window. */
  readonly overflow: number;
  /** Sizes of the charts that are shown. */
  readonly charts: readonly { readonly width: number; readonly height: number; readonly letters: number; /** Texts that its edges cut off. */ readonly cut: readonly string[]; /** Texts that an axis or a bar runs through. */ readonly crossed: readonly string[] }[];
  readonly figures: number;
  /** Links within the page that lead nowhere. */
  readonly deadLinks: readonly string[];
  /** Titles of columns and rows without a scope. */
  readonly unscoped: number;
  /** Heading levels, in their order. */
  readonly headings: readonly number[];
  /** Texts whose contrast against what is behind them is below 4.5 to 1. */
  readonly faint: readonly string[];
}

export async function factsOf(page: Page): Promise<PageFacts> {
  return page.evaluate<PageFacts>(`(() => {
    const all = (selector) => [...document.querySelectorAll(selector)];
    const shown = (element) => element.getClientRects().length > 0;
    const numbers = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
    const light = (colour) => {
      const [r, g, b] = numbers(colour).map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element) => {
      for (let at = element; at !== null; at = at.parentElement) {
        const colour = getComputedStyle(at).backgroundColor;
        if ((numbers(colour)[3] ?? 1) > 0) return colour;
      }
      return 'rgb(255, 255, 255)';
    };
    const contrast = (element) => {
      const [one, other] = [light(getComputedStyle(element).color), light(behind(element))].sort((a, b) => b - a);
      return (one + 0.05) / (other + 0.05);
    };
    const cutOff = (svg) => {
      const { left, right } = svg.getBoundingClientRect();
      return [...svg.querySelectorAll('text')].filter((text) => text.getBoundingClientRect().left < left - 1 || text.getBoundingClientRect().right > right + 1).map((text) => text.textContent);
    };
    const crossed = (svg) => {
      const lines = [...svg.querySelectorAll('[aria-label="rule"] line, [aria-label="tick"] line, [aria-label="bar"] rect')].map((line) => line.getBoundingClientRect());
      const meets = (text, line) => line.left < text.right - 1 && line.right > text.left + 1 && line.top < text.bottom - 3 && line.bottom > text.top + 3;
      return [...svg.querySelectorAll('text')].filter((text) => lines.some((line) => meets(text.getBoundingClientRect(), line))).map((text) => text.textContent);
    };
    const texts = all('body *').filter((element) => shown(element) && element.closest('svg') === null && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''));
    return {
      language: document.documentElement.lang,
      scripts: document.scripts.length,
      overflow: document.documentElement.scrollWidth - innerWidth,
      charts: all('figure svg').filter(shown).map((svg) => ({ width: svg.getBoundingClientRect().width, height: svg.getBoundingClientRect().height, letters: Math.min(...[...svg.querySelectorAll('text')].map((text) => text.getBoundingClientRect().height)), cut: cutOff(svg), crossed: crossed(svg) })),
      figures: all('figure').length,
      deadLinks: all('a[href^="#"]').map((link) => link.getAttribute('href')).filter((href) => document.getElementById(href.slice(1)) === null),
      unscoped: all('th:not([scope])').length,
      headings: all('h1, h2, h3, h4').map((heading) => Number(heading.tagName[1])),
      faint: texts.filter((element) => contrast(element) < 4.5).map((element) => element.tagName + ' ' + element.textContent.slice(0, 40)),
    };
  })()`);
}
