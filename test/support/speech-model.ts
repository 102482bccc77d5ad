import path from 'node:path';
import { NoSpeechModel, openSpeechModel, type SpeechModel } from '../../src/speech/model/speech-model.ts';
import { projectRoot } from './archive.ts';

/** Where `./scripts/test` brings the speech model to. */
export const speechModelFolder = path.join(projectRoot, 'node_modules/.cache/speech-model');

/** The model, or null where there is none; then it prints why what needs one is skipped. */
export async function speechModel(): Promise<SpeechModel | null> {
  try {
    return await openSpeechModel(speechModelFolder);
  } catch (error) {
    if (!(error instanceof NoSpeechModel)) throw error;
    process.stdout.write(`Skipped what needs a speech model: ${error.message}\n`);
    return null;
  }
}
