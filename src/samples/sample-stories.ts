import type { Credit } from '../story/credit.ts';
import { bandRoom } from './drawings/band-room.ts';
import { ladder } from './drawings/ladder.ts';
import { landingWindow } from './drawings/landing-window.ts';
import { lightAcrossTheWay } from './drawings/light-across-the-way.ts';
import { oneSquareEach } from './drawings/one-square-each.ts';
import { secondChairFromTheLeft } from './drawings/second-chair-from-the-left.ts';
import { thingsICanDo } from './drawings/things-i-can-do.ts';
import { firstBus } from './films/first-bus.ts';
import { overTheTops } from './films/over-the-tops.ts';
import { roundTheBlock } from './films/round-the-block.ts';
import { twoCups } from './films/two-cups.ts';
import type { SampleStory } from './sample-story.ts';
import { bandPractice } from './sounds/band-practice.ts';
import { machineRoom } from './sounds/machine-room.ts';
import { rainOnTheLanding } from './sounds/rain-on-the-landing.ts';

const first = (name: string): Credit => ({ kind: 'first-name', name });
const anonymous: Credit = { kind: 'anonymous' };

/** In the order in which they are planted; the gallery shows the last one first. */
export const sampleStories: readonly SampleStory[] = [
  {
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
  },
  {
    name: 'second-chair',
    theme: 'employment',
    neighbourhood: 'workington',
    title: 'Second chair from the left',
    words: `There are five chairs outside the office and everyone leaves a gap if they can. You look at your phone, or at the picture of the boat. You do not look at each other. It feels like everybody knows why you are there.

One day the clock had stopped at half past one and we all sat there a long time not saying so. I had an orange. I took it in two and held half out to the man on the next chair. He had driven wagons for thirty years. By the time they called my name there were three of us talking.

He rang me in the spring about a job at his cousin's yard. I made this poster for the corridor. It asks the thing I wish somebody had asked me.`,
    credit: first('Davey'),
    media: [
      {
        form: 'artwork',
        format: 'webp',
        draw: secondChairFromTheLeft,
        alt: 'A poster printed in blue, red and black. Five people sit on a row of chairs under a clock and a picture of a sailing boat. The second from the left, in red, reaches out to the next person, and each holds half of an orange. Red hand-drawn letters below ask: Who else is waiting?',
      },
    ],
  },
  {
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
  },
  {
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
  },
  {
    name: 'things-i-can-do',
    theme: 'employment',
    neighbourhood: 'haslingden',
    title: 'Things I can do',
    words: `The form had a box for skills and I left it empty. I had been at home looking after my mum for eleven years. I did not think that went in the box.

At the group they gave us coloured paper and scissors instead of a form. Cut out one thing you can do, she said. I cut out a loaf. Then another one, she said. By half past three I had nine and I was cross that the paper had run out.

I can bake, mend, grow, listen, lift, count, drive, tidy and sing. I took the whole thing to the interview rolled up under my arm. They hung it in the staff room. I walk past it on my way in.`,
    credit: first('Shabana'),
    media: [
      {
        form: 'artwork',
        format: 'jpeg',
        draw: thingsICanDo,
        alt: 'A cut-paper collage titled Things I can do. Nine bright cards in three rows each show one thing with its word: a loaf, bake; a button and needle, mend; a seedling, grow; an ear, listen; a box in two hands, lift; an abacus, count; a van, drive; a broom, tidy; two music notes, sing.',
      },
    ],
  },
  {
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
  },
  {
    name: 'machine-room',
    theme: 'employment',
    neighbourhood: 'stockbridge-village',
    title: 'Two machines and a radio',
    words: `It began with one sewing machine on a folding table and a sign that said alterations. I thought I would do zips for pocket money. Then my friend brought hers in and set it up facing mine.

When both are going they fall into step. You feel it through the floor. If the radio is on you find you are sewing in time with it, and your seams come out straighter.

We have a proper room now, with a kettle and a key. There are two more women learning on a Wednesday. I recorded the machines with nothing else on, and put a guitar over the top where the radio would be. The quiet bit is me turning a corner.`,
    credit: first('Joyce'),
    media: [
      {
        form: 'sound',
        ending: 'm4a',
        heard:
          'A sewing machine starts and finds its beat. A second one joins from the other side.\n\nA guitar walks over the top of them in time. Now and then both machines pause for a moment, as at a corner, and go on.',
        play: machineRoom,
      },
    ],
  },
  {
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
  },
  {
    name: 'first-bus',
    theme: 'employment',
    neighbourhood: 'workington',
    title: 'The first bus',
    words: `The first bus is at ten to six and I used to be the only one at the stop. New job, new boots, all the windows black. I felt like the last person awake and the first one up, both at once.

Then I began to notice the lights. The bakery first. The nurse with the blue door. Somebody upstairs with a baby, walking up and down. By the time I reach the harbour there is a window lit in every house, and I know which ones.

I drew it on the bus, a bit each morning. It starts in the dark and ends with the bus coming. I am the one in the orange coat. I was never the only one. I just could not see the others yet.`,
    credit: first('Kasia'),
    videoTour: true,
    media: [
      {
        form: 'film',
        shows:
          'A drawn street before dawn, all its windows dark. As we pass along it, one window after another lights up, and a shop with the word Bread. The sky turns pink over a harbour. Someone in an orange coat waits at the stop, and a red bus comes.',
        film: firstBus,
      },
    ],
  },
  {
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
  },
  {
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
  },
  {
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
  },
];
