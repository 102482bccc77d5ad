import { bandRoom } from '../drawings/band-room.ts';
import { ladder } from '../drawings/ladder.ts';
import { oneSquareEach } from '../drawings/one-square-each.ts';
import { overTheTops } from '../films/over-the-tops.ts';
import type { SampleStory } from '../sample-story.ts';
import { bandPractice } from '../sounds/band-practice.ts';
import { first } from './credits.ts';

export const oneSquareEachStory: SampleStory = {
  name: 'one-square-each',
  theme: 'connectedness',
  neighbourhood: 'stockbridge-village',
  title: 'One square each',
  words: `The rule was one square each and no worrying about being good at it. Twenty-four people took a piece of cloth home. Some of us had not threaded a needle since school.

The squares came back in carrier bags and through letterboxes. A house. A bird with a beak that is a bit too big. Three cups of tea, because that is what people said they remembered. Someone used the lining of a coat that had been her dad's.

We sewed them together over four Thursdays. It hangs up by the window. The last square is blank on purpose, with the needle left in. It belongs to whoever comes through the door next.`,
  credit: { kind: 'another-name', name: 'The Thursday table' },
  media: [
    {
      form: 'artwork',
      format: 'jpeg',
      draw: oneSquareEach,
      alt: 'A quilt of twenty-five square patches in red, teal, gold, pink and blue on a dark blue border. The patches show stars, houses, birds, flowers, cups of tea, zigzags and pinwheels. The last patch, at the bottom right, is plain cream with a few red stitches begun and a threaded needle lying on it.',
    },
  ],
};

export const ladderStory: SampleStory = {
  name: 'ladder',
  theme: 'connectedness',
  neighbourhood: 'haslingden',
  title: 'The ladder',
  words: `I bought a red ladder to do my gutter, and I used it once. It lay along the back wall for two years until the man over the hedge asked could he borrow it for his apples.

After that I never really had it back. It went to the street party for the bunting. It went to the end house, because of the cat. A little lad who was frightened of heights went up four rungs of it and now he tells everybody.

It came home last week with a basket on it and a loaf still warm. I have thought about writing my name on the side. But I would have to write all of ours.`,
  credit: first('Anna'),
  media: [
    {
      form: 'artwork',
      format: 'png',
      draw: ladder,
      alt: 'A comic of six panels without words. One: an older woman in a teal coat clears leaves from a gutter on a red ladder. Two: she hands the ladder over a hedge to a neighbour. Three: he picks apples from it. Four: the two of them and a child hang bunting. Five: at night the child climbs it to reach a black cat on a wall. Six: the ladder is home, with a basket of apples and a loaf on it and a red heart above.',
    },
  ],
};

export const bandPracticeStory: SampleStory = {
  name: 'band-practice',
  theme: 'connectedness',
  neighbourhood: 'workington',
  title: 'Practice, with the doors open',
  words: `It was too hot to practise with the doors shut, that is all it was. We propped them open with two chairs. There were only the few of us left by then and we had talked about packing it in.

By the second tune there was a woman and her boy stood in the road. Then a man with a dog, who said he had walked past for nine years and never knew what was in here. He used to play the horn at school. We had a horn.

We leave the doors open every Monday now, coats on if we have to. It is eleven of us, and the boy is learning the drum. This is how we warm up.`,
  credit: { kind: 'full-name', name: 'Frank Ashdown' },
  media: [
    {
      form: 'sound',
      ending: 'ogg',
      heard:
        'Three taps count the band in. A small brass band plays a warm, slow tune in three-time: one line above, two in the middle and a deep one below. It ends on one long chord.',
      play: bandPractice,
    },
    {
      form: 'artwork',
      format: 'jpeg',
      draw: bandRoom,
      alt: 'A painted street at dusk. The red double doors of a brick hall stand open, and yellow light spills across the road. Inside, three people play a cornet, a trombone and a tuba. Gold lines and notes drift out over the wall. Outside, a woman in a red coat, a child with one arm up, and a man with a black dog have stopped to listen.',
    },
  ],
};

export const overTheTopsStory: SampleStory = {
  name: 'over-the-tops',
  theme: 'connectedness',
  neighbourhood: 'haslingden',
  title: 'Six doors',
  words: `When I moved here I had a map with roads on it, and it was no use at all. It told me how to get to places. It did not tell me where I would be let in.

So I began my own. Every time a door opened I put it on. Knit and natter, where nobody minds if you only natter. The allotments, where you cannot leave without leeks. The brew room. The cairn on the top, which has no door, but somebody is always up there to say it is a grand day when it is not. The band club on a Friday.

It took two years to walk this line. You can watch it in fourteen seconds. Start anywhere. Knock.`,
  credit: first('Ines'),
  videoTour: true,
  media: [
    {
      form: 'film',
      shows:
        'A hand-drawn map with green hills, a river and rows of houses. A small walker draws a red dotted line from place to place, and each place gets its sign: My door, Knit and natter, Allotments, Brew room, The top, Band club.',
      film: overTheTops,
    },
  ],
};
