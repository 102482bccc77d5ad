import type { Form } from '../../story/media.ts';
import { acceptedContainers, acceptedPictures } from '../accepted-media.ts';

/** Spellings of endings beside those of the tables of what is accepted, each with what it is most often. */
const otherEndings: Readonly<Record<Form, readonly string[]>> = {
  artwork: ['jpe', 'jfif', 'pjpeg', 'mpo', 'hif', 'apng', 'dib', 'heics', 'avifs'],
  sound: ['3ga', 'm4r', 'm4p', 'mpga', 'mp2', 'mpa', 'wave', 'awb', 'spx', 'aifc'],
  film: [
    '3gpp',
    '3gp2',
    'mpe',
    'mpv',
    'm2p',
    'tod',
    'trp',
    'qt',
    'divx',
    'xvid',
    'f4v',
    'lrv',
    '360',
    'insv',
    'mqv',
    'mk3d',
  ],
};
/** Of boxes that hold both, the endings that people give to sounds. */
export const soundEndings = ['m4a', 'm4b', 'mka', 'wma', 'ogg', 'oga', 'opus'];

/** As "jpg" of "Photo.JPG"; nothing of a name without one. */
export function endingOf(fileName: string): string {
  return /\.([a-z0-9]+)$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';
}

/** What people mean by an ending. It picks the questions that are asked first, and nothing else. */
export function formOfEnding(ending: string): Form | null {
  return (['artwork', 'sound', 'film'] as const).find((form) => endingsOf(form).includes(ending)) ?? null;
}

/** As the files of a form end that we take. */
export function endingsOf(form: Form): readonly string[] {
  if (form === 'artwork') {
    return [...acceptedPictures.flatMap(({ endings }) => endings), ...otherEndings.artwork];
  }
  const inBoxes = acceptedContainers.flatMap(({ endings, forms }) =>
    endings.filter(
      (ending) => (forms.includes('film') && !soundEndings.includes(ending) ? 'film' : 'sound') === form,
    ),
  );
  return [...new Set([...inBoxes, ...otherEndings[form]])];
}
