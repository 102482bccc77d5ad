import { secondChairFromTheLeft } from '../drawings/second-chair-from-the-left.ts';
import { thingsICanDo } from '../drawings/things-i-can-do.ts';
import { firstBus } from '../films/first-bus.ts';
import type { SampleStory } from '../sample-story.ts';
import { machineRoom } from '../sounds/machine-room.ts';
import { first } from './credits.ts';

export const secondChairStory: SampleStory = {
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
};

export const thingsICanDoStory: SampleStory = {
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
};

export const machineRoomStory: SampleStory = {
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
};

export const firstBusStory: SampleStory = {
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
};
