import { translator } from '@/platform/i18n/messages';
import type { Card, Figure, ModelCards } from './contract';

/** All cards as one Markdown document. */
export function describeCards({ items, at }: ModelCards): string {
  const t = translator('en', 'modelCards');
  const number = (value: number) => String(Number(value.toFixed(3)));
  const written = ({ value, low, high, of }: Figure) => {
    if (value === null) return t(of > 0 ? 'few' : 'none');
    return low === null || high === null
      ? t('alone', { value: number(value), of: String(of) })
      : t('range', { value: number(value), low: number(low), high: number(high), of: String(of) });
  };
  const trained = ({ trainedAt, trainedOn, together }: Card) => {
    const date = trainedAt?.slice(0, 10);
    if (together && date) return t('together', { date });
    if (!trainedOn) return date ?? t('notTrained');
    const on = { records: trainedOn.records, learners: trainedOn.learners ?? 0 };
    return date ? t('trainedOn', { date, ...on }) : t('onRecords', on);
  };
  const groups = ({ groups: found }: Card) =>
    found
      ? t('audited', { attributes: found.attributes.join(', '), date: found.at.slice(0, 10), alerts: found.alerts })
      : t('notAudited');
  const parts = items.map((card) => {
    const { name, figures } = card;
    const told = figures.map((figure) => `  - ${t(`figure.${figure.name}`)}: ${written(figure)}`);
    return [
      `## ${t(`cards.${name}.name`)}\n`,
      ...(['purpose', 'data'] as const).map((line) => `- **${t(line)}**: ${t(`cards.${name}.${line}`)}`),
      `- **${t('version')}**: ${card.version}`,
      `- **${t('trained')}**: ${trained(card)}`,
      ...(told.length === 0 ? [`- **${t('figures')}**: ${t('noFigures')}`] : [`- **${t('figures')}**:`, ...told]),
      `- **${t('groups')}**: ${groups(card)}`,
      ...(['limits', 'overrule'] as const).map((line) => `- **${t(line)}**: ${t(`cards.${name}.${line}`)}`),
    ].join('\n');
  });
  return `# ${t('title')}\n\n${t('words')} (${at.slice(0, 16)} UTC)\n\n${parts.join('\n\n')}\n`;
}
