import { landingWindow } from '../drawings/landing-window.ts';
import { lightAcrossTheWay } from '../drawings/light-across-the-way.ts';
import { roundTheBlock } from '../films/round-the-block.ts';
import { twoCups } from '../films/two-cups.ts';
import type { SampleStory } from '../sample-story.ts';
import { rainOnTheLanding } from '../sounds/rain-on-the-landing.ts';
import { anonymous, first } from './credits.ts';

export const twoCupsStory: SampleStory = {
  name: 'two-cups',
  theme: 'isolation',
  neighbourhood: 'workington',
  title: 'I still get two cups out',
  words: `For most of a year I made one cup of tea at four o'clock and drank it standing up. Sitting down made it plain that nobody was opposite.

Then the woman from the end house knocked about a parcel. It was raining, so I said come in while I find it. I had the kettle on. I got a second cup down without thinking, the yellow one.

She comes on Tuesdays now. I come to her on Fridays. On the other days I still get two cups out. One of them is for tea, and the other is to remind me that the door works both ways.`,
  credit: first('Maureen'),
  media: [
    {
      form: 'film',
      shows:
        'A drawn kitchen table with a blue kettle and one cup. Steam rises while the window behind turns from day to night and a lamp begins to glow. Then a second cup, a yellow one, draws itself beside the first, and both steam.',
      film: twoCups,
    },
  ],
};

export const rainOnTheLandingStory: SampleStory = {
  name: 'rain-on-the-landing',
  theme: 'isolation',
  neighbourhood: 'haslingden',
  title: 'Rain on the landing window',
  words: `There is a chair on our landing where nobody ever sat. It was just where the spare blanket lived. The winter after Jean died I started sitting in it, because from there you can see the whole hill and six chimneys.

When it rained I hummed along. The window has a note, and so does the gutter, and if you wait they nearly make a tune. I got her little harmonium out from under the bed. I am not a player. I kept it to four chords.

One of the six chimneys always smoked at five o'clock. I never met them, but I set my tea by it. This is what it sounded like up there, and what it looked like.`,
  credit: anonymous,
  sensitive: ['death'],
  media: [
    {
      form: 'sound',
      ending: 'flac',
      heard:
        'Rain runs down glass and drips from a gutter, all the way through.\n\nA harmonium breathes four slow chords under it, again and again. After a while a few plucked notes join in. They nearly make a tune.',
      play: rainOnTheLanding,
    },
    {
      form: 'artwork',
      format: 'png',
      draw: landingWindow,
      alt: 'A pen drawing with touches of blue. A tall window on a stair landing, its curtains open and raindrops running down the glass. Outside are blue hills and a row of small houses, one with a yellow window. On the sill stands a jar of yellow flowers, and before it a wooden chair with a checked blanket over its back.',
    },
  ],
};

export const roundTheBlockStory: SampleStory = {
  name: 'round-the-block',
  theme: 'isolation',
  neighbourhood: 'stockbridge-village',
  title: 'Round the block with Biscuit',
  words: `Before the dog I could go from Sunday to Sunday and the only person I spoke to was the lad on the till. I do not say it to be sad. It was just the size my days had got to.

Biscuit came from my niece, who had no room. He needs three walks. On the first day a woman by the houses said, what is his name? On the second day she said, hello Biscuit. It was a month before anyone asked for mine.

So this is our round. Past the flats, past the shops, the swings, the sunflowers. It takes fifteen seconds here. It takes us about an hour and a half, with all the stopping.`,
  credit: first('Terry'),
  videoTour: true,
  media: [
    {
      form: 'film',
      shows:
        'A cut-paper street goes by. A man in a red cap walks a small brown dog past flats, houses, three shops with the words Chippy, News and Cakes, swings, and sunflowers over a white fence. Four neighbours stand along the way, and each lifts a hand as they pass.',
      captions: `WEBVTT

00:00.500 --> 00:05.000
[Footsteps on the pavement. Birds sing]

00:05.000 --> 00:12.000
[A cheerful tune on plucked strings, in step with the walk]

00:12.000 --> 00:15.000
[The footsteps stop. The tune ends]
`,
      film: roundTheBlock,
    },
  ],
};

export const lightAcrossTheWayStory: SampleStory = {
  name: 'light-across-the-way',
  theme: 'isolation',
  neighbourhood: 'stockbridge-village',
  title: 'The light across the way',
  words: `I do not sleep well. At three in the morning the whole block opposite is dark except for one window, straight across and down a bit. For months that was all it was. A yellow square.

I put my plant on the sill because it wanted more light. The next night there was somebody standing in the yellow square, and they put a hand up. I did not know if it was for me. I put my hand up too. I felt daft.

We have never met. I could not tell you if they are old or young. But at three in the morning there are two of us, and that is a different number from one. I cut this in lino over five nights, with the lamp on.`,
  credit: anonymous,
  media: [
    {
      form: 'artwork',
      format: 'png',
      draw: lightAcrossTheWay,
      alt: 'A lino-cut printed in dark blue on cream. Two blocks of flats stand at night under a full moon, and the cut marks of the sky circle around it. All the windows are dark but two, printed in yellow. In one is a pot plant. In the other, in the block across the way, a figure raises a hand.',
    },
  ],
};
