/** The page in every bundle: checks the files that are dropped on it, in any browser, from the disk, without a network. */
import { z } from 'zod';
import { checkBundle } from '../../shared/audit/bundle.ts';
import { checkExport, isDataExport, type ExportReport } from '../../shared/export/check.ts';
import { evidence as english } from '../../shared/text/en/evidence.ts';
import { exports as englishExports } from '../../shared/text/en/exports.ts';
import { exportReportText } from '../../shared/text/export_report.ts';
import { evidence as indonesian } from '../../shared/text/id/evidence.ts';
import { exports as indonesianExports } from '../../shared/text/id/exports.ts';
import { formats, type Language } from '../../shared/text/language.ts';
import { faultText, reportText, type ReportText } from '../../shared/text/log_report.ts';
import { broughtWith, browserCrypto, droppedSource, knowsEd25519 } from './files.ts';
import './style.css';

// The policy of the page allows no code made at run time; without this zod would ask for it.
z.config({ jitless: true });

type Report = Awaited<ReturnType<typeof checkBundle>>;

const tables = { id: indonesian, en: english };
const exportTables = { id: indonesianExports, en: englishExports };

/** All that changes on the page. */
const shown: {
  language: Language;
  state: 'waiting' | 'checking' | 'noEd25519' | Report | { readonly data: ExportReport };
  key: string;
} = {
  language: 'id',
  state: 'waiting',
  key: '',
};

type Child = Node | string;

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

async function check(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  shown.state = 'checking';
  show();
  if (await knowsEd25519()) {
    const brought = await broughtWith(files, shown.key);
    const source = droppedSource(files);
    shown.state = (await isDataExport(source))
      ? { data: await checkExport(source, brought, browserCrypto) }
      : await checkBundle(source, brought, browserCrypto);
  } else {
    shown.state = 'noEd25519';
  }
  show();
}

function section(title: string, sentences: readonly string[]): Child[] {
  if (sentences.length === 0) return [];
  return [element('h2', {}, title), element('ul', {}, ...sentences.map((one) => element('li', {}, one)))];
}

function reportOf(report: Report): HTMLElement {
  const { check: words } = tables[shown.language];
  if (report.size === null) {
    return element(
      'section',
      { class: 'report', 'data-sound': 'false', role: 'alert' },
      element('p', { class: 'verdict' }, words.unreadable),
      ...section(words.wrong, faultText(report.faults, words)),
    );
  }
  return verdict(reportText(report, words, formats[shown.language]), words, report.origin);
}

/** The verdict with its sentences. */
function verdict(
  { wrong, proven, unproven }: ReportText,
  said: { readonly sound: string; readonly broken: string },
  origin: string,
): HTMLElement {
  const { check: words } = tables[shown.language];
  const sound = wrong.length === 0;
  return element(
    'section',
    { class: 'report', 'data-sound': String(sound), role: sound ? 'status' : 'alert' },
    element('p', { class: 'verdict' }, sound ? said.sound : said.broken),
    element('p', { class: 'soft' }, element('code', {}, origin)),
    ...section(words.wrong, wrong),
    ...section(words.proven, proven),
    ...section(words.unproven, unproven),
  );
}

function exportReportOf(report: ExportReport): HTMLElement {
  const words = { evidence: tables[shown.language], exports: exportTables[shown.language] };
  const text = exportReportText(report, words, formats[shown.language]);
  return verdict(text, words.exports.check, report.manifest?.origin ?? '');
}

function dropZone(): HTMLElement {
  const { page } = tables[shown.language];
  const input = element('input', { type: 'file', multiple: '', id: 'files' });
  input.addEventListener('change', () => void check([...(input.files ?? [])]));
  const zone = element(
    'section',
    { class: 'drop' },
    element('p', {}, page.drop),
    element('p', {}, element('label', { class: 'file' }, page.choose, input)),
    element('p', { class: 'soft' }, page.keptHint),
  );
  zone.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.dataset['over'] = 'true';
  });
  zone.addEventListener('dragleave', () => {
    zone.dataset['over'] = 'false';
  });
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    void check([...(event.dataTransfer?.files ?? [])]);
  });
  return zone;
}

function keyField(): HTMLElement {
  const { page } = tables[shown.language];
  const field = element('textarea', { rows: '2', spellcheck: 'false', autocomplete: 'off' });
  field.value = shown.key;
  field.addEventListener('input', () => {
    shown.key = field.value;
  });
  return element('label', { class: 'key' }, page.keyLabel, field);
}

function result(): Child[] {
  const { page } = tables[shown.language];
  if (shown.state === 'waiting') return [];
  if (shown.state === 'checking') return [element('p', { role: 'status' }, page.checking)];
  if (shown.state === 'noEd25519') return [element('p', { role: 'alert' }, page.noEd25519)];
  return ['data' in shown.state ? exportReportOf(shown.state.data) : reportOf(shown.state)];
}

function show(): void {
  const { page } = tables[shown.language];
  const other = element('button', { type: 'button' }, page.other);
  other.addEventListener('click', () => {
    shown.language = shown.language === 'id' ? 'en' : 'id';
    show();
  });
  document.documentElement.lang = shown.language;
  document.title = page.title;
  document
    .getElementById('root')
    ?.replaceChildren(
      element('header', {}, element('h1', {}, page.title), other),
      element('p', { class: 'soft' }, page.lead),
      ...result(),
      keyField(),
      dropZone(),
    );
}

// A file dropped beside the zone must not take the page's place.
for (const kind of ['dragover', 'drop']) window.addEventListener(kind, (event) => event.preventDefault());
show();
